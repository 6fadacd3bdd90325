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

gboolean markdown_is_remark(const char *html)
{
    const char *end = strstr(html, "-->");

    return g_str_has_prefix(html, "<!--") && end != NULL &&
           end[3 + strspn(end + 3, " \t\n")] == '\0';
}
