/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where one record of a CSV file ends: line ends inside quotes belong to it (RFC 4180
 * section 2). Found before libcsv sees it, so that lines are counted as an editor counts
 * them and a quote that never closes costs its own line and not the rest of the file. */

#include <glib.h>

enum record_end {
    RECORD_COMPLETE,
    RECORD_INCOMPLETE,   /* more bytes are needed */
    RECORD_UNTERMINATED, /* a quote opened and was never closed */
    RECORD_STRAY_QUOTE,  /* a closing quote was followed by text on the same line */
};

struct record {
    enum record_end end;
    gsize length; /* with its line end; of the first physical line when it is defective */
    guint lines;  /* physical lines in `length` */
    gboolean loose; /* a quote stands inside an unquoted cell: taken literally */
};

/* The record at the beginning of `bytes`. `bare_returns`: a CR alone ends a line (looked
 * for only then). With `at_end` there are no more bytes. `length` must not be 0. */
struct record record_find(const char *bytes, gsize length, char delimiter,
                          gboolean bare_returns, gboolean at_end);

/* The length of the first physical line with its end; 0 when its end is not there. */
gsize record_line_length(const char *bytes, gsize length, gboolean bare_returns,
                         gboolean at_end);
