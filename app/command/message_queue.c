/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/message_queue.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "command/hand_over.h"
#include "command/text_route.h"
#include "crypto/digest.h"
#include "dossier/kept_messages.h"
#include "dossier/mailings.h"
#include "dossier/message_identity.h"
#include "dossier/recipients.h"

struct message_queue *message_queue_new(struct session *session,
                                        struct mailing_desk *desk, GError **error)
{
    g_autoptr(MessageQueue) queue = g_new0(struct message_queue, 1);

    queue->session = session;
    queue->desk = desk;
    queue->finder = recipient_finder_new(session->dossier);
    mail_init(&queue->mail);
    text_message_init(&queue->text);
    queue->eligibility = mailing_desk_verdicts(session, desk, FALSE, error);
    return queue->eligibility != NULL ? g_steal_pointer(&queue) : NULL;
}

void message_queue_free(struct message_queue *queue)
{
    if (queue == NULL)
        return;
    eligibility_free(queue->eligibility);
    recipient_finder_free(queue->finder);
    mail_clear(&queue->mail);
    text_message_clear(&queue->text);
    g_free(queue);
}

/* ---- one recipient ---- */

static const struct source *source_named(const struct message_queue *queue,
                                         const char *id)
{
    GPtrArray *sources = queue->desk->sources;

    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (g_str_equal(source->id, id))
            return source;
    }
    return NULL;
}

/* What `recipient` points to lasts until the finder is used again. NULL with
 * KIESPOST_ERROR_USAGE when nobody of this mailing has the number. */
static const struct source *find(const struct message_queue *queue, gint64 number,
                                 struct recipient *recipient, GError **error)
{
    const char *id = recipient_finder_find(queue->finder, number, recipient, error);
    const struct source *source = id != NULL ? source_named(queue, id) : NULL;

    if (id != NULL && source == NULL)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("this person is not among the people of the mailing “%s”"),
                    queue->desk->mailing->name);
    return source;
}

static gboolean is_text(const struct message_queue *queue)
{
    return queue->desk->mailing->channel == CHANNEL_SMS;
}

GString *message_queue_bytes(struct message_queue *queue)
{
    return is_text(queue) ? queue->text.text : queue->mail.bytes;
}

static gboolean compose(struct message_queue *queue, const struct decision *decision,
                        gint64 date, GError **error)
{
    const struct mailing *mailing = queue->desk->mailing;
    char key[MESSAGE_KEY_SIZE], token[MESSAGE_TOKEN_SIZE];
    struct mail_identity identity = {.date = date, .key = key, .token = token};

    queue->source = decision->source;
    if (is_text(queue))
        return message_desk_text(
            queue->desk->messages, decision->source, &decision->recipient,
            facts_notice_ground(&decision->facts), &queue->text, error);
    return message_identity(queue->session->dossier, mailing, decision->recipient.number,
                            key, token, error) &&
           message_desk_mail(queue->desk->messages, decision->source,
                             &decision->recipient, facts_notice_ground(&decision->facts),
                             &identity, &queue->mail, error);
}

/* The notice cannot be lost: the finished bytes were read back for it. */
static gboolean notice_is_whole(const struct message_queue *queue, GError **error)
{
    if ((is_text(queue) ? queue->text.notice_missing : queue->mail.notice_missing) == 0)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                _("a message of “%s” lacks part of its notice and was not sent"),
                queue->desk->mailing->name);
    return FALSE;
}

/* From here it is handed to nobody. What was declared of a firm all the same, that it
 * chose the readers or runs the campaign, is the same for everybody
 * of a source. */
static gboolean may_go_out(struct message_queue *queue, const struct decision *decision,
                           GError **error)
{
    if (decision->source != queue->judged &&
        !hand_over_is_lawful(&decision->facts, HAND_OVER_NONE, queue->desk->mailing->name,
                             decision->releases, NULL, error))
        return FALSE;
    queue->judged = decision->source;
    return TRUE;
}

static gboolean keep_bytes(struct message_queue *queue, const struct decision *decision,
                           GError **error)
{
    const struct mailing *mailing = queue->desk->mailing;
    const GString *bytes = message_queue_bytes(queue);

    return !mailing->keep_bytes ||
           kept_message_put(queue->session->dossier, decision->source->id, mailing,
                            decision->recipient.number, bytes->str, bytes->len, error);
}

