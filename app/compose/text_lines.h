/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Markdown as the lines of a text message, in which every character costs: one line for a
 * paragraph, heading or item ("- ", "1. ") and for each line of code, none empty;
 * emphasis dropped, "text address" for links, hard breaks kept, soft ones made blanks. */

#include <glib.h>

/* Append the lines of `markdown` to `out`, without a line break at the end. INPUT when it
 * holds raw HTML or a picture; remarks (<!-- … -->) are left out. `path` is the file that
 * is named in the sentence. */
gboolean text_lines_append(GString *out, const char *markdown, const char *path,
                           GError **error);

/* Without blanks at the ends of lines and without empty lines, and in NFC. */
void text_lines_tidy(GString *text);
