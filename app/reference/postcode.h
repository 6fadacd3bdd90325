/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Belgian postcodes (bpost's list) and whether one goes with a municipality. Everything
 * is static. */

#include <glib.h>

#include "domain/language.h"
#include "reference/municipality.h"

struct postcode {
    const char *code; /* four digits */
    /* The list gives each code to one municipality; NULL for 0612, Saint Nicholas. */
    const struct municipality *municipality;
    gboolean special; /* an institution's or a sorting code, nobody's domicile */
    /* Places, in the order of the list, NULL at the end. The two do not run parallel. */
    const char *const *localities_nl;
    const char *const *localities_fr;
};

/* In ascending order. */
guint postcode_count(void);
const struct postcode *postcode_at(guint index);

/* Exactly four digits that are in the list, else NULL; "B-9000" is for the caller to
 * clean. */
const struct postcode *postcode_find(const char *text);

/* Whether the code is in the list. */
gboolean postcode_is_valid(const char *text);

guint postcode_locality_count(const struct postcode *postcode, enum language language);

/* The places of a code in Dutch, or in French for any other language; NULL past the
 * last one. */
const char *postcode_locality_name(const struct postcode *postcode, guint index,
                                   enum language language);

/* What to write after the code on an envelope in `language`, when the file says
 * `written`: a place of that code in its right spelling and, where the tables pair the
 * two languages with certainty, in the language that the municipality's regime allows
 * ("LEDEBERG" → "Ledeberg", "Laeken" → "Laken"); otherwise the municipality's name on
 * an envelope. Static. 0612 has only its own place. */
const char *postcode_place_name(const struct postcode *postcode, const char *written,
                                enum language language);

enum postcode_agreement {
    POSTCODE_AGREES,
    /* Through a former municipality or a place of the postcode's municipality; or
     * "Brussel" for any of the nineteen, as people write it. */
    POSTCODE_AGREES_THROUGH_OTHER_NAME,
    POSTCODE_DISAGREES,
    POSTCODE_UNKNOWN, /* whatever the municipality */
    POSTCODE_UNKNOWN_MUNICIPALITY,
};

/* Whether a municipality as written in a file goes with the postcode beside it.
 *
 * `*municipality` (may be NULL) becomes the municipality meant: the postcode's own when
 * they agree or when the name is unknown or empty; the one named when only the postcode
 * is unknown; NULL when they disagree. The postcode settles an ambiguous name:
 * "Saint-Nicolas" at 4420 is the one near Liège.
 *
 * Asked for every row of an import: answers are remembered per thread, so that a repeated
 * pair costs one comparison. */
enum postcode_agreement postcode_check(const char *code, const char *written,
                                       const struct municipality **municipality);
