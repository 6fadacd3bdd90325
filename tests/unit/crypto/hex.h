/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Test vectors as they stand in the standards. */

#include <string.h>

#include <glib.h>

/* Bytes of a text of hexadecimal digits. The caller unrefs. */
static inline GBytes *hex_bytes(const char *hex)
{
    gsize length = strlen(hex) / 2;
    guint8 *bytes = g_malloc(length + 1);

    for (gsize i = 0; i < length; i++)
        bytes[i] = (guint8)(g_ascii_xdigit_value(hex[2 * i]) * 16 +
                            g_ascii_xdigit_value(hex[2 * i + 1]));
    return g_bytes_new_take(bytes, length);
}

/* A copy of `bytes` with one bit of byte `index` changed. The caller unrefs. */
static inline GBytes *bytes_altered(GBytes *bytes, gsize index)
{
    gsize length = 0;
    const void *old = g_bytes_get_data(bytes, &length);
    guint8 *copy = g_memdup2(old, length);

    copy[index] ^= 0x10;
    return g_bytes_new_take(copy, length);
}
