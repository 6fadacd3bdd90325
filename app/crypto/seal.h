/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Sealed bytes: nobody reads them without the key, and a changed one does not open. */

#include <glib.h>

#include "crypto/keypair.h"
#include "crypto/secret.h"

/* Bytes of a symmetric key. */
#define SEAL_KEY_LENGTH 32

/* XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) under a random nonce: 24 bytes of nonce,
 * the ciphertext, 16 bytes of tag. So sealing the same twice gives different bytes.
 *
 * `associated` names what is sealed ("keyslot els signing"); it is not stored, and
 * opening under another name fails, so one sealed record cannot stand in for another.
 * `key` has SEAL_KEY_LENGTH bytes. The caller unrefs the result. */
GBytes *seal_bytes(const struct secret *key, const void *plaintext, gsize length,
                   const char *associated);

/* NULL with KIESPOST_ERROR_DAMAGED when the key is another one, `associated` is another
 * one, or any bit was changed: which of these cannot be known. A caller whose key came
 * from a passphrase says KIESPOST_ERROR_WRONG_PASSPHRASE instead. The caller frees. */
struct secret *seal_open(const struct secret *key, GBytes *sealed, const char *associated,
                         GError **error);

/* Sealed to the holder of a private key; whoever sealed it cannot open it again.
 * libsodium's sealed box: ephemeral X25519, XSalsa20-Poly1305. Says nothing about who
 * sealed it. NULL with KIESPOST_ERROR_DAMAGED when `public_key` is no point that a key
 * may be. */
GBytes *seal_to(const guint8 public_key[KEYPAIR_PUBLIC_LENGTH],
                const struct secret *secret, GError **error);

/* `private_key` of keypair_new_sealing(). NULL with KIESPOST_ERROR_DAMAGED when it was
 * sealed to another key or was changed. The caller frees. */
struct secret *seal_open_with(const guint8 public_key[KEYPAIR_PUBLIC_LENGTH],
                              const struct secret *private_key, GBytes *sealed,
                              GError **error);
