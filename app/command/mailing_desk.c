/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/mailing_desk.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/declaration.h"
#include "command/words.h"
#include "dossier/costs.h"
#include "dossier/mailings.h"
#include "dossier/sources.h"
#include "reference/ceiling.h"

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

gboolean mailing_is_of(const struct mailing *mailing, enum channel channel,
                       const char *instead, GError **error)
{
    if (mailing->channel == channel)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("the mailing “%s” is for %s; %s"), mailing->name,
                channel_phrase(mailing->channel), instead);
    return FALSE;
}

gboolean mailing_is_electronic(const struct mailing *mailing, const char *instead,
                               GError **error)
{
    return mailing->channel == CHANNEL_SMS ||
           mailing_is_of(mailing, CHANNEL_EMAIL, instead, error);
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

static gboolean read_selection(struct mailing_desk *desk, GError **error)
{
    if (desk->mailing->selection == NULL)
        return TRUE;
    desk->selection = selection_parse(desk->mailing->selection,
                                      message_desk_election(desk->messages), error);
    return desk->selection != NULL &&
           message_desk_tell_selection(desk->messages, desk->selection, error);
}

static gboolean read_declaration(struct session *session, struct mailing_desk *desk,
                                 GError **error)
{
    g_auto(GStrv) answers = mailing_declared(session->dossier, desk->mailing, error);

    if (answers == NULL)
        return FALSE;
    declaration_read((const char *const *)answers, &desk->traits, &desk->other_purpose);
    return TRUE;
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
    desk->messages = message_desk_new(session, desk->mailing, desk->sources,
                                      desk->campaign->election, error);
    return desk->messages != NULL && read_declaration(session, desk, error) &&
                   read_selection(desk, error)
               ? g_steal_pointer(&desk)
               : NULL;
}

void mailing_desk_free(struct mailing_desk *desk)
{
    if (desk == NULL)
        return;
    message_desk_free(desk->messages);
    campaign_free(desk->campaign);
    selection_free(desk->selection);
    g_clear_pointer(&desk->sources, g_ptr_array_unref);
    mailing_free(desk->mailing);
    g_free(desk);
}

static gboolean has_costs(struct session *session, const struct mailing *mailing,
                          gboolean *answer, GError **error)
{
    g_autoptr(GArray) lines = costs_list(session->dossier, error);

    *answer = FALSE;
    for (guint i = 0; lines != NULL && i < lines->len; i++)
        *answer |= g_array_index(lines, struct cost_line, i).mailing == mailing->ordinal;
    return lines != NULL;
}

static gboolean count_allowed(const struct eligibility_inputs *inputs, gint64 *count,
                              GError **error)
{
    g_autoptr(Eligibility) eligibility = eligibility_new(inputs, error);

    return eligibility != NULL && eligibility_count_allowed(eligibility, count, error);
}

/* how many get an e-mail at once. Nobody is judged twice where that cannot matter.
 */
static gboolean count_at_once(const struct mailing_desk *desk,
                              struct eligibility_inputs *inputs, GError **error)
{
    const struct election *election = desk->campaign->election;
    gint64 people = 0;

    for (guint i = 0; i < desk->sources->len; i++)
        people += ((const struct source *)desk->sources->pdata[i])->recipients;
    if (inputs->channel != CHANNEL_EMAIL || !electronic_send_is_expense(election, people))
        return TRUE;
    if (!count_allowed(inputs, &people, error))
        return FALSE;
    inputs->at_once = (guint)MIN(people, G_MAXUINT);
    return TRUE;
}

struct eligibility *mailing_desk_verdicts(struct session *session,
                                          struct mailing_desk *desk, gboolean by_address,
                                          GError **error)
{
    struct eligibility_inputs inputs = {
        .dossier = session->dossier,
        .campaign = desk->campaign,
        .channel = desk->mailing->channel,
        .mailing = desk->mailing,
        .sources = desk->sources,
        .selection = desk->selection,
        .moments = {desk->moment},
        .moment_count = 1,
        .judge = message_desk_judge,
        .judge_context = desk->messages,
        .by_address = by_address,
        .findings_of_allowed = desk->findings_of_allowed,
        .one_text = DECLARED_YES,
        .traits = desk->traits,
        .other_purpose = desk->other_purpose,
    };
    GError *cause = NULL;

    inputs.one_text = message_desk_one_text(desk->messages, &cause);
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return NULL;
    }

    if (desk->mailing->post_on != DAY_UNKNOWN &&
        desk->mailing->post_on != desk->moment.day) {
        /* The letter box is emptied in the afternoon. */
        inputs.moments[1] = (struct moment){.day = desk->mailing->post_on, .minute = 720};
        inputs.moment_count = 2;
    }
    return has_costs(session, desk->mailing, &inputs.cost_recorded, error) &&
                   count_at_once(desk, &inputs, error)
               ? eligibility_new(&inputs, error)
               : NULL;
}
