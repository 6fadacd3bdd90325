/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bars of a table on the terminal. */

#include <glib.h>

/* `part` of `whole` as a bar of at most `width` columns, at least a sign of it when
 * `part` is not 0: block elements of Unicode, an eighth of a column fine, where the
 * environment says that the terminal reads UTF-8, else "#". The caller frees. */
char *bar_of(gint64 part, gint64 whole, int width);
