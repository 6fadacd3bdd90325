/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/connection.h"

#include "platform/signals.h"

struct connection {
    struct submission_feed feed; /* first */
    struct transport *transport;
    GAsyncQueue *results;
    GThread *thread; /* NULL without */

    GMutex lock;
    GCond changed;
    struct submission_request request;
    gboolean has_request, is_pausing, is_ending;
};

/* ---- in its thread ---- */

static enum submission_next next(struct submission_feed *feed, gboolean connected,
                                 struct submission_request *request)
{
    struct connection *connection = (struct connection *)feed;
    enum submission_next answer = SUBMISSION_END;

    g_mutex_lock(&connection->lock);
    while (!connection->has_request && !connection->is_ending &&
           !(connected && connection->is_pausing))
        g_cond_wait(&connection->changed, &connection->lock);
    if (connection->has_request) {
        *request = connection->request;
        connection->has_request = FALSE;
        answer = SUBMISSION_NEXT;
    } else if (!connection->is_ending) {
        answer = SUBMISSION_PAUSE;
    }
    g_mutex_unlock(&connection->lock);
    return answer;
}

static void done(struct submission_feed *feed, enum submission submission,
                 const char *status, GError *error)
{
    struct connection *connection = (struct connection *)feed;
    struct connection_result *result = g_new0(struct connection_result, 1);

    result->connection = connection;
    result->submission = submission;
    result->error = error;
    g_strlcpy(result->status, status, sizeof result->status);
    g_async_queue_push(connection->results, result);
}

static gpointer serve(gpointer argument)
{
    struct connection *connection = argument;

    signals_leave_to_main_thread();
    transport_serve(connection->transport, &connection->feed);
    return NULL;
}

/* ---- from outside ---- */

struct connection *connection_new(struct transport *transport, gboolean in_thread,
                                  GAsyncQueue *results)
{
    struct connection *connection = g_new0(struct connection, 1);

    connection->feed = (struct submission_feed){.next = next, .done = done};
    connection->transport = transport;
    connection->results = g_async_queue_ref(results);
    g_mutex_init(&connection->lock);
    g_cond_init(&connection->changed);
    if (in_thread)
        connection->thread = g_thread_new("connection", serve, connection);
    return connection;
}

void connection_hand_over(struct connection *connection,
                          const struct submission_request *request)
{
    char status[SUBMISSION_STATUS_SIZE] = "";
    GError *error = NULL;

    if (connection->thread == NULL) {
        enum submission submission =
            connection->transport->submit(connection->transport, request, status, &error);
        done(&connection->feed, submission, status, error);
        return;
    }
    g_mutex_lock(&connection->lock);
    g_assert(!connection->has_request);
    connection->request = *request;
    connection->has_request = TRUE;
    connection->is_pausing = FALSE;
    g_cond_signal(&connection->changed);
    g_mutex_unlock(&connection->lock);
}

static void tell(struct connection *connection, gboolean *what)
{
    g_mutex_lock(&connection->lock);
    *what = TRUE;
    g_cond_signal(&connection->changed);
    g_mutex_unlock(&connection->lock);
}

void connection_pause(struct connection *connection)
{
    tell(connection, &connection->is_pausing);
}

void connection_free(struct connection *connection)
{
    tell(connection, &connection->is_ending);
    if (connection->thread != NULL)
        g_thread_join(connection->thread);
    g_mutex_clear(&connection->lock);
    g_cond_clear(&connection->changed);
    g_async_queue_unref(connection->results);
    g_free(connection);
}
