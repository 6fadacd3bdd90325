/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a run is going: what the thread that runs it and those of its connections share.
 * For the files of this folder only.
 *
 * Whoever uses it, a lane or the pace holds the lock. Without it messages are composed
 * and sent, the run's thread uses the store, and a connection's thread writes the log of
 * its batch: each is one thread's alone, and slow. */

#include <glib.h>

#include "deliver/run.h"

struct course {
    const struct delivery_inputs *inputs;
    struct delivery_report *report;
    GMutex lock;
    GCond news;          /* for the run's thread */
    gboolean is_stepped; /* the run's thread lets each message start */
    gint64 done, total;
    guint policy_refusals; /* in a row, over all connections */
    gint64 policy_held;    /* postponed for it: an hour would change nothing */
    GError *cause;         /* why it ends, the first reason */
};

void course_init(struct course *course, const struct delivery_inputs *inputs,
                 struct delivery_report *report);
/* The cause has been taken out. */
void course_clear(struct course *course);

/* Microseconds, by the run's clock. */
gint64 course_now(const struct course *course);

/* The first reason is the one to tell. Takes `error` over. */
void course_end_by(struct course *course, GError *error);
gboolean course_is_interrupted(struct course *course);
/* No further message may start. */
gboolean course_is_ending(struct course *course);

/* One more recipient is done. */
void course_advance(struct course *course);
/* How far it is; in the run's thread. */
void course_tell(const struct course *course);
