/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/name_list.h"

#include "reference/tables.h"

enum {
    WEIGHT_WITHOUT_FIGURE = 200
};

struct name_lot {
    GPtrArray *names; /* const char *, static */
    GArray *ends;     /* guint64: weight of all names up to and with this one */
};

guint name_list_length(enum name_list list)
{
    g_assert(list < NAME_LIST_COUNT);
    return name_lists[list].count;
}

const struct listed_name *name_list_at(enum name_list list, guint index)
{
    g_assert(index < name_list_length(list));
    return &name_lists[list].rows[index];
}

NameLot *name_lot_new(enum name_list list, enum region region, char sex)
{
    NameLot *lot = g_new0(NameLot, 1);
    guint64 end = 0;

    lot->names = g_ptr_array_new();
    lot->ends = g_array_new(FALSE, FALSE, sizeof(guint64));
    for (guint i = 0; i < name_list_length(list); i++) {
        const struct listed_name *name = name_list_at(list, i);
        if ((name->region != region && name->region != REGION_ALL) ||
            (sex != '\0' && name->sex != sex))
            continue;
        end += name->count != 0 ? name->count : WEIGHT_WITHOUT_FIGURE;
        g_ptr_array_add(lot->names, (gpointer)name->name);
        g_array_append_val(lot->ends, end);
    }
    return lot;
}

void name_lot_free(NameLot *lot)
{
    if (lot == NULL)
        return;
    g_ptr_array_unref(lot->names);
    g_array_unref(lot->ends);
    g_free(lot);
}

const char *name_lot_draw(const NameLot *lot, guint64 chance)
{
    g_assert(lot->names->len > 0);
    guint low = 0, high = lot->names->len - 1;

    chance %= g_array_index(lot->ends, guint64, high);
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(lot->ends, guint64, middle) <= chance)
            low = middle + 1;
        else
            high = middle;
    }
    return g_ptr_array_index(lot->names, low);
}
