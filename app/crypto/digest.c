/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/digest.h"

#include <string.h>

#include <openssl/evp.h>
#include <sodium.h>

/* SHA-256 comes from OpenSSL, which SQLCipher brings along anyway: it uses the
 * processor's own instructions and takes a seventh of the time of libsodium's (measured,
 * 8 kB), which every e-mail pays. Everything with a key stays with libsodium. */

G_STATIC_ASSERT(DIGEST_LENGTH == crypto_generichash_BYTES);
G_STATIC_ASSERT(KEYED_HASH_KEY_LENGTH == crypto_generichash_KEYBYTES);

struct digest {
    gboolean is_blake2b;
    EVP_MD_CTX *sha256; /* NULL of the other */
    crypto_generichash_state blake2b;
};

/* libsodium's hashes always return 0 with these sizes. */
static void expect_success(int status)
{
    g_assert(status == 0);
}

/* OpenSSL's return 1, unless memory lacks or the system has no SHA-256. */
static void expect_one(int status)
{
    if (status != 1)
        g_error("OpenSSL cannot compute SHA-256");
}

static void start(struct digest *digest)
{
    if (digest->is_blake2b)
        expect_success(crypto_generichash_init(&digest->blake2b, NULL, 0, DIGEST_LENGTH));
    else
        expect_one(EVP_DigestInit_ex(digest->sha256, EVP_sha256(), NULL));
}

/* The state of BLAKE2b stands on a boundary of 64 bytes, which malloc() does not promise.
 */
static struct digest *new_of(gboolean is_blake2b)
{
    struct digest *digest = g_aligned_alloc0(1, sizeof *digest, _Alignof(struct digest));

    digest->is_blake2b = is_blake2b;
    if (!is_blake2b)
        digest->sha256 = EVP_MD_CTX_new();
    start(digest);
    return digest;
}

struct digest *digest_new(void)
{
    return new_of(FALSE);
}

struct digest *digest_new_blake2b(void)
{
    return new_of(TRUE);
}

void digest_add(struct digest *digest, const void *bytes, gsize length)
{
    if (length == 0)
        return;
    if (digest->is_blake2b)
        expect_success(crypto_generichash_update(&digest->blake2b, bytes, length));
    else
        expect_one(EVP_DigestUpdate(digest->sha256, bytes, length));
}

void digest_finish(struct digest *digest, guint8 out[DIGEST_LENGTH])
{
    if (digest->is_blake2b)
        expect_success(crypto_generichash_final(&digest->blake2b, out, DIGEST_LENGTH));
    else
        expect_one(EVP_DigestFinal_ex(digest->sha256, out, NULL));
    start(digest);
}

void digest_free(struct digest *digest)
{
    if (digest == NULL)
        return;
    EVP_MD_CTX_free(digest->sha256);
    sodium_memzero(digest, sizeof *digest);
    g_aligned_free(digest);
}

void digest_of(const void *bytes, gsize length, guint8 out[DIGEST_LENGTH])
{
    expect_one(
        EVP_Digest(length > 0 ? bytes : "", length, out, NULL, EVP_sha256(), NULL));
}

void digest_to_hex(const guint8 digest[DIGEST_LENGTH], char hex[DIGEST_HEX_SIZE])
{
    sodium_bin2hex(hex, DIGEST_HEX_SIZE, digest, DIGEST_LENGTH);
}

void digest_hex_of(const void *bytes, gsize length, char hex[DIGEST_HEX_SIZE])
{
    guint8 digest[DIGEST_LENGTH];

    digest_of(bytes, length, digest);
    digest_to_hex(digest, hex);
}

gboolean digest_from_hex(const char *hex, guint8 digest[DIGEST_LENGTH])
{
    size_t length = 0;

    return strlen(hex) == DIGEST_HEX_SIZE - 1 &&
           sodium_hex2bin(digest, DIGEST_LENGTH, hex, DIGEST_HEX_SIZE - 1, NULL, &length,
                          NULL) == 0 &&
           length == DIGEST_LENGTH;
}

void keyed_hash(const struct secret *key, const char *purpose, const void *bytes,
                gsize length, guint8 out[DIGEST_LENGTH])
{
    crypto_generichash_state state;

    g_assert(secret_length(key) == KEYED_HASH_KEY_LENGTH);
    expect_success(crypto_generichash_init(&state, secret_bytes(key),
                                           KEYED_HASH_KEY_LENGTH, DIGEST_LENGTH));
    expect_success(
        crypto_generichash_update(&state, (const guint8 *)purpose, strlen(purpose) + 1));
    if (length > 0)
        expect_success(crypto_generichash_update(&state, bytes, length));
    expect_success(crypto_generichash_final(&state, out, DIGEST_LENGTH));
    sodium_memzero(&state, sizeof state);
}