static enum next_message ready(struct message_queue *queue,
                               const struct decision *decision, gint64 date,
                               struct delivery_message *message, GError **error)
{
    if (!may_go_out(queue, decision, error) || !compose(queue, decision, date, error) ||
        !notice_is_whole(queue, error) || !keep_bytes(queue, decision, error))
        return MESSAGE_FAILED;
    message->bytes = message_queue_bytes(queue)->str;
    message->length = message_queue_bytes(queue)->len;
    message->from =
        is_text(queue) ? "" : message_desk_sender_address(queue->desk->messages);
    message->to = is_text(queue) ? queue->text.to->str : queue->mail.envelope_to->str;
    message->parts = is_text(queue) ? queue->text.size.parts : 1;
    digest_hex_of(message->bytes, message->length, message->digest);
    return MESSAGE_READY;
}

enum next_message message_queue_next(gpointer context, gint64 number, gint64 date,
                                     struct delivery_message *message, GError **error)
{
    struct message_queue *queue = context;
    enum next_message next = MESSAGE_FAILED;
    g_autoptr(GError) gone = NULL;

    if (is_text(queue) && !text_hours_are_open(queue->session, queue->desk, error))
        return MESSAGE_FAILED;
    struct decision decision;
    struct recipient recipient;
    const struct source *source = find(queue, number, &recipient, &gone);

    if (source == NULL) {
        /* Erased, or their source destroyed, since the approval. */
        if (g_error_matches(gone, KIESPOST_ERROR, KIESPOST_ERROR_USAGE) ||
            g_error_matches(gone, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED))
            next = MESSAGE_SUPPRESSED;
        else
            g_propagate_error(error, g_steal_pointer(&gone));
    } else {
        eligibility_set_moment(queue->eligibility,
                               dossier_moment(queue->session->dossier));
        if (eligibility_decide_one(queue->eligibility, source, &recipient, &decision,
                                   error))
            next = decision.verdict == VERDICT_ALLOW
                       ? ready(queue, &decision, date, message, error)
                       : MESSAGE_SUPPRESSED;
    }
    return next;
}

void message_queue_rest(gpointer context)
{
    struct message_queue *queue = context;

    recipient_finder_rest(queue->finder);
}

gboolean message_queue_compose(struct message_queue *queue, gint64 number, gint64 date,
                               GError **error)
{
    struct decision decision;
    struct recipient recipient;
    const struct source *source = find(queue, number, &recipient, error);
    gboolean done = source != NULL &&
                    eligibility_decide_one(queue->eligibility, source, &recipient,
                                           &decision, error) &&
                    compose(queue, &decision, date, error);

    recipient_finder_rest(queue->finder);
    return done;
}

/* ---- all of them ---- */

static gboolean rehearse_one(struct message_queue *queue, const struct decision *decision,
                             struct rehearsal *rehearsal, GError **error)
{
    if (decision->verdict != VERDICT_ALLOW) {
        rehearsal->suppressed++;
        return TRUE;
    }
    rehearsal->ready++;
    if (!may_go_out(queue, decision, error) ||
        !compose(queue, decision, clock_now(), error) || !notice_is_whole(queue, error))
        return FALSE;
    rehearsal->bytes += (gint64)message_queue_bytes(queue)->len;
    rehearsal->parts += is_text(queue) ? queue->text.size.parts : 0;
    return TRUE;
}

gboolean message_queue_rehearse(struct message_queue *queue, struct rehearsal *rehearsal,
                                GError **error)
{
    const struct mailing *mailing = queue->desk->mailing;
    g_autoptr(DeliveryTable) table =
        deliveries_read(queue->session->dossier, mailing, error);
    struct decision decision;
    enum delivery_state state;
    GError *cause = NULL;

    if (table == NULL)
        return FALSE;
    while (eligibility_next(queue->eligibility, &decision, &cause)) {
        if (!deliveries_find(table, decision.recipient.number, &state) ||
            (state != DELIVERY_PLANNED && state != DELIVERY_POSTPONED))
            continue;
        if (!rehearse_one(queue, &decision, rehearsal, error))
            return FALSE;
        progress_update(queue->progress, rehearsal->ready,
                        mailing->counts[DELIVERY_PLANNED]);
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}
