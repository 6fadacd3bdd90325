/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What looks like chance and is not: the same beginning gives the same draws, on every
 * machine. For the invention of people; nothing secret ever comes from it. */

#include <glib.h>

/* Begins as the seed, any number. */
struct chance {
    guint64 state;
};

guint64 chance_next(struct chance *chance);

/* 0 … limit − 1; `limit` is not 0. */
guint chance_below(struct chance *chance, guint limit);

gboolean chance_happens(struct chance *chance, guint in_a_thousand);
