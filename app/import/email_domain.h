/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The part of an e-mail address behind the @, in the one form in which it is stored and
 * compared. */

#include <glib.h>

/* Appends the domain to `out`: lower case, labels in other letters than ASCII in Unicode
 * NFC, also when they were written in their ASCII form ("xn--caf-dma.be" is "café.be"),
 * so that an objection meets its address however either was typed. g_hostname_to_ascii()
 * gives the form that a mail server is told.
 *
 * FALSE, and `out` as it was, for anything but two labels or more of letters, digits and
 * inner hyphens, each of at most 63 bytes in its ASCII form (RFC 1035 section 2.3.4, RFC
 * 5890 section 2.3.1), the last one beginning with a letter: no address literal ("[192.0.
 * 2.1]"), no underscore, no trailing dot (RFC 5321 section 4.1.2).
 *
 * `*ascii_length` is the length of its ASCII form, which is what servers count. */
gboolean email_domain_read(const char *text, gsize length, GString *out,
                           gsize *ascii_length);
