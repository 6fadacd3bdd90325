/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whom the receiving side does not take, and why, as far as enhanced status codes
 * (RFC 3463) say it. */

#include <glib.h>

#include "domain/mailing.h"
#include "dossier/attempts.h"
#include "dossier/dossier.h"

struct refusal {
    char status[ATTEMPT_STATUS_SIZE]; /* "5.1.1", or "" when none was given */
    gint64 count;                     /* recipients */
};

/* Of the mailing's batches that are closed, by rising status. The caller unrefs. */
GArray *refusals_read(struct dossier *dossier, const struct mailing *mailing,
                      GError **error);

/* How many were refused in batches that this program has not closed yet. */
gint64 refusals_count_open(const struct dossier *dossier, const struct mailing *mailing);
