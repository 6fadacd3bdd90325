/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The files that composing depends on, read into memory: the operator's template in all
 * its languages with the pictures and attachments that it names, and the wording around
 * it (notices, salutations, names of elections and months). `mailing approve` freezes
 * exactly this, so that a message can be composed again, byte for byte, when the files on
 * disk have long been changed. */

#include <glib.h>

#include "domain/language.h"

enum {
    TEMPLATE_MAX_BYTES = 256 * 1024, /* of one file */
};

struct template_files;

/* A set without files. */
struct template_files *template_files_new(void);
void template_files_free(struct template_files *files);
typedef struct template_files TemplateFiles;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TemplateFiles, template_files_free)

/* Read <dir>/<lang>/<name>.md in every language, the files beside it that it names
 * (compose/named_files.h), and the wording.
 *
 * `directories` is NULL-terminated, the dossier's own "DIR/templates" before the shipped
 * one. A template comes whole from the first directory that has it in any language (so
 * that an own Dutch letter is never paired with a shipped French one); a wording file
 * comes from the first directory that has it in that language. Directories that do not
 * exist are passed over.
 *
 * `name` NULL reads the wording alone. NO_INPUT when no directory has the template,
 * naming those searched; INPUT for a name that template_name_is_valid() refuses, or a
 * file too large or not UTF-8 (with the line). */
struct template_files *template_files_read(const char *const *directories,
                                           const char *name, GError **error);

/* Lower-case letters, digits and '-', beginning with a letter or digit, at most 60. */
gboolean template_name_is_valid(const char *name);

/* The text of "nl/brief-kennismaking.md": UTF-8, NUL-terminated, line ends "\n", no byte
 * order mark. NULL when the set has no such text. */
const char *template_files_get(const struct template_files *files, const char *path);

/* Put a text into the set, or replace it; the same checks as when reading. */
gboolean template_files_put(struct template_files *files, const char *path,
                            const char *text, gsize length, GError **error);

/* A picture or an attachment, "nl/folder.pdf"; borrowed. NULL when the set has no such
 * file. Which files are not texts is known by their names (mime/media_type.h). */
GBytes *template_files_get_binary(const struct template_files *files, const char *path);
void template_files_put_binary(struct template_files *files, const char *path,
                               GBytes *content);

/* Paths in byte order, NULL-terminated; the caller frees with g_strfreev(). */
char **template_files_paths(const struct template_files *files);

/* The whole set as bytes and back; equal sets give equal bytes. A set without pictures
 * and attachments is frozen as it was before there were any. DAMAGED when the bytes are
 * not such a set. */
GBytes *template_files_freeze(const struct template_files *files);
struct template_files *template_files_thaw(GBytes *bytes, GError **error);

/* Names of the templates in the directories, sorted, each once, wording left out;
 * NULL-terminated, the caller frees with g_strfreev(). Never NULL. */
char **template_files_names(const char *const *directories);
