/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/calendar.h"

#include <string.h>

#include "reference/tables.h"

guint election_count(void)
{
    return election_row_count;
}

const struct election *election_at(guint index)
{
    g_assert(index < election_row_count);
    return &election_rows[index];
}

const struct election *election_find(const char *id)
{
    for (guint i = 0; i < election_row_count; i++)
        if (strcmp(election_rows[i].id, id) == 0)
            return &election_rows[i];
    return NULL;
}

/* ---- elections of examples ---- */

static const struct election *newest_of(const char *regime_id)
{
    const struct election *newest = NULL;

    for (guint i = 0; i < election_row_count; i++)
        if (strcmp(election_rows[i].regime->id, regime_id) == 0 &&
            (newest == NULL || election_rows[i].day > newest->day))
            newest = &election_rows[i];
    return newest;
}

static struct election *moved(const char *id, const struct election *model,
                              day_number poll)
{
    struct election *election = g_memdup2(model, sizeof *model);
    day_number by = poll - model->day;

    election->id = id;
    election->day = poll;
    election->regulated_from += by;
    election->list_from += by;
    if (election->lists_filed_by != DAY_UNKNOWN)
        election->lists_filed_by += by;
    return election;
}

const struct election *election_of_example(const char *id, day_number made_on)
{
    static const struct {
        const char *id, *regime;
    } examples[] = {
        {"DEMO-BE-VLG-LOC", "BE-VLG-LOC"},
        {"DEMO-BE-BRU-LOC", "BE-BRU-LOC"},
    };
    /* One dossier has one day, so that this stays short; kept for good, as a row of the
     * table is. */
    static GPtrArray *made;
    day_number poll = made_on + EXAMPLE_POLL_AFTER_DAYS;

    if (made == NULL)
        made = g_ptr_array_new();
    for (guint i = 0; i < made->len; i++) {
        const struct election *election = made->pdata[i];
        if (election->day == poll && strcmp(election->id, id) == 0)
            return election;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(examples); i++) {
        if (strcmp(examples[i].id, id) != 0)
            continue;
        g_ptr_array_add(made, moved(examples[i].id, newest_of(examples[i].regime), poll));
        return made->pdata[made->len - 1];
    }
    return NULL;
}

/* ---- regimes ---- */

guint regime_count(void)
{
    return regime_row_count;
}

const struct regime *regime_at(guint index)
{
    g_assert(index < regime_row_count);
    return &regime_rows[index];
}

const struct regime *regime_find(const char *id)
{
    for (guint i = 0; i < regime_row_count; i++)
        if (strcmp(regime_rows[i].id, id) == 0)
            return &regime_rows[i];
    return NULL;
}
