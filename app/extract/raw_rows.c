/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/raw_rows.h"

static gboolean are_empty(const struct span *cells, guint count)
{
    for (guint i = 0; i < count; i++)
        if (cells[i].length > 0)
            return FALSE;
    return TRUE;
}

enum row_defect raw_rows_check_width(const struct raw_rows *rows,
                                     const struct span *cells, guint count)
{
    if (rows->count == 0 || are_empty(cells, count))
        return DEFECT_NONE;
    if (count < rows->needed)
        return DEFECT_TOO_FEW_CELLS;
    return count > rows->count && !are_empty(cells + rows->count, count - rows->count)
               ? DEFECT_TOO_MANY_CELLS
               : DEFECT_NONE;
}
