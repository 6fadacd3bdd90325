/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was made of a text, for texts that come back, such as municipalities. Keeps the
 * first ones and forgets nothing: what is frequent comes early. */

#include <glib.h>

struct memo;

struct memo *memo_new(void);
void memo_free(struct memo *memo);

/* The value kept under these bytes, NULL when none is. */
gconstpointer memo_find(const struct memo *memo, const char *key, gsize length);

/* Keep a value that outlives the memo; `key` is copied. FALSE, and nothing happens, when
 * the memo is full or the key too long to be worth it. The key must not be kept
 * already. */
gboolean memo_keep(struct memo *memo, const char *key, gsize length, gconstpointer value);
