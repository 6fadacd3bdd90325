/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "archive/zip.h"

#include <stdio.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/file.h"

enum {
    BLOCK = 64 * 1024,
    /* The list of members stands in the file once; libarchive reads it whole before it
     * gives the first one, however long it is. */
    LIST_LIMIT = 4 * 1024 * 1024,
};

struct zip {
    char *name;
    FILE *file;    /* NULL in memory */
    GBytes *bytes; /* NULL from a file */
    GHashTable *members;

    struct archive *archive; /* NULL between members */
    gint64 position, size;
    guint64 taken;    /* bytes given to libarchive since it was opened, */
    guint64 taken_at; /* and when the member began */
    guint64 most_taken;
    guint64 produced, limit;
    gboolean broken; /* the file could not be read */
    char *block;
};

static gboolean refuse(const struct zip *zip, enum kiespost_error code,
                       const char *sentence, GError **error)
{
    g_autofree char *shown = g_filename_display_name(zip->name);

    g_set_error(error, KIESPOST_ERROR, (gint)code, sentence, shown);
    return FALSE;
}

/* ---- what libarchive reads ---- */

static la_ssize_t give_block(struct archive *archive, void *context, const void **block)
{
    struct zip *zip = context;
    gint64 left = zip->size - zip->position;
    gsize count = (gsize)CLAMP(left, 0, BLOCK);

    (void)archive;
    if (zip->taken > zip->most_taken)
        return ARCHIVE_FATAL;
    if (zip->file != NULL) {
        count = fread(zip->block, 1, count, zip->file);
        zip->broken = zip->broken || ferror(zip->file) != 0;
        *block = zip->block;
    } else {
        *block = (const char *)g_bytes_get_data(zip->bytes, NULL) + zip->position;
    }
    zip->position += (gint64)count;
    zip->taken += count;
    return zip->broken ? ARCHIVE_FATAL : (la_ssize_t)count;
}

static la_int64_t seek_to(struct archive *archive, void *context, la_int64_t offset,
                          int whence)
{
    struct zip *zip = context;
    gint64 from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? zip->position : zip->size;
    gint64 to;

    (void)archive;
    if (__builtin_add_overflow(from, offset, &to) || to < 0 || to > zip->size)
        return ARCHIVE_FATAL;
    if (zip->file != NULL && fseeko(zip->file, (off_t)to, SEEK_SET) != 0) {
        zip->broken = TRUE;
        return ARCHIVE_FATAL;
    }
    zip->position = to;
    return to;
}

/* Skipping is seeking: seek_to() does it. */
static struct archive *open_archive(struct zip *zip)
{
    struct archive *archive = archive_read_new();

    if (archive == NULL)
        g_error("libarchive gives no reader");
    zip->taken = 0;
    zip->most_taken = LIST_LIMIT;
    if (archive_read_support_format_zip_seekable(archive) != ARCHIVE_OK ||
        archive_read_set_read_callback(archive, give_block) != ARCHIVE_OK ||
        archive_read_set_seek_callback(archive, seek_to) != ARCHIVE_OK ||
        archive_read_set_callback_data(archive, zip) != ARCHIVE_OK)
        g_error("libarchive does not read zip files");
    if (seek_to(NULL, zip, 0, SEEK_SET) == 0 && archive_read_open1(archive) == ARCHIVE_OK)
        return archive;
    archive_read_free(archive);
    return NULL;
}

static gboolean refuse_unreadable(const struct zip *zip, GError **error)
{
    if (zip->broken)
        return refuse(zip, KIESPOST_ERROR_IO, _("“%s” cannot be read"), error);
    return refuse(zip, KIESPOST_ERROR_INPUT,
                  _("“%s” is damaged: open it in Excel or LibreOffice and save it again"),
                  error);
}

/* FALSE at the end too, without an error. */
static gboolean next_member(struct zip *zip, struct archive *archive,
                            struct archive_entry **entry, GError **error)
{
    zip->most_taken = zip->taken + LIST_LIMIT;
    int result = archive_read_next_header(archive, entry);

    /* A warning is about a name that is not in the locale's character set. */
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
        return TRUE;
    return result == ARCHIVE_EOF ? FALSE : refuse_unreadable(zip, error);
}

static char *name_of(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname(entry);

    return name == NULL ? NULL : g_ascii_strdown(name, -1);
}

/* ---- opening ---- */

static gboolean list_members(struct zip *zip, GError **error)
{
    struct archive *archive = open_archive(zip);
    struct archive_entry *entry;
    GError *failure = NULL;
    guint count = 0;

    if (archive == NULL)
        return refuse_unreadable(zip, error);
    while (next_member(zip, archive, &entry, &failure)) {
        char *name = name_of(entry);

        if (name != NULL)
            g_hash_table_add(zip->members, name);
        if (++count > ZIP_MEMBERS_LIMIT) {
            g_autofree char *shown = g_filename_display_name(zip->name);
            g_set_error(&failure, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                        _("“%s” holds more than %d files, which no workbook does"), shown,
                        ZIP_MEMBERS_LIMIT);
            break;
        }
    }
    archive_read_free(archive);
    if (failure != NULL)
        g_propagate_error(error, failure);
    return failure == NULL;
}

