/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/preview_page.h"
#include "command/print.h"
#include "command/text_page.h"
#include "command/text_survey.h"
#include "command/words.h"
#include "domain/phone.h"

/* A message as it is shown: of the three, the one of the mailing's channel is composed.
 */
struct shown {
    struct letter letter;
    struct mail mail;
    struct text_message message;
    TextSurvey *survey; /* of all text messages; else NULL */
    const char *language, *text, *notice;
    char *from, *to;
};

static void json_letter(struct json *json, const struct letter *letter)
{
    json_text(json, "salutation", letter->salutation->str);
    json_begin_array(json, "address");
    for (int i = 0; i < ADDRESS_BLOCK_LINES; i++)
        if (letter->address.lines[i]->len > 0)
            json_text(json, NULL, letter->address.lines[i]->str);
    json_end_array(json);
}

static void json_mail(struct json *json, const struct shown *shown)
{
    json_text(json, "from", shown->from);
    json_text(json, "to", shown->to);
    json_text(json, "subject", shown->mail.subject->str);
    json_text(json, "html", shown->mail.html->str);
}

static void json_message(struct json *json, const struct shown *shown)
{
    json_text(json, "to", shown->message.to->str);
    text_page_put_json(json, &shown->message);
    text_page_put_survey(json, "texts", shown->survey);
}

static void preview_json(const struct mailing_desk *desk, const struct decision *decision,
                         const struct shown *shown)
{
    g_autoptr(Json) json = json_new("kiespost.preview/1");
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(decision->recipient.number, id);
    json_text(json, "mailing", desk->mailing->name);
    json_text(json, "recipient", id);
    json_text(json, "verdict", verdict_name(decision->verdict));
    json_text(json, "language", shown->language);
    switch (desk->mailing->channel) {
    case CHANNEL_EMAIL:
        json_mail(json, shown);
        break;
    case CHANNEL_SMS:
        json_message(json, shown);
        break;
    default:
        json_letter(json, &shown->letter);
    }
    json_text(json, "text", shown->text);
    json_text(json, "notice", shown->notice);
    json_print(json);
}

static void print_paragraphs(const char *text)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);

    for (gsize i = 0; paragraphs[i] != NULL; i++) {
        if (*paragraphs[i] != '\0')
            print_paragraph(NULL, 0, paragraphs[i]);
        else
            print_line("%s", "");
    }
}

static void print_mail_head(const struct shown *shown)
{
    g_autofree char *from = text_for_terminal(shown->from);
    g_autofree char *to = text_for_terminal(shown->to);
    g_autofree char *subject = text_for_terminal(shown->mail.subject->str);

    print_line(_("    From:    %s"), from);
    print_line(_("    To:      %s"), to);
    print_line(_("    Subject: %s"), subject);
}

static void print_message_head(const struct mailing_desk *desk, const struct shown *shown)
{
    g_autofree char *to = text_for_terminal(shown->to);

    print_line(_("    To:      %s"), to);
    text_page_print(&shown->message, desk->mailing->plain_accents);
}

static void preview_text(const struct mailing_desk *desk, const struct decision *decision,
                         const struct shown *shown)
{
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(decision->recipient.number, id);
    print_line(_("%s, %s, language %s"), id, verdict_phrase(decision->verdict),
               shown->language);
    print_line("%s", "");
    if (desk->mailing->channel == CHANNEL_EMAIL)
        print_mail_head(shown);
    if (desk->mailing->channel == CHANNEL_SMS)
        print_message_head(desk, shown);
    for (int i = 0; i < ADDRESS_BLOCK_LINES; i++)
        if (shown->letter.address.lines[i]->len > 0)
            print_line("    %s", shown->letter.address.lines[i]->str);
    print_line("%s", "");
    print_paragraphs(shown->text);
    if (shown->survey != NULL && shown->survey->people > 0) {
        print_line("%s", "");
        print_line("%s", _("Everybody who would get one now:"));
        text_page_print_survey(shown->survey, desk->mailing->plain_accents);
    }
}

