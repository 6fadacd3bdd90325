/* SPDX-License-Identifier: GPL-3.0-or-later */
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
#include "dossier/example.h"
#include "dossier/mailings.h"
#include "dossier/refusals.h"

/* ---- may it go out, and how? ---- */

/* The names of product.md; those that this version can use are told apart. */
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
    if (mail_route_is_folder(session))
        return TRUE;
    if (campaign_is_example(session->dossier)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            _("this dossier is an example: its messages only go into a "
                              "folder (--transport folder)"));
        return FALSE;
    }
    if (name == NULL || transport_ability(name) != NULL)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                _("this version of kiespost cannot send by “%s” yet; with "
                  "--transport folder it writes the messages as files"),
                name);
    return FALSE;
}

static gboolean mailing_is_ready(const struct mailing *mailing, GError **error)
{
    if (!mailing_is_of(mailing, CHANNEL_EMAIL,
                       _("only e-mails are sent; letters go out with “kiespost mailing "
                         "export”"),
                       error))
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

    return to != NULL ? g_strdup(to) : g_strdup_printf("%s-eml", mailing->name);
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

/* `route` or, when it is NULL, the folder's transport. */
static gboolean deliver(struct session *session, struct message_queue *queue,
                        struct mail_route *route, struct transport *folder,
                        struct delivery_report *report, GError **error)
{
    const struct mailing *mailing = queue->desk->mailing;
    g_autoptr(SendingLine) line = sending_line_new(session, mailing, route, report);
    struct delivery_inputs inputs = {
        .dossier = session->dossier,
        .mailing = mailing,
        .transport = folder,
        .source = message_queue_next,
        .context = queue,
    };

    sending_line_apply(&inputs);
    if (route != NULL)
        mail_route_apply(route, &inputs);
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
    return TRUE;
}

static gboolean send_through_server(struct session *session, struct message_queue *queue,
                                    GError **error)
{
    g_autoptr(MailRoute) route = mail_route_new(session, error);
    struct delivery_report delivery = {0};

    if (route == NULL)
        return FALSE;
    struct send_report report = {
        .mailing = queue->desk->mailing,
        .transport = route->transports[0]->name,
        .server = route->server->host,
        .delivery = &delivery,
    };
    report.has_ended = deliver(session, queue, route, NULL, &delivery, error);
    return tell(session, &report, report.has_ended ? error : NULL) && report.has_ended;
}

static gboolean send_into_folder(struct session *session, struct message_queue *queue,
                                 GError **error)
{
    g_autofree char *folder = folder_of(session, queue->desk->mailing);
    g_autoptr(Transport) transport = transport_folder_new(folder, error);
    struct delivery_report delivery = {0};

    if (transport == NULL)
        return FALSE;
    struct send_report report = {
        .mailing = queue->desk->mailing,
        .transport = transport->name,
        .folder = folder,
        .delivery = &delivery,
    };
    report.has_ended = deliver(session, queue, NULL, transport, &delivery, error);
    return remember_folder(session, &report, report.has_ended ? error : NULL) &&
           report.has_ended && tell(session, &report, error);
}

static gboolean send_for_real(struct session *session, struct message_queue *queue,
                              GError **error)
{
    const struct mailing *mailing = queue->desk->mailing;

    if (!is_confirmed(session, mailing, error) ||
        !spending_permits_going_out(session, mailing, error))
        return FALSE;
    return mail_route_is_folder(session) ? send_into_folder(session, queue, error)
                                         : send_through_server(session, queue, error);
}

/* ---- the rehearsal ---- */

/* Whatever the costs forbid is said, and the rehearsal goes on. */
static gboolean warn_of_costs(struct session *session, const struct mailing *mailing,
                              GError **error)
{
    g_autoptr(Spending) spending = spending_new(session, SPENDING_QUICK, NULL, 0, error);
    g_autoptr(GArray) findings =
        spending != NULL ? spending_findings(spending, mailing->name) : NULL;

    if (findings != NULL && !session->json)
        spending_warn(session, findings);
    return findings != NULL;
}

static gboolean rehearse(struct session *session, struct message_queue *queue,
                         GError **error)
{
    const struct mailing *mailing = queue->desk->mailing;
    struct rehearsal rehearsal = {0};

    queue->progress = progress_new(session, _("rehearsing"));
    gboolean done = message_queue_rehearse(queue, &rehearsal, error);
    progress_finish(g_steal_pointer(&queue->progress));
    if (!done || !warn_of_costs(session, mailing, error))
        return FALSE;
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.send/1");
        json_text(json, "mailing", mailing->name);
        json_bool(json, "rehearsal", TRUE);
        json_int(json, "would_send", rehearsal.ready);
        json_int(json, "would_suppress", rehearsal.suppressed);
        json_int(json, "bytes", rehearsal.bytes);
        json_begin_object(json, "counts");
        for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
            json_int(json, delivery_state_name((enum delivery_state)i),
                     mailing->counts[i]);
        json_end_object(json);
        json_print(json);
        return TRUE;
    }
    g_autofree char *ready = i18n_count(rehearsal.ready);
    g_autofree char *left_out = i18n_count(rehearsal.suppressed);
    g_autofree char *size = i18n_size((guint64)rehearsal.bytes);
    print_line(_("rehearsal of “%s”: nothing was sent"), mailing->name);
    print_line(ngettext("%9s  e-mail would go out, %s in all",
                        "%9s  e-mails would go out, %s in all", (gulong)rehearsal.ready),
               ready, size);
    if (rehearsal.suppressed > 0)
        print_line(ngettext("%9s  person left out: no longer allowed since the approval",
                            "%9s  people left out: no longer allowed since the approval",
                            (gulong)rehearsal.suppressed),
                   left_out);
    if (rehearsal.ready > 0)
        print_next(session, _("kiespost mailing send %s --for-real --confirm %d"),
                   mailing->name, (int)send_approved_count(mailing));
    return TRUE;
}

gboolean cmd_mailing_send(struct session *session, GError **error)
{
    gboolean for_real = arguments_has(session->arguments, "for-real");

    if (!transport_asked(session, error))
        return FALSE;
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk == NULL || !mailing_is_ready(desk->mailing, error))
        return FALSE;
    g_autoptr(MessageQueue) queue = message_queue_new(session, desk, error);
    if (queue == NULL)
        return FALSE;
    return for_real ? send_for_real(session, queue, error)
                    : rehearse(session, queue, error);
}
