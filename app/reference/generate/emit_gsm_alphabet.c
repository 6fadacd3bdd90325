/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "reference/generate/csv_rows.h"

enum {
    ESCAPE = 0x1B, /* stands before a character of the extension; never in a text */
    LATIN_COUNT = 256,
};

static gunichar character_of(const struct csv_row *row)
{
    guint64 character;

    if (!g_ascii_string_to_unsigned(csv_cell(row, "unicode_hex"), 16, 1, 0xFFFF,
                                    &character, NULL))
        csv_row_wrong(row, "unicode_hex is no character");
    return (gunichar)character;
}

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    gunichar one = character_of(*(const struct csv_row *const *)a);
    gunichar other = character_of(*(const struct csv_row *const *)b);

    return (one > other) - (one < other);
}

static void emit_character(GString *out, const struct csv_row *row)
{
    const char *septets = csv_cell(row, "septets");
    gboolean escaped = strcmp(csv_cell(row, "table"), "extension") == 0;
    char text[7] = "";

    if (strcmp(septets, escaped ? "2" : "1") != 0)
        csv_row_wrong(row, "septets do not fit the table");
    g_unichar_to_utf8(character_of(row), text);
    g_string_append_printf(out, "{0x%04X, %s, \"", character_of(row), septets);
    for (const char *p = text; *p != '\0'; p++)
        g_string_append_printf(out, "\\x%02X", (guchar)*p);
    g_string_append(out, "\"},\n");
}

static void emit_latin(GString *out, const GPtrArray *rows)
{
    const char *septets[LATIN_COUNT] = {NULL};

    for (guint i = 0; i < rows->len; i++) {
        gunichar character = character_of(rows->pdata[i]);
        if (character < LATIN_COUNT)
            septets[character] = csv_cell(rows->pdata[i], "septets");
    }
    g_string_append(out, "const guint8 gsm_alphabet_latin[GSM_ALPHABET_LATIN] = {\n");
    for (guint i = 0; i < LATIN_COUNT; i++)
        g_string_append_printf(out, "%s,%s", septets[i] == NULL ? "0" : septets[i],
                               i % 32 == 31 ? "\n" : " ");
    g_string_append(out, "};\n");
}

void emit_gsm_alphabet(GString *out, const char *dir)
{
    g_autoptr(CsvRows) file = csv_rows_read(dir, "gsm0338.csv", ',');
    g_autoptr(GPtrArray) rows = g_ptr_array_new();

    for (guint i = 0; i < csv_rows_count(file); i++) {
        const struct csv_row *row = csv_rows_at(file, i);
        if (character_of(row) != ESCAPE)
            g_ptr_array_add(rows, (gpointer)row);
    }
    g_ptr_array_sort(rows, compare_rows);
    g_string_append(out, "const struct gsm_character gsm_character_rows[] = {\n");
    for (guint i = 0; i < rows->len; i++) {
        if (i > 0 && compare_rows(&rows->pdata[i - 1], &rows->pdata[i]) == 0)
            csv_row_wrong(rows->pdata[i], "this character stands there twice");
        emit_character(out, rows->pdata[i]);
    }
    g_string_append(out, "};\n");
    emit_count(out, "gsm_character_row_count", rows->len);
    emit_latin(out, rows);
}
