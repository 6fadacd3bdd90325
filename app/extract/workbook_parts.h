/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands where in a workbook (ECMA-376 parts 1 and 2): its sheets and their parts of
 * the zip file. */

#include "archive/zip.h"

struct workbook_sheet {
    char *name;
    char *part; /* NULL: a chart or dialog, nothing with cells */
    gboolean hidden;
};

struct workbook_parts {
    GArray *sheets; /* struct workbook_sheet, in the order of the tabs */
    char *strings;  /* NULL when there are none */
    char *styles;
    gboolean since_1904; /* days are counted from 1904, as old Macintoshes did */
};
typedef struct workbook_parts WorkbookParts;

/* TRUE when the zip file is a workbook that can be read. */
gboolean workbook_parts_exist(const struct zip *zip);

/* NULL: KIESPOST_ERROR_INPUT (damaged) or what the zip file said. */
struct workbook_parts *workbook_parts_read(struct zip *zip, GError **error);
void workbook_parts_free(struct workbook_parts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WorkbookParts, workbook_parts_free)

/* The sheet called `name` (case does not matter, as in Excel), else the first that is
 * not hidden, else the first; of those with cells. NULL: KIESPOST_ERROR_INPUT, and the
 * sentence lists the names there are. */
const struct workbook_sheet *workbook_parts_sheet(const struct workbook_parts *parts,
                                                  const char *name, const char *file,
                                                  GError **error);

/* “A”, “B” … of the sheets with cells but `except` (may be NULL); "" when there is none.
 * The caller frees. */
char *workbook_parts_names(const struct workbook_parts *parts,
                           const struct workbook_sheet *except);
