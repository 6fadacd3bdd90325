/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When messages were handed to a mail server or a phone lately, of whichever mailing: a
 * pace must hold across runs. */

#include <glib.h>

#include "domain/channel.h"
#include "dossier/dossier.h"

struct sent_time {
    gint64 recipient;   /* 0: a trial */
    gint64 at;          /* Unix seconds */
    guint parts;        /* of a text message; else 1 */
    const char *domain; /* of a trial, interned; NULL: the recipient's */
};

/* Every try over that channel since `since` (Unix seconds), the earliest first; for what
 * a power cut made doubtful, when that was found out. After attempts_recover(). The
 * caller unrefs. */
GArray *sent_times_read(struct dossier *dossier, enum channel channel, gint64 since,
                        GError **error);

/* Just before a trial is handed over; `domain` is that of its address, "" for a text
 * message. Those of more than a day ago are forgotten. Inside begin…commit. */
gboolean sent_times_note_trial(struct dossier *dossier, enum channel channel, gint64 at,
                               const char *domain, GError **error);
