/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mail_route.h"
#include "command/mailing_desk.h"
#include "command/message_queue.h"
#include "command/print.h"
#include "command/send_report.h"
#include "command/sending_line.h"
#include "command/spending_finding.h"
#include "command/text_route.h"
#include "dossier/example.h"
#include "dossier/mailings.h"
#include "dossier/refusals.h"
#include "eligibility/refused_addresses.h"

/* ---- may it go out, and how? ---- */

static gboolean is_folder(const struct session *session, const struct mailing *mailing)
{
    return mailing->channel == CHANNEL_SMS ? text_route_is_folder(session)
                                           : mail_route_is_folder(session);
}

/* The names of product.md. */
static gboolean transport_asked(struct session *session, GError **error)
{
    static const char *const names[] = {"esmtp", "curl", "folder", "handset", NULL};
    const char *name = arguments_value(session->arguments, "transport");

    if (name != NULL && !g_strv_contains(names, name)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("the option “--transport” is esmtp, curl, folder or "
                              "handset"));
        return FALSE;
    }
    if (name == NULL || strcmp(name, "folder") == 0 ||
        !campaign_is_example(session->dossier))
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                        _("this dossier is an example: its messages only go into a "
                          "folder (--transport folder)"));
    return FALSE;
}

static gboolean transport_fits(const struct session *session,
                               const struct mailing *mailing, GError **error)
{
    const char *name = arguments_value(session->arguments, "transport");
    gboolean is_text = mailing->channel == CHANNEL_SMS;

    if (name == NULL || strcmp(name, "folder") == 0 ||
        is_text == (strcmp(name, "handset") == 0))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                is_text ? _("“%s” is for e-mails; text messages go out by “handset”, or "
                            "into a folder")
                        : _("“%s” is for text messages; e-mails go out by esmtp or curl, "
                            "or into a folder"),
                name);
    return FALSE;
}

static gboolean mailing_is_ready(const struct session *session,
                                 const struct mailing *mailing, GError **error)
{
    if (!mailing_is_electronic(mailing,
                               _("letters are not sent from here, but go out with "
                                 "“kiespost mailing export”"),
                               error) ||
        !transport_fits(session, mailing, error))
        return FALSE;
    if (mailing->state != MAILING_NEW)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                _("the mailing “%s” is not approved yet; approve it first with “kiespost "
                  "mailing approve %s”"),
                mailing->name, mailing->name);
    return FALSE;
}

static gboolean is_confirmed(struct session *session, const struct mailing *mailing,
                             GError **error)
{
    const char *text = arguments_value(session->arguments, "confirm");
    g_autofree char *approved = i18n_count(send_approved_count(mailing));
    gint64 confirmed;

    if (text != NULL &&
        g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &confirmed, NULL) &&
        confirmed == send_approved_count(mailing))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("nothing was sent: “--confirm” must give the number of recipients that "
                  "was approved for “%s” (%s)"),
                mailing->name, approved);
    return FALSE;
}

/* ---- for real ---- */

static char *folder_of(struct session *session, const struct mailing *mailing)
{
    const char *to = arguments_value(session->arguments, "to");

    if (to != NULL)
        return g_strdup(to);
    return g_strdup_printf(mailing->channel == CHANNEL_SMS ? "%s-txt" : "%s-eml",
                           mailing->name);
}

/* Also of a run that ended badly: what stands in the folder must be found again. */
static gboolean remember_folder(struct session *session, const struct send_report *report,
                                GError **error)
{
    g_autofree char *name = g_path_get_basename(report->folder);
    gint64 written = report->delivery->this_run[DELIVERY_ACCEPTED];

    return written == 0 ||
           mailing_record_folder(session->dossier, report->mailing, name, written, error);
}

/* One of the three. */
struct way {
    struct mail_route *server;
    struct text_route *phone;
    struct transport *folder;
};

static gboolean deliver(struct message_queue *queue, const struct way *way,
                        struct delivery_report *report, GError **error)
{
    struct session *session = queue->session;
    const struct mailing *mailing = queue->desk->mailing;
    struct delivery_inputs inputs = {
        .dossier = session->dossier,
        .mailing = mailing,
        .transport = way->folder,
        .source = message_queue_next,
        .rest = message_queue_rest,
        .context = queue,
    };
    const GArray *limits = NULL;

    if (way->server != NULL) {
        mail_route_apply(way->server, &inputs);
        limits = way->server->limits;
    } else if (way->phone != NULL) {
        text_route_apply(way->phone, &inputs);
        limits = way->phone->limits;
    }
    g_autoptr(SendingLine) line =
        sending_line_new(session, mailing, inputs.pace, limits, report);
    sending_line_apply(&inputs);
    return delivery_run(&inputs, report, error);
}

