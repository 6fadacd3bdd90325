/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/law_source.h"

#include <string.h>

#include "reference/tables.h"

/* A family's tag ends in a hyphen and any word goes on from there. */
static gboolean begins_with(const char *word, const char *tag)
{
    gsize length = strlen(tag);

    return strncmp(word, tag, length) == 0 &&
           (tag[length - 1] == '-' || word[length] == '\0' || word[length] == ' ');
}

const struct law_source *law_source_find(const char *word, const char **rest)
{
    for (guint i = 0; i < law_source_row_count; i++) {
        const struct law_source *source = &law_source_rows[i];
        if (!begins_with(word, source->tag))
            continue;
        *rest = word + strlen(source->tag);
        *rest += **rest == ' ' ? 1 : 0;
        return source;
    }
    return NULL;
}

guint law_source_count(void)
{
    return law_source_row_count;
}

const struct law_source *law_source_at(guint index)
{
    g_assert(index < law_source_row_count);
    return &law_source_rows[index];
}
