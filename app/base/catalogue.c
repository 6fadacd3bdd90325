/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/catalogue.h"

#include <string.h>

/* GNU gettext manual, "The Format of GNU MO Files". */
static const guint32 magic = 0x950412de;
enum {
    HEADER_SIZE = 28,
    MAGIC_AT = 0,
    REVISION_AT = 4,
    COUNT_AT = 8,
    ORIGINALS_AT = 12,
    TRANSLATIONS_AT = 16,
    PAIR_SIZE = 8, /* length, offset */
};

struct catalogue {
    GMappedFile *file;
    const char *bytes;
    gsize size;
    guint32 count, originals, translations;
};

static guint32 number_at(const struct catalogue *catalogue, gsize offset)
{
    guint32 number;

    memcpy(&number, catalogue->bytes + offset, sizeof number);
    return number;
}

/* The string of a pair, or NULL when it does not end inside the file. */
static const char *string_at(const struct catalogue *catalogue, gsize pair, gsize *length)
{
    gsize offset = number_at(catalogue, pair + 4);

    *length = number_at(catalogue, pair);
    if (offset >= catalogue->size || *length >= catalogue->size - offset ||
        catalogue->bytes[offset + *length] != '\0')
        return NULL;
    return catalogue->bytes + offset;
}

static gboolean table_fits(const struct catalogue *catalogue, guint32 offset)
{
    return offset <= catalogue->size &&
           catalogue->count <= (catalogue->size - offset) / PAIR_SIZE;
}

/* Written on a machine of this byte order, whole, every string inside. */
static gboolean is_sound(struct catalogue *catalogue)
{
    gsize length;

    if (catalogue->size < HEADER_SIZE || number_at(catalogue, MAGIC_AT) != magic ||
        number_at(catalogue, REVISION_AT) >> 16 != 0)
        return FALSE;
    catalogue->count = number_at(catalogue, COUNT_AT);
    catalogue->originals = number_at(catalogue, ORIGINALS_AT);
    catalogue->translations = number_at(catalogue, TRANSLATIONS_AT);
    if (!table_fits(catalogue, catalogue->originals) ||
        !table_fits(catalogue, catalogue->translations))
        return FALSE;
    for (gsize i = 0; i < catalogue->count; i++)
        if (string_at(catalogue, catalogue->originals + i * PAIR_SIZE, &length) == NULL ||
            string_at(catalogue, catalogue->translations + i * PAIR_SIZE, &length) ==
                NULL)
            return FALSE;
    return TRUE;
}

struct catalogue *catalogue_open(const char *path)
{
    GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);

    if (file == NULL)
        return NULL;
    struct catalogue *catalogue = g_new0(struct catalogue, 1);
    catalogue->file = file;
    catalogue->bytes = g_mapped_file_get_contents(file);
    catalogue->size = g_mapped_file_get_length(file);
    if (!is_sound(catalogue))
        g_clear_pointer(&catalogue, catalogue_free);
    return catalogue;
}

void catalogue_free(struct catalogue *catalogue)
{
    if (catalogue == NULL)
        return;
    g_mapped_file_unref(catalogue->file);
    g_free(catalogue);
}

/* The forms stand one behind the other, each with its NUL. */
static const char *form_of(const char *forms, gsize length, guint form)
{
    const char *end = forms + length;

    for (; form > 0; form--) {
        forms += strlen(forms) + 1;
        if (forms > end)
            return NULL;
    }
    return *forms != '\0' ? forms : NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *message,
                           guint form)
{
    gsize low = 0, high = catalogue->count, length;

    /* msgfmt sorts the originals; the empty one holds the header. */
    while (*message != '\0' && low < high) {
        gsize middle = low + (high - low) / 2;
        int order = strcmp(
            message,
            string_at(catalogue, catalogue->originals + middle * PAIR_SIZE, &length));
        if (order == 0) {
            const char *forms = string_at(
                catalogue, catalogue->translations + middle * PAIR_SIZE, &length);
            return form_of(forms, length, form);
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
