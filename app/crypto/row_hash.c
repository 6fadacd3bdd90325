/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/row_hash.h"

#include <string.h>

#include <sodium.h>

G_STATIC_ASSERT(ROW_HASH_KEY_LENGTH == crypto_shorthash_siphashx24_KEYBYTES);
G_STATIC_ASSERT(crypto_shorthash_siphashx24_BYTES == 2 * sizeof(guint64));

void row_hash_key_random(struct row_hash_key *key)
{
    randombytes_buf(key->bytes, sizeof key->bytes);
}

void row_hash(const struct row_hash_key *key, const void *bytes, gsize length,
              guint64 out[2])
{
    guint8 hash[crypto_shorthash_siphashx24_BYTES];

    /* Returns 0 always. */
    (void)crypto_shorthash_siphashx24(hash, length > 0 ? bytes : "", length, key->bytes);
    memcpy(out, hash, sizeof hash);
}
