/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file that tells which rows were left out: line, column and reason, never a value. */

#include "extract/columns.h"

/* `rejections`: struct rejection (row_stream.h). Mode 0600, replaced as a whole. */
gboolean rejected_file_write(const char *path, const struct column_map *columns,
                             const GArray *rejections, GError **error);
