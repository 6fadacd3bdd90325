/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bytes read from beginning to end, twice if need be: a regular file or memory. */

#include <glib.h>

struct byte_source;

/* KIESPOST_ERROR_NO_INPUT when it cannot be opened or is no regular file. */
struct byte_source *byte_source_open(const char *path, GError **error);

/* Keeps a reference to `bytes`. */
struct byte_source *byte_source_new(GBytes *bytes);

void byte_source_free(struct byte_source *source);

/* Up to `size` bytes, fewer only at the end; −1 on KIESPOST_ERROR_IO. */
gssize byte_source_read(struct byte_source *source, void *buffer, gsize size,
                        GError **error);

gboolean byte_source_rewind(struct byte_source *source, GError **error);
