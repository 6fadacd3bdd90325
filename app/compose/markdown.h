/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What plain text and HTML have in common when they are made of Markdown. */

#include <glib.h>

struct cmark_node;

/* Goes through the document, `enter` on the way down and `leave` on the way up; FALSE as
 * soon as `enter` says so, which has set the error. `leave` is not asked for nodes that
 * hold no others. */
typedef gboolean (*markdown_enter)(gpointer writer, struct cmark_node *node,
                                   GError **error);
typedef void (*markdown_leave)(gpointer writer, struct cmark_node *node);
gboolean markdown_walk(const char *markdown, markdown_enter enter, markdown_leave leave,
                       gpointer writer, GError **error);

/* What plain text tells of a link beside its own text: its address, without "mailto:".
 * NULL when there is none, or `text` is it. Borrowed from the node. */
const char *markdown_link_address(struct cmark_node *link, const char *text);

/* INPUT: "template “nl/x.md”, line 7 of the text: <complaint>". Returns FALSE. */
gboolean markdown_refuse(struct cmark_node *node, const char *path, const char *complaint,
                         GError **error);

/* A piece of HTML that is one remark (<!-- … -->), with nothing behind it that would be
 * lost with it. */
gboolean markdown_is_remark(const char *html);
