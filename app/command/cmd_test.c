/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mail_route.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/sending_line.h"
#include "command/text_route.h"
#include "command/trial.h"
#include "deliver/transport.h"
#include "dossier/journal.h"
#include "dossier/objections.h"
#include "dossier/sent_times.h"
#include "import/email_text.h"
#include "import/mobile_text.h"

/* A trial goes to the campaign's own people. More of them than this are no trial but a
 * way round the verdicts. */
enum {
    TRIALS_MOST = 20
};

static char *read_email(const char *text, GError **error)
{
    g_autoptr(GString) address = g_string_new(NULL);

    if (text != NULL && email_read(text, strlen(text), address) == EMAIL_READ)
        return g_strdup(address->str);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        text == NULL
                            ? _("say with --to which e-mail address gets the trial")
                            : _("what stands after “--to” is not an e-mail address"));
    return NULL;
}

static char *read_number(const char *text, GError **error)
{
    char number[PHONE_SIZE];

    if (text != NULL && phone_takes_texts(phone_read(text, strlen(text), number)))
        return g_strdup(number);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        text == NULL
                            ? _("say with --to which mobile number gets the trial")
                            : _("what stands after “--to” is not a mobile number"));
    return NULL;
}

static gboolean may_be_written_to(struct session *session, enum channel channel,
                                  const struct recipient *recipient, GError **error)
{
    struct objection_index *index = objection_index_new(session->dossier, error);

    if (index == NULL)
        return FALSE;
    day_number objected_on = objection_index_find(index, recipient, channel);
    objection_index_free(index);
    if (objected_on == DAY_UNKNOWN)
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                        channel == CHANNEL_SMS
                            ? _("who has this number wants no more messages "
                                "(objection-stop, R-60)")
                            : _("who has this address wants no more messages "
                                "(objection-stop, R-60)"));
    return FALSE;
}

/* Whoever tries it out on the own phone is woken by nobody else. */
static gboolean hour_permits(struct session *session, const struct mailing_desk *desk,
                             const char *address, GError **error)
{
    const char *own = dossier_setting(session->dossier, "candidate.phone");

    return desk->mailing->channel != CHANNEL_SMS || g_strcmp0(own, address) == 0 ||
           text_hours_are_open(session, desk, error);
}

/* ---- how many there were, and when ---- */

/* Stands beside the settings. With `domain` one is about to go to a mail server, with ""
 * to a phone: it counts for the pace, whatever comes of it. */
static gboolean write_count(struct session *session, const struct mailing *mailing,
                            int number, const char *domain, const char *event,
                            GError **error)
{
    g_autofree char *key = g_strconcat("trials.", mailing->name, NULL);
    g_autofree char *text = g_strdup_printf("%d", number);
    g_autoptr(GString) detail = g_string_new(NULL);

    /* Not the address: the journal outlives everybody's data. */
    journal_note(detail, "mailing", mailing->name);
    return dossier_begin(session->dossier, error) &&
           dossier_set_setting(session->dossier, key, text, error) &&
           (domain == NULL || sent_times_note_trial(session->dossier, mailing->channel,
                                                    clock_now(), domain, error)) &&
           dossier_commit(session->dossier, event, detail->str, error);
}

/* The number of this one, from 1. */
static gboolean count_trial(struct session *session, const struct mailing *mailing,
                            const char *domain, int *number, GError **error)
{
    g_autofree char *key = g_strconcat("trials.", mailing->name, NULL);
    const char *before = dossier_setting(session->dossier, key);

    *number = (before != NULL ? atoi(before) : 0) + 1;
    if (*number > TRIALS_MOST) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("%d trials of “%s” were made already; a trial is for your own "
                      "people, everybody else is written to by “kiespost mailing send”"),
                    TRIALS_MOST, mailing->name);
        return FALSE;
    }
    return write_count(session, mailing, *number, domain, "mailing test", error);
}

/* `wait` is what the route says. */
static gboolean pace_permits(gint64 wait, GError **error)
{
    if (wait > 0) {
        g_autofree char *moment = sending_moment_phrase(clock_now(), wait);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                    _("the pace that you set lets the next message go out at %s: make "
                      "the trial then"),
                    moment);
    }
    return wait == 0;
}

