/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who of the people in its sources a mailing goes to: `mailing new --select EXPR`.
 *
 *     age < 30 and postcode in (9000, 9030)
 *     (street = Kerkstraat and house_number = odd) or not first_time_voter
 *
 * A small closed language: fields of law/rules.md and the dates of one's
 * own contacts, compared with = != < <= > >=, "in (…)" and "between … and …", joined by
 * and, or, not and brackets; "and" binds before "or". Fields and words are English, Dutch
 * or French, in any case, with or without accents. What it has no word for cannot be
 * selected by; what the law forbids to select by it refuses in the law's name. */

#include <glib.h>

#include "domain/election.h"
#include "eligibility/selection_tree.h"

struct selection {
    struct selection_node *root;
    char *text;                      /* the canonical form */
    const struct election *election; /* whose polling day ages are counted to; static */
    const struct election *previous; /* the ordinary one of its kind before it; NULL when
                                      * the calendar has none */
};
typedef struct selection Selection;

/* KIESPOST_ERROR_USAGE when it is wrong, with the place and what to write instead;
 * KIESPOST_ERROR_REFUSED when it asks what the law forbids to choose people by, with the
 * rule and its citation. The caller frees. */
struct selection *selection_parse(const char *text, const struct election *election,
                                  GError **error);
void selection_free(struct selection *selection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Selection, selection_free)

/* How many attributes of people it combines: age, area, street, stated language
 * and the dates of contact count once each, however often they are asked. */
guint selection_attributes(const struct selection *selection);

/* Born on this day or before: at least `years` old on `on`. `on` must be known. */
day_number selection_birth_cutoff(int years, day_number on);
