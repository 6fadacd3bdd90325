/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The language that a recipient is written to in. */

#include <glib.h>

enum language {
    LANGUAGE_UNKNOWN, /* not stated: the municipality's regime decides */
    LANGUAGE_NL,
    LANGUAGE_FR,
    LANGUAGE_DE,
    LANGUAGE_COUNT
};

/* "", "nl", "fr", "de". */
const char *language_code(enum language language);

/* "NL", "nl", "Nederlands", "néerlandais", "N", "F", "fr_BE" …; LANGUAGE_UNKNOWN
 * otherwise. */
enum language language_from_text(const char *text);