static gboolean preview_page(struct session *session, const struct mailing_desk *desk,
                             const struct decision *decision, const struct shown *shown,
                             GError **error)
{
    const char *path = arguments_value(session->arguments, "html");
    gboolean is_mail = desk->mailing->channel == CHANNEL_EMAIL;
    gboolean is_text = desk->mailing->channel == CHANNEL_SMS;
    g_autoptr(GString) html = g_string_new(NULL);
    g_autofree char *size = is_text ? text_size_phrase(&shown->message.size) : NULL;
    struct previewed previewed = {
        .mailing = desk->mailing->name,
        .channel = desk->mailing->channel,
        .language = shown->language,
        .from = shown->from,
        .to = shown->to,
        .subject = is_mail ? shown->mail.subject->str : NULL,
        .size = size,
        .text = shown->text,
        .notice = shown->notice,
        .notice_html = is_mail ? shown->mail.notice_html->str : NULL,
        .decision = decision,
    };

    if (path == NULL)
        return TRUE;
    if (is_mail && !message_desk_self_contained(desk->messages, decision->source,
                                                facts_notice_ground(&decision->facts),
                                                &shown->mail, html, error))
        return FALSE;
    previewed.html = is_mail ? html->str : NULL;
    if (!preview_page_write(path, &previewed, error))
        return FALSE;
    g_autofree char *safe = text_for_terminal(path);
    print_note(session, _("the preview stands in %s"), safe);
    return TRUE;
}

enum search {
    SEARCH_FOUND,  /* `decision` stands on the recipient */
    SEARCH_NOBODY, /* nobody was allowed: `*first` is the first recipient, 0 when none */
    SEARCH_FAILED,
};

/* The wanted recipient, else (`wanted` 0) the first who is allowed. */
static enum search find_decision(struct eligibility *eligibility, gint64 wanted,
                                 struct decision *decision, gint64 *first, GError **error)
{
    GError *cause = NULL;

    *first = 0;
    while (eligibility_next(eligibility, decision, &cause)) {
        gint64 number = decision->recipient.number;
        if (wanted != 0 ? number == wanted : decision->verdict == VERDICT_ALLOW)
            return SEARCH_FOUND;
        if (*first == 0)
            *first = number;
    }
    if (cause == NULL)
        return SEARCH_NOBODY;
    g_propagate_error(error, cause);
    return SEARCH_FAILED;
}

static char *named_address(const char *name, const char *address)
{
    return *name != '\0' ? g_strdup_printf("%s <%s>", name, address) : g_strdup(address);
}

static gboolean compose_letter(struct mailing_desk *desk, const struct decision *decision,
                               struct shown *shown, GError **error)
{
    if (!message_desk_letter(desk->messages, decision->source, &decision->recipient,
                             facts_notice_ground(&decision->facts), &shown->letter,
                             error))
        return FALSE;
    shown->language = shown->letter.language;
    shown->text = shown->letter.text->str;
    shown->notice = shown->letter.notice->str;
    return TRUE;
}

static gboolean compose_text(struct mailing_desk *desk, const struct decision *decision,
                             struct shown *shown, GError **error)
{
    if (!message_desk_text(desk->messages, decision->source, &decision->recipient,
                           facts_notice_ground(&decision->facts), &shown->message, error))
        return FALSE;
    shown->language = shown->message.language;
    shown->text = shown->message.text->str;
    shown->notice = shown->message.notice->str;
    shown->to = phone_shown(shown->message.to->str);
    return TRUE;
}

static gboolean compose_mail(struct mailing_desk *desk, const struct decision *decision,
                             struct shown *shown, GError **error)
{
    enum notice_ground ground = facts_notice_ground(&decision->facts);
    const struct recipient *recipient = &decision->recipient;

    if (!message_desk_mail(desk->messages, decision->source, recipient, ground, NULL,
                           &shown->mail, error))
        return FALSE;
    g_autoptr(GString) name = g_string_new(NULL);
    recipient_append_name(recipient, name);
    shown->language = shown->mail.language;
    shown->text = shown->mail.text->str;
    shown->notice = shown->mail.notice->str;
    shown->from = named_address(message_desk_sender_name(desk->messages),
                                message_desk_sender_address(desk->messages));
    shown->to = named_address(name->str, recipient->email);
    return TRUE;
}

