/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* people whom a file and a forbidden one spell alike, and the voter list of the
 * dossier otherwise: a slip of the pen that was copied tells where a file came from.
 *
 * Somebody is spelled oddly when a voter list has the same person – the same house and
 * street, or the same birth date, with a name that differs by a letter or two – but not
 * as here, and when the word that differs stands nowhere in that list: so that Maes is no
 * slip for Maas. Case and accents make no other spelling. */

#include <glib.h>

#include "domain/recipient.h"
#include "dossier/forbidden_people.h"

struct spelling;
typedef struct spelling Spelling;

struct spelling *spelling_new(void);
void spelling_free(struct spelling *spelling);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spelling, spelling_free)

/* A row that forbidden files spell alike, the `row`-th of its file; copied. Beyond
 * SPELLING_ROWS_MOST rows none is taken: what they show has been seen by then. */
#define SPELLING_ROWS_MOST 100000
void spelling_suspect(struct spelling *spelling, const struct recipient *recipient,
                      guint64 row, const struct forbidden_spelling *files);

/* Nobody was suspected: there is nothing to compare. */
gboolean spelling_is_empty(const struct spelling *spelling);

/* Once a row of a voter list after the other; then all of them again. The first time
 * finds who is spelled otherwise there, the second whether those words stand there at
 * all. spelling_any_differs() between the two: FALSE spares the second. */
void spelling_compare(struct spelling *spelling, const struct recipient *official);
gboolean spelling_any_differs(const struct spelling *spelling);
void spelling_look_for_words(struct spelling *spelling, const struct recipient *official);

/* How many of the suspected rows are spelled oddly; with `file` not 0 of those that this
 * file spells alike. */
guint64 spelling_odd_count(const struct spelling *spelling, forbidden_set file);

/* Appends their numbers, guint64, ascending when they were given so. */
void spelling_append_odd(const struct spelling *spelling, GArray *rows);
