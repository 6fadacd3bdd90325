/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/seal.h"

#include <string.h>

#include <sodium.h>

#include "base/error.h"
#include "base/i18n.h"

enum {
    NONCE_LENGTH = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    TAG_LENGTH = crypto_aead_xchacha20poly1305_ietf_ABYTES,
};

G_STATIC_ASSERT(SEAL_KEY_LENGTH == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT(KEYPAIR_PUBLIC_LENGTH == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT(KEYPAIR_SEALING_PRIVATE_LENGTH == crypto_box_SECRETKEYBYTES);

GBytes *seal_bytes(const struct secret *key, const void *plaintext, gsize length,
                   const char *associated)
{
    g_assert(secret_length(key) == SEAL_KEY_LENGTH);
    g_assert(length < G_MAXSIZE - NONCE_LENGTH - TAG_LENGTH);

    guint8 *sealed = g_malloc(NONCE_LENGTH + length + TAG_LENGTH);
    unsigned long long sealed_length = 0;
    randombytes_buf(sealed, NONCE_LENGTH);
    int status = crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed + NONCE_LENGTH, &sealed_length, plaintext, length,
        (const guint8 *)associated, strlen(associated), NULL, sealed, secret_bytes(key));
    g_assert(status == 0 && sealed_length == length + TAG_LENGTH);
    return g_bytes_new_take(sealed, NONCE_LENGTH + length + TAG_LENGTH);
}

struct secret *seal_open(const struct secret *key, GBytes *sealed, const char *associated,
                         GError **error)
{
    gsize size = 0;
    const guint8 *bytes = g_bytes_get_data(sealed, &size);

    g_assert(secret_length(key) == SEAL_KEY_LENGTH);
    if (size >= NONCE_LENGTH + TAG_LENGTH) {
        g_autoptr(Secret) opened = secret_new(size - NONCE_LENGTH - TAG_LENGTH);
        if (crypto_aead_xchacha20poly1305_ietf_decrypt(
                secret_writable(opened), NULL, NULL, bytes + NONCE_LENGTH,
                size - NONCE_LENGTH, (const guint8 *)associated, strlen(associated),
                bytes, secret_bytes(key)) == 0)
            return g_steal_pointer(&opened);
    }
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                _("the sealed record “%s” does not open: its key is another one or its "
                  "bytes were changed"),
                associated);
    return NULL;
}

GBytes *seal_to(const guint8 public_key[KEYPAIR_PUBLIC_LENGTH],
                const struct secret *secret, GError **error)
{
    gsize sealed_length = secret_length(secret) + crypto_box_SEALBYTES;
    g_autofree guint8 *sealed = g_malloc(sealed_length);

    if (crypto_box_seal(sealed, secret_bytes(secret), secret_length(secret),
                        public_key) != 0) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("a public key in the dossier is not a valid key"));
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&sealed), sealed_length);
}

struct secret *seal_open_with(const guint8 public_key[KEYPAIR_PUBLIC_LENGTH],
                              const struct secret *private_key, GBytes *sealed,
                              GError **error)
{
    gsize size = 0;
    const guint8 *bytes = g_bytes_get_data(sealed, &size);

    g_assert(secret_length(private_key) == KEYPAIR_SEALING_PRIVATE_LENGTH);
    if (size >= crypto_box_SEALBYTES) {
        g_autoptr(Secret) opened = secret_new(size - crypto_box_SEALBYTES);
        if (crypto_box_seal_open(secret_writable(opened), bytes, size, public_key,
                                 secret_bytes(private_key)) == 0)
            return g_steal_pointer(&opened);
    }
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                        _("a sealed key does not open: it was sealed to another key or "
                          "its bytes were changed"));
    return NULL;
}
