/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a person decided about a source that is flagged: it looks like something else than
 * what was declared. Never changed or taken back; a file that is flagged later asks for
 * another decision. */

#include <glib.h>

#include "base/day.h"
#include "dossier/dossier.h"

/* All strings owned. */
struct source_review {
    gboolean accepted;
    char *reason;
    char *evidence_name;   /* base name of a file that shows it, NULL when none … */
    char *evidence_digest; /* … and its SHA-256, hexadecimal */
    char *operator_name;
    day_number day;
    gint64 at; /* seconds since 1970-01-01 UTC; set when it is recorded */
};
void source_review_clear(struct source_review *review);

/* Opens the source again or closes it for ever, as this operator and on this day,
 * whatever `review` says of them; one journal entry. KIESPOST_ERROR_USAGE when the source
 * is not flagged or there is none of that id. */
gboolean source_review_record(struct dossier *dossier, const char *source_id,
                              const struct source_review *review, GError **error);

/* struct source_review in the order in which they were made, freed with the array. */
GArray *source_reviews(struct dossier *dossier, const char *source_id, GError **error);
