/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport.h"

void transport_close(struct transport *transport)
{
    if (transport != NULL)
        transport->close(transport);
}

static void serve_by_submitting(struct transport *transport, struct submission_feed *feed)
{
    struct submission_request request;

    while (feed->next(feed, FALSE, &request) == SUBMISSION_NEXT) {
        char status[SUBMISSION_STATUS_SIZE] = "";
        GError *error = NULL;
        enum submission submission =
            transport->submit(transport, &request, status, &error);
        feed->done(feed, submission, status, error);
    }
}

void transport_serve(struct transport *transport, struct submission_feed *feed)
{
    if (transport->serve != NULL)
        transport->serve(transport, feed);
    else
        serve_by_submitting(transport, feed);
}

/* ---- one message through serve ---- */

struct single_feed {
    struct submission_feed feed;
    const struct submission_request *request; /* NULL once it was given */
    enum submission submission;
    char *status;
    GError *error;
};

static enum submission_next next(struct submission_feed *feed, gboolean connected,
                                 struct submission_request *request)
{
    struct single_feed *single = (struct single_feed *)feed;

    (void)connected;
    if (single->request == NULL)
        return SUBMISSION_END;
    *request = *single->request;
    single->request = NULL;
    return SUBMISSION_NEXT;
}

static void done(struct submission_feed *feed, enum submission submission,
                 const char *status, GError *error)
{
    struct single_feed *single = (struct single_feed *)feed;

    single->submission = submission;
    g_strlcpy(single->status, status, SUBMISSION_STATUS_SIZE);
    single->error = error;
}

enum submission transport_submit_one(struct transport *transport,
                                     const struct submission_request *request,
                                     char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    struct single_feed single = {
        .feed = {.next = next, .done = done},
        .request = request,
        .status = status,
    };

    transport->serve(transport, &single.feed);
    if (single.error != NULL)
        g_propagate_error(error, single.error);
    return single.submission;
}
