/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What plain text and HTML have in common when they are made of Markdown. */

#include <glib.h>

struct cmark_node;

/* INPUT: "template “nl/x.md”, line 7 of the text: <complaint>". Returns FALSE. */
gboolean markdown_refuse(struct cmark_node *node, const char *path, const char *complaint,
                         GError **error);

/* A piece of HTML that is one remark (<!-- … -->), with nothing behind it that would be
 * lost with it. */
gboolean markdown_is_remark(const char *html);
