/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When messages were handed to a mail server lately, of whichever mailing: a pace must
 * hold across runs. */

#include <glib.h>

#include "dossier/dossier.h"

struct sent_time {
    gint64 recipient;
    gint64 at; /* Unix seconds */
};

/* Every try since `since` (Unix seconds), the earliest first; for what a power cut made
 * doubtful, when that was found out. After attempts_recover(). The caller unrefs. */
GArray *sent_times_read(struct dossier *dossier, gint64 since, GError **error);
