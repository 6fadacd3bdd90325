/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which columns the rows fill: two files joined into one show as two kinds of rows. Of
 * the first 64 columns only. */

#include <glib.h>

struct row_kinds;
typedef struct row_kinds RowKinds;

struct row_kinds *row_kinds_new(void);
void row_kinds_free(struct row_kinds *kinds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RowKinds, row_kinds_free)

/* One row: bit n is set when column n has a value. */
void row_kinds_see(struct row_kinds *kinds, guint64 filled);

/* TRUE when the rows fall into two groups, each with columns of its own that no row of
 * the other fills. `ones` and `others` receive these columns as bits, `one_rows` and
 * `other_rows` how many rows fill them. */
gboolean row_kinds_are_two(const struct row_kinds *kinds, guint64 *ones, guint64 *others,
                           guint64 *one_rows, guint64 *other_rows);
