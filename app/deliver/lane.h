/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Batches on their way through one connection: the messages composed ahead, the one on
 * the way, and the outcome that is not written down yet. A second batch may be claimed
 * before the first has come to its end, so that nothing waits for the store in between.
 * For the files of this folder only. */

#include <glib.h>

#include "deliver/course.h"
#include "deliver/transport.h"

/* So old a composed message may become: then the law is asked again. */
#define LANE_STALE (5 * G_USEC_PER_SEC)

/* A batch that was claimed for this lane. */
struct claim {
    Batch *batch;
    gint left; /* of its recipients, whose outcome is not written down; atomic */
};

/* Whose turn comes, and in which batch. */
struct turn {
    gint64 recipient;
    struct claim *claim;
};

/* A message with all that it points to. */
struct prepared {
    struct turn turn;
    gint64 at; /* when it was composed, microseconds */
    enum next_message next;
    GError *error; /* MESSAGE_FAILED */
    GByteArray *bytes;
    char *from, *to, *domain;
    guint parts; /* so often it counts for the pace */
    char digest[DIGEST_HEX_SIZE];
};

/* What became of a message, as long as the store does not know. */
struct arrival {
    struct turn turn; /* recipient 0: there is none */
    gint64 at;        /* microseconds */
    enum delivery_state state;
    char status[SUBMISSION_STATUS_SIZE];
};

struct lane {
    GQueue claims;       /* struct claim, the oldest first */
    GArray *turns;       /* struct turn, in the order in which they are written to */
    guint at;            /* whose turn it is */
    guint deferred;      /* how many in a row had to let others go first */
    GHashTable *domains; /* of those: recipient → domain */

    GQueue ready;       /* struct prepared, from whose turn it is on */
    gsize ready_length; /* their bytes */
    struct prepared *on_the_way;
    char *stem; /* of the one on the way */
    struct arrival arrival;

    gboolean is_exhausted; /* nobody is planned any more */
    GError *delay;         /* it takes nothing for the moment, and that is new */
    guint delays;          /* in a row */
    gint64 not_before;     /* microseconds */
    gboolean is_retired;   /* its patience has come to an end */
};

void lane_init(struct lane *lane);
void lane_clear(struct lane *lane);

/* The batch becomes the lane's, and its people come after those who are there. */
void lane_take(struct lane *lane, Batch *batch);
/* The oldest one; NULL. */
struct claim *lane_claim(const struct lane *lane);
/* All outcomes are written down. */
gboolean lane_claim_is_through(struct claim *claim);
/* Frees the oldest batch, which was closed or is left to attempts_recover(), and takes
 * the turns of those left in it. */
void lane_drop_batch(struct lane *lane);

/* A message is on the way, or its outcome is not written down. */
gboolean lane_is_busy(const struct lane *lane);
/* How many have not had their turn. */
guint lane_left(const struct lane *lane);
/* Of whose turn it is. There is one. */
const struct turn *lane_turn(const struct lane *lane);

/* ---- composed ahead ---- */

/* The source composes for at most `most` who come after those that are ready. The lock is
 * let go meanwhile: all at once, since to take it often is to wait for it often. */
void lane_prepare(struct lane *lane, struct course *course, guint most);
/* There are no more than `most` and more may be. */
gboolean lane_has_room(const struct lane *lane, guint most);
/* Of whose turn it is; NULL. */
struct prepared *lane_front(const struct lane *lane);
gboolean lane_front_is_stale(const struct lane *lane, gint64 now);
void lane_drop_front(struct lane *lane);
void lane_drop_ready(struct lane *lane);

/* Somebody else of the batch goes first. FALSE when everybody has done so already. */
gboolean lane_defer(struct lane *lane);
/* The domain of whose turn it is, when it was deferred before; else NULL. */
const char *lane_known_domain(const struct lane *lane);

/* ---- one message ---- */

/* The turn of the next one, whatever became of this. */
void lane_step(struct lane *lane);
/* The message in front is on the way: `request` is what to hand over. */
void lane_depart(struct lane *lane, const struct mailing *mailing,
                 struct submission_request *request);
/* It did not start after all; there is no next one. */
void lane_give_back(struct lane *lane);
/* It has come to its end. */
void lane_arrive(struct lane *lane, enum delivery_state state, const char *status,
                 gint64 now);
