/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was sent before counts for the pace: by earlier runs, of whichever mailing, and as
 * trials. */

#include <glib.h>

#include "deliver/pace.h"
#include "domain/channel.h"
#include "dossier/dossier.h"

struct pace_history {
    struct dossier *dossier;
    enum channel channel;
    /* The domain that a message to this recipient went to; NULL: nobody knows. The caller
     * frees. For the limits on domains. */
    char *(*domain_of)(gpointer context, gint64 recipient);
    gpointer context;
};

/* Notes in `pace`, which knows nothing yet, whatever still matters; `now` is in
 * microseconds, by the clock that the pace will be asked with. After attempts_recover().
 */
gboolean pace_remember(struct pace *pace, const struct pace_history *history, gint64 now,
                       GError **error);
