/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/letter_text.h"

#include <string.h>

#include <cmark.h>

#include "base/i18n.h"
#include "compose/markdown.h"

enum {
    QUOTE_MARGIN = 2,
    MARGIN_MAX = 24, /* columns; what is nested deeper stays there */
};

struct writer {
    GString *out;
    gsize start;     /* of our part of `out` */
    guint margin;    /* columns */
    GString *marker; /* of items whose first line is still to come */
    guint marker_width;
    cmark_node *marked_item; /* the outermost of those */
    gsize link_text;         /* where the text of the link in hand begins */
    const char *path;
    gboolean allows_pictures;
};

static void write_margin(struct writer *writer, guint columns)
{
    for (guint i = 0; i < MIN(columns, MARGIN_MAX); i++)
        g_string_append_c(writer->out, ' ');
}

static gboolean is_tight_item(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_ITEM &&
           cmark_node_get_list_tight(cmark_node_parent(node)) != 0;
}

/* Whether the block follows the previous line without an empty one between. */
static gboolean follows_closely(const struct writer *writer, cmark_node *block)
{
    if (writer->marked_item != NULL) {
        if (cmark_node_previous(writer->marked_item) != NULL)
            return is_tight_item(writer->marked_item);
        block = cmark_node_parent(writer->marked_item);
    }
    return is_tight_item(cmark_node_parent(block));
}

static void begin_block(struct writer *writer, cmark_node *block)
{
    if (writer->out->len > writer->start)
        g_string_append(writer->out, follows_closely(writer, block) ? "\n" : "\n\n");
    write_margin(writer, writer->margin - writer->marker_width);
    g_string_append(writer->out, writer->marker->str);
    g_string_truncate(writer->marker, 0);
    writer->marker_width = 0;
    writer->marked_item = NULL;
}

static void break_line(struct writer *writer)
{
    g_string_append_c(writer->out, '\n');
    write_margin(writer, writer->margin);
}

static void write_code(struct writer *writer, const char *code)
{
    for (; *code != '\0'; code++) {
        if (*code != '\n')
            g_string_append_c(writer->out, *code);
        else if (code[1] != '\0')
            break_line(writer);
    }
}

/* An item's marker waits for its first line; the items of a list are counted in the
 * list's user data, a marker's width is kept in the item's. */
static void enter_item(struct writer *writer, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    int nth = GPOINTER_TO_INT(cmark_node_get_user_data(list));
    gsize before = writer->marker->len;

    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
        g_string_append_printf(
            writer->marker, "%d%s ", cmark_node_get_list_start(list) + nth,
            cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".");
    else
        g_string_append(writer->marker, "– ");
    cmark_node_set_user_data(list, GINT_TO_POINTER(nth + 1));

    guint width = (guint)g_utf8_strlen(writer->marker->str + before, -1);
    cmark_node_set_user_data(item, GUINT_TO_POINTER(width));
    writer->margin += width;
    writer->marker_width += width;
    if (writer->marked_item == NULL)
        writer->marked_item = item;
}

static void leave_item(struct writer *writer, cmark_node *item)
{
    if (writer->marked_item != NULL)
        begin_block(writer, item);
    writer->margin -= GPOINTER_TO_UINT(cmark_node_get_user_data(item));
}

static void leave_link(struct writer *writer, cmark_node *link)
{
    const char *text = writer->out->str + writer->link_text;
    const char *address = markdown_link_address(link, text);

    if (address != NULL)
        g_string_append_printf(writer->out, " (%s)", address);
}

static gboolean enter_node(gpointer context, cmark_node *node, GError **error)
{
    struct writer *writer = context;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        writer->margin += QUOTE_MARGIN;
        break;
    case CMARK_NODE_ITEM:
        enter_item(writer, node);
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        begin_block(writer, node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        begin_block(writer, node);
        write_code(writer, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        begin_block(writer, node);
        g_string_append(writer->out, "* * *");
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        g_string_append(writer->out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        g_string_append_c(writer->out, ' ');
        break;
    case CMARK_NODE_LINEBREAK:
        break_line(writer);
        break;
    case CMARK_NODE_LINK:
        writer->link_text = writer->out->len;
        break;
    case CMARK_NODE_IMAGE:
        return writer->allows_pictures ||
               markdown_refuse(node, writer->path,
                               _("a letter's text cannot hold a picture"), error);
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        return markdown_is_remark(cmark_node_get_literal(node)) ||
               markdown_refuse(node, writer->path,
                               _("paper cannot show HTML; write it as Markdown"), error);
    default:
        break;
    }
    return TRUE;
}

static void leave_node(gpointer context, cmark_node *node)
{
    struct writer *writer = context;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        /* An empty quotation inside an item must not lose the item's marker. */
        writer->margin -= QUOTE_MARGIN;
        break;
    case CMARK_NODE_ITEM:
        leave_item(writer, node);
        break;
    case CMARK_NODE_LINK:
        leave_link(writer, node);
        break;
    default:
        break;
    }
}

static gboolean append(GString *out, const char *markdown, const char *path,
                       gboolean allows_pictures, GError **error)
{
    g_autoptr(GString) marker = g_string_new(NULL);
    struct writer writer = {.out = out,
                            .start = out->len,
                            .marker = marker,
                            .path = path,
                            .allows_pictures = allows_pictures};

    return markdown_walk(markdown, enter_node, leave_node, &writer, error);
}

gboolean letter_text_append(GString *out, const char *markdown, const char *path,
                            GError **error)
{
    return append(out, markdown, path, FALSE, error);
}

gboolean letter_text_append_with_pictures(GString *out, const char *markdown,
                                          const char *path, GError **error)
{
    return append(out, markdown, path, TRUE, error);
}
