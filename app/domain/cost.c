/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/cost.h"

#include <string.h>

static const char *const names[COST_ITEM_COUNT] = {
    [COST_STAMP] = "stamp",
    [COST_PRINT] = "print",
    [COST_SMS] = "sms",
    [COST_OTHER] = "other",
};

const char *cost_item_name(enum cost_item item)
{
    g_assert(item < COST_ITEM_COUNT);
    return names[item];
}

gboolean cost_item_from_name(const char *name, enum cost_item *item)
{
    for (int i = 0; i < COST_ITEM_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            *item = (enum cost_item)i;
            return TRUE;
        }
    }
    return FALSE;
}

euro_cents cost_in_all(const struct cost *cost, gint64 recipients)
{
    return money_times(cost->amount, cost->each ? recipients : 1);
}
