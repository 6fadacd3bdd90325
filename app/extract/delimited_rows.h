/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a text file with delimiters. Opening looks at the whole file (is it UTF-8?
 * are there NUL bytes? where do lines end?) and at its beginning (delimiter). */

#include "extract/byte_source.h"
#include "extract/raw_rows.h"

/* Takes `source`, also on failure. NULL: KIESPOST_ERROR_INPUT (empty, no text),
 * KIESPOST_ERROR_REFUSED (an address book) or KIESPOST_ERROR_IO. */
struct raw_rows *delimited_rows_new(struct byte_source *source, const char *name,
                                    GError **error);
