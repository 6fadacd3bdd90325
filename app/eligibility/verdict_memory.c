/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/verdict_memory.h"

#include <string.h>

enum {
    FIRST_BIRTH = -30000, /* 1887 */
    LAST_BIRTH = 40000,   /* 2079 */
};

struct verdict_memory {
    struct facts common; /* of all that is remembered; birth_date 0 */
    gboolean has_common;
    guint8 verdicts[LAST_BIRTH - FIRST_BIRTH]; /* verdict + 1; 0: not known */
};

struct verdict_memory *verdict_memory_new(void)
{
    return g_new0(struct verdict_memory, 1);
}

void verdict_memory_free(struct verdict_memory *memory)
{
    g_free(memory);
}

static guint8 *place_of(struct verdict_memory *memory, const struct facts *facts)
{
    if (facts->birth_date < FIRST_BIRTH || facts->birth_date >= LAST_BIRTH)
        return NULL;
    return &memory->verdicts[facts->birth_date - FIRST_BIRTH];
}

static gboolean is_common(const struct verdict_memory *memory, const struct facts *facts)
{
    struct facts compared;

    memcpy(&compared, facts, sizeof compared);
    compared.birth_date = 0;
    return memory->has_common && memcmp(&compared, &memory->common, sizeof compared) == 0;
}

gboolean verdict_memory_get(struct verdict_memory *memory, const struct facts *facts,
                            enum verdict *verdict)
{
    const guint8 *place = place_of(memory, facts);

    if (place == NULL || *place == 0 || !is_common(memory, facts))
        return FALSE;
    *verdict = (enum verdict)(*place - 1);
    return TRUE;
}

/* The first facts decide what is common: exceptions are few, and are asked each time. */
void verdict_memory_put(struct verdict_memory *memory, const struct facts *facts,
                        enum verdict verdict)
{
    guint8 *place = place_of(memory, facts);

    if (place == NULL)
        return;
    if (!memory->has_common) {
        memcpy(&memory->common, facts, sizeof memory->common);
        memory->common.birth_date = 0;
        memory->has_common = TRUE;
    }
    if (is_common(memory, facts))
        *place = (guint8)(verdict + 1);
}
