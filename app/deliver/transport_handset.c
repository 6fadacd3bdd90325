/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/handset.h"

#include <string.h>

#include "base/clock.h"

enum {
    TRIES = 3, /* of a later part that is certainly not out */
    VALID_UNTIL_HOUR = 22,
    VALID_MINUTES_LEAST = 60,
};

struct handset_transport {
    struct transport transport;
    struct handset *handset;
    handset_part_sent part_sent;
    gpointer context;
    GError *failure; /* why the phone is of no use any more, told with the next message */
};

/* The same for the same message, another one for the next: what two texts to one person
 * have in common must not be joined. FNV-1a, folded. */
static guint8 reference_of(const char *stem)
{
    guint32 hash = 2166136261U;

    for (; *stem != '\0'; stem++)
        hash = (hash ^ (guint8)*stem) * 16777619U;
    return (guint8)(hash ^ hash >> 8 ^ hash >> 16 ^ hash >> 24);
}

static guint valid_minutes(void)
{
    struct moment now = clock_moment();
    int left = VALID_UNTIL_HOUR * 60 - now.minute;

    return (guint)MAX(left, VALID_MINUTES_LEAST);
}

/* ---- one message ---- */

static enum submission send_part(struct handset_transport *way,
                                 const struct submission_request *request,
                                 const struct handset_part *part,
                                 char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    guint8 reference = 0;
    enum submission submission =
        handset_send(way->handset, part, &reference, status, error);

    /* They have the first one already. */
    for (guint i = 1; i < TRIES && part->number > 1 && submission == SUBMISSION_POSTPONED;
         i++)
        submission = handset_send(way->handset, part, &reference, status, error);
    if (submission == SUBMISSION_ACCEPTED && way->part_sent != NULL &&
        !way->part_sent(way->context, request->recipient, part->to, part->number,
                        part->total, reference, &way->failure))
        return SUBMISSION_IN_DOUBT;
    return submission;
}

/* A part that is out cannot be called back: what became of a later one only tells what is
 * in doubt. */
static enum submission after_first(struct handset_transport *way,
                                   enum submission submission, GError **error)
{
    if (*error != NULL && way->failure == NULL)
        way->failure = g_steal_pointer(error);
    g_clear_error(error);
    return submission == SUBMISSION_ACCEPTED ? SUBMISSION_ACCEPTED : SUBMISSION_IN_DOUBT;
}

static enum submission submit(struct transport *transport,
                              const struct submission_request *request,
                              char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    struct handset_transport *way = (struct handset_transport *)transport;
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));
    enum submission submission = SUBMISSION_ACCEPTED;
    struct sms_size size;
    GError *failure = NULL;

    if (way->failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&way->failure));
        return SUBMISSION_STOPPED;
    }
    sms_measure(request->bytes, request->length, &size);
    sms_split(request->bytes, request->length, parts);
    g_assert(parts->len > 0 && parts->len <= SMS_PARTS_MOST);
    for (guint i = 0; i < parts->len && submission == SUBMISSION_ACCEPTED; i++) {
        const struct handset_part part = {
            .to = request->to,
            .text = g_array_index(parts, struct span, i),
            .coding = size.coding,
            .number = i + 1,
            .total = parts->len,
            .reference = reference_of(request->stem),
            .valid_minutes = valid_minutes(),
        };
        submission = send_part(way, request, &part, status, &failure);
        if (i > 0)
            submission = after_first(way, submission, &failure);
    }
    if (failure != NULL)
        g_propagate_error(error, failure);
    return submission;
}

/* ---- the transport ---- */

static void close_transport(struct transport *transport)
{
    struct handset_transport *way = (struct handset_transport *)transport;

    g_clear_error(&way->failure);
    g_free(way);
}

struct transport *transport_handset_new(struct handset *handset,
                                        handset_part_sent part_sent, gpointer context)
{
    struct handset_transport *way = g_new0(struct handset_transport, 1);

    way->transport =
        (struct transport){.name = "handset", .submit = submit, .close = close_transport};
    way->handset = handset;
    way->part_sent = part_sent;
    way->context = context;
    return &way->transport;
}
