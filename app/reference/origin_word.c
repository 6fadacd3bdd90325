/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/origin_word.h"

#include <string.h>

#include "reference/tables.h"

guint origin_word_count(void)
{
    return origin_word_row_count;
}

const struct origin_word *origin_word_at(guint index)
{
    g_assert(index < origin_word_row_count);
    return &origin_word_rows[index];
}

static gboolean is_whole(const char *word, const char *words, gsize *from, gsize *to)
{
    if (strcmp(word, words) != 0)
        return FALSE;
    *from = 0;
    *to = strlen(words);
    return TRUE;
}

gboolean origin_word_fits(const char *pattern, const char *words, gsize *from, gsize *to)
{
    if (*pattern == '=')
        return is_whole(pattern + 1, words, from, to);
    gboolean open_start = *pattern == '*';
    const char *stem = pattern + (open_start ? 1 : 0);
    gsize length = strlen(stem);
    gboolean open_end = length > 0 && stem[length - 1] == '*';

    length -= open_end ? 1 : 0;
    if (length == 0)
        return FALSE;
    for (const char *at = words; *at != '\0'; at++) {
        gboolean starts = open_start || at == words || at[-1] == ' ';
        if (*at != *stem || !starts || strncmp(at, stem, length) != 0)
            continue;
        if (!open_end && at[length] != '\0' && at[length] != ' ')
            continue;
        *from = (gsize)(at - words);
        *to = *from + length;
        return TRUE;
    }
    return FALSE;
}
