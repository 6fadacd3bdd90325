/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Markdown as the HTML of an e-mail. Nothing in it is fetched from anywhere, and nothing
 * in it tells who opened it. */

#include <glib.h>

/* The "cid:…" of a picture that the message carries; NULL when it carries none of that
 * name. */
typedef const char *(*mail_html_find_picture)(const char *name, gpointer user);

/* Append the HTML of `markdown` to `out`, blocks on lines of their own. INPUT, with the
 * line, when it holds
 * - raw HTML that is not a remark (remarks are left out);
 * - a picture that the message does not carry, or one at all when `find_picture` is NULL;
 * - a link of another kind than https, http, mailto, tel or sms, one whose address holds
 *   a mark of compose/gapped_text.h, or one that shows another address than it leads to.
 * `path` is the file that is named in the sentence. */
gboolean mail_html_append(GString *out, const char *markdown, const char *path,
                          mail_html_find_picture find_picture, gpointer user,
                          GError **error);

/* The names of the pictures that a template's body asks for (char *), each once, those
 * that it asks for from elsewhere left out. The caller owns the array. */
GPtrArray *mail_html_pictures(const char *body);
