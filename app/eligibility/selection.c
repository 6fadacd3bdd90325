/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection.h"

static void mark_attribute(const struct selection_node *term, gpointer user)
{
    gboolean *used = user;

    used[selection_attribute_of(term->field)] = TRUE;
}

guint selection_attributes(const struct selection *selection)
{
    gboolean used[SELECTION_ATTRIBUTE_COUNT] = {FALSE};
    guint count = 0;

    selection_node_visit(selection->root, mark_attribute, used);
    for (int i = 0; i < SELECTION_ATTRIBUTE_COUNT; i++)
        count += used[i] ? 1 : 0;
    return count;
}

/* A day that the year of birth lacks is 29 February: who was born on the day before it
 * has had that birthday, who was born on the day after it has not. */
day_number selection_birth_cutoff(int years, day_number on)
{
    int year, month, day;

    day_to_ymd(on, &year, &month, &day);
    day_number birth = day_from_ymd(year - years, month, day);
    return birth != DAY_UNKNOWN ? birth : day_from_ymd(year - years, month, day - 1);
}

void selection_free(struct selection *selection)
{
    if (selection == NULL)
        return;
    selection_node_free(selection->root);
    g_free(selection->text);
    g_free(selection);
}
