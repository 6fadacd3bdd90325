/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One e-mail address out of what people put into a cell. */

#include <glib.h>

enum email_outcome {
    EMAIL_READ,
    EMAIL_EMPTY,
    EMAIL_SEVERAL,  /* two addresses in one cell: which one consented? */
    EMAIL_TOO_LONG, /* RFC 5321 section 4.5.3.1: 64 before, 254 in all */
    EMAIL_MALFORMED,
};

/* Appends the address to `out` when EMAIL_READ: without blanks around, "mailto:" or the
 * name in "Els <els@example.be>"; the domain in lower case, the part before it as
 * written. A domain in other letters than ASCII is checked in its ASCII form (RFC 5890)
 * and kept as written. No other comments, no quoted local parts. */
enum email_outcome email_read(const char *text, gsize length, GString *out);