/* Counts are told of a run that an error ended, too. */
static gboolean tell(struct session *session, struct send_report *report, GError **error)
{
    enum {
        TRY_LATER = 75
    };

    report->refusals = refusals_read(session->dossier, report->mailing, error);
    if (report->refusals == NULL)
        return FALSE;
    send_report_print(session, report);
    g_array_unref(report->refusals);
    if (send_is_unsettled(report->delivery->counts))
        session->exit_status = TRY_LATER;
    return refused_addresses_catch_up(session->dossier, error);
}

/* What the phone was told meanwhile: of some that it took, that they never arrived. */
static gboolean hear_back(const struct way *way, const struct mailing *mailing,
                          struct delivery_report *report, GError **error)
{
    if (way->phone == NULL)
        return TRUE;
    if (!text_route_read_inbox(way->phone, error))
        return FALSE;
    g_autoptr(Mailing) now =
        mailing_find(way->phone->session->dossier, mailing->name, error);
    for (int i = 0; now != NULL && i < DELIVERY_STATE_COUNT; i++)
        report->counts[i] = now->counts[i];
    return now != NULL;
}

/* Judged and composed with what is known once the way is open. */
static gboolean send_by(struct session *session, struct mailing_desk *desk,
                        const struct way *way, struct send_report *report, GError **error)
{
    g_autoptr(MessageQueue) queue = message_queue_new(session, desk, error);
    struct delivery_report delivery = {0};

    if (queue == NULL)
        return FALSE;
    report->mailing = desk->mailing;
    report->delivery = &delivery;
    report->has_ended = deliver(queue, way, &delivery, error);
    /* The first error is the one to tell. */
    GError **rest = report->has_ended ? error : NULL;
    gboolean is_noted =
        (report->folder == NULL || remember_folder(session, report, rest)) &&
        hear_back(way, desk->mailing, &delivery, rest);
    return tell(session, report, is_noted ? rest : NULL) && is_noted && report->has_ended;
}

static gboolean send_through_server(struct session *session, struct mailing_desk *desk,
                                    GError **error)
{
    g_autoptr(MailRoute) route = mail_route_new(session, error);

    if (route == NULL)
        return FALSE;
    const struct way way = {.server = route};
    struct send_report report = {
        .transport = route->transports[0]->name,
        .server = route->server->host,
    };
    return send_by(session, desk, &way, &report, error);
}

static gboolean send_by_phone(struct session *session, struct mailing_desk *desk,
                              GError **error)
{
    g_autoptr(TextRoute) route = text_route_new(session, desk->mailing, error);

    if (route == NULL)
        return FALSE;
    const struct way way = {.phone = route};
    struct send_report report = {
        .transport = route->transport->name,
        .device = route->settings->device,
    };
    return send_by(session, desk, &way, &report, error);
}

static gboolean send_into_folder(struct session *session, struct mailing_desk *desk,
                                 GError **error)
{
    g_autofree char *folder = folder_of(session, desk->mailing);
    g_autoptr(Transport) transport = desk->mailing->channel == CHANNEL_SMS
                                         ? transport_text_folder_new(folder, error)
                                         : transport_folder_new(folder, error);

    if (transport == NULL)
        return FALSE;
    const struct way way = {.folder = transport};
    struct send_report report = {.transport = transport->name, .folder = folder};
    return send_by(session, desk, &way, &report, error);
}

static gboolean send_for_real(struct session *session, struct mailing_desk *desk,
                              GError **error)
{
    const struct mailing *mailing = desk->mailing;

    if (!is_confirmed(session, mailing, error) ||
        !spending_permits_going_out(session, mailing, error))
        return FALSE;
    if (mailing->channel == CHANNEL_SMS && !text_hours_are_open(session, desk, error))
        return FALSE;
    if (is_folder(session, mailing))
        return send_into_folder(session, desk, error);
    return mailing->channel == CHANNEL_SMS ? send_by_phone(session, desk, error)
                                           : send_through_server(session, desk, error);
}

/* ---- the rehearsal ---- */

/* Whatever the costs forbid is said, and the rehearsal goes on. */
static gboolean warn_of_costs(struct session *session, const struct mailing *mailing,
                              GError **error)
{
    g_autoptr(Spending) spending = spending_new(session, SPENDING_QUICK, NULL, error);
    g_autoptr(GArray) findings =
        spending != NULL ? spending_findings(spending, mailing->name) : NULL;

    if (findings != NULL && !session->json)
        spending_warn(session, findings);
    return findings != NULL;
}

