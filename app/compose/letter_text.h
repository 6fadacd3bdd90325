/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Markdown as plain text on paper, in a workbook cell or in the text part of an e-mail:
 * an empty line between paragraphs, "– " and "1. " before list items, "text (address)"
 * for links, emphasis dropped, hard breaks kept, soft ones made blanks. */

#include <glib.h>

/* Append the text of `markdown` to `out`, without a line break at its end.
 * INPUT when it holds raw HTML: text has no use for it, and dropping it silently could
 * drop a sentence. Remarks (<!-- … -->) are left out. INPUT also for a picture. `path` is
 * the file that is named in the sentence. */
gboolean letter_text_append(GString *out, const char *markdown, const char *path,
                            GError **error);

/* The same for an e-mail, in which a picture is its description. */
gboolean letter_text_append_with_pictures(GString *out, const char *markdown,
                                          const char *path, GError **error);
