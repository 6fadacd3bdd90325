/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether two sources were crossed before they came here: a file of contacts that was
 * filled in from the voter list, or a "voter list" that holds only whom another file
 * knows (law/rules.md; Disputes Chamber 10/2019).
 *
 * R-42 allows no matching of a voter list with any other list. To see that somebody else
 * has done it, this one must be made: on hashes under a key of this run, in memory, with
 * a count as its result. Nothing is stored, nobody is told who, and no row learns
 * anything of another. */

#include <glib.h>

#include "domain/recipient.h"

enum crossing_by {
    /* As a register writes it and people seldom do: every given name, at least two of
     * them, and the same address or birth date, letter for letter. */
    CROSSED_TO_THE_LETTER,
    /* The same name (one given name) and address, whatever the case and accents. */
    CROSSED_BY_HOME,
};

struct crossing;
typedef struct crossing Crossing;

/* Of a file that has more than `rows_most` rows nothing is kept: it cannot be of those
 * looked for. */
struct crossing *crossing_new(enum crossing_by by, guint64 rows_most);
void crossing_free(struct crossing *crossing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Crossing, crossing_free)

/* One row of the file that came in. */
void crossing_row(struct crossing *crossing, const struct recipient *recipient);

/* Rows that can be compared at all; 0 when there were too many. */
guint64 crossing_comparable(const struct crossing *crossing);

/* One row of the other source; no more crossing_row() after it. */
void crossing_compare(struct crossing *crossing, const struct recipient *other);

/* Rows of the file that the other source repeats. */
guint64 crossing_repeated(const struct crossing *crossing);

/* The other source ends here: the next one is counted by itself. */
void crossing_forget_repeated(struct crossing *crossing);
