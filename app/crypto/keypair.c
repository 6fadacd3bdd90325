/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/keypair.h"

#include <sodium.h>

G_STATIC_ASSERT(KEYPAIR_PUBLIC_LENGTH == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT(KEYPAIR_PUBLIC_LENGTH == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT(KEYPAIR_SEALING_PRIVATE_LENGTH == crypto_box_SECRETKEYBYTES);
G_STATIC_ASSERT(KEYPAIR_SIGNING_PRIVATE_LENGTH == crypto_sign_SECRETKEYBYTES);
G_STATIC_ASSERT(KEYPAIR_SIGNATURE_LENGTH == crypto_sign_BYTES);

static struct keypair *keypair_new(gsize private_length,
                                   int (*generate)(unsigned char *, unsigned char *))
{
    struct keypair *pair = g_new0(struct keypair, 1);

    pair->private_key = secret_new(private_length);
    int status = generate(pair->public_key, secret_writable(pair->private_key));
    g_assert(status == 0);
    return pair;
}

struct keypair *keypair_new_sealing(void)
{
    return keypair_new(KEYPAIR_SEALING_PRIVATE_LENGTH, crypto_box_keypair);
}

struct keypair *keypair_new_signing(void)
{
    return keypair_new(KEYPAIR_SIGNING_PRIVATE_LENGTH, crypto_sign_keypair);
}

void keypair_free(struct keypair *pair)
{
    if (pair == NULL)
        return;
    secret_free(pair->private_key);
    g_free(pair);
}

void keypair_sign(const struct secret *private_key, const void *bytes, gsize length,
                  guint8 signature[KEYPAIR_SIGNATURE_LENGTH])
{
    g_assert(secret_length(private_key) == KEYPAIR_SIGNING_PRIVATE_LENGTH);
    int status =
        crypto_sign_detached(signature, NULL, bytes, length, secret_bytes(private_key));
    g_assert(status == 0);
}

gboolean keypair_verify(const guint8 public_key[KEYPAIR_PUBLIC_LENGTH], const void *bytes,
                        gsize length, const guint8 signature[KEYPAIR_SIGNATURE_LENGTH])
{
    return crypto_sign_verify_detached(signature, bytes, length, public_key) == 0;
}
