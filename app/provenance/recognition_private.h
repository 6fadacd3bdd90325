/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What recognition.c has counted, for score.c and signs.c. */

#include "provenance/column_tally.h"
#include "provenance/recognition.h"
#include "provenance/row_kinds.h"
#include "provenance/title.h"

struct recognition {
    guint count; /* of columns */
    gboolean has_headings;
    char *name, *preamble;
    char *left_out;
    struct title *titles;         /* `count` */
    struct column_tally *tallies; /* `count` */
    GArray *later_titles;         /* struct title: headings met further down */
    ValueWords *words;
    RowKinds *kinds;
    guint64 rows;
    guint64 consented; /* rows with a consent date and a wording */
};

/* “Ref”, quoted; "column 3" where the column has no title, or one that could be
 * somebody's data. The caller frees. */
char *recognition_label(const struct recognition *recognition, guint column);

/* "column “Ref”", as evidence. The caller frees. */
char *recognition_title_sentence(const struct title *title);

/* National register numbers, by title and value or by value alone. */
gboolean recognition_is_national_number(const struct recognition *recognition,
                                        guint column);
