/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "reference/generate/csv_rows.h"

/* In the order of enum name_list. */
static const struct {
    const char *file;
    const char *array;
} lists[] = {
    {"first_names.csv", "given_name_rows"},
    {"first_names_special.csv", "special_given_name_rows"},
    {"surnames.csv", "family_name_rows"},
    {"surnames_special.csv", "special_family_name_rows"},
};

static const struct word regions[] = {
    {"Flanders", "REGION_FLANDERS"},
    {"Wallonia", "REGION_WALLONIA"},
    {"Brussels", "REGION_BRUSSELS"},
    {"Belgium", "REGION_ALL"},
    {"", "REGION_ALL"},
    {NULL, NULL},
};

static void emit_name(GString *out, const struct csv_row *row)
{
    const char *figure = csv_cell(row, "count"), *sex = csv_cell_or_empty(row, "sex");
    const char *region = word_constant(regions, csv_cell(row, "region"));
    guint64 count = 0;

    if (region == NULL)
        csv_row_wrong(row, "'%s' is no region", csv_cell(row, "region"));
    if (*figure != '\0' &&
        !g_ascii_string_to_unsigned(figure, 10, 1, G_MAXINT32, &count, NULL))
        csv_row_wrong(row, "'%s' is no count", figure);
    if (strcmp(sex, "") != 0 && strcmp(sex, "M") != 0 && strcmp(sex, "F") != 0)
        csv_row_wrong(row, "'%s' is no sex", sex);
    g_string_append(out, "    {");
    emit_string(out, csv_cell(row, "name"));
    g_string_append_printf(out, ", %u, ", (guint)count);
    if (*sex == '\0')
        g_string_append(out, "'\\0'");
    else
        g_string_append_printf(out, "'%c'", *sex);
    g_string_append_printf(out, ", %s, ", region);
    emit_string(out, csv_cell_or_empty(row, "feature"));
    g_string_append(out, "},\n");
}

void emit_names(GString *out, const char *dir)
{
    guint counts[G_N_ELEMENTS(lists)];

    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autoptr(CsvRows) rows = csv_rows_read(dir, lists[i].file, ',');
        counts[i] = csv_rows_count(rows);
        g_string_append_printf(out, "\nstatic const struct listed_name %s[] = {\n",
                               lists[i].array);
        for (guint row = 0; row < counts[i]; row++)
            emit_name(out, csv_rows_at(rows, row));
        g_string_append(out, "};\n");
    }
    g_string_append(out,
                    "\nconst struct name_list_rows name_lists[NAME_LIST_COUNT] = {\n");
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        g_string_append_printf(out, "    {%s, %u},\n", lists[i].array, counts[i]);
    g_string_append(out, "};\n");
}
