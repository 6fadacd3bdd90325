/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A text of a workbook, as it comes in pieces out of the XML. */

#include <glib.h>

/* Append to what began at `from`; what makes it longer than EXTRACT_CELL_LIMIT is dropped
 * but for one byte, by which it shows. */
void cell_text_append(GString *out, gsize from, const char *text, gsize length);

/* The text that began at `from` is whole: _x000D_ and the like become the characters they
 * stand for (ECMA-376 part 1, 22.4.2.4 ST_Xstring), blanks at both ends are dropped as in
 * a CSV file. NUL and half surrogates vanish. */
void cell_text_finish(GString *out, gsize from);
