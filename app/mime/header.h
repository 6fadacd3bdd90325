/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fields of a message's header (RFC 5322), folded at 76 columns, with CRLF at their ends.
 *
 * GMime folds an unbroken text in its middle, writes encoded words longer than RFC 2047
 * allows, and takes "=?" in a name for one that is already encoded; so these are ours.
 *
 * Values are UTF-8. Control characters, line ends among them, and the signs that turn the
 * direction of writing become blanks, runs of blanks one: a value never becomes a second
 * field. */

#include <glib.h>

/* `text` as it will be written: see above; without blanks at its ends. Over `out`. */
void header_one_line(GString *out, const char *text);

/* "Subject: Nieuws van =?utf-8?q?No=C3=ABl?=": words are encoded only where needed. */
void header_append_text(GString *out, const char *field, const char *text);

/* "To: =?utf-8?q?No=C3=ABl?= <noel@example.be>", "To: noel@example.be" without a name.
 * `address` as header_address_to_ascii() gave it. */
void header_append_mailbox(GString *out, const char *field, const char *name,
                           const char *address);

/* "Date: Fri, 20 Sep 2030 10:00:00 +0200": seconds since 1970 UTC, on a Belgian clock. */
void header_append_date(GString *out, const char *field, gint64 seconds);

/* "Message-ID: <…>": a value in ASCII without blanks; on a line of its own when the first
 * has no room. */
void header_append_token(GString *out, const char *field, const char *token);
