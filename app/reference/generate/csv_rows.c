/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/csv_rows.h"

#include <stdlib.h>
#include <string.h>

void csv_row_wrong(const struct csv_row *row, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_printerr("%s:%u: %s\n", row->file->path, row->line, what);
    exit(EXIT_FAILURE);
}

static void csv_row_free(gpointer pointer)
{
    struct csv_row *row = pointer;
    g_ptr_array_unref(row->cells);
    g_free(row);
}

/* One cell into `cell`; returns where the delimiter, line end or NUL behind it is. */
static const char *read_cell(const struct csv_row *row, const char *at, char delimiter,
                             GString *cell)
{
    g_string_truncate(cell, 0);
    if (*at != '"') {
        gsize length = strcspn(at, (const char[]){delimiter, '\r', '\n', '\0'});
        g_string_append_len(cell, at, (gssize)length);
        return at + length;
    }
    for (at++; *at != '"' || at[1] == '"'; at++) {
        if (*at == '\0')
            csv_row_wrong(row, "a quote is not closed");
        if (*at == '"')
            at++;
        g_string_append_c(cell, *at);
    }
    return at + 1;
}

static const char *read_row(struct csv_row *row, const char *at, char delimiter)
{
    g_autoptr(GString) cell = g_string_new(NULL);

    for (;;) {
        at = read_cell(row, at, delimiter, cell);
        g_ptr_array_add(row->cells, g_strdup(cell->str));
        if (*at == delimiter) {
            at++;
            continue;
        }
        if (*at == '\r')
            at++;
        if (*at != '\n' && *at != '\0')
            csv_row_wrong(row, "text behind a closing quote");
        return *at == '\n' ? at + 1 : at;
    }
}

struct csv_rows *csv_rows_read(const char *dir, const char *name, char delimiter)
{
    struct csv_rows *file = g_new0(struct csv_rows, 1);
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    gsize length;

    file->path = g_build_filename(dir, name, NULL);
    file->rows = g_ptr_array_new_with_free_func(csv_row_free);
    if (!g_file_get_contents(file->path, &text, &length, &error)) {
        g_printerr("%s\n", error->message);
        exit(EXIT_FAILURE);
    }
    guint line = 1;
    for (const char *at = text; *at != '\0'; line++) {
        struct csv_row *row = g_new0(struct csv_row, 1);
        row->file = file;
        row->line = line;
        row->cells = g_ptr_array_new_with_free_func(g_free);
        at = read_row(row, at, delimiter);
        if (file->heads == NULL)
            file->heads = g_ptr_array_ref(row->cells);
        else if (row->cells->len != file->heads->len)
            csv_row_wrong(row, "%u cells instead of %u", row->cells->len,
                          file->heads->len);
        if (line > 1)
            g_ptr_array_add(file->rows, row);
        else
            csv_row_free(row);
    }
    if (file->heads == NULL || !g_utf8_validate(text, (gssize)length, NULL)) {
        g_printerr("%s: not a CSV file in UTF-8\n", file->path);
        exit(EXIT_FAILURE);
    }
    return file;
}

void csv_rows_free(struct csv_rows *file)
{
    if (file == NULL)
        return;
    g_free(file->path);
    g_ptr_array_unref(file->heads);
    g_ptr_array_unref(file->rows);
    g_free(file);
}

guint csv_rows_count(const struct csv_rows *file)
{
    return file->rows->len;
}

const struct csv_row *csv_rows_at(const struct csv_rows *file, guint index)
{
    return g_ptr_array_index(file->rows, index);
}

const char *csv_cell_or_empty(const struct csv_row *row, const char *column)
{
    guint index;

    if (!g_ptr_array_find_with_equal_func(row->file->heads, column, g_str_equal, &index))
        return "";
    return g_ptr_array_index(row->cells, index);
}

const char *csv_cell(const struct csv_row *row, const char *column)
{
    if (!g_ptr_array_find_with_equal_func(row->file->heads, column, g_str_equal, NULL))
        csv_row_wrong(row, "there is no column '%s'", column);
    return csv_cell_or_empty(row, column);
}
