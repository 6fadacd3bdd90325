/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Postcode and municipality of one row, checked against each other. */

#include <glib.h>

#include "extract/reader.h"

enum place_outcome {
    PLACE_FINE,
    PLACE_EMPTY,              /* neither was given */
    PLACE_NAME_UNKNOWN,       /* a hamlet, a typing error: the name stays as written, and
                               * the postcode, if there is one, tells the NIS code */
    PLACE_POSTCODE_MALFORMED, /* not four digits */
    PLACE_POSTCODE_UNKNOWN,
    PLACE_CONTRADICTION,
};

/* Strings are static; "" when not known. */
struct place {
    enum place_outcome outcome;
    const char *postcode;
    const char *municipality; /* for the envelope: as written, in its right spelling;
                               * NULL: as written */
    const char *nis;
};

/* `postcode` may be "B-9000", "9 000", or "9000 Gent" with an empty municipality, and
 * `municipality` "9000 Gent" with an empty postcode. */
struct place place_settle(const char *postcode, const char *municipality);
