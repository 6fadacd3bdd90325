/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What each cell style of a workbook makes of a number: styles.xml. */

#include "extract/cell_number.h"
#include "extract/xml_reader.h"

/* Excel writes at most 65 490 (its own limit); more are not read. */
#define CELL_STYLES_LIMIT 65536

struct cell_styles;

/* NULL: KIESPOST_ERROR_INPUT or what `bytes` said. */
struct cell_styles *cell_styles_read(xml_bytes bytes, gpointer source, const char *file,
                                     GError **error);

/* Of a workbook without styles. */
struct cell_styles *cell_styles_new(void);

void cell_styles_free(struct cell_styles *styles);
typedef struct cell_styles CellStyles;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CellStyles, cell_styles_free)

/* enum number_shape; SHAPE_PLAIN for a style that is not there. */
guint8 cell_styles_shape(const struct cell_styles *styles, guint64 style);
