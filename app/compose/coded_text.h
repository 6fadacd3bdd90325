/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A gapped text in quoted-printable. Its lines are coded one by one, so those without a
 * gap are coded once for all messages of a shape. */

#include <glib.h>

#include "compose/gapped_text.h"

struct coded_text {
    const struct gapped_text *text; /* borrowed */
    GString *lines;                 /* those without a gap, coded, one after the other */
    GArray *pieces;                 /* struct coded_piece */
};

struct coded_piece {
    gsize coded_end;        /* lines up to here come first … */
    gsize from, to;         /* … then this line of the text, without its end */
    guint gap_from, gap_to; /* with these gaps in it */
};

void coded_text_init(struct coded_text *coded, const struct gapped_text *text);
void coded_text_clear(struct coded_text *coded);

/* Append all lines with `values` in their gaps to `out`; `scratch` is written over. */
void coded_text_append(const struct coded_text *coded, GString *const *values,
                       gapped_text_escape escape, GString *scratch, GString *out);
