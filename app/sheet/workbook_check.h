/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether the zip file at `path` has a whole directory, no empty member, and in
 * xl/worksheets/sheet1.xml … sheetN.xml at least `minimum[0]` … `minimum[count - 1]`
 * bytes. libxlsxwriter copies rows between files without looking whether the disk took
 * them; this looks. */
gboolean workbook_is_complete(const char *path, const guint64 *minimum, guint count);
