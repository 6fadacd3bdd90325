/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From what was written of a batch to the states of its recipients. For the files of this
 * folder only. */

#include <glib.h>

#include "crypto/digest.h"
#include "domain/mailing.h"
#include "dossier/dossier.h"

/* Of one batch as the store has it. */
struct batch_row {
    gint64 id;
    gint64 claimed_at;
    gboolean lost_power; /* the machine was started anew, or the batch's log is not what
                            it was: starts may be missing */
};

/* What a batch came to. */
struct batch_result {
    gint64 counts[DELIVERY_STATE_COUNT];
    gint64 doubts; /* of these DELIVERY_IN_DOUBT, those that had no outcome until now */
    char digest[DIGEST_HEX_SIZE]; /* see attempts_close_batch() */
};

/* Every recipient of the batch gets the state that its outcome says; without one, in
 * doubt when it was or may have been started, else planned. The batch is closed. Inside
 * the caller's transaction. */
gboolean batch_settle(struct dossier *dossier, const struct mailing *mailing,
                      const struct batch_row *batch, struct batch_result *result,
                      GError **error);

/* The mailing is sending or done, by the states of its deliveries; `after` is where it is
 * worth looking first, 0 when nobody knows. Inside the caller's transaction. */
gboolean mailing_advance(struct dossier *dossier, const struct mailing *mailing,
                         gint64 after, GError **error);

/* Outcomes of this kind in the mailing's batches that this program has open. */
gint64 batches_count_open(const struct dossier *dossier, const struct mailing *mailing,
                          enum delivery_state outcome);
