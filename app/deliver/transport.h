/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A way to hand messages over. */

#include <glib.h>

#include "deliver/mail_server.h"

/* The bytes are whole: headers, blank line, body, CRLF line ends. */
struct submission_request {
    const char *from, *to; /* the envelope's, without "<>" */
    const char *bytes;
    gsize length;
    const char *stem; /* "nieuws-r-000017": unique in the dossier, fit for a file name */
    gint64 recipient; /* their number */
};

/* What is known afterwards. */
enum submission {
    /* Handed over, and it stays so when the power fails now: whoever only has it in
     * memory must not say so. */
    SUBMISSION_ACCEPTED,
    SUBMISSION_REFUSED,   /* for good; certainly not handed over */
    SUBMISSION_POSTPONED, /* not now; certainly not handed over */
    SUBMISSION_IN_DOUBT,  /* nobody knows */
    SUBMISSION_DELAYED, /* certainly not handed over, and no other message can be for the
                           moment: error is set */
    SUBMISSION_STOPPED, /* certainly not handed over, and no other message can be: error
                           is set */
};

#define SUBMISSION_STATUS_SIZE 16

/* What comes next on a connection. */
enum submission_next {
    SUBMISSION_NEXT,
    SUBMISSION_PAUSE, /* nothing for a while: say goodbye, and ask again */
    SUBMISSION_END,
};

/* Where a transport gets its messages, one by one, and says what became of each. Both are
 * called in the transport's thread. */
struct submission_feed {
    /* Waits. `connected`: a connection would be kept waiting; else the answer is never
     * SUBMISSION_PAUSE. The request lasts until done(). */
    enum submission_next (*next)(struct submission_feed *feed, gboolean connected,
                                 struct submission_request *request);
    /* Once for each message, before the next one is asked for. Takes over `error`, which
     * is set when, and only when, it is DELAYED or STOPPED. */
    void (*done)(struct submission_feed *feed, enum submission submission,
                 const char *status, GError *error);
};

/* One connection; one thread at a time. Each transport embeds it as its first member. */
struct transport {
    const char *name; /* "folder": in batches and journal */
    /* `status` receives an enhanced status code (RFC 3463) or "". */
    enum submission (*submit)(struct transport *transport,
                              const struct submission_request *request,
                              char status[SUBMISSION_STATUS_SIZE], GError **error);
    /* Until SUBMISSION_END. NULL: each message is submitted by itself. */
    void (*serve)(struct transport *transport, struct submission_feed *feed);
    /* Frees; what was accepted stays so. */
    void (*close)(struct transport *transport);
};
typedef struct transport Transport;

/* Asks for messages and hands them over until SUBMISSION_END. */
void transport_serve(struct transport *transport, struct submission_feed *feed);

/* One message through transport->serve. */
enum submission transport_submit_one(struct transport *transport,
                                     const struct submission_request *request,
                                     char status[SUBMISSION_STATUS_SIZE], GError **error);

/* NULL does nothing. */
void transport_close(struct transport *transport);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Transport, transport_close)

/* Every message becomes DIR/<stem>.eml, 0600, whole or not there. A file of that name is
 * replaced: it is the same message of an earlier try.
 *
 * `directory` is made (0700) when missing, its parent must exist; parts that a dead run
 * left in it are deleted. KIESPOST_ERROR_CANNOT_CREATE or KIESPOST_ERROR_IO when it
 * cannot be made or written. The caller closes. */
struct transport *transport_folder_new(const char *directory, GError **error);

/* The same for text messages: DIR/<stem>.txt holds "To: +32470000000", an empty line, the
 * text as it is, and a line end. */
struct transport *transport_text_folder_new(const char *directory, GError **error);

/* ---- to a mail server (RFC 5321, 6409) ----
 *
 * Nothing is connected before the first message. TLS is verified against the system's
 * roots and the configured name, 1.2 at least; without it nothing is said but to this
 * computer itself. Who has a user name logs in, or nothing is sent.
 *
 * A link lost before the end of a message is made anew once, then the message is DELAYED;
 * lost after it and before the answer, the message is IN_DOUBT. What a refusal means says
 * deliver/reply.h. A server that cannot be reached at the first message, a certificate
 * that does not hold and a login that is refused are STOPPED: UNAVAILABLE or PROTOCOL.
 *
 * `server` is borrowed until the transport is closed. */

/* What we call ourselves in EHLO (RFC 5321 section 4.1.3). The laptop's own name would
 * end up in every message. */
#define TRANSPORT_HELLO_NAME "[127.0.0.1]"

/* What a transport can do. */
struct transport_ability {
    const char *name;
    gboolean is_built;
    gboolean tls_from_start; /* port 465 */
    gboolean xoauth2;
};

/* By name; NULL: no mail server transport is called so. */
const struct transport_ability *transport_ability(const char *name);

/* "esmtp", or "curl" where that one cannot do what the server asks for. */
const char *transport_default(const struct mail_server *server);

/* KIESPOST_ERROR_CONFIG when this kiespost has no such transport, or it cannot do what
 * the server asks for. The caller closes. */
struct transport *transport_to_server_new(const char *name,
                                          const struct mail_server *server,
                                          GError **error);
