/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/byte_source.h"

#include <string.h>

#include "platform/file.h"

struct byte_source {
    char *path; /* NULL in memory */
    int descriptor;
    GBytes *bytes;
    gsize position;
};

struct byte_source *byte_source_open(const char *path, GError **error)
{
    int descriptor = file_open_regular(path, NULL, error);

    if (descriptor < 0)
        return NULL;
    struct byte_source *source = g_new0(struct byte_source, 1);
    source->path = g_strdup(path);
    source->descriptor = descriptor;
    return source;
}

struct byte_source *byte_source_new(GBytes *bytes)
{
    struct byte_source *source = g_new0(struct byte_source, 1);

    source->descriptor = -1;
    source->bytes = g_bytes_ref(bytes);
    return source;
}

void byte_source_free(struct byte_source *source)
{
    if (source == NULL)
        return;
    /* Nothing was written: closing cannot lose anything. */
    if (source->descriptor >= 0)
        file_close(source->descriptor, source->path, NULL);
    g_clear_pointer(&source->bytes, g_bytes_unref);
    g_free(source->path);
    g_free(source);
}

gssize byte_source_read(struct byte_source *source, void *buffer, gsize size,
                        GError **error)
{
    if (source->descriptor >= 0)
        return file_read(source->descriptor, buffer, size, source->path, error);

    gsize length;
    const char *bytes = g_bytes_get_data(source->bytes, &length);
    gsize count = MIN(size, length - source->position);
    if (count > 0)
        memcpy(buffer, bytes + source->position, count);
    source->position += count;
    return (gssize)count;
}

gboolean byte_source_rewind(struct byte_source *source, GError **error)
{
    source->position = 0;
    return source->descriptor < 0 || file_rewind(source->descriptor, source->path, error);
}
