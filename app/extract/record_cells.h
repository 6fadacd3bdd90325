/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One record cut into cells, by libcsv. */

#include <glib.h>

#include "extract/reader.h"

struct record_cells {
    guint count;
    struct span *spans; /* into memory of the cells, until the next parse or clear */
};

struct record_cells *record_cells_new(char delimiter);
void record_cells_free(struct record_cells *cells);

/* `text`: one whole record, UTF-8 without NUL. `loose`: quotes inside unquoted cells are
 * letters like others. On a defect there are no cells. */
enum row_defect record_cells_parse(struct record_cells *cells, const char *text,
                                   gsize length, gboolean loose);

void record_cells_clear(struct record_cells *cells);
