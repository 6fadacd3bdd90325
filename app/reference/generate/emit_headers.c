/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "base/text.h"
#include "domain/field.h"
#include "reference/generate/csv_rows.h"

struct heading {
    char *key; /* folded */
    const struct csv_row *row;
};

static void heading_free(gpointer pointer)
{
    struct heading *heading = pointer;
    g_free(heading->key);
    g_free(heading);
}

static gint compare_headings(gconstpointer a, gconstpointer b)
{
    const struct heading *first = *(struct heading *const *)a;
    const struct heading *second = *(struct heading *const *)b;
    int by_key = strcmp(first->key, second->key);

    return by_key != 0 ? by_key : (gint)first->row->line - (gint)second->row->line;
}

/* "family_name" is FIELD_FAMILY_NAME: domain/field.c names them so. */
static void emit_field(GString *out, const struct csv_row *row)
{
    const char *name = csv_cell(row, "field");

    for (int i = FIELD_NONE + 1; i < FIELD_COUNT; i++) {
        if (strcmp(field_name((enum field)i), name) == 0) {
            g_autofree char *upper = g_ascii_strup(name, -1);
            g_string_append_printf(out, "FIELD_%s", upper);
            return;
        }
    }
    csv_row_wrong(row, "there is no field '%s'", name);
}

static void emit_heading(GString *out, const struct heading *heading)
{
    const char *evidence = csv_cell(heading->row, "evidence");

    if (strchr("ABC", *evidence) == NULL || *evidence == '\0')
        csv_row_wrong(heading->row, "evidence begins with A, B or C, not '%s'", evidence);
    g_string_append(out, "    {");
    emit_string(out, heading->key);
    g_string_append(out, ", {");
    emit_string(out, csv_cell(heading->row, "heading"));
    g_string_append(out, ", ");
    emit_field(out, heading->row);
    g_string_append(out, ", ");
    emit_string(out, csv_cell(heading->row, "language"));
    g_string_append_printf(out, ", '%c'}},\n", *evidence);
}

static GPtrArray *folded_headings(const struct csv_rows *rows)
{
    GPtrArray *headings = g_ptr_array_new_with_free_func(heading_free);

    for (guint i = 0; i < csv_rows_count(rows); i++) {
        g_autoptr(GString) key = g_string_new(NULL);
        struct heading *heading = g_new0(struct heading, 1);
        heading->row = csv_rows_at(rows, i);
        text_fold(key, csv_cell(heading->row, "heading"));
        if (key->len == 0)
            csv_row_wrong(heading->row, "the heading has no letter and no digit");
        heading->key = g_strdup(key->str);
        g_ptr_array_add(headings, heading);
    }
    g_ptr_array_sort(headings, compare_headings);
    return headings;
}

/* Spellings of one heading become one entry, its first; they must mean one field. */
void emit_headers(GString *out, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "headers.csv", ',');
    g_autoptr(GPtrArray) headings = folded_headings(rows);
    const struct heading *last = NULL;
    guint count = 0;

    g_string_append(out, "\nconst struct header_row header_rows[] = {\n");
    for (guint i = 0; i < headings->len; i++) {
        const struct heading *heading = g_ptr_array_index(headings, i);
        if (last != NULL && strcmp(last->key, heading->key) == 0) {
            if (strcmp(csv_cell(last->row, "field"), csv_cell(heading->row, "field")) !=
                0)
                csv_row_wrong(heading->row, "'%s' means '%s' already on line %u",
                              csv_cell(heading->row, "heading"),
                              csv_cell(last->row, "field"), last->row->line);
            continue;
        }
        emit_heading(out, heading);
        last = heading;
        count++;
    }
    g_string_append(out, "};\n");
    emit_count(out, "header_row_count", count);
}
