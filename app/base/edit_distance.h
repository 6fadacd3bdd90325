/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For "did you mean …?". */

#include <glib.h>

/* How many bytes must be changed, added or left out to make `b` of `a` (Levenshtein).
 * Time and memory grow with their lengths: for words, not for texts. */
guint edit_distance(const char *a, const char *b);
