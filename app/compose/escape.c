/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/escape.h"

#include <string.h>

void escape_html(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        default:
            g_string_append_c(out, *text);
        }
    }
}

void escape_markdown(GString *out, const char *text)
{
    static const char markup[] = "!#&()*+-.<=>[]\\_`{|}~:";
    gboolean blank = FALSE;

    for (; *text != '\0'; text++) {
        if (strchr(" \t\r\n\v\f", *text) != NULL) {
            blank = TRUE;
            continue;
        }
        if (blank)
            g_string_append_c(out, ' ');
        blank = FALSE;
        if (strchr(markup, *text) != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    if (blank)
        g_string_append_c(out, ' ');
}
