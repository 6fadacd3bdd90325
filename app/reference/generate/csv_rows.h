/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The CSV files of this folder, for the generator alone: at build time anything wrong
 * ends the process with "file:line: what". */

#include <glib.h>

struct csv_rows {
    char *path;
    GPtrArray *heads; /* char * */
    GPtrArray *rows;  /* struct csv_row * */
};

struct csv_row {
    const struct csv_rows *file;
    guint line;
    GPtrArray *cells; /* char * */
};

/* Reads DIR/NAME: UTF-8, LF or CRLF, quotes doubled inside quotes, a first line of
 * column names, every row as wide as it. */
struct csv_rows *csv_rows_read(const char *dir, const char *name, char delimiter);
void csv_rows_free(struct csv_rows *rows);
typedef struct csv_rows CsvRows;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvRows, csv_rows_free)

guint csv_rows_count(const struct csv_rows *rows);
const struct csv_row *csv_rows_at(const struct csv_rows *rows, guint index);

/* The cell below `column`, which must exist. */
const char *csv_cell(const struct csv_row *row, const char *column);

/* "" when there is no such column. */
const char *csv_cell_or_empty(const struct csv_row *row, const char *column);

/* Ends the process, blaming `row`. */
void csv_row_wrong(const struct csv_row *row, const char *format, ...)
    G_GNUC_PRINTF(2, 3) G_GNUC_NORETURN;
