/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/errno_phrase.h"

enum {
    COPY_CHUNK = 64 * 1024
};

enum trouble {
    TROUBLE_OPEN,
    TROUBLE_READ,
    TROUBLE_CREATE,
    TROUBLE_DIRECTORY,
    TROUBLE_WRITE,
    TROUBLE_SYNC,
    TROUBLE_RENAME,
    TROUBLE_DELETE,
};

static const struct {
    enum kiespost_error code;
    const char *sentence; /* path, reason of the system */
} troubles[] = {
    [TROUBLE_OPEN] = {KIESPOST_ERROR_NO_INPUT, N_("“%s” cannot be opened: %s")},
    [TROUBLE_READ] = {KIESPOST_ERROR_IO, N_("“%s” cannot be read: %s")},
    [TROUBLE_CREATE] = {KIESPOST_ERROR_CANNOT_CREATE, N_("“%s” cannot be created: %s")},
    [TROUBLE_DIRECTORY] = {KIESPOST_ERROR_CANNOT_CREATE,
                           N_("the directory “%s” cannot be made: %s")},
    [TROUBLE_WRITE] = {KIESPOST_ERROR_IO, N_("“%s” cannot be written: %s")},
    [TROUBLE_SYNC] = {KIESPOST_ERROR_IO, N_("“%s” cannot be brought to the disk: %s")},
    [TROUBLE_RENAME] = {KIESPOST_ERROR_CANNOT_CREATE, N_("“%s” cannot be renamed: %s")},
    [TROUBLE_DELETE] = {KIESPOST_ERROR_IO, N_("“%s” cannot be deleted: %s")},
};

/* FALSE, so that a caller can return it. */
static gboolean set_trouble(GError **error, enum trouble trouble, const char *path,
                            int number)
{
    g_autofree char *shown = g_filename_display_name(path);

    g_set_error(error, KIESPOST_ERROR,
                (gint)kiespost_error_from_errno(number, troubles[trouble].code),
                _(troubles[trouble].sentence), shown, errno_phrase(number));
    return FALSE;
}

/* ---- inputs ---- */

static gboolean is_regular(const struct stat *status, const char *path, GError **error)
{
    static const struct {
        mode_t format;
        const char *sentence;
    } others[] = {
        {S_IFDIR, N_("“%s” is a directory, not a file")},
        {S_IFIFO, N_("“%s” is a named pipe, not a file; save it to a file first")},
        {S_IFSOCK, N_("“%s” is a socket, not a file")},
        {S_IFCHR, N_("“%s” is a device, not a file")},
        {S_IFBLK, N_("“%s” is a device, not a file")},
    };
    g_autofree char *shown = NULL;

    if (S_ISREG(status->st_mode))
        return TRUE;
    shown = g_filename_display_name(path);
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if ((status->st_mode & S_IFMT) == others[i].format)
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                        _(others[i].sentence), shown);
    return FALSE;
}

int file_open_regular(const char *path, gint64 *size, GError **error)
{
    struct stat status;

    /* Asked before opening too: opening a device may do something to it. */
    if (stat(path, &status) != 0) {
        set_trouble(error, TROUBLE_OPEN, path, errno);
        return -1;
    }
    if (!is_regular(&status, path, error))
        return -1;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) {
        set_trouble(error, TROUBLE_OPEN, path, errno);
        return -1;
    }
    if (fstat(descriptor, &status) != 0) {
        set_trouble(error, TROUBLE_OPEN, path, errno);
        close(descriptor);
        return -1;
    }
    if (!is_regular(&status, path, error)) {
        close(descriptor);
        return -1;
    }
    if (size != NULL)
        *size = status.st_size;
    return descriptor;
}

gssize file_read(int descriptor, void *buffer, gsize size, const char *path,
                 GError **error)
{
    gsize length = 0;

    while (length < size) {
        ssize_t got = read(descriptor, (char *)buffer + length, size - length);
        if (got == 0)
            break;
        if (got > 0) {
            length += (gsize)got;
        } else if (errno != EINTR) {
            set_trouble(error, TROUBLE_READ, path, errno);
            return -1;
        }
    }
    return (gssize)length;
}

gboolean file_rewind(int descriptor, const char *path, GError **error)
{
    return lseek(descriptor, 0, SEEK_SET) == 0 ||
           set_trouble(error, TROUBLE_READ, path, errno);
}

GBytes *file_read_whole(const char *path, gsize limit, GError **error)
{
    gint64 size = 0;
    int descriptor = file_open_regular(path, &size, error);
    if (descriptor < 0)
        return NULL;

    /* One more than it should hold, since it may be growing. */
    gsize room = MIN((guint64)size, limit) + 1;
    g_autofree char *bytes = g_malloc(room);
    gssize length = file_read(descriptor, bytes, room, path, error);
    close(descriptor);
    if (length < 0)
        return NULL;
    if ((gsize)length > limit) {
        g_autofree char *shown = g_filename_display_name(path);
        g_autofree char *bytes_allowed = i18n_count((gint64)limit);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” is longer than the %s bytes that it may have"), shown,
                    bytes_allowed);
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&bytes), (gsize)length);
}

/* ---- outputs ---- */

int file_create_private(const char *path, GError **error)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600);

    if (descriptor < 0)
        set_trouble(error, TROUBLE_CREATE, path, errno);
    return descriptor;
}

