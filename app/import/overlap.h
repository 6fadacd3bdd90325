/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a file shares with those that it should share nothing with: the people of
 * forbidden files (dossier/forbidden_people.h), their odd spellings, and rows that
 * were crossed with a voter list. Counts alone come out of it.
 *
 * When it is flagged:
 *
 * - Any kind but a voter list: at least 3 people and 2 % of the rows stand in forbidden
 *   files, or at least 10 people, not counting those whose row has a consent of its own:
 *   dated, not after today, with its wording, and not the consent date that the forbidden
 *   file had for them. A single one among many is no flag; overlap_see() points out each.
 * - A declared voter list holds everybody, whoever else does too: it is flagged when at
 *   least half of its rows, and 3 people, stand in forbidden files, or at least half, and
 *   10 people, in one source of the dossier that is not the candidate's own (a file of an
 *   office, a shop, an association …): then it is the extract of a list by that file.
 * - at least 2 people whom a forbidden file spells alike and the (other) voter list
 *   of the dossier otherwise (import/spelling.h).
 * - Any kind but a voter list: at least 10 people and 30 % of the rows repeat a voter
 * list of the dossier to the letter (import/crossing.h).
 *
 * The numbers are choices of this program; no text of the law has them. */

#include <glib.h>

#include "domain/recipient.h"
#include "domain/source.h"
#include "dossier/dossier.h"
#include "dossier/sources.h"

enum {
    OVERLAP_PEOPLE_LEAST = 3,
    OVERLAP_PERCENT_LEAST = 2,
    OVERLAP_PEOPLE_SURELY = 10,
    OVERLAP_LIST_PERCENT_LEAST = 50,
    OVERLAP_EXTRACT_PEOPLE_LEAST = 10,
    OVERLAP_ODD_LEAST = 2,
    OVERLAP_CROSSED_LEAST = 10,
    OVERLAP_CROSSED_PERCENT_LEAST = 30,
};

struct overlap;
typedef struct overlap Overlap;

/* `declared` is borrowed. Without a forbidden file and without a voter list to compare
 * with, nothing is looked at. */
struct overlap *overlap_new(struct dossier *dossier, const struct source *declared,
                            GError **error);

/* For a source that is in the dossier already: about one forbidden file alone. */
struct overlap *overlap_new_with_file(struct dossier *dossier,
                                      const struct source *declared, gint64 file,
                                      GError **error);
void overlap_free(struct overlap *overlap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Overlap, overlap_free)

/* Every row that is stored, on one thread. TRUE when this person stands in a forbidden
 * file and is to be held by itself (never in a voter list). */
gboolean overlap_see(struct overlap *overlap, const struct recipient *recipient);

/* Every row of the declared source as it is in the dossier. */
gboolean overlap_see_source(struct overlap *overlap, GError **error);

struct overlap_report {
    GArray *flags;     /* struct source_flag, strings owned, freed with the array */
    guint64 forbidden; /* rows that overlap_see() pointed out */
    GArray *odd_rows;  /* R-27, also of a single one: the how-manieth rows that
                          overlap_see() saw, guint64 from 0, ascending */
};
void overlap_report_clear(struct overlap_report *report);

/* Reads the other sources of the dossier where something is to be compared with them; the
 * caller clears `report` in every case. */
gboolean overlap_conclude(struct overlap *overlap, struct overlap_report *report,
                          GError **error);
