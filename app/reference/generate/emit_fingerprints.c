/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "reference/generate/csv_rows.h"
#include "reference/heading_words.h"

struct heading {
    char *key;
    char *heading;
    guint fingerprint;
    gboolean strong;
};

static void heading_free(gpointer pointer)
{
    struct heading *heading = pointer;
    g_free(heading->key);
    g_free(heading->heading);
    g_free(heading);
}

static gint compare_headings(gconstpointer a, gconstpointer b)
{
    const struct heading *first = *(struct heading *const *)a;
    const struct heading *second = *(struct heading *const *)b;
    int by_key = strcmp(first->key, second->key);

    return by_key != 0 ? by_key : (gint)first->fingerprint - (gint)second->fingerprint;
}

static struct heading *find_heading(const GPtrArray *headings, const char *key,
                                    guint fingerprint)
{
    for (guint i = 0; i < headings->len; i++) {
        struct heading *heading = g_ptr_array_index(headings, i);
        if (heading->fingerprint == fingerprint && strcmp(heading->key, key) == 0)
            return heading;
    }
    return NULL;
}

/* The "|" list of one column; a strong token that is no heading becomes one. */
static void gather(GPtrArray *headings, const struct csv_row *row, guint fingerprint,
                   gboolean strong)
{
    const char *list = csv_cell(row, strong ? "strong_tokens" : "headers");
    g_auto(GStrv) words = g_strsplit(list, "|", -1);

    for (char **word = words; *word != NULL; word++) {
        g_autoptr(GString) key = g_string_new(NULL);
        heading_key(key, *word);
        if (key->len == 0)
            csv_row_wrong(row, "'%s' has no letter and no digit", *word);
        struct heading *heading = find_heading(headings, key->str, fingerprint);
        if (heading == NULL) {
            heading = g_new0(struct heading, 1);
            heading->key = g_strdup(key->str);
            heading->heading = g_strdup(*word);
            heading->fingerprint = fingerprint;
            g_ptr_array_add(headings, heading);
        }
        heading->strong = heading->strong || strong;
    }
}

static void emit_fingerprint(GString *out, const struct csv_row *row)
{
    static const char *const columns[] = {"class", "system", "language", "file_traits"};
    const char *evidence = csv_cell(row, "evidence");

    if (strlen(evidence) != 1 || strchr("ABC", *evidence) == NULL)
        csv_row_wrong(row, "evidence is A, B or C, not '%s'", evidence);
    g_string_append(out, "    {");
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        emit_string(out, csv_cell(row, columns[i]));
        g_string_append(out, ", ");
    }
    g_string_append_printf(out, "'%c'},\n", *evidence);
}

void emit_fingerprints(GString *out, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "fingerprints.csv", ',');
    g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func(heading_free);

    g_string_append(out, "\nconst struct fingerprint fingerprint_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(rows); i++) {
        emit_fingerprint(out, csv_rows_at(rows, i));
        gather(headings, csv_rows_at(rows, i), i, FALSE);
        gather(headings, csv_rows_at(rows, i), i, TRUE);
    }
    g_string_append(out, "};\n");
    emit_count(out, "fingerprint_row_count", csv_rows_count(rows));
    g_ptr_array_sort(headings, compare_headings);
    g_string_append(
        out, "\nconst struct fingerprint_heading fingerprint_heading_rows[] = {\n");
    for (guint i = 0; i < headings->len; i++) {
        const struct heading *heading = g_ptr_array_index(headings, i);
        g_string_append(out, "    {");
        emit_string(out, heading->key);
        g_string_append(out, ", ");
        emit_string(out, heading->heading);
        g_string_append_printf(out, ", %u, %s},\n", heading->fingerprint,
                               heading->strong ? "TRUE" : "FALSE");
    }
    g_string_append(out, "};\n");
    emit_count(out, "fingerprint_heading_row_count", headings->len);
}
