/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/file_digest.h"

#include "platform/file.h"

enum {
    READ_SIZE = 256 * 1024
};

static gboolean read_into(struct digest *digest, const char *path,
                          char hex[DIGEST_HEX_SIZE], GError **error)
{
    g_autofree char *buffer = g_malloc(READ_SIZE);
    guint8 bytes[DIGEST_LENGTH];
    gssize length;
    int fd = file_open_regular(path, NULL, error);

    if (fd < 0)
        return FALSE;
    while ((length = file_read(fd, buffer, READ_SIZE, path, error)) > 0)
        digest_add(digest, buffer, (gsize)length);
    if (!file_close(fd, path, length < 0 ? NULL : error) || length < 0)
        return FALSE;
    digest_finish(digest, bytes);
    digest_to_hex(bytes, hex);
    return TRUE;
}

gboolean file_digest(const char *path, char hex[DIGEST_HEX_SIZE], GError **error)
{
    g_autoptr(Digest) digest = digest_new();
    return read_into(digest, path, hex, error);
}

gboolean file_digest_fast(const char *path, char hex[DIGEST_HEX_SIZE], GError **error)
{
    g_autoptr(Digest) digest = digest_new_blake2b();
    return read_into(digest, path, hex, error);
}
