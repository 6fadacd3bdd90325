/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/send_report.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/json.h"
#include "command/mailing_words.h"
#include "command/print.h"
#include "command/sending_line.h"
#include "command/words.h"
#include "dossier/refusals.h"

gint64 send_approved_count(const struct mailing *mailing)
{
    gint64 count = 0;

    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        count += mailing->counts[i];
    return count;
}

gboolean send_is_unsettled(const gint64 *counts)
{
    return counts[DELIVERY_PLANNED] + counts[DELIVERY_CLAIMED] +
               counts[DELIVERY_POSTPONED] + counts[DELIVERY_IN_DOUBT] >
           0;
}

/* ---- why addresses are refused ---- */

/* RFC 3463 section 3, as far as a refusal of one address can have it (deliver/reply.h).
 */
static const struct reason {
    const char *name;  /* in JSON */
    const char *begin; /* of the status */
    const char *one, *many;
    const char *text_one, *text_many; /* of text messages */
} reasons[] = {
    {"address", "5.1.", N_("%9s  address does not exist"),
     N_("%9s  addresses do not exist"), N_("%9s  number does not exist"),
     N_("%9s  numbers do not exist")},
    {"mailbox", "5.2.", N_("%9s  mailbox is full, closed or takes nothing"),
     N_("%9s  mailboxes are full, closed or take nothing"),
     N_("%9s  number takes no text messages"), N_("%9s  numbers take no text messages")},
    {"network", "5.4.", N_("%9s  address leads to no server"),
     N_("%9s  addresses lead to no server"), N_("%9s  number cannot be reached"),
     N_("%9s  numbers cannot be reached")},
    {"policy", "5.7.", N_("%9s  address was refused by a rule of the receiving side"),
     N_("%9s  addresses were refused by a rule of the receiving side"),
     N_("%9s  number was refused by a rule of the receiving side"),
     N_("%9s  numbers were refused by a rule of the receiving side")},
    {"other", "", N_("%9s  address was refused without a reason that is known here"),
     N_("%9s  addresses were refused without a reason that is known here"),
     N_("%9s  number was refused without a reason that is known here"),
     N_("%9s  numbers were refused without a reason that is known here")},
};

static gint64 count_of_reason(const GArray *refusals, const struct reason *wanted)
{
    gint64 count = 0;

    for (guint i = 0; i < refusals->len; i++) {
        const struct refusal *refusal = &g_array_index(refusals, struct refusal, i);
        const struct reason *reason = reasons;
        while (!g_str_has_prefix(refusal->status, reason->begin))
            reason++;
        if (reason == wanted)
            count += refusal->count;
    }
    return count;
}

static const char *reason_phrase(const struct reason *reason, gboolean is_text,
                                 gboolean is_one)
{
    if (is_text)
        return _(is_one ? reason->text_one : reason->text_many);
    return _(is_one ? reason->one : reason->many);
}

/* ---- for programs ---- */

static void json_counts(struct json *json, const char *name, const gint64 *counts)
{
    json_begin_object(json, name);
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        json_int(json, delivery_state_name((enum delivery_state)i), counts[i]);
    json_end_object(json);
}

static void print_json(const struct send_report *report)
{
    const struct delivery_report *delivery = report->delivery;
    g_autoptr(Json) json = json_new("kiespost.send/1");

    json_text(json, "mailing", report->mailing->name);
    json_bool(json, "rehearsal", FALSE);
    json_text(json, "transport", report->transport);
    if (report->folder != NULL)
        json_text(json, "to", report->folder);
    else if (report->device != NULL)
        json_text(json, "device", report->device);
    else
        json_text(json, "server", report->server);
    json_counts(json, "counts", delivery->counts);
    json_counts(json, "this_run", delivery->this_run);
    json_int(json, "by_policy", delivery->policy_held);
    json_begin_object(json, "refused_by");
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
        gint64 count = count_of_reason(report->refusals, &reasons[i]);
        if (count > 0)
            json_int(json, reasons[i].name, count);
    }
    json_end_object(json);
    json_bool(json, "interrupted", delivery->interrupted);
    json_bool(json, "stopped", !report->has_ended);
    json_print(json);
}

/* ---- in words ---- */

static void print_counts(const gint64 *counts)
{
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++) {
        g_autofree char *count = i18n_count(counts[i]);
        if (counts[i] > 0)
            print_line("%9s  %s", count, delivery_state_phrase((enum delivery_state)i));
    }
}

