/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names and how often Belgium bears them, in order to INVENT people for tests and for
 * `kiespost demo`. No rule, no verdict, no choice of language and no check of an import
 * may ever look at this: a name says nothing about a person's language or origin, and to
 * guess from it is forbidden (law/rules.md; GDPR art. 9). Everything is
 * static but the lots. */

#include <glib.h>

#include "reference/municipality.h"

enum name_list {
    NAMES_GIVEN,
    NAMES_GIVEN_SPECIAL, /* with accents, hyphens, apostrophes */
    NAMES_FAMILY,
    NAMES_FAMILY_SPECIAL, /* particles, apostrophes, foreign letters, very long … */
    NAME_LIST_COUNT
};

struct listed_name {
    const char *name;
    guint count;         /* bearers; 0 when the source has no figure */
    char sex;            /* 'M', 'F', or '\0' for family names */
    enum region region;  /* where it was counted; REGION_ALL: in the whole country, or
                            constructed */
    const char *feature; /* what is special about it, "" in the plain lists */
};

guint name_list_length(enum name_list list);
const struct listed_name *name_list_at(enum name_list list, guint index);

/* Names to draw from, each as often as it is borne. */
typedef struct name_lot NameLot;

/* The names of `list` that were counted in `region` or in the whole country, of `sex`
 * ('M', 'F', or '\0' for all). One without a figure weighs as if it had 200 bearers.
 * Never empty for a region that is not REGION_ALL; the caller frees. */
NameLot *name_lot_new(enum name_list list, enum region region, char sex);
void name_lot_free(NameLot *lot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NameLot, name_lot_free)

/* The same `chance` gives the same name. Static. */
const char *name_lot_draw(const NameLot *lot, guint64 chance);
