/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One transport at work with its lane, on a thread of its own when that is worth it: to
 * wake another processor for each message would cost more than sending it. For the files
 * of this folder only.
 *
 * The thread goes from message to message as long as some are ready: it writes down what
 * became of the last one and the start of the next in one go, then sends.
 * Without a thread all of it happens in connection_start(). */

#include <glib.h>

#include "deliver/lane.h"

struct connection {
    struct submission_feed feed; /* first */
    struct course *course;
    struct transport *transport;
    struct lane lane;
    GThread *thread; /* NULL without */
    GCond changed;   /* something is new for the thread */
    gboolean may_start, is_waiting, has_asked, is_pausing, is_ending;
};

/* The caller does not hold the course's lock, of these two alone. connection_free() waits
 * until the message under way has come to its end. */
struct connection *connection_new(struct course *course, struct transport *transport,
                                  gboolean in_thread);
void connection_free(struct connection *connection);

/* Something is on its way, may be soon, or is not written down. */
gboolean connection_is_busy(struct connection *connection);

/* When course->is_stepped: the message in front, which is MESSAGE_READY, starts now. */
void connection_start(struct connection *connection);
/* Whose turn it is was left out by the law. FALSE: that could not be written. */
gboolean connection_suppress(struct connection *connection);
/* Writes down what became of the last message, if its thread has not. FALSE when it
 * could not be written, which ends the run. */
gboolean connection_settle(struct connection *connection);

/* There is room for messages to be composed ahead. */
gboolean connection_has_room(const struct connection *connection);
/* Those that are ready are worth waking the thread; `now` however few. */
void connection_wake(struct connection *connection, gboolean now);
/* Nothing comes for a while: it may say goodbye to the server. */
void connection_pause(struct connection *connection);
