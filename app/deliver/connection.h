/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One transport at work, on a thread of its own when that is worth it, so that the next
 * message is composed while this one is on its way. */

#include <glib.h>

#include "deliver/transport.h"

struct connection;

/* What became of one message. `error` belongs to whoever takes the result off the queue.
 */
struct connection_result {
    struct connection *connection;
    enum submission submission;
    char status[SUBMISSION_STATUS_SIZE];
    GError *error;
};

/* Results go to `results`, each allocated. Without a thread they are there as soon as
 * connection_hand_over() returns. */
struct connection *connection_new(struct transport *transport, gboolean in_thread,
                                  GAsyncQueue *results);

/* One at a time. What the request points to must last until its result is there. */
void connection_hand_over(struct connection *connection,
                          const struct submission_request *request);

/* Nothing comes for a while: it may say goodbye to the server. */
void connection_pause(struct connection *connection);

/* Waits until the message under way has its result. */
void connection_free(struct connection *connection);