static void print_refusals(const struct send_report *report)
{
    gboolean is_text = report->mailing->channel == CHANNEL_SMS;

    if (report->refusals->len == 0)
        return;
    print_line(_("Why receivers refused:"));
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
        gint64 count = count_of_reason(report->refusals, &reasons[i]);
        g_autofree char *number = i18n_count(count);
        if (count > 0)
            print_line(reason_phrase(&reasons[i], is_text, count == 1), number);
    }
    print_sentence(_("Whoever was refused is not written to again by this mailing. An "
                     "address that does not exist, or takes no messages, is left out of "
                     "every later mailing too: ask these people for another one."));
}

static void print_rest(const struct send_report *report)
{
    const gint64 *counts = report->delivery->counts;
    enum {
        HOUR = 60
    };

    if (report->delivery->policy_held > 0) {
        g_autofree char *held = i18n_count(report->delivery->policy_held);
        print_sentence(
            ngettext(
                "%s was turned away by the receiving side by its own policy. Nobody's "
                "address is wrong; if it happens again, ask your provider.",
                "%s were turned away by the receiving side by its own policy. "
                "Nobody's address is wrong; if it happens again, ask your provider.",
                (gulong)report->delivery->policy_held),
            held);
    }
    if (counts[DELIVERY_POSTPONED] > report->delivery->policy_held) {
        g_autofree char *moment = sending_moment_phrase(clock_now(), HOUR * PACE_MINUTE);
        print_sentence(_("The receiving side asked to come back later for some of them: "
                         "run the same command again after %s."),
                       moment);
    }
    if (counts[DELIVERY_IN_DOUBT] > 0)
        print_sentence(
            report->mailing->channel == CHANNEL_SMS
                ? _("Of those that are uncertain the phone did not say what became of "
                    "them. Look into the sent messages on the phone, or ask the person, "
                    "then decide.")
                : _("Of those that are uncertain the connection was lost before the "
                    "answer. Look into the sent messages at your provider, or ask "
                    "the person, then decide."));
    if (counts[DELIVERY_PLANNED] > 0 && report->has_ended)
        print_sentence(_("Those still to go are written to when you run the same command "
                         "again; nobody gets it twice."));
}

static void print_steps(struct session *session, const struct send_report *report)
{
    const gint64 *counts = report->delivery->counts;

    if (report->delivery->interrupted)
        print_warning(session, "%s", _("interrupted; nobody was written to twice"));
    if (counts[DELIVERY_IN_DOUBT] > 0)
        print_next(session,
                   _("kiespost mailing decide %s --all --as accepted|resend --reason "
                     "TEXT"),
                   report->mailing->name);
    else if (send_is_unsettled(counts))
        print_next(session, _("kiespost mailing send %s --for-real --confirm %d"),
                   report->mailing->name, (int)send_approved_count(report->mailing));
    if (counts[DELIVERY_REFUSED] > 0)
        print_next(session, _("kiespost mailing show %s -v"), report->mailing->name);
}

static void print_way(const struct send_report *report)
{
    const char *name = report->mailing->name;
    const char *form = channel_phrase(report->mailing->channel);

    if (report->folder != NULL) {
        g_autofree char *safe = text_for_terminal(report->folder);
        /* Translators: the mailing; “e-mails” or “text messages”; the folder. */
        print_line(_("“%s”: %s as files in %s"), name, form, safe);
    } else if (report->device != NULL) {
        g_autofree char *safe = text_for_terminal(report->device);
        print_line(_("“%s”: text messages by the phone at %s"), name, safe);
    } else {
        print_line(_("“%s”: e-mails through %s"), name, report->server);
    }
}

static void print_words(struct session *session, const struct send_report *report)
{
    print_way(report);
    print_counts(report->delivery->counts);
    print_refusals(report);
    if (report->folder == NULL)
        print_rest(report);
    /* The error says what is to be done. */
    if (report->has_ended)
        print_steps(session, report);
    if (report->folder != NULL && report->has_ended)
        print_note(session, "%s",
                   _("These files can be read by anybody who gets hold of them. Delete "
                     "the folder when the messages have gone out."));
}

void send_report_print(struct session *session, const struct send_report *report)
{
    if (session->json)
        print_json(report);
    else
        print_words(session, report);
}
