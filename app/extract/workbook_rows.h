/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of one sheet of a workbook (.xlsx, .xlsm, transitional or strict). The sheet
 * is streamed; its shared texts are the only thing held. */

#include "archive/zip.h"
#include "extract/raw_rows.h"

/* What one sheet, or the list of shared texts, may unpack to. Bytes. */
#define WORKBOOK_SHEET_LIMIT   (G_GUINT64_CONSTANT(2) * 1024 * 1024 * 1024)
#define WORKBOOK_STRINGS_LIMIT (G_GUINT64_CONSTANT(1) * 1024 * 1024 * 1024)

/* Takes `zip`, also on failure. `sheet` may be NULL: the first that is not hidden.
 *
 * KIESPOST_ERROR_INPUT: no workbook but another kind of zip file, no such sheet,
 * damaged, past a limit. KIESPOST_ERROR_IO: reading failed. */
struct raw_rows *workbook_rows_new(struct zip *zip, const char *sheet, GError **error);