static gboolean compose(struct mailing_desk *desk, const struct decision *decision,
                        struct shown *shown, GError **error)
{
    switch (desk->mailing->channel) {
    case CHANNEL_EMAIL:
        return compose_mail(desk, decision, shown, error);
    case CHANNEL_SMS:
        return compose_text(desk, decision, shown, error);
    default:
        return compose_letter(desk, decision, shown, error);
    }
}

/* Who has no address for the channel gets no message that could be shown. */
static gboolean has_address(const struct mailing_desk *desk,
                            const struct decision *decision, GError **error)
{
    enum channel channel = desk->mailing->channel;

    if (channel == CHANNEL_POST || recipient_has_address(&decision->recipient, channel))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                channel == CHANNEL_EMAIL
                    ? _("this person has no e-mail address; see “kiespost check %s”")
                    : _("this person has no mobile number; see “kiespost check %s”"),
                desk->mailing->name);
    return FALSE;
}

static gboolean show(struct session *session, struct mailing_desk *desk,
                     const struct decision *decision, TextSurvey *survey, GError **error)
{
    struct shown shown = {.language = "", .survey = survey};

    if (!has_address(desk, decision, error))
        return FALSE;
    text_message_init(&shown.message);
    letter_init(&shown.letter);
    mail_init(&shown.mail);
    gboolean done = compose(desk, decision, &shown, error) &&
                    preview_page(session, desk, decision, &shown, error);
    if (done && session->json)
        preview_json(desk, decision, &shown);
    else if (done)
        preview_text(desk, decision, &shown);
    if (done && desk->mailing->state == MAILING_NEW && decision->verdict == VERDICT_ALLOW)
        print_next(session, _("kiespost mailing approve %s"), desk->mailing->name);
    letter_clear(&shown.letter);
    mail_clear(&shown.mail);
    text_message_clear(&shown.message);
    g_free(shown.from);
    g_free(shown.to);
    return done;
}

static gboolean wanted_recipient(struct session *session, gint64 *wanted, GError **error)
{
    const char *id = arguments_value(session->arguments, "recipient");

    *wanted = 0;
    if (id == NULL || recipient_parse_id(id, wanted))
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("a recipient is written like r-000017"));
    return FALSE;
}

static gboolean nobody_there(const struct mailing_desk *desk, gint64 wanted,
                             GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                wanted != 0 ? _("this person is not among the people of the mailing “%s”")
                            : _("there is nobody in the sources of the mailing “%s” yet"),
                desk->mailing->name);
    return FALSE;
}

/* What a decision points to lasts until the search goes on, so when nobody is allowed the
 * search begins again, to stand on the first one. */
static gboolean find_and_show(struct session *session, struct mailing_desk *desk,
                              gint64 wanted, TextSurvey *survey, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    struct decision decision;
    gint64 first;

    if (eligibility == NULL)
        return FALSE;
    switch (find_decision(eligibility, wanted, &decision, &first, error)) {
    case SEARCH_FOUND:
        return show(session, desk, &decision, survey, error);
    case SEARCH_NOBODY:
        if (wanted != 0 || first == 0)
            return nobody_there(desk, wanted, error);
        return find_and_show(session, desk, first, survey, error);
    case SEARCH_FAILED:
        break;
    }
    return FALSE;
}

gboolean cmd_mailing_preview(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    g_autoptr(TextSurvey) survey = NULL;
    gint64 wanted;

    if (desk == NULL || !wanted_recipient(session, &wanted, error))
        return FALSE;
    if (desk->mailing->channel == CHANNEL_SMS) {
        survey = text_survey_of(session, desk, error);
        if (survey == NULL)
            return FALSE;
    }
    desk->findings_of_allowed = arguments_has(session->arguments, "html");
    return find_and_show(session, desk, wanted, survey, error);
}
