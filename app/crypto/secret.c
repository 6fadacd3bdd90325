/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/secret.h"

#include <string.h>

#include <sodium.h>

struct secret {
    gsize length;
    guint8 *bytes; /* length + 1, the last one NUL */
};

struct secret *secret_new(gsize length)
{
    /* Before sodium_init() the guard pages would have no size and no canary. */
    if (sodium_init() < 0)
        g_error("libsodium does not start");
    g_assert(length < G_MAXSIZE);

    struct secret *secret = g_new(struct secret, 1);
    secret->length = length;
    secret->bytes = sodium_malloc(length + 1);
    if (secret->bytes == NULL)
        g_error("no memory for a secret of %" G_GSIZE_FORMAT " bytes", length);
    sodium_memzero(secret->bytes, length + 1);
    return secret;
}

struct secret *secret_random(gsize length)
{
    struct secret *secret = secret_new(length);

    randombytes_buf(secret->bytes, length);
    return secret;
}

struct secret *secret_from_bytes(const void *bytes, gsize length)
{
    struct secret *secret = secret_new(length);

    if (length > 0)
        memcpy(secret->bytes, bytes, length);
    return secret;
}

struct secret *secret_from_text(const char *text)
{
    return secret_from_bytes(text, strlen(text));
}

struct secret *secret_copy(const struct secret *secret)
{
    return secret_from_bytes(secret->bytes, secret->length);
}

const guint8 *secret_bytes(const struct secret *secret)
{
    return secret->bytes;
}

const char *secret_text(const struct secret *secret)
{
    return (const char *)secret->bytes;
}

guint8 *secret_writable(struct secret *secret)
{
    return secret->bytes;
}

gsize secret_length(const struct secret *secret)
{
    return secret->length;
}

gboolean secret_equal(const struct secret *a, const struct secret *b)
{
    return a->length == b->length && sodium_memcmp(a->bytes, b->bytes, a->length) == 0;
}

void secret_free(struct secret *secret)
{
    if (secret == NULL)
        return;
    sodium_free(secret->bytes);
    g_free(secret);
}
