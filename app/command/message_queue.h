/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The e-mails or text messages of an approved mailing, one by one: each is judged again
 * and composed just before it goes out. What deliver/ is given, since it knows neither
 * law nor templates.
 */

#include <glib.h>

#include "command/mailing_desk.h"
#include "command/print.h"
#include "compose/mail.h"
#include "compose/text_message.h"
#include "deliver/run.h"

struct message_queue {
    struct session *session;
    struct mailing_desk *desk; /* borrowed */
    struct eligibility *eligibility;
    struct recipient_finder *finder; /* of sources that it keeps open */
    struct mail mail;                /* one of the two, by the mailing's channel */
    struct text_message text;
    const struct source *source; /* of the message composed last */
    const struct source *judged; /* the last one whose messages may go out */
    struct progress *progress;   /* of the run or the rehearsal; NULL in between */
};
typedef struct message_queue MessageQueue;

struct message_queue *message_queue_new(struct session *session,
                                        struct mailing_desk *desk, GError **error);
void message_queue_free(struct message_queue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MessageQueue, message_queue_free)

/* A message_source (deliver/run.h); the context is the queue. Objection, window and
 * consent are asked again at this moment; who is no longer allowed, or was erased, is
 * MESSAGE_SUPPRESSED. The message lasts until the next call. Its bytes are kept in the
 * source's own file when the approval asked for it. In the quiet hours of text messages
 * (command/text_route.h) it is MESSAGE_FAILED: nobody is left out because it is late. So
 * it is where the rules of handing over refuse (command/hand_over.h). */
enum next_message message_queue_next(gpointer queue, gint64 recipient, gint64 date,
                                     struct delivery_message *message, GError **error);
/* After some of them in a row: the sources' files may be written again. */
void message_queue_rest(gpointer queue);

/* Composes for one recipient with the given date, whatever the verdict. FALSE with
 * KIESPOST_ERROR_USAGE when nobody has this number. */
gboolean message_queue_compose(struct message_queue *queue, gint64 recipient, gint64 date,
                               GError **error);

/* The bytes of the message composed last. */
GString *message_queue_bytes(struct message_queue *queue);

struct rehearsal {
    gint64 ready, suppressed;
    gint64 bytes; /* of the ready ones */
    gint64 parts; /* likewise, of text messages */
};

/* Composes everything that would go out now and hands nothing over. */
gboolean message_queue_rehearse(struct message_queue *queue, struct rehearsal *rehearsal,
                                GError **error);
