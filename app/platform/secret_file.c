/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/secret_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/errno_phrase.h"
#include "platform/file.h"
#include "platform/process.h"

/* The descriptor that `path` names, or −1. Duplicating it reads on where the process
 * stands, where opening "/dev/fd/N" anew would not on every system. */
static int descriptor_named(const char *path)
{
    static const char *const prefixes[] = {"/dev/fd/", "/proc/self/fd/"};
    guint64 number = 0;

    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0)
        return STDIN_FILENO;
    for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(path, prefixes[i]) &&
            g_ascii_string_to_unsigned(path + strlen(prefixes[i]), 10, 0, G_MAXINT,
                                       &number, NULL))
            return (int)number;
    return -1;
}

static int open_descriptor(int number, const char *path, GError **error)
{
    struct stat status;
    int copy = fcntl(number, F_DUPFD_CLOEXEC, 0);
    int trouble = copy < 0 || fstat(copy, &status) != 0 ? errno : 0;

    if (trouble == 0 && S_ISDIR(status.st_mode))
        trouble = EISDIR;
    if (trouble == 0)
        return copy;
    if (copy >= 0)
        close(copy);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                _("“%s” cannot be opened: %s"), path, errno_phrase(trouble));
    return -1;
}

/* Bytes read up to the end of the file, at most `size`; −1 on an error. */
static gssize read_all(int descriptor, char *buffer, gsize size, const char *shown,
                       GError **error)
{
    gsize length = 0;

    while (length < size) {
        ssize_t got = read(descriptor, buffer + length, size - length);
        if (got == 0)
            break;
        if (got > 0) {
            length += (gsize)got;
        } else if (errno != EINTR) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                        _("“%s” cannot be read: %s"), shown, errno_phrase(errno));
            return -1;
        } else if (process_interrupted()) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                        _("reading “%s” was interrupted"), shown);
            return -1;
        }
    }
    return (gssize)length;
}

static gsize without_newline(const char *buffer, gsize length)
{
    if (length > 0 && buffer[length - 1] == '\n')
        length -= length > 1 && buffer[length - 2] == '\r' ? 2 : 1;
    return length;
}

static gssize secret_in(int descriptor, char *buffer, gsize size, const char *shown,
                        GError **error)
{
    gssize length = read_all(descriptor, buffer, size, shown, error);

    if (length < 0)
        return -1;
    if ((gsize)length == size) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” is longer than %d bytes: that is no passphrase"), shown,
                    (int)size - 1);
        return -1;
    }
    if (memchr(buffer, '\0', (gsize)length) != NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("“%s” holds a NUL byte: that is no passphrase"), shown);
        return -1;
    }
    length = (gssize)without_newline(buffer, (gsize)length);
    if (length == 0)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_WRONG_PASSPHRASE,
                    _("“%s” is empty: no passphrase was given"), shown);
    buffer[length] = '\0';
    return length > 0 ? length : -1;
}

gssize secret_file_read(const char *path, char *buffer, gsize size, GError **error)
{
    g_autofree char *shown = strcmp(path, "-") == 0 ? g_strdup(_("standard input"))
                                                    : g_filename_display_name(path);
    int number = descriptor_named(path);

    g_assert(size > 1 && size <= G_MAXINT);
    int descriptor = number >= 0 ? open_descriptor(number, shown, error)
                                 : file_open_regular(path, NULL, error);
    gssize length = -1;
    if (descriptor >= 0) {
        length = secret_in(descriptor, buffer, size, shown, error);
        close(descriptor);
    }
    if (length < 0)
        explicit_bzero(buffer, size);
    return length;
}
