/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What receivers expect of somebody who sends the same to many (RFC 2369, RFC 5322; the
 * large providers' rules for senders), looked for in a finished message and in the
 * settings. */

#include <glib.h>

struct bulk_facts {
    const char *message; /* as it would go out */
    gsize length;
    const char *sender_address;   /* the candidate's, as set now; NULL: not set */
    const char *objections_email; /* where objections are read; NULL: not set */
    const char *user;             /* at the mail server; NULL: no login */
    gboolean has_pace;            /* some limit on all messages is set */
    gint64 largest;               /* bytes that the server takes; 0: no limit is known */
};

struct bulk_finding {
    const char *check; /* "unsubscribe": for programs */
    gboolean is_good;
    char *sentence; /* translated */
};

/* struct bulk_finding, in the order in which they are shown. The caller unrefs. */
GArray *bulk_check(const struct bulk_facts *facts);

/* The value of a field of the message's header, unfolded; NULL when it has none. The
 * caller frees. */
char *bulk_header(const char *message, gsize length, const char *name);