/* ---- handing it over ---- */

/* Why it did not go out; the server's words may hold the address. */
static void tell_outcome(enum submission submission, enum channel channel,
                         const char *status, GError **error)
{
    gboolean is_text = channel == CHANNEL_SMS;
    const char *code = *status != '\0' ? status : "–";

    switch (submission) {
    case SUBMISSION_ACCEPTED:
    case SUBMISSION_DELAYED:
    case SUBMISSION_STOPPED:
        break;
    case SUBMISSION_REFUSED:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                    is_text ? _("the network does not take the trial for this number "
                                "(%s); is it right?")
                            : _("the mail server does not take the trial for this "
                                "address (%s); is it right?"),
                    code);
        break;
    case SUBMISSION_POSTPONED:
        g_set_error(
            error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
            is_text ? _("the network does not take the trial now (%s)")
                    : _("the mail server asks to come back later with the trial (%s)"),
            code);
        break;
    case SUBMISSION_IN_DOUBT:
        g_set_error_literal(
            error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
            is_text ? _("the phone did not say what became of the trial: look whether it "
                        "arrived")
                    : _("the connection was lost before the mail server answered: look "
                        "whether the trial arrived"));
        break;
    }
}

struct trial {
    struct session *session;
    const struct mailing_desk *desk;
    const char *address; /* or number */
    struct mail mail;    /* one of the two, by the mailing's channel */
    struct text_message text;
    int number;
    char *file;               /* it was written into a folder; or */
    struct mail_route *route; /* the way to the mail server; or */
    struct text_route *phone;
};

static gboolean is_text(const struct trial *trial)
{
    return trial->desk->mailing->channel == CHANNEL_SMS;
}

static gboolean submit(const struct trial *trial, struct transport *transport,
                       GError **error)
{
    const struct mailing *mailing = trial->desk->mailing;
    const GString *bytes = is_text(trial) ? trial->text.text : trial->mail.bytes;
    g_autofree char *stem = g_strdup_printf("%s-test-%d", mailing->name, trial->number);
    char status[SUBMISSION_STATUS_SIZE] = "";
    struct submission_request request = {
        .from = is_text(trial) ? "" : message_desk_sender_address(trial->desk->messages),
        .to = is_text(trial) ? trial->text.to->str : trial->mail.envelope_to->str,
        .bytes = bytes->str,
        .length = bytes->len,
        .stem = stem,
    };
    enum submission submission = transport->submit(transport, &request, status, error);

    if (submission == SUBMISSION_ACCEPTED)
        return TRUE;
    tell_outcome(submission, mailing->channel, status, error);
    /* Nobody has it: a wrong password does not use trials up. */
    if (submission != SUBMISSION_IN_DOUBT)
        write_count(trial->session, mailing, trial->number - 1, NULL,
                    "mailing test failed", NULL);
    return FALSE;
}

static gboolean submit_to_folder(struct trial *trial, GError **error)
{
    const char *name = trial->desk->mailing->name;
    const char *ending = is_text(trial) ? "txt" : "eml";
    g_autofree char *folder = g_strdup_printf("%s-%s", name, ending);
    g_autofree char *file = g_strdup_printf("%s-test-%d.%s", name, trial->number, ending);
    g_autoptr(Transport) transport = is_text(trial)
                                         ? transport_text_folder_new(folder, error)
                                         : transport_folder_new(folder, error);

    trial->file = g_build_filename(folder, file, NULL);
    return transport != NULL && submit(trial, transport, error);
}

static void report_json(const struct trial *trial)
{
    g_autoptr(Json) json = json_new("kiespost.test/1");

    json_text(json, "mailing", trial->desk->mailing->name);
    if (trial->route != NULL) {
        json_text(json, "transport", trial->route->transports[0]->name);
        json_text(json, "server", trial->route->server->host);
    } else if (trial->phone != NULL) {
        json_text(json, "transport", trial->phone->transport->name);
        json_text(json, "device", trial->phone->settings->device);
    } else {
        json_text(json, "transport", "folder");
        json_text(json, "file", trial->file);
    }
    json_print(json);
}

