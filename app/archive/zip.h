/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The members of a zip file, each read from beginning to end in memory: nothing is ever
 * unpacked to a disk, so that names like "../../x" mean nothing.
 *
 * A file of a few kilobytes can unpack to terabytes. What is read is therefore bounded,
 * and every sentence says by how much: ZIP_MEMBERS_LIMIT members, ZIP_RATIO_LIMIT times
 * the packed size once ZIP_RATIO_FROM bytes came out, and the caller's limit for each
 * member.
 *
 * Errors are KIESPOST_ERROR_NO_INPUT (cannot be opened), KIESPOST_ERROR_IO (cannot be
 * read) and KIESPOST_ERROR_INPUT (damaged, locked with a password, past a limit). */

#include <glib.h>

#define ZIP_MEMBERS_LIMIT 4096
#define ZIP_RATIO_LIMIT   200
#define ZIP_RATIO_FROM    (16 * 1024 * 1024)

struct zip;

/* A regular file, whose list of members is read. */
struct zip *zip_open(const char *path, GError **error);

/* The same from memory; keeps a reference. `name` appears in sentences. */
struct zip *zip_open_bytes(GBytes *bytes, const char *name, GError **error);

void zip_free(struct zip *zip);
typedef struct zip Zip;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Zip, zip_free)

/* As given when it was opened. */
const char *zip_name(const struct zip *zip);

/* Upper and lower case are the same (ECMA-376 part 2, 6.2.2.3). */
gboolean zip_has(const struct zip *zip, const char *member);

/* Begin reading a member that is there; at most one is read at a time. `limit`: the
 * bytes that it may unpack to. */
gboolean zip_begin(struct zip *zip, const char *member, guint64 limit, GError **error);

/* Up to `size` bytes, fewer only at the end, which is reached when the check sum was
 * found right; −1 on an error. */
gssize zip_read(struct zip *zip, void *buffer, gsize size, GError **error);

/* Stop reading the member that was begun, if any. */
void zip_end(struct zip *zip);
