/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/trial.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "domain/source.h"
#include "dossier/message_identity.h"

/* The languages are those that somebody of the campaign's own municipality would get. */
void trial_invent(const struct mailing_desk *desk, const char *address,
                  struct recipient *recipient)
{
    recipient_clear(recipient);
    recipient->given_names = "Sam";
    recipient->family_name = "Voorbeeld-Exemple";
    if (desk->mailing->channel == CHANNEL_SMS)
        recipient->mobile = address;
    else
        recipient->email = address;
    recipient->nis = desk->campaign->home_nis != NULL ? desk->campaign->home_nis : "";
    recipient->consent_date = desk->moment.day;
}

static const struct source *source_of_trial(const struct mailing_desk *desk,
                                            GError **error)
{
    for (guint i = 0; i < desk->sources->len; i++) {
        const struct source *source = desk->sources->pdata[i];
        if (!source_kind_is_voter_list(source->kind))
            return source;
    }
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("“%s” goes to a voter list only, and nobody on it may get an e-mail or "
                  "a text message (voter-list-paper-only, R-22)"),
                desk->mailing->name);
    return NULL;
}

gboolean trial_compose(struct session *session, const struct mailing_desk *desk,
                       const struct recipient *recipient, struct mail *mail,
                       GError **error)
{
    const struct source *source = source_of_trial(desk, error);
    char key[MESSAGE_KEY_SIZE], token[MESSAGE_TOKEN_SIZE];
    struct mail_identity identity = {.date = clock_now(), .key = key, .token = token};

    if (source == NULL)
        return FALSE;
    message_desk_mark_as_trial(desk->messages);
    return message_identity(session->dossier, desk->mailing, 0, key, token, error) &&
           message_desk_mail(desk->messages, source, recipient, NOTICE_GROUND_CONSENT,
                             &identity, mail, error);
}

gboolean trial_compose_text(const struct mailing_desk *desk,
                            const struct recipient *recipient, struct text_message *text,
                            GError **error)
{
    const struct source *source = source_of_trial(desk, error);

    if (source == NULL)
        return FALSE;
    message_desk_mark_as_trial(desk->messages);
    return message_desk_text(desk->messages, source, recipient, NOTICE_GROUND_CONSENT,
                             text, error);
}
