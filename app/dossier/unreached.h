/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whom a mailing did not reach, or perhaps not: by number, for the person who has to do
 * something about it. */

#include <glib.h>

#include "base/day.h"
#include "domain/mailing.h"
#include "dossier/attempts.h"
#include "dossier/dossier.h"

struct unreached {
    gint64 recipient;
    day_number on;                    /* when that was found */
    char status[ATTEMPT_STATUS_SIZE]; /* of a refusal; "" when none was given */
};

/* Those in `state`, which is DELIVERY_REFUSED or DELIVERY_IN_DOUBT: struct unreached by
 * rising number. The caller unrefs. */
GArray *unreached_read(struct dossier *dossier, const struct mailing *mailing,
                       enum delivery_state state, GError **error);