static struct zip *new_zip(const char *name)
{
    struct zip *zip = g_new0(struct zip, 1);

    zip->name = g_strdup(name);
    zip->members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return zip;
}

struct zip *zip_open(const char *path, GError **error)
{
    g_autoptr(Zip) zip = new_zip(path);
    int descriptor = file_open_regular(path, &zip->size, error);

    if (descriptor < 0)
        return NULL;
    zip->file = fdopen(descriptor, "rb");
    if (zip->file == NULL) {
        refuse(zip, KIESPOST_ERROR_IO, _("“%s” cannot be read"), error);
        file_close(descriptor, path, NULL);
        return NULL;
    }
    zip->block = g_malloc(BLOCK);
    return list_members(zip, error) ? g_steal_pointer(&zip) : NULL;
}

struct zip *zip_open_bytes(GBytes *bytes, const char *name, GError **error)
{
    g_autoptr(Zip) zip = new_zip(name);

    zip->bytes = g_bytes_ref(bytes);
    zip->size = (gint64)g_bytes_get_size(bytes);
    return list_members(zip, error) ? g_steal_pointer(&zip) : NULL;
}

void zip_free(struct zip *zip)
{
    if (zip == NULL)
        return;
    zip_end(zip);
    /* Nothing was written: closing cannot lose anything. */
    if (zip->file != NULL)
        fclose(zip->file);
    g_clear_pointer(&zip->bytes, g_bytes_unref);
    g_hash_table_unref(zip->members);
    g_free(zip->block);
    g_free(zip->name);
    g_free(zip);
}

const char *zip_name(const struct zip *zip)
{
    return zip->name;
}

gboolean zip_has(const struct zip *zip, const char *member)
{
    g_autofree char *name = g_ascii_strdown(member, -1);

    return g_hash_table_contains(zip->members, name);
}

/* ---- one member ---- */

static gboolean find_member(struct zip *zip, const char *member, GError **error)
{
    struct archive_entry *entry;
    GError *failure = NULL;

    while (next_member(zip, zip->archive, &entry, &failure)) {
        g_autofree char *name = name_of(entry);

        if (name == NULL || g_ascii_strcasecmp(name, member) != 0)
            continue;
        if (archive_entry_is_encrypted(entry))
            return refuse(zip, KIESPOST_ERROR_INPUT,
                          _("“%s” is locked with a password: save it without one"),
                          error);
        return TRUE;
    }
    if (failure == NULL)
        return refuse_unreadable(zip, error);
    g_propagate_error(error, failure);
    return FALSE;
}

gboolean zip_begin(struct zip *zip, const char *member, guint64 limit, GError **error)
{
    zip_end(zip);
    zip->archive = open_archive(zip);
    if (zip->archive == NULL)
        return refuse_unreadable(zip, error);
    if (!find_member(zip, member, error)) {
        zip_end(zip);
        return FALSE;
    }
    zip->limit = limit;
    zip->produced = 0;
    /* The block in which the member begins was taken with its head. */
    zip->taken_at = zip->taken - MIN(zip->taken, BLOCK);
    zip->most_taken = G_MAXUINT64;
    return TRUE;
}

static gboolean is_within_limits(const struct zip *zip, GError **error)
{
    g_autofree char *shown = NULL, *size = NULL;

    if (zip->produced > zip->limit) {
        shown = g_filename_display_name(zip->name);
        size = g_format_size_full(zip->limit, G_FORMAT_SIZE_IEC_UNITS);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” unpacks to more than %s in one part, which is more than is "
                      "read"),
                    shown, size);
        return FALSE;
    }
    if (zip->produced > ZIP_RATIO_FROM &&
        zip->produced / ZIP_RATIO_LIMIT > zip->taken - zip->taken_at) {
        shown = g_filename_display_name(zip->name);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” unpacks to more than %d times its size, as only a file made "
                      "to do harm does"),
                    shown, ZIP_RATIO_LIMIT);
        return FALSE;
    }
    return TRUE;
}

gssize zip_read(struct zip *zip, void *buffer, gsize size, GError **error)
{
    gsize length = 0;

    g_assert(zip->archive != NULL);
    while (length < size) {
        la_ssize_t count =
            archive_read_data(zip->archive, (char *)buffer + length, size - length);

        if (count == 0)
            break;
        if (count < 0) {
            refuse_unreadable(zip, error);
            return -1;
        }
        length += (gsize)count;
    }
    zip->produced += length;
    return is_within_limits(zip, error) ? (gssize)length : -1;
}

void zip_end(struct zip *zip)
{
    /* A reader that failed cannot be closed in order either. */
    if (zip->archive != NULL)
        archive_read_free(zip->archive);
    zip->archive = NULL;
}
