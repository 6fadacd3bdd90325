/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/csv_file.h"

#include <string.h>

#include "platform/file.h"

enum {
    WRITE_AT = 1 << 16
};

struct csv_file {
    char *path;
    int descriptor;
    GString *unwritten;
};

struct csv_file *csv_file_create(const char *path, GError **error)
{
    int descriptor = file_create_private(path, error);

    if (descriptor < 0)
        return NULL;
    struct csv_file *file = g_new0(struct csv_file, 1);
    file->path = g_strdup(path);
    file->descriptor = descriptor;
    file->unwritten = g_string_sized_new(WRITE_AT);
    return file;
}

static gboolean is_number(const char *text)
{
    gsize digits = *text == '+' ? strspn(text + 1, "0123456789") : 0;

    return digits > 0 && text[1 + digits] == '\0';
}

/* Some programs drop blanks before they look. */
const char *csv_guard(const char *text)
{
    const char *first = text + strspn(text, " ");

    return *first != '\0' && strchr("=+-@\t\r\n", *first) != NULL && !is_number(text)
               ? "'"
               : "";
}

static void append_cell(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    g_string_append(out, csv_guard(text));
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static gboolean write_out(struct csv_file *file, GError **error)
{
    gboolean written = file_write(file->descriptor, file->unwritten->str,
                                  file->unwritten->len, file->path, error);

    g_string_truncate(file->unwritten, 0);
    return written;
}

gboolean csv_file_append(struct csv_file *file, const char *const *cells, guint count,
                         GError **error)
{
    for (guint i = 0; i < count; i++) {
        if (i > 0)
            g_string_append_c(file->unwritten, ',');
        append_cell(file->unwritten, cells[i] != NULL ? cells[i] : "");
    }
    g_string_append(file->unwritten, "\r\n");
    return file->unwritten->len < WRITE_AT || write_out(file, error);
}

static void csv_file_free(struct csv_file *file)
{
    g_string_free(file->unwritten, TRUE);
    g_free(file->path);
    g_free(file);
}

gboolean csv_file_finish(struct csv_file *file, GError **error)
{
    if (!write_out(file, error)) {
        csv_file_abandon(file);
        return FALSE;
    }
    gboolean whole =
        file_close(file->descriptor, file->path, error) && file_sync(file->path, error);
    if (!whole)
        file_delete(file->path, NULL);
    csv_file_free(file);
    return whole;
}

void csv_file_abandon(struct csv_file *file)
{
    if (file == NULL)
        return;
    file_close(file->descriptor, file->path, NULL);
    file_delete(file->path, NULL);
    csv_file_free(file);
}
