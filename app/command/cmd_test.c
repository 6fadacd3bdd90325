/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mail_route.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/trial.h"
#include "deliver/transport.h"
#include "dossier/journal.h"
#include "dossier/objections.h"
#include "import/email_text.h"

/* A trial goes to the campaign's own people. More of them than this are no trial but a
 * way round the verdicts. */
enum {
    TRIALS_MOST = 20
};

static char *read_address(struct session *session, GError **error)
{
    const char *text = arguments_value(session->arguments, "to");
    g_autoptr(GString) address = g_string_new(NULL);

    if (text != NULL && email_read(text, strlen(text), address) == EMAIL_READ)
        return g_strdup(address->str);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        text == NULL
                            ? _("say with --to which e-mail address gets the trial")
                            : _("what stands after “--to” is not an e-mail address"));
    return NULL;
}

static gboolean may_be_written_to(struct session *session,
                                  const struct recipient *recipient, GError **error)
{
    struct objection_index *index = objection_index_new(session->dossier, error);

    if (index == NULL)
        return FALSE;
    day_number objected_on = objection_index_find(index, recipient, CHANNEL_EMAIL);
    objection_index_free(index);
    if (objected_on == DAY_UNKNOWN)
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                        _("who has this address wants no more messages "
                          "(objection-stop, R-60)"));
    return FALSE;
}

/* ---- how many there were ---- */

/* Stands beside the settings. */
static gboolean write_count(struct session *session, const struct mailing *mailing,
                            int number, const char *event, GError **error)
{
    g_autofree char *key = g_strconcat("trials.", mailing->name, NULL);
    g_autofree char *text = g_strdup_printf("%d", number);
    g_autoptr(GString) detail = g_string_new(NULL);

    /* Not the address: the journal outlives everybody's data. */
    journal_note(detail, "mailing", mailing->name);
    return dossier_begin(session->dossier, error) &&
           dossier_set_setting(session->dossier, key, text, error) &&
           dossier_commit(session->dossier, event, detail->str, error);
}

/* The number of this one, from 1. */
static gboolean count_trial(struct session *session, const struct mailing *mailing,
                            int *number, GError **error)
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
    return write_count(session, mailing, *number, "mailing test", error);
}

/* ---- handing it over ---- */

/* Why it did not go out; the server's words may hold the address. */
static void tell_outcome(enum submission submission, const char *status, GError **error)
{
    const char *code = *status != '\0' ? status : "–";

    switch (submission) {
    case SUBMISSION_ACCEPTED:
    case SUBMISSION_DELAYED:
    case SUBMISSION_STOPPED:
        break;
    case SUBMISSION_REFUSED:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                    _("the mail server does not take the trial for this address (%s); "
                      "is it right?"),
                    code);
        break;
    case SUBMISSION_POSTPONED:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                    _("the mail server asks to come back later with the trial (%s)"),
                    code);
        break;
    case SUBMISSION_IN_DOUBT:
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                            _("the connection was lost before the mail server answered: "
                              "look whether the trial arrived"));
        break;
    }
}

struct trial {
    struct session *session;
    const struct mailing_desk *desk;
    struct mail mail;
    int number;
    char *file; /* NULL: it went to the mail server */
};

static gboolean submit(const struct trial *trial, struct transport *transport,
                       GError **error)
{
    const struct mailing *mailing = trial->desk->mailing;
    g_autofree char *stem = g_strdup_printf("%s-test-%d", mailing->name, trial->number);
    char status[SUBMISSION_STATUS_SIZE] = "";
    struct submission_request request = {
        .from = message_desk_sender_address(trial->desk->messages),
        .to = trial->mail.envelope_to->str,
        .bytes = trial->mail.bytes->str,
        .length = trial->mail.bytes->len,
        .stem = stem,
    };
    enum submission submission = transport->submit(transport, &request, status, error);

    if (submission == SUBMISSION_ACCEPTED)
        return TRUE;
    tell_outcome(submission, status, error);
    /* Nobody has it: a wrong password does not use trials up. */
    if (submission != SUBMISSION_IN_DOUBT)
        write_count(trial->session, mailing, trial->number - 1, "mailing test failed",
                    NULL);
    return FALSE;
}

static gboolean submit_to_folder(struct trial *trial, GError **error)
{
    const char *name = trial->desk->mailing->name;
    g_autofree char *folder = g_strdup_printf("%s-eml", name);
    g_autofree char *file = g_strdup_printf("%s-test-%d.eml", name, trial->number);
    g_autoptr(Transport) transport = transport_folder_new(folder, error);

    trial->file = g_build_filename(folder, file, NULL);
    return transport != NULL && submit(trial, transport, error);
}

static void report(const struct trial *trial, const struct mail_route *route)
{
    const char *name = trial->desk->mailing->name;

    if (trial->session->json) {
        g_autoptr(Json) json = json_new("kiespost.test/1");
        json_text(json, "mailing", name);
        if (route != NULL) {
            json_text(json, "transport", route->transports[0]->name);
            json_text(json, "server", route->server->host);
        } else {
            json_text(json, "transport", "folder");
            json_text(json, "file", trial->file);
        }
        json_print(json);
    } else if (route != NULL) {
        print_line(_("a trial of “%s”, to an invented person, was taken by %s"), name,
                   route->server->host);
    } else {
        g_autofree char *safe = text_for_terminal(trial->file);
        print_line(_("a trial of “%s”, to an invented person, stands in %s"), name, safe);
    }
}

static gboolean try_out(struct trial *trial, const char *address, GError **error)
{
    struct session *session = trial->session;
    gboolean into_folder = mail_route_is_folder(session);
    g_autoptr(MailRoute) route = NULL;
    struct recipient recipient;

    trial_invent(trial->desk, address, &recipient);
    if (!may_be_written_to(session, &recipient, error) ||
        !trial_compose(session, trial->desk, &recipient, &trial->mail, error))
        return FALSE;
    if (!into_folder) {
        route = mail_route_new(session, error);
        if (route == NULL)
            return FALSE;
    }
    if (!count_trial(session, trial->desk->mailing, &trial->number, error))
        return FALSE;
    if (route != NULL ? !submit(trial, route->transports[0], error)
                      : !submit_to_folder(trial, error))
        return FALSE;
    report(trial, route);
    return TRUE;
}

gboolean cmd_mailing_test(struct session *session, GError **error)
{
    g_autofree char *address = read_address(session, error);
    g_autoptr(MailingDesk) desk =
        address != NULL
            ? mailing_desk_new(session, arguments_operand(session->arguments, 0), error)
            : NULL;

    if (desk == NULL ||
        !mailing_is_of(desk->mailing, CHANNEL_EMAIL,
                       _("a trial is made of e-mails; look at a letter with “kiespost "
                         "mailing preview”"),
                       error))
        return FALSE;
    struct trial trial = {.session = session, .desk = desk};
    mail_init(&trial.mail);
    gboolean done = try_out(&trial, address, error);
    mail_clear(&trial.mail);
    g_free(trial.file);
    return done;
}
