/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/bare_link.h"

#include <string.h>

#include "base/i18n.h"
#include "compose/gapped_text.h"

/* "https://x.be/…", "www.x.be/…", "x.be/…", "x.be?…" */
static gboolean is_address(const char *word)
{
    const char *path = strpbrk(word, "/?#");
    const char *dot = strchr(word, '.');

    return strstr(word, "://") != NULL || strstr(word, "www.") != NULL ||
           (path != NULL && dot != NULL && dot < path && g_ascii_isalpha(dot[1]) &&
            path[1] != '\0');
}

/* "….x.be": one dot alone is more often a blank that was forgotten. */
static gboolean begins_host(const char *mark)
{
    const char *dot = mark + GAPPED_TEXT_MARK;

    dot += strspn(dot, "-_0123456789");
    if (dot[0] != '.' || !g_ascii_isalpha(dot[1]))
        return FALSE;
    dot = strchr(dot + 1, '.');
    return dot != NULL && g_ascii_isalpha(dot[1]) && g_ascii_isalpha(dot[2]);
}

gboolean bare_link_is_personal(const char *text)
{
    while (*text != '\0') {
        gsize length = strcspn(text, " \n\t");
        g_autofree char *word = g_strndup(text, length);
        guint value;
        const char *mark = gapped_text_find_mark(word, &value);
        if (mark != NULL && (is_address(word) || begins_host(mark)))
            return TRUE;
        text += length;
        text += strspn(text, " \n\t");
    }
    return FALSE;
}

const char *bare_link_complaint(void)
{
    return _("a link may not hold a recipient's own details: it would tell who opened it "
             "(no tracking, R-80)");
}
