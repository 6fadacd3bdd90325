/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A fast 128-bit hash by which an import finds rows that it has met already: SipHash-2-4.
 * Random key per run, never stored: whoever made the file cannot choose colliding rows.
 * 128 bits: two different rows of one file never meet, for any practical purpose. */

#include <glib.h>

#define ROW_HASH_KEY_LENGTH 16

struct row_hash_key {
    guint8 bytes[ROW_HASH_KEY_LENGTH];
};

void row_hash_key_random(struct row_hash_key *key);

/* Allocates nothing, cannot fail, may be called from several threads. */
void row_hash(const struct row_hash_key *key, const void *bytes, gsize length,
              guint64 out[2]);
