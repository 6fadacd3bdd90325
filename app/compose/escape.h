/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a value is written into a medium without being taken for markup there; for
 * mustache_render(). Plain text and workbook cells need none (NULL). */

#include <glib.h>

/* &, <, > and " as entities. */
void escape_html(GString *out, const char *text);

/* A backslash before every sign that CommonMark could take for markup, white space and
 * line breaks as one blank: the value stays one run of plain text wherever it stands. */
void escape_markdown(GString *out, const char *text);
