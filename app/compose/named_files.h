/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The files that an e-mail's template names and that stand beside it: attachments (front
 * matter) and pictures (Markdown). */

#include <glib.h>

#include "compose/template.h"
#include "compose/template_files.h"

enum {
    NAMED_FILE_MAX_BYTES = 5000000,
    /* Of one message, all its files as they travel, in base64: with the texts it stays
     * below the 10 000 000 bytes that the stricter receivers take. */
    NAMED_FILES_MAX_CODED_BYTES = 9500000,
};

/* "nl/folder.pdf" for `name` in the template "nl/mail-nieuws.md". The caller frees. INPUT
 * when it is not the plain name of a file beside the template, or of a kind that is not
 * sent (mime/media_type.h). */
char *named_file_path(const struct template_version *version, const char *name,
                      GError **error);

/* Put the files that the template at `path` of the set names into the set, from the
 * folder `directory`/<lang>. A template that cannot be parsed names none: whoever loads
 * it is told. NO_INPUT when one is missing, naming it; INPUT also when it is a link to
 * another place, not what its name says, or when one or all are too large. */
gboolean named_files_read(struct template_files *files, const char *directory,
                          const char *path, GError **error);

/* INPUT with both sizes when a message's files, `coded` bytes as they travel, are too
 * large together. */
gboolean named_files_fit(const char *template_path, gsize coded, GError **error);
