/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a file of any kind, cut into cells and not yet understood: the first thing
 * in each kind of them. */

#include "extract/reader.h"

struct raw_rows;

struct raw_rows_kind {
    /* Rows are at most cut off behind their last cell with something (a workbook), so
     * that their width says nothing; else every row has the cells it was written with. */
    gboolean ragged;
    /* The next row with something in it or with a defect; FALSE at the end and with
     * `error`. One that is defective by its width alone has its cells. Valid until the
     * next call. */
    gboolean (*next)(struct raw_rows *rows, struct extract_row *row, GError **error);
    gboolean (*rewind)(struct raw_rows *rows, GError **error);
    void (*free)(struct raw_rows *rows);
};

struct raw_rows {
    const struct raw_rows_kind *kind;
    /* Once the headings are known: rows with fewer cells than `needed`, or something
     * behind the first `count`, are defective. 0 before. */
    guint needed, count;
    gboolean after_gap; /* blank rows stood before the last one */
    /* What the file is, for extract_form; owned by the rows, "" at least. */
    const char *encoding;
    const char *encoding_evidence;
    const char *delimiter;
    const char *delimiter_evidence;
    const char *sheet;
    guint64 lines_reinterpreted;
};

/* Of a row without defect: DEFECT_NONE unless it does not fit the headings. A row with
 * nothing in it fits. */
enum row_defect raw_rows_check_width(const struct raw_rows *rows,
                                     const struct span *cells, guint count);
