/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

void emit_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        /* "??" may begin a trigraph. */
        if (*text == '"' || *text == '\\' || *text == '?')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

void emit_count(GString *out, const char *name, guint count)
{
    g_string_append_printf(out, "const guint %s = %u;\n", name, count);
}

const char *word_constant(const struct word *words, const char *word)
{
    for (; words->word != NULL; words++)
        if (strcmp(words->word, word) == 0)
            return words->constant;
    return NULL;
}
