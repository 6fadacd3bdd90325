/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/message_view.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/mailing_words.h"
#include "command/message_queue.h"
#include "command/print.h"
#include "command/text_page.h"
#include "compose/libraries.h"
#include "crypto/digest.h"
#include "dossier/attempts.h"
#include "dossier/kept_messages.h"
#include "dossier/mailings.h"

struct view {
    struct session *session;
    struct mailing_desk *desk;
    struct message_queue *queue;
    gint64 recipient;
    enum delivery_state state;
    gboolean was_tried;
    struct attempt attempt;
    char digest[DIGEST_HEX_SIZE]; /* of the bytes derived now */
    gboolean shows_kept;          /* the bytes shown are those kept at sending */
};

/* The bytes that went out are the bytes derived now. */
static gboolean is_same(const struct view *view)
{
    return strcmp(view->attempt.digest, view->digest) == 0;
}

static gboolean has_digest(const struct view *view)
{
    return view->was_tried && view->attempt.digest[0] != '\0';
}

static gboolean find_state(struct view *view, GError **error)
{
    struct mailing *mailing = view->desk->mailing;
    g_autoptr(DeliveryTable) table =
        deliveries_read(view->session->dossier, mailing, error);

    if (table == NULL)
        return FALSE;
    if (deliveries_find(table, view->recipient, &view->state)) {
        GError *cause = NULL;
        view->was_tried = attempt_last(view->session->dossier, mailing, view->recipient,
                                       &view->attempt, &cause);
        if (cause != NULL)
            g_propagate_error(error, cause);
        return cause == NULL;
    }
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("this person is not among the approved recipients of “%s”"),
                mailing->name);
    return FALSE;
}

/* Other versions of the libraries may fold a line elsewhere; that is no alteration. The
 * caller frees. */
static char *difference(const struct view *view)
{
    const char *then = view->desk->mailing->libraries;
    g_autofree char *now = compose_libraries();

    if (g_strcmp0(now, then) != 0)
        return g_strdup_printf(_("the message derived now has another fingerprint than "
                                 "the one handed over: it was composed with %s, and is "
                                 "derived with %s"),
                               then, now);
    return g_strdup(_("the message derived now has another fingerprint than the one "
                      "handed over, although the same versions composed it: the "
                      "person's data was changed since"));
}

static void show_json(const struct view *view, const char *difference)
{
    const struct mail *mail = &view->queue->mail;
    const struct text_message *text = &view->queue->text;
    gboolean is_text = view->desk->mailing->channel == CHANNEL_SMS;
    g_autoptr(Json) json = json_new("kiespost.message/1");
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(view->recipient, id);
    json_text(json, "mailing", view->desk->mailing->name);
    json_text(json, "recipient", id);
    json_text(json, "state", delivery_state_name(view->state));
    json_text(json, "language", is_text ? text->language : mail->language);
    if (!is_text)
        json_text(json, "subject", mail->subject->str);
    json_text(json, "sha256", view->digest);
    json_text(json, "recorded_sha256", has_digest(view) ? view->attempt.digest : NULL);
    if (has_digest(view))
        json_bool(json, "same", is_same(view));
    else
        json_null(json, "same");
    json_text(json, "difference", difference);
    json_bool(json, "kept", view->shows_kept);
    if (is_text) {
        json_text(json, "to", text->to->str);
        text_page_put_json(json, text);
    } else {
        json_text(json, "text", mail->text->str);
        json_text(json, "html", mail->html->str);
    }
    json_text(json, "message", message_queue_bytes(view->queue)->str);
    json_print(json);
}

static void show_text(const struct view *view, const char *difference)
{
    char id[RECIPIENT_ID_SIZE];
    gboolean is_text = view->desk->mailing->channel == CHANNEL_SMS;
    g_auto(GStrv) lines =
        g_strsplit(message_queue_bytes(view->queue)->str, is_text ? "\n" : "\r\n", -1);

    recipient_format_id(view->recipient, id);
    print_line(_("%s: %s"), id, delivery_state_phrase(view->state));
    if (has_digest(view) && is_same(view))
        print_line(_("  fingerprint (SHA-256), the same as when it was handed over:"));
    else
        print_line(_("  fingerprint (SHA-256):"));
    print_line("  %s", view->digest);
    if (difference != NULL)
        print_warning(view->session, "%s", difference);
    if (view->shows_kept)
        print_note(view->session, "%s", _("shown as it was kept when it was sent"));
    print_line("%s", "");
    for (gsize i = 0; lines[i] != NULL; i++) {
        g_autofree char *safe = text_for_terminal(lines[i]);
        print_line("%s", safe);
    }
}

/* Where other bytes are derived today, those that were kept are shown. */
static gboolean take_kept(struct view *view, GError **error)
{
    GError *cause = NULL;
    g_autoptr(GBytes) kept =
        kept_message_get(view->session->dossier, view->queue->source->id,
                         view->desk->mailing, view->recipient, &cause);
    char digest[DIGEST_HEX_SIZE];
    gsize length;

    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (kept == NULL)
        return TRUE;
    const char *bytes = g_bytes_get_data(kept, &length);
    digest_hex_of(bytes, length, digest);
    if (strcmp(digest, view->attempt.digest) == 0) {
        GString *shown = message_queue_bytes(view->queue);
        view->shows_kept = TRUE;
        g_string_truncate(shown, 0);
        g_string_append_len(shown, bytes, (gssize)length);
    }
    return TRUE;
}

static gboolean show(struct view *view, GError **error)
{
    gint64 date = view->was_tried ? view->attempt.date : clock_now();
    g_autofree char *told = NULL;

    if (!message_queue_compose(view->queue, view->recipient, date, error))
        return FALSE;
    const GString *bytes = message_queue_bytes(view->queue);
    digest_hex_of(bytes->str, bytes->len, view->digest);
    if (has_digest(view) && !is_same(view)) {
        told = difference(view);
        if (!take_kept(view, error))
            return FALSE;
    }
    if (view->session->json)
        show_json(view, told);
    else
        show_text(view, told);
    return TRUE;
}

gboolean message_view_show(struct session *session, const char *mailing, const char *id,
                           GError **error)
{
    struct view view = {.session = session};

    if (!recipient_parse_id(id, &view.recipient)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("a recipient is written like r-000017"));
        return FALSE;
    }
    g_autoptr(MailingDesk) desk = mailing_desk_new(session, mailing, error);
    if (desk == NULL ||
        !mailing_is_electronic(
            desk->mailing, _("look at a letter with “kiespost mailing preview”"), error))
        return FALSE;
    g_autoptr(MessageQueue) queue = message_queue_new(session, desk, error);
    view.desk = desk;
    view.queue = queue;
    return queue != NULL && find_state(&view, error) && show(&view, error);
}
