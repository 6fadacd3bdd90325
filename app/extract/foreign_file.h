/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files that are no list of rows for us, recognised by their content whatever their name:
 * each is refused with a sentence that says what to do instead. All answers are FALSE
 * with an error, or TRUE: go on. */

#include "archive/zip.h"
#include "extract/byte_source.h"

/* PDF, web pages, old workbooks and those locked with a password (KIESPOST_ERROR_INPUT).
 * Reads `source` and leaves it at its beginning. */
gboolean foreign_file_check(struct byte_source *source, const char *name, GError **error);

/* The first bytes are those of a zip file. */
gboolean foreign_file_is_zip(const char *head, gsize length);

/* OpenDocument, Numbers, binary workbooks, other documents and archives
 * (KIESPOST_ERROR_INPUT). */
gboolean foreign_file_check_zip(const struct zip *zip, GError **error);

/* `text`: the beginning of the file in UTF-8 or an encoding that contains ASCII. A whole
 * address book, as vCard or LDIF, is KIESPOST_ERROR_REFUSED. */
gboolean foreign_file_check_text(const char *text, gsize length, const char *name,
                                 GError **error);
