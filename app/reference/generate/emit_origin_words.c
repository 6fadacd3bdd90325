/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "reference/generate/csv_rows.h"
#include "reference/heading_words.h"

static const struct word places[] = {
    {"title", "ORIGIN_WORD_TITLE"},
    {"value", "ORIGIN_WORD_VALUE"},
    {"name", "ORIGIN_WORD_NAME"},
    {NULL, NULL},
};

/* Small letters and digits, one blank between words, '*' at the ends, or '=' before all;
 * in values one word, open at its end only, so that they can be looked up fast. */
static void require_pattern(const struct csv_row *row, gboolean value)
{
    const char *word = csv_cell(row, "word");

    word += *word == '=' && !value ? 1 : 0;
    gsize length = strlen(word);
    for (gsize i = 0; i < length; i++) {
        gboolean end = i == 0 || i + 1 == length;
        if (g_ascii_islower(word[i]) || g_ascii_isdigit(word[i]) ||
            (word[i] == ' ' && !end && word[i + 1] != ' ' && !value) ||
            (word[i] == '*' && end && length > 3 && !(value && i == 0)))
            continue;
        csv_row_wrong(row, "'%s' is not folded, or has a '*' or a blank out of place",
                      word);
    }
    if (length < 2)
        csv_row_wrong(row, "'%s' is too short", word);
}

/* A title never holds what heading_words() leaves out or writes otherwise. */
static void require_title_form(const struct csv_row *row)
{
    g_autoptr(GString) plain = g_string_new(csv_cell(row, "word"));
    g_autoptr(GString) words = g_string_new(NULL);

    g_string_replace(plain, "*", "", 0);
    g_string_replace(plain, "=", "", 0);
    heading_words(words, plain->str);
    if (!g_string_equal(plain, words))
        csv_row_wrong(row, "'%s' is '%s' in a title", csv_cell(row, "word"), words->str);
}

void emit_origin_words(GString *out, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "origin_words.csv", ',');

    g_string_append(out, "\nconst struct origin_word origin_word_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        const char *place = word_constant(places, csv_cell(row, "place"));
        char *end = NULL;
        double points = g_ascii_strtod(csv_cell(row, "points"), &end);
        if (place == NULL)
            csv_row_wrong(row, "'%s' is no place", csv_cell(row, "place"));
        if (*end != '\0' || points < 0 || points > 2)
            csv_row_wrong(row, "points are 0 to 2, not '%s'", csv_cell(row, "points"));
        gboolean value = strcmp(csv_cell(row, "place"), "value") == 0;
        require_pattern(row, value);
        if (!value)
            require_title_form(row);
        g_string_append(out, "    {");
        emit_string(out, csv_cell(row, "class"));
        g_string_append_printf(out, ", %s, ", place);
        emit_string(out, csv_cell(row, "word"));
        g_string_append_printf(out, ", %d / 100.0},\n", (int)(points * 100 + 0.5));
    }
    g_string_append(out, "};\n");
    emit_count(out, "origin_word_row_count", csv_rows_count(rows));
}
