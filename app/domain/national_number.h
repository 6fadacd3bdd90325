/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The Belgian national register number and the BIS number, recognised in order never to
 * be read (law of 8 August 1983 art. 8; data/value_patterns.csv). */

#include <glib.h>

/* TRUE for eleven digits YYMMDD SSS CC, with the blanks, dots and hyphens people write
 * between them, whose check number fits: CC = 97 − (first nine mod 97), a 2 put before
 * the nine for those born since 2000. Month and day must be possible ones; the month of
 * a BIS number is 20 or 40 higher, and 00 stands for unknown. */
gboolean national_number_is_valid(const char *text, gsize length);

/* The same for any eleven consecutive digits within a longer text, such as a remark. */
gboolean national_number_occurs(const char *text, gsize length);
