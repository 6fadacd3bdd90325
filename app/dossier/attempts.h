/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Handing messages over, one try at a time, so that nobody is written to twice and nobody
 * is left out, whatever happens to the program or the power.
 *
 * A batch of planned recipients is claimed (on the disk before the first message); each
 * start and each outcome is written before the next act, into a log beside the database
 * (attempt_log.h); closing the batch brings it all into the tables and to the disk, and
 * settles the states. In between the store holds what a later run needs:
 *
 *   the program was killed    not started: planned again. Started without an outcome: in
 *                             doubt, at most one per batch. Outcomes stand.
 *   the machine was           starts may be lost with the power, so whatever of the batch
 *   started anew              has no outcome is in doubt. Outcomes that are read stand:
 *                             a transport says so only of what outlives the power. The
 *                             same when the log is gone, or is not what was written.
 *
 * What is in doubt stays so until a person decides (deliveries_decide()). */

#include <glib.h>

#include "crypto/digest.h"
#include "domain/mailing.h"
#include "dossier/dossier.h"

#define ATTEMPT_STATUS_SIZE 16

/* One try to hand one message over. */
struct attempt {
    gint64 recipient;
    gint64 date; /* Unix seconds: when its batch was claimed; the message's Date */
    gint64 started_at, ended_at;      /* Unix seconds; ended_at 0 without outcome */
    enum delivery_state outcome;      /* DELIVERY_IN_DOUBT while there is none */
    char digest[DIGEST_HEX_SIZE];     /* SHA-256 of the bytes */
    char status[ATTEMPT_STATUS_SIZE]; /* enhanced status code (RFC 3463), or "" */
};

/* What an earlier run left. */
struct recovery {
    gint64 settled;       /* had their outcome: accepted, refused, … */
    gint64 planned_again; /* claimed, certainly not handed over */
    gint64 in_doubt;      /* nobody knows whether they were handed over */
    gint64 tried_again;   /* postponed by an earlier run, planned again */
};

/* Before the first claim of a run, and before states are shown as final: closes what a
 * dead run left open, with one journal entry when there was such a batch. Nobody else may
 * have a batch of this mailing open. What other mailings' open batches have come to is
 * stored, too; they stay open. `found` may be NULL. */
gboolean attempts_recover(struct dossier *dossier, const struct mailing *mailing,
                          struct recovery *found, GError **error);

/* Recipients claimed together; several batches may be open. The thread that uses the
 * dossier claims and closes them, while each of them may be written to (attempt_…()) by
 * another one, without a lock. The mailing must outlive it. */
struct batch;
typedef struct batch Batch;

/* Claims the next at most `most` planned recipients, durably; the mailing is then
 * MAILING_SENDING. `transport` is its name ("folder"). NULL without error when nobody is
 * planned. Freed with batch_free(), which leaves a batch that was not closed to
 * attempts_recover(). */
struct batch *attempts_claim(struct dossier *dossier, const struct mailing *mailing,
                             const char *transport, guint most, GError **error);
void batch_free(struct batch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Batch, batch_free)

/* Their numbers, rising: gint64. Borrowed. */
const GArray *batch_recipients(const struct batch *batch);

/* When it was claimed, Unix seconds: the Date of its messages. */
gint64 batch_date(const struct batch *batch);

/* Just before the bytes are handed over; `digest` is their SHA-256, hexadecimal. */
gboolean attempt_start(struct batch *batch, gint64 recipient, const char *digest,
                       GError **error);

/* FALSE, as of each of these: the log takes nothing more, and the batch is to be closed.
 *
 * What became of it, as soon as it is known: ACCEPTED, REFUSED, POSTPONED, IN_DOUBT, or
 * PLANNED for what was started and certainly not handed over. SUPPRESSED comes without a
 * start. `status` is an enhanced status code or "". When it is FALSE the outcome is known
 * to attempts_close_batch() all the same, and to nobody after the program's death. */
gboolean attempt_finish(struct batch *batch, gint64 recipient,
                        enum delivery_state outcome, const char *status, GError **error);

/* Both in one: what became of `recipient`, and just before the bytes for `next` are
 * handed over. FALSE: neither was written. */
gboolean attempt_follow(struct batch *batch, gint64 recipient,
                        enum delivery_state outcome, const char *status, gint64 next,
                        const char *digest, GError **error);

/* Before a pause: what was written so far is brought to the disk. Does nothing when it is
 * there already. */
gboolean attempts_sync(struct batch *batch, GError **error);

/* States are settled: whoever was not started (Ctrl-C, a full disk) is planned again; the
 * mailing is MAILING_DONE when all states are final. Everything is on the disk. One
 * journal entry: transport, counts by state, and the SHA-256 of the batch's lines
 * "<recipient> <state> <digest, or ->\n" in rising order. `counts` (may be NULL) is
 * added to. */
gboolean attempts_close_batch(struct batch *batch, gint64 counts[DELIVERY_STATE_COUNT],
                              GError **error);

/* The last try that was started for this recipient: with `date`, the same bytes can be
 * composed again. FALSE without error when nothing was ever started. */
gboolean attempt_last(struct dossier *dossier, const struct mailing *mailing,
                      gint64 recipient, struct attempt *attempt, GError **error);

/* A person decides what nobody knows: those in doubt were handed over
 * (DELIVERY_ACCEPTED), or are to be sent again (DELIVERY_PLANNED). `recipient` 0: all in
 * doubt. `decided` receives how many; 0 when nobody was, and then nothing is recorded.
 * One journal entry, with the reason. Recovers first. */
gboolean deliveries_decide(struct dossier *dossier, const struct mailing *mailing,
                           gint64 recipient, enum delivery_state as, const char *reason,
                           gint64 *decided, GError **error);
