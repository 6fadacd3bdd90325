/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "reference/generate/csv_rows.h"

static void require_new_tag(const struct csv_rows *rows, guint index)
{
    const struct csv_row *row = csv_rows_at(rows, index);
    const char *tag = csv_cell(row, "tag");

    if (*tag == '\0' || strpbrk(tag, " ,;") != NULL)
        csv_row_wrong(row, "'%s' is no tag", tag);
    for (guint i = 0; i < index; i++)
        if (strcmp(csv_cell(csv_rows_at(rows, i), "tag"), tag) == 0)
            csv_row_wrong(row, "the tag '%s' stands on line %u already", tag,
                          csv_rows_at(rows, i)->line);
}

void emit_law_sources(GString *out, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "law_sources.csv", ';');
    static const char *const columns[] = {"tag", "what", "address"};

    g_string_append(out, "\nconst struct law_source law_source_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        require_new_tag(rows, i);
        if (*csv_cell(row, "what") == '\0')
            csv_row_wrong(row, "it is not said what '%s' is", csv_cell(row, "tag"));
        g_string_append(out, "    {");
        for (gsize j = 0; j < G_N_ELEMENTS(columns); j++) {
            emit_string(out, csv_cell(row, columns[j]));
            g_string_append(out, j + 1 < G_N_ELEMENTS(columns) ? ", " : "},\n");
        }
    }
    g_string_append(out, "};\n");
    emit_count(out, "law_source_row_count", csv_rows_count(rows));
}
