/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "deliver/transport.h"
#include "domain/recipient.h"
#include "dossier/journal.h"
#include "dossier/message_identity.h"
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

/* How many trials there were stands beside the settings. The number of this one, from
 * 1. */
static gboolean count_trials(struct session *session, const struct mailing *mailing,
                             int *number, GError **error)
{
    g_autofree char *key = g_strconcat("trials.", mailing->name, NULL);
    const char *before = dossier_setting(session->dossier, key);
    g_autoptr(GString) detail = g_string_new(NULL);

    *number = (before != NULL ? atoi(before) : 0) + 1;
    if (*number > TRIALS_MOST) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("%d trials of “%s” were made already; a trial is for your own "
                      "people, everybody else is written to by “kiespost mailing send”"),
                    TRIALS_MOST, mailing->name);
        return FALSE;
    }
    g_autofree char *after = g_strdup_printf("%d", *number);
    /* Not the address: the journal outlives everybody's data. */
    journal_note(detail, "mailing", mailing->name);
    return dossier_begin(session->dossier, error) &&
           dossier_set_setting(session->dossier, key, after, error) &&
           dossier_commit(session->dossier, "mailing test", detail->str, error);
}

static gboolean hand_over(const struct mailing *mailing, int number,
                          const struct mail *mail, const char *from, char **file,
                          GError **error)
{
    g_autofree char *folder = g_strdup_printf("%s-eml", mailing->name);
    g_autofree char *stem = g_strdup_printf("%s-test-%d", mailing->name, number);
    g_autofree char *name = g_strconcat(stem, ".eml", NULL);
    g_autoptr(Transport) transport = transport_folder_new(folder, error);
    char status[SUBMISSION_STATUS_SIZE] = "";
    struct submission_request request = {
        .from = from,
        .to = mail->envelope_to->str,
        .bytes = mail->bytes->str,
        .length = mail->bytes->len,
        .stem = stem,
    };

    *file = g_build_filename(folder, name, NULL);
    return transport != NULL &&
           transport->submit(transport, &request, status, error) == SUBMISSION_ACCEPTED;
}

static gboolean try_out(struct session *session, const struct mailing_desk *desk,
                        const char *address, struct mail *mail, GError **error)
{
    struct recipient recipient;
    g_autofree char *file = NULL;
    int number = 0;

    invent_recipient(desk, address, &recipient);
    if (!may_be_written_to(session, &recipient, error) ||
        !compose(session, desk, &recipient, mail, error) ||
        !count_trials(session, desk->mailing, &number, error) ||
        !hand_over(desk->mailing, number, mail,
                   message_desk_sender_address(desk->messages), &file, error))
        return FALSE;
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.test/1");
        json_text(json, "mailing", desk->mailing->name);
        json_text(json, "file", file);
        json_print(json);
        return TRUE;
    }
    g_autofree char *safe = text_for_terminal(file);
    print_line(_("a trial of “%s”, to an invented person, stands in %s"),
               desk->mailing->name, safe);
    return TRUE;
}

gboolean cmd_mailing_test(struct session *session, GError **error)
{
    g_autofree char *address = read_address(session, error);
    g_autoptr(MailingDesk) desk =
        address != NULL
            ? mailing_desk_new(session, arguments_operand(session->arguments, 0), error)
            : NULL;
    struct mail mail;

    if (desk == NULL ||
        !mailing_is_of(desk->mailing, CHANNEL_EMAIL,
                       _("a trial is made of e-mails; look at a letter with “kiespost "
                         "mailing preview”"),
                       error))
        return FALSE;
    mail_init(&mail);
    gboolean done = try_out(session, desk, address, &mail, error);
    mail_clear(&mail);
    return done;
}
