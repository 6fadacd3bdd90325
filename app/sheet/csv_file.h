/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A .csv file (RFC 4180) for programs that read one: comma, every cell in double quotes,
 * CR LF, UTF-8 without a byte order mark, which such programs would take for a part of
 * the first heading. For people there is sheet/workbook.h.
 *
 * Every cell is text: what a spreadsheet program would take for a formula gets an
 * apostrophe before it. A telephone number in E.164 is left as it is. */

#include <glib.h>

struct csv_file;

/* A new file, 0600. CANNOT_CREATE when there is anything by that name. */
struct csv_file *csv_file_create(const char *path, GError **error);

/* The next row, headings included: `count` texts, UTF-8; NULL is "". IO when the disk is
 * full. */
gboolean csv_file_append(struct csv_file *file, const char *const *cells, guint count,
                         GError **error);

/* All is on the disk, or there is no such file. `file` is freed either way. */
gboolean csv_file_finish(struct csv_file *file, GError **error);

/* Give up: nothing is left behind. NULL is accepted. */
void csv_file_abandon(struct csv_file *file);
typedef struct csv_file CsvFile;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvFile, csv_file_abandon)

/* What stands before this text in such a file: "'" or "". Static. */
const char *csv_guard(const char *text);
