/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/markdown.h"

#include <string.h>

#include <cmark.h>

#include "base/error.h"
#include "base/i18n.h"

gboolean markdown_refuse(struct cmark_node *node, const char *path, const char *complaint,
                         GError **error)
{
    /* Inline nodes know no line; their block does. */
    while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node) != NULL)
        node = cmark_node_parent(node);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("template “%s”, line %d of the text: %s"), path,
                cmark_node_get_start_line(node), complaint);
    return FALSE;
}

gboolean markdown_walk(const char *markdown, markdown_enter enter, markdown_leave leave,
                       gpointer writer, GError **error)
{
    cmark_node *document =
        cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    gboolean complete = TRUE;

    while (complete && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            complete = enter(writer, cmark_iter_get_node(iter), error);
        else
            leave(writer, cmark_iter_get_node(iter));
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    return complete;
}

const char *markdown_link_address(struct cmark_node *link, const char *text)
{
    static const char scheme[] = "mailto:";
    const char *url = cmark_node_get_url(link);

    if (g_str_has_prefix(url, scheme))
        url += strlen(scheme);
    return *url == '\0' || g_str_equal(text, url) ? NULL : url;
}

gboolean markdown_is_remark(const char *html)
{
    const char *end = strstr(html, "-->");

    return g_str_has_prefix(html, "<!--") && end != NULL &&
           end[3 + strspn(end + 3, " \t\n")] == '\0';
}
