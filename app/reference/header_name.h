/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Column headings as files write them, and the field that each announces: headers.csv.
 * Everything is static. */

#include <glib.h>

#include "domain/field.h"

struct header_name {
    const char *heading; /* as written on a file */
    enum field field;
    const char *language; /* "nl", "fr", "de", "en"; several with "/" between */
    char evidence;        /* 'A' seen in a primary source, 'B' field seen but not in a
                             real export, 'C' general knowledge: never call it measured */
};

/* The entry whose heading is `heading` but for case, accents, punctuation and blanks at
 * the ends ("N° D'ORDRE" is "n° d'ordre"); NULL when unknown. */
const struct header_name *header_name_find(const char *heading);

/* Its field; FIELD_NONE when unknown. */
enum field header_field(const char *heading);

/* Its evidence, or '\0' when unknown. */
char header_evidence(const char *heading);

/* All of them, one per folded heading and sorted by it. */
guint header_name_count(void);
const struct header_name *header_name_at(guint index);
