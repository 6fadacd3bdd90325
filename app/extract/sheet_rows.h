/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of one sheet, one at a time. Values only: a formula gives the result that was
 * saved with it, an error ("#N/A") nothing, and macros are not looked at. Cells merged
 * into one hold their value in the first of them; hidden rows and columns are read. */

#include "extract/cell_styles.h"
#include "extract/reader.h"
#include "extract/shared_strings.h"
#include "extract/xml_reader.h"

#define SHEET_ROWS_LIMIT    1048576
#define SHEET_COLUMNS_LIMIT 16384

struct sheet_rows;

/* Everything is borrowed. */
struct sheet_rows *sheet_rows_new(xml_bytes bytes, gpointer source,
                                  const struct shared_strings *strings,
                                  const struct cell_styles *styles, gboolean since_1904,
                                  const char *file);
void sheet_rows_free(struct sheet_rows *rows);
typedef struct sheet_rows SheetRows;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SheetRows, sheet_rows_free)

/* The next row with something in it, up to its last cell with something; `line` is its
 * number in the sheet, always higher than that of the one before. Valid until the next
 * call. FALSE at the end, and with `error` set for a damaged sheet. */
gboolean sheet_rows_next(struct sheet_rows *rows, struct extract_row *row,
                         GError **error);