static void report(const struct trial *trial)
{
    const char *name = trial->desk->mailing->name;

    if (trial->session->json) {
        report_json(trial);
    } else if (trial->route != NULL) {
        print_line(_("a trial of “%s”, to an invented person, was taken by %s"), name,
                   trial->route->server->host);
    } else if (trial->phone != NULL) {
        g_autofree char *safe = text_for_terminal(trial->phone->settings->device);
        print_line(
            _("a trial of “%s”, to an invented person, went out by the phone at %s"),
            name, safe);
    } else {
        g_autofree char *safe = text_for_terminal(trial->file);
        print_line(_("a trial of “%s”, to an invented person, stands in %s"), name, safe);
    }
}

static gboolean compose(struct trial *trial, GError **error)
{
    enum channel channel = trial->desk->mailing->channel;
    struct recipient recipient;

    trial_invent(trial->desk, trial->address, &recipient);
    if (!may_be_written_to(trial->session, channel, &recipient, error))
        return FALSE;
    return channel == CHANNEL_SMS
               ? trial_compose_text(trial->desk, &recipient, &trial->text, error)
               : trial_compose(trial->session, trial->desk, &recipient, &trial->mail,
                               error);
}

/* Without a mail server or a phone it becomes a file. */
static gboolean goes_into_folder(const struct trial *trial)
{
    const struct dossier *dossier = trial->session->dossier;

    if (!is_text(trial))
        return mail_route_is_folder(trial->session);
    if (text_route_is_folder(trial->session))
        return TRUE;
    g_autoptr(HandsetSettings) phone = handset_settings_read(dossier, NULL);
    return phone == NULL && dossier_setting(dossier, "handset.device") == NULL;
}

/* `domain` is what the pace knows it by. */
static gboolean open_way(struct trial *trial, char **domain, GError **error)
{
    struct session *session = trial->session;

    if (is_text(trial)) {
        *domain = g_strdup("");
        trial->phone = text_route_new(session, trial->desk->mailing, error);
        return trial->phone != NULL &&
               pace_permits(text_route_wait(trial->phone, error), error);
    }
    *domain = mail_route_domain(trial->address);
    if (*domain == NULL)
        *domain = g_strdup("");
    trial->route = mail_route_new(session, error);
    return trial->route != NULL &&
           pace_permits(mail_route_wait(trial->route, session, trial->address, error),
                        error);
}

static gboolean try_out(struct trial *trial, GError **error)
{
    const struct mailing *mailing = trial->desk->mailing;
    gboolean into_folder = goes_into_folder(trial);
    g_autofree char *domain = NULL;

    if (!hour_permits(trial->session, trial->desk, trial->address, error) ||
        (!into_folder && !open_way(trial, &domain, error)) || !compose(trial, error) ||
        !count_trial(trial->session, mailing, domain, &trial->number, error))
        return FALSE;
    gboolean done = into_folder      ? submit_to_folder(trial, error)
                    : is_text(trial) ? submit(trial, trial->phone->transport, error)
                                     : submit(trial, trial->route->transports[0], error);
    if (done)
        report(trial);
    return done;
}

gboolean cmd_mailing_test(struct session *session, GError **error)
{
    const char *to = arguments_value(session->arguments, "to");
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);

    if (desk == NULL ||
        !mailing_is_electronic(
            desk->mailing, _("look at a letter with “kiespost mailing preview”"), error))
        return FALSE;
    g_autofree char *address = desk->mailing->channel == CHANNEL_SMS
                                   ? read_number(to, error)
                                   : read_email(to, error);
    if (address == NULL)
        return FALSE;
    struct trial trial = {.session = session, .desk = desk, .address = address};
    mail_init(&trial.mail);
    text_message_init(&trial.text);
    gboolean done = try_out(&trial, error);
    mail_clear(&trial.mail);
    text_message_clear(&trial.text);
    mail_route_free(trial.route);
    text_route_free(trial.phone);
    g_free(trial.file);
    return done;
}
