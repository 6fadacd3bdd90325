/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A function that yields recipients, as a table that SQL can read: the fastest way into
 * SQLite, since no statement is bound and stepped per row. */

#include <glib.h>

#include "dossier/database.h"
#include "dossier/name_index.h"
#include "dossier/recipient_load.h"

struct feed_state {
    recipient_feed next;
    gpointer context;
    gint64 next_number;
    guint extract;
    struct name_index *names;
    guint filled;             /* the columns that one reading of the table gives */
    struct recipient pending; /* met, and not yet given … */
    gint64 pending_key;
    gboolean is_pending; /* … since it fills a column more */
    gboolean aborted;
};

/* Makes the table "feed" in `database`, with all columns of table recipient. It ends at
 * the end of the feed, or before a row that fills a column outside `filled`: that one has
 * then been added to `filled`, and reading the table again goes on with that row.
 * `state` must outlive the database. */
gboolean recipient_feed_register(struct database *database, struct feed_state *state,
                                 GError **error);
