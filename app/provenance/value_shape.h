/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a cell is made of, counted in one pass: enough to reject nearly every pattern
 * without looking at the text again. */

#include <glib.h>

#include "base/span.h"

enum {
    VALUE_SHAPE_LONGEST = 64, /* no number is written longer; of longer cells only this
                                 much and the separators are counted */
    VALUE_SHAPE_DIGITS = 20,
};

struct value_shape {
    guint letters, digit_count, blanks, dots, hyphens, slashes, colons, commas, at_signs;
    guint underscores, plusses;
    guint other;                     /* everything else, quotes and brackets aside */
    char digits[VALUE_SHAPE_DIGITS]; /* the first of them, in order */
};

void value_shape_take(struct value_shape *shape, const struct span *cell);

/* Two decimals behind a comma or a point: "1.234,50", "€ 12.00". */
gboolean value_shape_is_amount(const struct value_shape *shape, const struct span *cell);

/* The name ends in a legal form (bv, nv, srl, sa, vzw, asbl, gmbh …), or begins with one
 * of those that are put in front. */
gboolean value_shape_is_company(const struct value_shape *shape, const struct span *cell);
