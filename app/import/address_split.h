/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An address in one cell cut into its parts, when there is only one way to cut it
 * (data/postal_rules.md). */

#include <glib.h>

#include "extract/reader.h"

/* Into the text that was cut; empty where a part is missing. */
struct address_parts {
    struct span street, house_number, box, postcode, municipality;
};

/* "Kerkstraat 12 bus 3, 9000 Gent", "9000 Gent, Kerkstraat 12", "Rue de la Loi 16 bte 2
 * 1000 Bruxelles", "12, rue de la Loi, 1000 Bruxelles". Whether the postcode exists is
 * for the caller. FALSE: not certain, `parts` is unspecified. */
gboolean address_split(const char *text, gsize length, struct address_parts *parts);

/* "Kerkstraat 12 bus 3", "11 Novemberstraat 5", "Kerkstraat 12/3", "Kerkstraat 10bis",
 * "Steengroefstraat 21-27". FALSE: no number, or more than one way. */
gboolean address_split_street(const char *text, gsize length,
                              struct address_parts *parts);

/* The house-number cell when it holds the box too: "12 bus 3", "12/3". FALSE: it is a
 * number alone, or unclear. */
gboolean address_split_number(const char *text, gsize length,
                              struct address_parts *parts);

/* The box without the word before it: "bus 3" → "3". */
struct span address_box(const char *text, gsize length);
