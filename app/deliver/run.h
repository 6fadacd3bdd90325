/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One run over one mailing: claim, submit, record, until nobody is planned any more. It
 * is given a function that yields the next message, and knows nothing of templates or
 * law.
 *
 * Each connection sends on a thread of its own, with batches of its own and one message
 * at a time, and writes down itself what became of it; the calling thread claims, closes
 * and composes a few messages ahead, and uses the store alone. A batch is claimed while
 * the last few of the one before it are under way. */

#include <glib.h>

#include "crypto/digest.h"
#include "deliver/pace.h"
#include "deliver/transport.h"
#include "domain/mailing.h"
#include "dossier/attempts.h"
#include "dossier/dossier.h"

/* Valid until the source is asked again, or the run is over. */
struct delivery_message {
    const char *bytes;
    gsize length;
    const char *from, *to; /* the envelope's */
    guint parts;           /* a text message counts as so many for the pace; 0: one */
    char digest[DIGEST_HEX_SIZE]; /* SHA-256 of bytes */
};

enum next_message {
    MESSAGE_READY,
    MESSAGE_SUPPRESSED, /* no longer lawful now that its turn has come */
    MESSAGE_FAILED,     /* error is set; the run ends */
};

/* The message for this recipient; `date` (Unix seconds) is its Date. Asked in the calling
 * thread, which uses the dossier, at most five seconds before it is handed over, and
 * asked again when it then has to wait. The dossier may be read, and not written. */
typedef enum next_message (*message_source)(gpointer context, gint64 recipient,
                                            gint64 date, struct delivery_message *message,
                                            GError **error);

/* In place of the machine's, for tests. */
struct delivery_clock {
    gint64 (*now)(void); /* microseconds */
    void (*sleep)(gint64 microseconds);
};

struct delivery_inputs {
    struct dossier *dossier;       /* open for writing */
    const struct mailing *mailing; /* approved */
    struct transport *transport;
    message_source source;
    gpointer context; /* of source and progress */
    /* Some times a second, also while there is nothing new, and after the last message;
     * NULL for none. `total` are those planned when the run began. It may read the
     * dossier. */
    void (*progress)(gpointer context, gint64 done, gint64 total);
    /* TRUE: stop after the message in flight. NULL: never. Alone of these functions it is
     * called in any thread, and by one of them at a time. */
    gboolean (*interrupted)(void);

    /* What follows may be left out. */

    /* A few messages were asked for in a row: what the source has kept open for them is
     * let go. */
    void (*rest)(gpointer context);
    struct transport *const *others; /* more connections of the same kind */
    guint other_count;
    struct pace *pace; /* knows nothing yet: earlier runs are looked up */
    /* The domain that a message to this recipient went to; NULL: nobody knows. The caller
     * frees. For the limits of pace on domains. */
    char *(*domain_of)(gpointer context, gint64 recipient);
    /* Waits for a server that takes nothing for the moment (half an hour in all, while it
     * takes nothing), and tries again whom it postponed (three times within an hour). */
    gboolean is_patient;
    /* Before such a wait; `cause` is NULL when it is for those postponed. */
    void (*waiting)(gpointer context, gint64 microseconds, const GError *cause);
    const struct delivery_clock *clock;
};

struct delivery_report {
    gint64 counts[DELIVERY_STATE_COUNT]; /* of the whole mailing afterwards: their sum
                                            is the number approved */
    gint64
        this_run[DELIVERY_STATE_COUNT]; /* what became of those this run came to;
                                           PLANNED: claimed and given back at its end */
    struct recovery recovered;          /* what an earlier run had left */
    gint64 policy_held; /* of those postponed: by a policy of the receiving side */
    gboolean interrupted;
};

/* Recovers, then sends in batches, of which at most 200 people on each connection are
 * without an outcome on the disk. FALSE with `error` when the transport stopped, a
 * message could not be made, or the store failed: then the batches are closed as far as
 * the store allows, whoever was not written to is planned, and the report is filled in
 * all the same. TRUE also when interrupted. One journal entry for each batch and one for
 * the run.
 */
gboolean delivery_run(const struct delivery_inputs *inputs,
                      struct delivery_report *report, GError **error);
