/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Enhanced status codes (RFC 3463) as far as they say why somebody was refused for good.
 * Text messages get codes of the same form. */

#include <glib.h>

enum refusal_reason {
    REFUSAL_NO_SUCH_ADDRESS,
    REFUSAL_MOVED,         /* the person left, and no new address is told */
    REFUSAL_TAKES_NOTHING, /* a mailbox or a domain that accepts no messages */
    REFUSAL_FULL,
    REFUSAL_TOO_LARGE,
    REFUSAL_UNREACHABLE, /* servers and routes: nothing is said of the address */
    REFUSAL_POLICY,
    REFUSAL_NOT_KNOWN,
    REFUSAL_REASON_COUNT
};

/* Of "5.1.1"; "" and what is no permanent failure is NOT_KNOWN. */
enum refusal_reason enhanced_status_reason(const char *status);

/* "no-such-address", "mailbox-full" …, for programs. */
const char *refusal_reason_name(enum refusal_reason reason);

/* Whether whoever answers so will never take a message at this address: it is not written
 * to again, whoever else's list it stands in. */
gboolean enhanced_status_is_about_address(const char *status);
