/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Public and private keys: X25519 (RFC 7748) to seal to, Ed25519 (RFC 8032) to sign. */

#include <glib.h>

#include "crypto/secret.h"

#define KEYPAIR_PUBLIC_LENGTH          32
#define KEYPAIR_SEALING_PRIVATE_LENGTH 32
#define KEYPAIR_SIGNING_PRIVATE_LENGTH 64 /* RFC 8032 seed, then the public key */
#define KEYPAIR_SIGNATURE_LENGTH       64

struct keypair {
    guint8 public_key[KEYPAIR_PUBLIC_LENGTH];
    struct secret *private_key; /* owned */
};
typedef struct keypair Keypair;

/* X25519, for seal_to(). The caller frees with keypair_free(). */
struct keypair *keypair_new_sealing(void);

/* Ed25519. The caller frees with keypair_free(). */
struct keypair *keypair_new_signing(void);

void keypair_free(struct keypair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keypair, keypair_free)

/* `private_key` of keypair_new_signing(). The same bytes always get the same signature.
 */
void keypair_sign(const struct secret *private_key, const void *bytes, gsize length,
                  guint8 signature[KEYPAIR_SIGNATURE_LENGTH]);

/* FALSE when bytes, signature or key are not those that belong together. */
gboolean keypair_verify(const guint8 public_key[KEYPAIR_PUBLIC_LENGTH], const void *bytes,
                        gsize length, const guint8 signature[KEYPAIR_SIGNATURE_LENGTH]);
