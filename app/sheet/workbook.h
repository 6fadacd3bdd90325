/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An .xlsx file (ECMA-376) written row by row in constant memory.
 *
 * Every cell is text, whatever it looks like: "=cmd|…", "0470…" and "1-2" reach the
 * reader's screen as they stand, never as a formula, a number or a date. */

#include <glib.h>

/* Excel's limits, per sheet and per cell (in UTF-16 units). */
#define WORKBOOK_MAX_ROWS 1048576u
#define WORKBOOK_MAX_CELL 32767u

struct workbook;
struct workbook_sheet;

struct workbook_column {
    const char *heading;
    double width;  /* in characters of the default font; 0 = Excel's own width */
    gboolean wrap; /* texts with line breaks */
};

/* Start a workbook that will appear at `path` when workbook_finish() succeeds: until then
 * it is written beside it under a temporary name, mode 0600, and whatever stood at
 * `path` is untouched.
 *
 * `tmpdir` is where rows wait until then. It is not optional and never $TMPDIR, since
 * rows are personal data: a directory inside the dossier. A file there has no name.
 *
 * NULL with CANNOT_CREATE when one of the two directories does not exist or cannot be
 * written, IO when the disk is full. */
struct workbook *workbook_create(const char *path, const char *tmpdir, GError **error);

/* Shown by a spreadsheet program under "properties"; either may be NULL. */
gboolean workbook_describe(struct workbook *workbook, const char *title,
                           const char *author, GError **error);

/* A new sheet behind the others with a bold, frozen first row of headings. Owned by the
 * workbook. The columns are copied.
 *
 * Sheets may be filled at the same time, each from top to bottom. A sheet that is full
 * (WORKBOOK_MAX_ROWS, or close to the 4 GiB that a zip member holds) goes on in "NAME 2"
 * with the same headings, without the caller noticing.
 *
 * USAGE when Excel would refuse the name: empty, longer than 31 UTF-16 units, one of
 * []:*?/\, an apostrophe at either end, or taken (case does not count). */
struct workbook_sheet *workbook_add_sheet(struct workbook *workbook, const char *name,
                                          const struct workbook_column *columns,
                                          guint column_count, GError **error);

/* The next row: `column_count` texts, UTF-8; NULL and "" leave a cell empty.
 * INPUT when a text is longer than a cell can hold: the sentence names sheet, row and
 * column, and nothing of the row was written. IO when the disk is full. */
gboolean workbook_append_row(struct workbook_sheet *sheet, const char *const *cells,
                             GError **error);

/* Rows written so far, headings not counted, over all continuations. */
gint64 workbook_sheet_rows(const struct workbook_sheet *sheet);

/* Finish the file, sync it and move it to its path. On failure nothing is left behind:
 * neither at the path nor of the temporary name. `workbook` is freed either way. */
gboolean workbook_finish(struct workbook *workbook, GError **error);

/* Give up: nothing is left behind. NULL is accepted. */
void workbook_abandon(struct workbook *workbook);
typedef struct workbook Workbook;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workbook, workbook_abandon)
