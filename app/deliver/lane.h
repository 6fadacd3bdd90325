/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One connection with the batch that it works through. For the files of this folder
 * only. */

#include <glib.h>

#include "deliver/connection.h"
#include "deliver/run.h"

/* A message composed ahead, with all that it points to. */
struct prepared {
    gboolean is_there;
    gint64 at; /* when it was composed, microseconds */
    enum next_message next;
    GError *error; /* MESSAGE_FAILED */
    GByteArray *bytes;
    char *from, *to, *domain;
    char digest[DIGEST_HEX_SIZE];
};

struct lane {
    struct connection *connection;
    Batch *batch;        /* NULL: none */
    GArray *recipients;  /* of it, in the order in which they are written to */
    guint at;            /* the one whose turn it is, or who is on the way */
    guint deferred;      /* how many in a row had to let others go first */
    GHashTable *domains; /* of those: recipient → domain */
    struct prepared prepared, on_the_way;
    char *stem; /* of the one on the way */
    gboolean is_busy;
    gboolean is_exhausted; /* nobody is planned any more */
    guint delays;          /* in a row */
    gint64 not_before;     /* microseconds */
    gboolean is_retired;   /* its patience has come to an end */
};

struct lane *lane_new(struct transport *transport, gboolean in_thread,
                      GAsyncQueue *results);
void lane_free(struct lane *lane);

/* The batch becomes the lane's. */
void lane_take(struct lane *lane, Batch *batch);
/* Frees the batch, which was closed or is left to attempts_recover(). */
void lane_drop_batch(struct lane *lane);

gboolean lane_is_through(const struct lane *lane);
gint64 lane_recipient(const struct lane *lane);

/* Asks the source for the message whose turn it is, or comes `ahead` messages later. */
void lane_prepare(struct lane *lane, const struct delivery_inputs *inputs, guint ahead,
                  gint64 moment);
void lane_drop_prepared(struct lane *lane);

/* Somebody else of the batch goes first. FALSE when everybody has done so already. */
gboolean lane_defer(struct lane *lane);
/* The domain of whose turn it is, when it was deferred before; else NULL. */
const char *lane_known_domain(const struct lane *lane);

/* Hands the prepared message over. */
void lane_send(struct lane *lane, const struct mailing *mailing);
/* Its result is there. */
void lane_arrive(struct lane *lane);
/* The turn of the next one. */
void lane_step(struct lane *lane);
