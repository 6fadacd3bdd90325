/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/mailing_desk.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/words.h"
#include "dossier/mailings.h"
#include "dossier/sources.h"

gboolean moment_asked(struct session *session, struct moment *moment, GError **error)
{
    const char *text = arguments_value(session->arguments, "as-of");

    *moment = dossier_moment(session->dossier);
    if (text == NULL || moment_parse(text, moment))
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("write the moment after “--as-of” as YYYY-MM-DD or "
                          "YYYY-MM-DDTHH:MM"));
    return FALSE;
}

gboolean letters_only(const struct mailing_desk *desk, GError **error)
{
    if (desk->letters != NULL)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                _("the mailing “%s” is for %s; this version of kiespost makes letters "
                  "only"),
                desk->mailing->name, channel_phrase(desk->mailing->channel));
    return FALSE;
}

static void free_source(gpointer source)
{
    source_free(source);
}

static GPtrArray *sources_of(struct session *session, const struct mailing *mailing,
                             GError **error)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(free_source);

    for (int i = 0; mailing->sources[i] != NULL; i++) {
        struct source *source = source_find(session->dossier, mailing->sources[i], error);
        if (source == NULL)
            return NULL;
        g_ptr_array_add(sources, source);
    }
    return g_steal_pointer(&sources);
}

struct mailing_desk *mailing_desk_new(struct session *session, const char *name,
                                      GError **error)
{
    g_autoptr(MailingDesk) desk = g_new0(struct mailing_desk, 1);

    if (!moment_asked(session, &desk->moment, error))
        return NULL;
    desk->mailing = mailing_find(session->dossier, name, error);
    if (desk->mailing == NULL)
        return NULL;
    desk->campaign = campaign_new(session->dossier, error);
    desk->sources =
        desk->campaign != NULL ? sources_of(session, desk->mailing, error) : NULL;
    if (desk->sources == NULL)
        return NULL;
    if (desk->mailing->channel == CHANNEL_POST) {
        desk->letters = letter_desk_new(session, desk->mailing, desk->sources, error);
        if (desk->letters == NULL)
            return NULL;
    }
    return g_steal_pointer(&desk);
}

void mailing_desk_free(struct mailing_desk *desk)
{
    if (desk == NULL)
        return;
    letter_desk_free(desk->letters);
    campaign_free(desk->campaign);
    g_clear_pointer(&desk->sources, g_ptr_array_unref);
    mailing_free(desk->mailing);
    g_free(desk);
}

struct eligibility *mailing_desk_verdicts(struct session *session,
                                          struct mailing_desk *desk, gboolean by_address,
                                          GError **error)
{
    struct eligibility_inputs inputs = {
        .dossier = session->dossier,
        .campaign = desk->campaign,
        .channel = desk->mailing->channel,
        .sources = desk->sources,
        .moments = {desk->moment},
        .moment_count = 1,
        .judge = desk->letters != NULL ? letter_desk_judge : NULL,
        .judge_context = desk->letters,
        .by_address = by_address,
        .findings_of_allowed = desk->findings_of_allowed,
    };

    if (desk->mailing->post_on != DAY_UNKNOWN &&
        desk->mailing->post_on != desk->moment.day) {
        /* The letter box is emptied in the afternoon. */
        inputs.moments[1] = (struct moment){.day = desk->mailing->post_on, .minute = 720};
        inputs.moment_count = 2;
    }
    return eligibility_new(&inputs, error);
}
