/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fingerprints of bytes: SHA-256 (FIPS 180-4) where others must be able to compute the
 * same, keyed BLAKE2b-256 (RFC 7693) where nobody else may. */

#include <glib.h>

#include "crypto/secret.h"

#define DIGEST_LENGTH         32
#define DIGEST_HEX_SIZE       65 /* lower case, with its NUL */
#define KEYED_HASH_KEY_LENGTH 32

/* SHA-256 of what is read bit by bit. */
struct digest;
typedef struct digest Digest;

/* SHA-256. The caller frees with digest_free(). */
struct digest *digest_new(void);

/* BLAKE2b-256 without a key, as `b2sum -l 256` computes it: four times as fast where the
 * file is large and somebody waits. The caller frees with digest_free(). */
struct digest *digest_new_blake2b(void);

void digest_add(struct digest *digest, const void *bytes, gsize length);

/* The hash of all that was added; the state then starts anew. */
void digest_finish(struct digest *digest, guint8 out[DIGEST_LENGTH]);

void digest_free(struct digest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/* SHA-256 of `bytes`. */
void digest_of(const void *bytes, gsize length, guint8 out[DIGEST_LENGTH]);

/* The same, as sha256sum(1) writes it. */
void digest_hex_of(const void *bytes, gsize length, char hex[DIGEST_HEX_SIZE]);

void digest_to_hex(const guint8 digest[DIGEST_LENGTH], char hex[DIGEST_HEX_SIZE]);

/* Exactly 64 hexadecimal digits of either case. FALSE on anything else. */
gboolean digest_from_hex(const char *hex, guint8 digest[DIGEST_LENGTH]);

/* BLAKE2b-256 under `key` (KEYED_HASH_KEY_LENGTH bytes) of `purpose`, a NUL, `bytes`. So
 * the hash of an e-mail address under purpose "email" never equals that of the same text
 * under another purpose, and nobody without the key can try out names. */
void keyed_hash(const struct secret *key, const char *purpose, const void *bytes,
                gsize length, guint8 out[DIGEST_LENGTH]);
