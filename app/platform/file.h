/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files that must be private, whole and still there after a power cut.
 *
 * Errors on inputs are KIESPOST_ERROR_NO_INPUT (cannot open) or KIESPOST_ERROR_IO (cannot
 * read); on outputs KIESPOST_ERROR_CANNOT_CREATE or KIESPOST_ERROR_IO (a full disk, a
 * failing one). Paths are in the system's file name encoding. */

#include <glib.h>

/* ---- inputs ---- */

/* Opens for reading; `size` (may be NULL) receives the bytes. The descriptor is closed
 * with file_close(). -1 with KIESPOST_ERROR_NO_INPUT also when it is a directory, FIFO,
 * device or socket: none of them is waited for. */
int file_open_regular(const char *path, gint64 *size, GError **error);

/* Up to `size` bytes; 0 at the end, −1 on an error. Fewer only at the end. `path` is for
 * the sentence. */
gssize file_read(int descriptor, void *buffer, gsize size, const char *path,
                 GError **error);

/* Back to the first byte. */
gboolean file_rewind(int descriptor, const char *path, GError **error);

/* The whole file; KIESPOST_ERROR_INPUT when it is longer than `limit`. The caller
 * unrefs. */
GBytes *file_read_whole(const char *path, gsize limit, GError **error);

/* ---- outputs ---- */

/* A new file, 0600, open for writing. KIESPOST_ERROR_CANNOT_CREATE when anything by that
 * name exists, a dangling link included: nothing is overwritten. */
int file_create_private(const char *path, GError **error);

/* All of it, or KIESPOST_ERROR_IO. `path` is for the sentence. */
gboolean file_write(int descriptor, const void *bytes, gsize length, const char *path,
                    GError **error);

/* Closes; KIESPOST_ERROR_IO when the system only now says that a write had failed. The
 * descriptor is closed in either case. */
gboolean file_close(int descriptor, const char *path, GError **error);

/* `path` holds exactly `bytes` afterwards, or what it held before; in no instant anything
 * else, whatever happens to the power. `mode` as in chmod(2), normally 0600, whatever the
 * umask. The directory must be writable. */
gboolean file_write_atomically(const char *path, const void *bytes, gsize length,
                               guint mode, GError **error);

/* A new file, 0600, that holds exactly `bytes`, which are on the disk; its name may not
 * be yet. On an error there is no such file, except what was there before. */
gboolean file_write_private(const char *path, const void *bytes, gsize length,
                            GError **error);

/* A private, durable copy; `to` must not exist. On an error there is no `to`. */
gboolean file_copy_private(const char *from, const char *to, GError **error);

/* ---- directories and names ---- */

/* The directory exists afterwards with mode 0700, durably; one that was there is kept
 * with what is in it. Its parent must exist. */
gboolean file_make_directory_private(const char *path, GError **error);

/* May files be made in it? FALSE on a read-only medium and when there is no such
 * directory. A database cannot be opened in WAL mode there. */
gboolean file_directory_is_writable(const char *path);

/* What was written to the file is on the disk. */
gboolean file_sync(const char *path, GError **error);

/* What was made, renamed or deleted in the directory is on the disk. */
gboolean file_sync_directory(const char *path, GError **error);

/* Renames within one file system, replacing `to`, and syncs the directories. The contents
 * were synced before by the caller. */
gboolean file_rename_durably(const char *from, const char *to, GError **error);

/* Deletes a file and syncs its directory; a file that is not there is no error. */
gboolean file_delete(const char *path, GError **error);
