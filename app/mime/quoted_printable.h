/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Quoted-printable (RFC 2045 section 6.7), written so that nothing on the way changes it:
 * besides what must be, a line's first "From " and "." are coded too (mbox, SMTP). */

#include <glib.h>

/* Code one line, `length` bytes without its line end, and append it with CRLF after it;
 * no line of the result is longer than 76 characters. Lines are independent: a text may
 * be coded once and its changing lines each time. */
void quoted_printable_append_line(GString *out, const char *line, gsize length);

/* Every line of a text, "\n" between them; a text that ends in "\n" gets no empty line
 * after it. */
void quoted_printable_append(GString *out, const char *text, gsize length);

/* The bytes again, line ends as "\n", appended to `out`. FALSE on anything that RFC 2045
 * does not allow. */
gboolean quoted_printable_decode(GString *out, const char *coded, gsize length);
