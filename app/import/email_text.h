/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One e-mail address out of what people put into a cell. */

#include <glib.h>

enum email_outcome {
    EMAIL_READ,
    EMAIL_EMPTY,
    EMAIL_SEVERAL,  /* two addresses in one cell: which one consented? */
    EMAIL_TOO_LONG, /* RFC 5321 section 4.5.3.1: 64 before the @, 254 in all */
    EMAIL_ACCENTED, /* letters beyond ASCII before the @ */
    EMAIL_MALFORMED,
};

/* `text` as it came, control characters included. Appends the address to `out` when
 * EMAIL_READ: without blanks of any kind, separators or quotation marks around it,
 * "mailto:", or the name in "Els <els@example.be>"; the part before the @ as written,
 * the domain as email_domain_read() gives it.
 *
 * Nothing is guessed: whatever would have to be mended in order to be an address is
 * refused, a control character or line end anywhere inside included (a header could be
 * smuggled in). Refused as well, although somewhere an address may be so:
 * - a quoted local part ("x y"@example.be). RFC 5321 section 4.1.2 lets it stand and asks
 *   everybody not to have one; in a list of people it is a slip;
 * - a local part in other letters than ASCII. It takes SMTPUTF8 (RFC 6531) on every
 *   server on its way, which libesmtp does not speak; nearly always it is a slip too
 *   ("zoë@", "rené@"). */
enum email_outcome email_read(const char *text, gsize length, GString *out);
