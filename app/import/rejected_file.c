/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/rejected_file.h"

#include "base/i18n.h"
#include "import/row_stream.h"
#include "platform/file.h"

static void append_csv(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++)
        g_string_append_printf(out, *text == '"' ? "\"\"" : "%c", *text);
    g_string_append_c(out, '"');
}

gboolean rejected_file_write(const char *path, const struct column_map *columns,
                             const GArray *rejections, GError **error)
{
    g_autoptr(GString) text = g_string_new(_("line;column;reason\n"));

    for (guint i = 0; i < rejections->len; i++) {
        const struct rejection *row = &g_array_index(rejections, struct rejection, i);
        g_string_append_printf(text, "%" G_GUINT64_FORMAT ";", row->line);
        if (row->column != COLUMN_ABSENT) {
            const struct column *column = &columns->columns[row->column];
            append_csv(text, *column->heading != '\0' ? column->heading : column->label);
        }
        g_string_append_c(text, ';');
        append_csv(text, rejection_phrase(row->problem));
        g_string_append_c(text, '\n');
    }
    return file_write_atomically(path, text->str, text->len, 0600, error);
}
