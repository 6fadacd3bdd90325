/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What client and server say to each other, overheard from a library that tells too
 * little of it. Passwords pass by: nothing of what the client says is kept. */

#include <glib.h>

#include "deliver/reply.h"

enum said {
    SAID_NOTHING, /* the greeting is waited for */
    SAID_HELLO,
    SAID_STARTTLS,
    SAID_LOGIN,
    SAID_NOTHING_MORE, /* NOOP, in place of a message */
    SAID_MAIL,
    SAID_RECIPIENT,
    SAID_DATA,
    SAID_QUIT,
};

enum alarm {
    ALARM_NONE,
    ALARM_NOT_LOGGED_IN, /* it would go on without the login that was wanted */
    ALARM_SMUGGLED,      /* more than one answer to STARTTLS: somebody in between */
    ALARM_CHUNKING,      /* offered, and it could not be hidden */
};

struct dialogue {
    enum said said;
    gboolean wants_login, logged_in;
    struct reply reply; /* to the last that was said, but for QUIT; code 0: none yet … */
    enum reply_step step; /* … and what it answers */
    struct reply login;   /* the last one to a login; code 0: none */
    struct reply_reader reader;
};

void dialogue_init(struct dialogue *dialogue, gboolean wants_login);
void dialogue_clear(struct dialogue *dialogue);

/* A new connection. */
void dialogue_restart(struct dialogue *dialogue);

/* About to be sent, so that it can still be prevented. */
enum alarm dialogue_said(struct dialogue *dialogue, const char *bytes, gsize length);

/* Received, and not yet read by the library: an offer of CHUNKING is painted over in it,
 * since with BDAT the library tells us even less. */
enum alarm dialogue_heard(struct dialogue *dialogue, char *bytes, gsize length);
