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
