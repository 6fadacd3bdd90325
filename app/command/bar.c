/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/bar.h"

#include <string.h>

/* The program itself runs in C.UTF-8 (base/i18n.h); what the terminal reads is told by
 * the variables that setlocale() would have asked. */
static gboolean terminal_reads_utf8(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value == NULL || *value == '\0')
            continue;
        g_autofree char *lower = g_ascii_strdown(value, -1);
        return strstr(lower, "utf-8") != NULL || strstr(lower, "utf8") != NULL;
    }
    return FALSE;
}

char *bar_of(gint64 part, gint64 whole, int width)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    GString *bar = g_string_new(NULL);

    if (part <= 0 || whole <= 0)
        return g_string_free(bar, FALSE);
    int units = (int)((double)MIN(part, whole) / (double)whole * width * 8);
    gboolean blocks = terminal_reads_utf8();
    for (int i = 0; i < units / 8; i++)
        g_string_append(bar, blocks ? "█" : "#");
    if (blocks)
        g_string_append(bar, eighths[units % 8]);
    if (bar->len == 0)
        g_string_append(bar, blocks ? "▏" : "#");
    return g_string_free(bar, FALSE);
}