gboolean file_write(int descriptor, const void *bytes, gsize length, const char *path,
                    GError **error)
{
    const char *next = bytes;

    while (length > 0) {
        ssize_t written = write(descriptor, next, length);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return set_trouble(error, TROUBLE_WRITE, path, errno);
        }
        next += written;
        length -= (gsize)written;
    }
    return TRUE;
}

gboolean file_close(int descriptor, const char *path, GError **error)
{
    /* Linux closes the descriptor even when it says EINTR. */
    return close(descriptor) == 0 || errno == EINTR ||
           set_trouble(error, TROUBLE_WRITE, path, errno);
}

static gboolean sync_descriptor(int descriptor, const char *path, GError **error)
{
    /* EINVAL, EROFS: a file system that cannot; nothing is left to be done. */
    return fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS ||
           set_trouble(error, TROUBLE_SYNC, path, errno);
}

static char *directory_of(const char *path)
{
    g_autofree char *bare = g_strdup(path);

    for (gsize end = strlen(bare); end > 1 && bare[end - 1] == '/'; end--)
        bare[end - 1] = '\0';
    return g_path_get_dirname(bare);
}

static gboolean sync_directory_of(const char *path, GError **error)
{
    g_autofree char *directory = directory_of(path);

    return file_sync_directory(directory, error);
}

/* `mode` 0 leaves the mode as it is: some file systems have none. */
static gboolean fill_and_close(int descriptor, const void *bytes, gsize length,
                               guint mode, const char *path, GError **error)
{
    gboolean done = (mode == 0 || fchmod(descriptor, mode) == 0 ||
                     set_trouble(error, TROUBLE_WRITE, path, errno)) &&
                    file_write(descriptor, bytes, length, path, error) &&
                    sync_descriptor(descriptor, path, error);

    /* Only one error may be set. */
    return file_close(descriptor, path, done ? error : NULL) && done;
}

gboolean file_write_atomically(const char *path, const void *bytes, gsize length,
                               guint mode, GError **error)
{
    g_autofree char *fresh = g_strconcat(path, ".XXXXXX", NULL);
    int descriptor = mkostemp(fresh, O_CLOEXEC);

    if (descriptor < 0)
        return set_trouble(error, TROUBLE_CREATE, path, errno);
    if (!fill_and_close(descriptor, bytes, length, mode, path, error)) {
        unlink(fresh);
        return FALSE;
    }
    if (rename(fresh, path) != 0) {
        set_trouble(error, TROUBLE_CREATE, path, errno);
        unlink(fresh);
        return FALSE;
    }
    return sync_directory_of(path, error);
}

gboolean file_write_private(const char *path, const void *bytes, gsize length,
                            GError **error)
{
    int descriptor = file_create_private(path, error);

    if (descriptor < 0)
        return FALSE;
    if (fill_and_close(descriptor, bytes, length, 0, path, error))
        return TRUE;
    unlink(path);
    return FALSE;
}

static gboolean copy_bytes(int from, int to, const char *from_path, const char *to_path,
                           GError **error)
{
    g_autofree char *chunk = g_malloc(COPY_CHUNK);
    gssize length;

    while ((length = file_read(from, chunk, COPY_CHUNK, from_path, error)) > 0)
        if (!file_write(to, chunk, (gsize)length, to_path, error))
            return FALSE;
    return length == 0 && sync_descriptor(to, to_path, error);
}

gboolean file_copy_private(const char *from, const char *to, GError **error)
{
    int source = file_open_regular(from, NULL, error);
    if (source < 0)
        return FALSE;
    int target = file_create_private(to, error);
    if (target < 0) {
        close(source);
        return FALSE;
    }
    gboolean done = copy_bytes(source, target, from, to, error);
    done = file_close(target, to, done ? error : NULL) && done;
    close(source);
    if (!done)
        unlink(to);
    return done && sync_directory_of(to, error);
}

/* ---- directories and names ---- */

gboolean file_make_directory_private(const char *path, GError **error)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return set_trouble(error, TROUBLE_DIRECTORY, path, errno);

    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return set_trouble(error, TROUBLE_DIRECTORY, path, errno);
    gboolean done = fchmod(descriptor, 0700) == 0 ||
                    set_trouble(error, TROUBLE_DIRECTORY, path, errno);
    close(descriptor);
    return done && sync_directory_of(path, error);
}

gboolean file_directory_is_writable(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_DIR) &&
           faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) == 0;
}

static gboolean sync_path(const char *path, int flags, GError **error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | flags);
    if (descriptor < 0)
        return set_trouble(error, TROUBLE_SYNC, path, errno);

    gboolean done = sync_descriptor(descriptor, path, error);
    close(descriptor);
    return done;
}

gboolean file_sync(const char *path, GError **error)
{
    return sync_path(path, 0, error);
}

gboolean file_sync_directory(const char *path, GError **error)
{
    return sync_path(path, O_DIRECTORY, error);
}

gboolean file_rename_durably(const char *from, const char *to, GError **error)
{
    g_autofree char *old_directory = directory_of(from);
    g_autofree char *new_directory = directory_of(to);

    if (rename(from, to) != 0)
        return set_trouble(error, TROUBLE_RENAME, from, errno);
    /* The new name first: between the two the file may have both names, never none. */
    return file_sync_directory(new_directory, error) &&
           (strcmp(old_directory, new_directory) == 0 ||
            file_sync_directory(old_directory, error));
}

gboolean file_delete(const char *path, GError **error)
{
    if (unlink(path) != 0)
        return errno == ENOENT || set_trouble(error, TROUBLE_DELETE, path, errno);
    return sync_directory_of(path, error);
}
