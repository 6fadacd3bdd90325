/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/file.h"

/* Each message is brought to the disk, and its name too, before it counts as accepted: so
 * what the dossier calls accepted is there after a power cut, and only what has no
 * outcome is in doubt. To sync once for each batch would be faster, but then the power
 * would make up to two hundred accepted messages doubtful, or lose them. */

#define PART_PREFIX "."
#define PART_SUFFIX ".part"

struct folder {
    struct transport transport;
    char *directory;
    const char *suffix;
};

static enum submission put(const struct folder *folder, const char *stem,
                           const char *bytes, gsize length, GError **error)
{
    g_autofree char *name = g_strconcat(stem, folder->suffix, NULL);
    g_autofree char *part_name = g_strconcat(PART_PREFIX, name, PART_SUFFIX, NULL);
    g_autofree char *path = g_build_filename(folder->directory, name, NULL);
    g_autofree char *part = g_build_filename(folder->directory, part_name, NULL);
    g_autoptr(GError) cause = NULL;

    if (!file_write_private(part, bytes, length, error))
        return SUBMISSION_STOPPED;
    if (file_rename_durably(part, path, &cause))
        return SUBMISSION_ACCEPTED;
    /* Either it could not be renamed, or it was and the disk did not take note. */
    if (g_unlink(part) != 0 && g_unlink(path) != 0)
        return SUBMISSION_IN_DOUBT;
    g_propagate_error(error, g_steal_pointer(&cause));
    return SUBMISSION_STOPPED;
}

static enum submission submit(struct transport *transport,
                              const struct submission_request *request,
                              char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    *status = '\0';
    return put((const struct folder *)transport, request->stem, request->bytes,
               request->length, error);
}

/* A text message has no header of its own. */
static enum submission submit_text(struct transport *transport,
                                   const struct submission_request *request,
                                   char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    g_autoptr(GString) file = g_string_new(NULL);

    *status = '\0';
    g_string_printf(file, "To: %s\n\n", request->to);
    g_string_append_len(file, request->bytes, (gssize)request->length);
    g_string_append_c(file, '\n');
    return put((const struct folder *)transport, request->stem, file->str, file->len,
               error);
}

static void close_folder(struct transport *transport)
{
    struct folder *folder = (struct folder *)transport;

    g_free(folder->directory);
    g_free(folder);
}

static gboolean make_directory(const char *directory, GError **error)
{
    if (!g_file_test(directory, G_FILE_TEST_EXISTS))
        return file_make_directory_private(directory, error);
    if (file_directory_is_writable(directory))
        return TRUE;
    g_autofree char *shown = g_filename_display_name(directory);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                _("“%s” is not a folder in which files can be made; choose another"),
                shown);
    return FALSE;
}

/* They hold a message, and nobody would ever look for them. */
static gboolean sweep_parts(const char *directory, const char *suffix, GError **error)
{
    g_autofree char *end = g_strconcat(suffix, PART_SUFFIX, NULL);
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
    const char *name;

    while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        if (g_str_has_prefix(name, PART_PREFIX) && g_str_has_suffix(name, end) &&
            !file_delete(path, error))
            return FALSE;
    }
    return TRUE;
}

static struct transport *folder_new(const char *directory, const char *suffix,
                                    GError **error)
{
    if (!make_directory(directory, error) || !sweep_parts(directory, suffix, error))
        return NULL;
    struct folder *folder = g_new(struct folder, 1);
    *folder = (struct folder){
        .transport = {.name = "folder", .submit = submit, .close = close_folder},
        .directory = g_strdup(directory),
        .suffix = suffix,
    };
    return &folder->transport;
}

struct transport *transport_folder_new(const char *directory, GError **error)
{
    return folder_new(directory, ".eml", error);
}

struct transport *transport_text_folder_new(const char *directory, GError **error)
{
    struct transport *transport = folder_new(directory, ".txt", error);

    if (transport != NULL)
        transport->submit = submit_text;
    return transport;
}
