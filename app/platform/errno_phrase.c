/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/errno_phrase.h"

#include <errno.h>

#include "base/i18n.h"

static const struct {
    int number;
    const char *phrase;
} phrases[] = {
    {ENOENT, N_("no such file or folder")},
    {EACCES, N_("no permission")},
    {EPERM, N_("the system does not allow it")},
    {EEXIST, N_("the name is taken already")},
    {EISDIR, N_("it is a folder")},
    {ENOTDIR, N_("a part of the path is not a folder")},
    {ENOSPC, N_("the disk is full")},
    {EDQUOT, N_("your share of the disk is used up")},
    {EIO, N_("the disk or its connection fails")},
    {EROFS, N_("the disk can only be read")},
    {EMFILE, N_("too many files are open")},
    {ENAMETOOLONG, N_("the name is too long")},
    {ELOOP, N_("its links lead in a circle")},
    {ENOTEMPTY, N_("the folder is not empty")},
    {EBUSY, N_("another program uses it")},
    {EFBIG, N_("the file becomes larger than is allowed here")},
    {ETXTBSY, N_("it is a program that is running")},
    {EXDEV, N_("the two places are on different disks")},
};

/* Only those that a phrase can be said about. */
static const struct {
    GFileError code;
    int number;
} file_errors[] = {
    {G_FILE_ERROR_NOENT, ENOENT},   {G_FILE_ERROR_ACCES, EACCES},
    {G_FILE_ERROR_PERM, EPERM},     {G_FILE_ERROR_EXIST, EEXIST},
    {G_FILE_ERROR_ISDIR, EISDIR},   {G_FILE_ERROR_NOTDIR, ENOTDIR},
    {G_FILE_ERROR_NOSPC, ENOSPC},   {G_FILE_ERROR_IO, EIO},
    {G_FILE_ERROR_ROFS, EROFS},     {G_FILE_ERROR_MFILE, EMFILE},
    {G_FILE_ERROR_LOOP, ELOOP},     {G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG},
    {G_FILE_ERROR_TXTBSY, ETXTBSY},
};

const char *errno_phrase(int number)
{
    for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++)
        if (phrases[i].number == number)
            return _(phrases[i].phrase);
    return g_strerror(number);
}

const char *file_error_phrase(const GError *error)
{
    for (gsize i = 0; error->domain == G_FILE_ERROR && i < G_N_ELEMENTS(file_errors); i++)
        if ((gint)file_errors[i].code == error->code)
            return errno_phrase(file_errors[i].number);
    return error->message;
}
