/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One line of what a mailing costs: an election expense that is declared after the poll
 * (law/rules.md R-111). */

#include "domain/money.h"

/* The names are stored. */
enum cost_item {
    COST_STAMP,
    COST_PRINT,
    COST_SMS,
    COST_OTHER,
    COST_ITEM_COUNT
};
/* "stamp", "print", "sms", "other". */
const char *cost_item_name(enum cost_item item);
gboolean cost_item_from_name(const char *name, enum cost_item *item);

struct cost {
    enum cost_item item;
    euro_price amount; /* negative: it takes back an earlier line of that item */
    gboolean each;     /* for every recipient, else for the whole mailing */
};

/* What the line comes to in a mailing to so many people. */
euro_cents cost_in_all(const struct cost *cost, gint64 recipients);