/* "%9s  e-mails would go out, %s in all" */
static void print_ready(const struct mailing *mailing, const struct rehearsal *rehearsal)
{
    g_autofree char *ready = i18n_count(rehearsal->ready);
    g_autofree char *size = i18n_size((guint64)rehearsal->bytes);
    g_autofree char *parts = i18n_count(rehearsal->parts);

    if (mailing->channel == CHANNEL_SMS)
        print_line(ngettext("%9s  text message would go out, parts: %s",
                            "%9s  text messages would go out, parts: %s",
                            (gulong)rehearsal->ready),
                   ready, parts);
    else
        print_line(ngettext("%9s  e-mail would go out, %s in all",
                            "%9s  e-mails would go out, %s in all",
                            (gulong)rehearsal->ready),
                   ready, size);
}

static void rehearsed_json(const struct mailing *mailing,
                           const struct rehearsal *rehearsal, const GError *late,
                           const GError *problem)
{
    g_autoptr(Json) json = json_new("kiespost.send/1");

    json_text(json, "mailing", mailing->name);
    json_bool(json, "rehearsal", TRUE);
    json_int(json, "would_send", rehearsal->ready);
    json_int(json, "would_suppress", rehearsal->suppressed);
    json_int(json, "bytes", rehearsal->bytes);
    if (mailing->channel == CHANNEL_SMS) {
        json_int(json, "parts", rehearsal->parts);
        json_bool(json, "quiet_hours", late != NULL);
    }
    if (problem != NULL)
        json_text(json, "problem", problem->message);
    json_begin_object(json, "counts");
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        json_int(json, delivery_state_name((enum delivery_state)i), mailing->counts[i]);
    json_end_object(json);
    json_print(json);
}

static void rehearsed_words(struct session *session, const struct mailing *mailing,
                            const struct rehearsal *rehearsal, const GError *late,
                            const GError *problem)
{
    g_autofree char *left_out = i18n_count(rehearsal->suppressed);

    print_line(_("rehearsal of “%s”: nothing was sent"), mailing->name);
    print_ready(mailing, rehearsal);
    if (rehearsal->suppressed > 0)
        print_line(ngettext("%9s  person left out: no longer allowed since the approval",
                            "%9s  people left out: no longer allowed since the approval",
                            (gulong)rehearsal->suppressed),
                   left_out);
    if (late != NULL)
        print_warning(session, "%s", late->message);
    if (problem != NULL)
        print_warning(session, _("as the settings are, nothing could be sent: %s"),
                      problem->message);
    if (problem != NULL)
        print_next(session, "kiespost settings show");
    else if (rehearsal->ready > 0)
        print_next(session, _("kiespost mailing send %s --for-real --confirm %d"),
                   mailing->name, (int)send_approved_count(mailing));
}

static gboolean way_is_possible(const struct session *session,
                                const struct mailing *mailing, GError **error)
{
    if (is_folder(session, mailing))
        return TRUE;
    if (mailing->channel == CHANNEL_SMS)
        return text_route_is_possible(session, error);
    g_autoptr(MailRoute) route = mail_route_new(session, error);
    return route != NULL;
}

/* What would keep messages from going out, as far as the settings tell: nothing connects.
 * A command for the password is run, since it may be what fails. `problem` is set when
 * there is one. FALSE with `error` when the options ask for what cannot be. */
static gboolean find_problem(const struct session *session, const struct mailing *mailing,
                             GError **problem, GError **error)
{
    g_autoptr(GError) cause = NULL;

    if (way_is_possible(session, mailing, &cause))
        return TRUE;
    gboolean is_usage = g_error_matches(cause, KIESPOST_ERROR, KIESPOST_ERROR_USAGE);
    g_propagate_error(is_usage ? error : problem, g_steal_pointer(&cause));
    return !is_usage;
}

static gboolean rehearse(struct session *session, struct mailing_desk *desk,
                         GError **error)
{
    const struct mailing *mailing = desk->mailing;
    g_autoptr(MessageQueue) queue = message_queue_new(session, desk, error);
    g_autoptr(GError) late = NULL, problem = NULL;
    struct rehearsal rehearsal = {0};

    if (queue == NULL || !find_problem(session, mailing, &problem, error))
        return FALSE;
    queue->progress = progress_new(session, _("rehearsing"));
    gboolean done = message_queue_rehearse(queue, &rehearsal, error);
    progress_finish(g_steal_pointer(&queue->progress));
    if (!done || !warn_of_costs(session, mailing, error))
        return FALSE;
    if (mailing->channel == CHANNEL_SMS)
        text_hours_are_open(session, desk, &late);
    if (session->json)
        rehearsed_json(mailing, &rehearsal, late, problem);
    else
        rehearsed_words(session, mailing, &rehearsal, late, problem);
    return TRUE;
}

gboolean cmd_mailing_send(struct session *session, GError **error)
{
    gboolean for_real = arguments_has(session->arguments, "for-real");

    if (!transport_asked(session, error))
        return FALSE;
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk == NULL || !mailing_is_ready(session, desk->mailing, error))
        return FALSE;
    return for_real ? send_for_real(session, desk, error)
                    : rehearse(session, desk, error);
}
