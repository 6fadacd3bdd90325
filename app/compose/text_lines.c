/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/text_lines.h"

#include <string.h>

#include <cmark.h>

#include "base/i18n.h"
#include "compose/markdown.h"

struct writer {
    GString *out;
    gsize start;     /* of our part of `out` */
    GString *marker; /* of an item whose first line is still to come */
    gsize link_text; /* where the text of the link in hand begins */
    const char *path;
};

static void begin_line(struct writer *writer)
{
    if (writer->out->len > writer->start)
        g_string_append_c(writer->out, '\n');
    g_string_append(writer->out, writer->marker->str);
    g_string_truncate(writer->marker, 0);
}

/* The items of a list are counted in the list's user data. */
static void enter_item(struct writer *writer, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    int nth = GPOINTER_TO_INT(cmark_node_get_user_data(list));

    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
        g_string_append_printf(writer->marker, "%d. ",
                               cmark_node_get_list_start(list) + nth);
    else
        g_string_append(writer->marker, "- ");
    cmark_node_set_user_data(list, GINT_TO_POINTER(nth + 1));
}

static void leave_link(struct writer *writer, cmark_node *link)
{
    const char *text = writer->out->str + writer->link_text;
    const char *address = markdown_link_address(link, text);

    if (address != NULL)
        g_string_append_printf(writer->out, "%s%s", *text == '\0' ? "" : " ", address);
}

static gboolean enter_node(gpointer context, cmark_node *node, GError **error)
{
    struct writer *writer = context;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_ITEM:
        enter_item(writer, node);
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        begin_line(writer);
        break;
    case CMARK_NODE_CODE_BLOCK:
        begin_line(writer);
        g_string_append(writer->out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        g_string_append(writer->out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        g_string_append_c(writer->out, ' ');
        break;
    case CMARK_NODE_LINEBREAK:
        g_string_append_c(writer->out, '\n');
        break;
    case CMARK_NODE_LINK:
        writer->link_text = writer->out->len;
        break;
    case CMARK_NODE_IMAGE:
        return markdown_refuse(node, writer->path,
                               _("a text message cannot hold a picture"), error);
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        return markdown_is_remark(cmark_node_get_literal(node)) ||
               markdown_refuse(node, writer->path,
                               _("a phone shows no HTML in a text message; write plain "
                                 "text"),
                               error);
    default:
        break;
    }
    return TRUE;
}

static void leave_node(gpointer context, cmark_node *node)
{
    struct writer *writer = context;

    if (cmark_node_get_type(node) == CMARK_NODE_LINK)
        leave_link(writer, node);
    else if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
        g_string_truncate(writer->marker, 0);
}

gboolean text_lines_append(GString *out, const char *markdown, const char *path,
                           GError **error)
{
    g_autoptr(GString) marker = g_string_new(NULL);
    struct writer writer = {
        .out = out, .start = out->len, .marker = marker, .path = path};

    return markdown_walk(markdown, enter_node, leave_node, &writer, error);
}

void text_lines_tidy(GString *text)
{
    g_autofree char *composed = g_utf8_normalize(text->str, -1, G_NORMALIZE_NFC);
    g_auto(GStrv) lines = g_strsplit(composed == NULL ? text->str : composed, "\n", -1);

    g_string_truncate(text, 0);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_strstrip(lines[i]);
        if (*lines[i] != '\0')
            g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
    }
}
