/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/text_survey.h"

#include "sms/plain_text.h"

struct text_survey *text_survey_new(void)
{
    struct text_survey *survey = g_new0(struct text_survey, 1);

    survey->foreign = g_array_new(FALSE, FALSE, sizeof(struct text_foreign));
    survey->plain = g_string_new(NULL);
    return survey;
}

void text_survey_free(struct text_survey *survey)
{
    if (survey == NULL)
        return;
    g_array_unref(survey->foreign);
    g_string_free(survey->plain, TRUE);
    g_free(survey);
}

static struct text_foreign *foreign_of(struct text_survey *survey,
                                       const struct sms_foreign *found)
{
    const struct text_foreign fresh = {
        .character = found->character,
        .replacement = found->replacement,
    };

    for (guint i = 0; i < survey->foreign->len; i++) {
        struct text_foreign *known =
            &g_array_index(survey->foreign, struct text_foreign, i);
        if (known->character == found->character)
            return known;
    }
    g_array_append_val(survey->foreign, fresh);
    return &g_array_index(survey->foreign, struct text_foreign, survey->foreign->len - 1);
}

static void add_foreign(struct text_survey *survey, const struct text_message *text)
{
    g_autoptr(GArray) found = sms_foreign_characters(text->text->str, text->text->len);
    struct sms_size plain;

    for (guint i = 0; i < found->len; i++) {
        const struct sms_foreign *one = &g_array_index(found, struct sms_foreign, i);
        struct text_foreign *foreign = foreign_of(survey, one);
        foreign->people++;
        foreign->most = MAX(foreign->most, one->count);
    }
    g_string_truncate(survey->plain, 0);
    sms_append_plain(survey->plain, text->text->str, text->text->len);
    sms_measure(survey->plain->str, survey->plain->len, &plain);
    survey->plain_parts += plain.parts;
    survey->unicode++;
}

void text_survey_add(struct text_survey *survey, gint64 recipient,
                     const struct text_message *text)
{
    const struct sms_size *size = &text->size;
    const struct sms_size *longest = &survey->longest_size;

    survey->people++;
    survey->parts += size->parts;
    survey->by_parts[MIN(size->parts, SMS_PARTS_MOST)]++;
    if (size->parts > longest->parts ||
        (size->parts == longest->parts && size->left < longest->left)) {
        survey->longest = recipient;
        survey->longest_size = *size;
    }
    if (size->coding == SMS_UCS2)
        add_foreign(survey, text);
    else
        survey->plain_parts += size->parts;
}

gboolean text_survey_look(struct text_survey *survey, struct mailing_desk *desk,
                          const struct decision *decision, struct text_message *text,
                          GError **error)
{
    if (desk->mailing->channel != CHANNEL_SMS || decision->verdict != VERDICT_ALLOW)
        return TRUE;
    if (!message_desk_text(desk->messages, decision->source, &decision->recipient,
                           facts_notice_ground(&decision->facts), text, error))
        return FALSE;
    text_survey_add(survey, decision->recipient.number, text);
    return TRUE;
}

struct text_survey *text_survey_of(struct session *session, struct mailing_desk *desk,
                                   GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    g_autoptr(TextSurvey) survey = text_survey_new();
    struct decision decision;
    struct text_message text;
    GError *cause = NULL;

    if (eligibility == NULL)
        return NULL;
    text_message_init(&text);
    while (cause == NULL && eligibility_next(eligibility, &decision, &cause))
        text_survey_look(survey, desk, &decision, &text, &cause);
    text_message_clear(&text);
    if (cause == NULL)
        return g_steal_pointer(&survey);
    g_propagate_error(error, cause);
    return NULL;
}
