/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/media_type.h"

#include <string.h>

static const struct {
    const char *extension;
    const char *type;
    const char *begins; /* '?' stands for any byte */
} kinds[] = {
    {"png", "image/png", "\x89PNG\r\n\x1A\n"}, {"jpg", "image/jpeg", "\xFF\xD8\xFF"},
    {"jpeg", "image/jpeg", "\xFF\xD8\xFF"},    {"gif", "image/gif", "GIF8"},
    {"webp", "image/webp", "RIFF????WEBP"},    {"pdf", "application/pdf", "%PDF-"},
};

const char *media_type_of(const char *file_name)
{
    const char *dot = strrchr(file_name, '.');

    for (guint i = 0; dot != NULL && i < G_N_ELEMENTS(kinds); i++) {
        if (g_ascii_strcasecmp(kinds[i].extension, dot + 1) == 0)
            return kinds[i].type;
    }
    return NULL;
}

const char *media_type_extensions(void)
{
    return "png, jpg, gif, webp, pdf";
}

static gboolean begins_with(const guchar *bytes, gsize length, const char *begin)
{
    if (length < strlen(begin))
        return FALSE;
    for (gsize i = 0; begin[i] != '\0'; i++) {
        if (begin[i] != '?' && bytes[i] != (guchar)begin[i])
            return FALSE;
    }
    return TRUE;
}

gboolean media_type_fits(const char *media_type, GBytes *content)
{
    gsize length;
    const guchar *bytes = g_bytes_get_data(content, &length);

    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (g_str_equal(kinds[i].type, media_type))
            return begins_with(bytes, length, kinds[i].begins);
    }
    return FALSE;
}
