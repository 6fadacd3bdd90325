/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a mail server answered (RFC 5321 section 4.2, RFC 2034, RFC 3463), and what
 * follows from it. */

#include <glib.h>

#include "deliver/transport.h"

#define REPLY_TEXT_SIZE 161

struct reply {
    int code;                            /* 0: none, or not an answer of SMTP */
    char status[SUBMISSION_STATUS_SIZE]; /* "5.1.1"; "" when none was given */
    char text[REPLY_TEXT_SIZE]; /* of its first line, without codes; "" of 2xx, 3xx */
};

/* From a code and the text behind it, in which the enhanced status may stand. `text` may
 * be NULL. */
void reply_set(struct reply *reply, int code, const char *text);

/* To which of our steps it is the answer. */
enum reply_step {
    STEP_GREETING, /* connecting, EHLO, STARTTLS */
    STEP_LOGIN,
    STEP_SENDER,    /* MAIL */
    STEP_RECIPIENT, /* RCPT */
    STEP_DATA,      /* DATA, before a byte of the message */
    STEP_MESSAGE,   /* after its last byte */
};

/* What an answer other than success means for the message under way. `trusted`: this
 * server accepted a message before; until then a refusal without a reason is rather about
 * us than about the recipient.
 *
 *   REFUSED    an address or mailbox that does not take mail (X.1, X.2, X.4)
 *   POSTPONED  4xx about this recipient or message; policy (X.7) once the server is
 *              trusted: one person's filter, perhaps, and nobody's address is blamed
 *   IN_DOUBT   nonsense after the last byte
 *   DELAYED    421, and 4xx about ourselves
 *   STOPPED    5xx about ourselves, our sender address, policy, or what all messages have
 *              in common; nobody's address is blamed
 *
 * `error` is set for the last two, and holds nothing personal: the server's words are
 * repeated only when they answer something that names no recipient. */
enum submission reply_meaning(const struct reply *reply, enum reply_step step,
                              gboolean trusted, GError **error);

/* Refused by policy. Several of them in a row are no single person's: whoever sends
 * should stop, for which the error has the words. */
gboolean reply_is_about_policy(const char *status);
GError *reply_policy_error(const char *status);

/* ---- out of a stream ---- */

/* Bytes come in any portions. */
struct reply_reader {
    GString *line;
    int code; /* of the answer that has begun, 0 before */
    GString *text;
};

void reply_reader_init(struct reply_reader *reader);
void reply_reader_clear(struct reply_reader *reader);

/* Takes bytes up to the end of the first whole answer; returns how many were taken.
 * `reply->code` is 0 as long as none is whole, and −1 for what is no answer at all. */
gsize reply_reader_add(struct reply_reader *reader, const char *bytes, gsize length,
                       struct reply *reply);
