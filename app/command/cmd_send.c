/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/mailing_words.h"
#include "command/message_queue.h"
#include "command/print.h"
#include "command/spending_finding.h"
#include "command/words.h"
#include "deliver/run.h"
#include "deliver/transport.h"
#include "dossier/example.h"
#include "dossier/mailings.h"
#include "platform/process.h"

/* ---- may it go out, and how? ---- */

/* The names of product.md; those that this version can use have a folder. */
static gboolean transport_asked(struct session *session, GError **error)
{
    static const char *const names[] = {"esmtp", "curl", "folder", "handset", NULL};
    const char *host = dossier_setting(session->dossier, "smtp.host");
    const char *name = arguments_value(session->arguments, "transport");

    if (name == NULL)
        name = host == NULL || *host == '\0' ? "folder" : "esmtp";
    if (!g_strv_contains(names, name)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("the option “--transport” is esmtp, curl, folder or "
                              "handset"));
        return FALSE;
    }
    if (strcmp(name, "folder") == 0)
        return TRUE;
    if (campaign_is_example(session->dossier))
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            _("this dossier is an example: its messages only go into a "
                              "folder (--transport folder)"));
    else
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

/* Those whom approve froze as allowed. */
static gint64 approved_count(const struct mailing *mailing)
{
    gint64 count = 0;

    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        count += mailing->counts[i];
    return count;
}

static gboolean is_confirmed(struct session *session, const struct mailing *mailing,
                             GError **error)
{
    const char *text = arguments_value(session->arguments, "confirm");
    g_autofree char *approved = i18n_count(approved_count(mailing));
    gint64 confirmed;

    if (text != NULL &&
        g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &confirmed, NULL) &&
        confirmed == approved_count(mailing))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("nothing was sent: “--confirm” must give the number of recipients that "
                  "was approved for “%s” (%s)"),
                mailing->name, approved);
    return FALSE;
}

/* ---- for real ---- */

static void show_progress(gpointer context, gint64 done, gint64 total)
{
    const struct message_queue *queue = context;

    progress_update(queue->progress, done, total);
}

static char *folder_of(struct session *session, const struct mailing *mailing)
{
    const char *to = arguments_value(session->arguments, "to");

    return to != NULL ? g_strdup(to) : g_strdup_printf("%s-eml", mailing->name);
}

static gboolean deliver(struct session *session, struct message_queue *queue,
                        const char *folder, struct delivery_report *report,
                        GError **error)
{
    g_autoptr(Transport) transport = transport_folder_new(folder, error);
    struct delivery_inputs inputs = {
        .dossier = session->dossier,
        .mailing = queue->desk->mailing,
        .transport = transport,
        .source = message_queue_next,
        .context = queue,
        .progress = show_progress,
        .interrupted = process_interrupted,
    };

    if (transport == NULL)
        return FALSE;
    queue->progress = progress_new(session, _("sending"));
    gboolean done = delivery_run(&inputs, report, error);
    progress_finish(g_steal_pointer(&queue->progress));
    return done;
}

static gboolean is_unsettled(const gint64 *counts)
{
    return counts[DELIVERY_PLANNED] + counts[DELIVERY_CLAIMED] +
               counts[DELIVERY_POSTPONED] + counts[DELIVERY_IN_DOUBT] >
           0;
}

static void json_counts(struct json *json, const char *name, const gint64 *counts)
{
    json_begin_object(json, name);
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        json_int(json, delivery_state_name((enum delivery_state)i), counts[i]);
    json_end_object(json);
}

static void report_json(const struct mailing *mailing, const char *folder,
                        const struct delivery_report *report)
{
    g_autoptr(Json) json = json_new("kiespost.send/1");

    json_text(json, "mailing", mailing->name);
    json_bool(json, "rehearsal", FALSE);
    json_text(json, "transport", "folder");
    json_text(json, "to", folder);
    json_counts(json, "counts", report->counts);
    json_counts(json, "this_run", report->this_run);
    json_bool(json, "interrupted", report->interrupted);
    json_print(json);
}

static void print_counts(const gint64 *counts)
{
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++) {
        g_autofree char *count = i18n_count(counts[i]);
        if (counts[i] > 0)
            print_line("%9s  %s", count, delivery_state_phrase((enum delivery_state)i));
    }
}

static void report_text(struct session *session, const struct mailing *mailing,
                        const char *folder, const struct delivery_report *report)
{
    g_autofree char *safe = text_for_terminal(folder);

    print_line(_("“%s”: e-mails as files in %s"), mailing->name, safe);
    print_counts(report->counts);
    if (report->interrupted)
        print_warning(session, "%s", _("interrupted; nobody was written to twice"));
    if (report->counts[DELIVERY_IN_DOUBT] > 0)
        print_next(session,
                   _("kiespost mailing decide %s --all --as accepted|resend --reason "
                     "TEXT"),
                   mailing->name);
    else if (is_unsettled(report->counts))
        print_next(session, _("kiespost mailing send %s --for-real --confirm %d"),
                   mailing->name, (int)approved_count(mailing));
    print_note(session, "%s",
               _("These files can be read by anybody who gets hold of them. Delete the "
                 "folder when the messages have gone out."));
}

/* Also of a run that ended badly: what stands in the folder must be found again. */
static gboolean remember_folder(struct session *session, const struct mailing *mailing,
                                const char *folder, const struct delivery_report *report,
                                GError **error)
{
    g_autofree char *name = g_path_get_basename(folder);
    gint64 written = report->this_run[DELIVERY_ACCEPTED];

    return written == 0 ||
           mailing_record_folder(session->dossier, mailing, name, written, error);
}

static gboolean send_for_real(struct session *session, struct message_queue *queue,
                              GError **error)
{
    enum {
        TRY_LATER = 75
    };
    const struct mailing *mailing = queue->desk->mailing;
    g_autofree char *folder = folder_of(session, mailing);
    struct delivery_report report = {0};

    if (!is_confirmed(session, mailing, error) ||
        !spending_permits_going_out(session, mailing, error))
        return FALSE;
    gboolean done = deliver(session, queue, folder, &report, error);
    if (!remember_folder(session, mailing, folder, &report, done ? error : NULL) || !done)
        return FALSE;
    if (session->json)
        report_json(mailing, folder, &report);
    else
        report_text(session, mailing, folder, &report);
    if (is_unsettled(report.counts))
        session->exit_status = TRY_LATER;
    return TRUE;
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
        json_counts(json, "counts", mailing->counts);
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
                   mailing->name, (int)approved_count(mailing));
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
