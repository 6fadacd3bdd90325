/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The encodings met in practice, and their way to UTF-8: tables, no conversion object
 * per field. */

#include <glib.h>

enum encoding {
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_WINDOWS_1252, /* ISO-8859-1 too: the same where both define a letter */
    ENCODING_ISO_8859_15,
    ENCODING_CP850,
    ENCODING_COUNT
};

/* "Windows-1252" … Static. */
const char *encoding_name(enum encoding encoding);

gboolean encoding_is_single_byte(enum encoding encoding);

/* Append bytes of a single-byte encoding as UTF-8; bytes without a character become
 * U+FFFD. NUL bytes stay. Never fails. */
void encoding_append(GString *out, enum encoding encoding, const char *bytes,
                     gsize length);

/* Append UTF-16 as UTF-8 and return how many bytes were used: all but a unit or a pair
 * that the next piece completes. With `at_end` everything is used; what is incomplete or
 * unpaired becomes U+FFFD. */
gsize encoding_append_utf16(GString *out, enum encoding encoding, const char *bytes,
                            gsize length, gboolean at_end);
