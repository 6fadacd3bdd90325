/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A way to hand a message over. */

#include <glib.h>

/* The bytes are whole: headers, blank line, body, CRLF line ends. */
struct submission_request {
    const char *from, *to; /* the envelope's, without "<>" */
    const char *bytes;
    gsize length;
    const char *stem; /* "nieuws-r-000017": unique in the dossier, fit for a file name */
};

/* What is known afterwards. */
enum submission {
    /* Handed over, and it stays so when the power fails now: whoever only has it in
     * memory must not say so. */
    SUBMISSION_ACCEPTED,
    SUBMISSION_REFUSED,   /* for good; certainly not handed over */
    SUBMISSION_POSTPONED, /* not now; certainly not handed over */
    SUBMISSION_IN_DOUBT,  /* nobody knows */
    SUBMISSION_STOPPED,   /* certainly not handed over, and no other message can be: error
                             is set */
};

#define SUBMISSION_STATUS_SIZE 16

/* One connection; one thread. Each transport embeds it as its first member. */
struct transport {
    const char *name; /* "folder": in batches and journal */
    /* `status` receives an enhanced status code (RFC 3463) or "". */
    enum submission (*submit)(struct transport *transport,
                              const struct submission_request *request,
                              char status[SUBMISSION_STATUS_SIZE], GError **error);
    /* Frees; what was accepted stays so. */
    void (*close)(struct transport *transport);
};
typedef struct transport Transport;

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
