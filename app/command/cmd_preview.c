/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/words.h"

static void preview_json(const struct mailing_desk *desk, const struct decision *decision,
                         const struct letter *letter)
{
    g_autoptr(Json) json = json_new("kiespost.preview/1");
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(decision->recipient.number, id);
    json_text(json, "mailing", desk->mailing->name);
    json_text(json, "recipient", id);
    json_text(json, "verdict", verdict_name(decision->verdict));
    json_text(json, "language", letter->language);
    json_text(json, "salutation", letter->salutation->str);
    json_begin_array(json, "address");
    for (int i = 0; i < ADDRESS_BLOCK_LINES; i++)
        if (letter->address.lines[i]->len > 0)
            json_text(json, NULL, letter->address.lines[i]->str);
    json_end_array(json);
    json_text(json, "text", letter->text->str);
    json_text(json, "notice", letter->notice->str);
    json_print(json);
}

static void preview_text(const struct decision *decision, const struct letter *letter)
{
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(decision->recipient.number, id);
    print_line(_("%s, %s, language %s"), id, verdict_phrase(decision->verdict),
               letter->language);
    print_line("%s", "");
    for (int i = 0; i < ADDRESS_BLOCK_LINES; i++)
        if (letter->address.lines[i]->len > 0)
            print_line("    %s", letter->address.lines[i]->str);
    print_line("%s", "");
    g_auto(GStrv) paragraphs = g_strsplit(letter->text->str, "\n", -1);
    for (gsize i = 0; paragraphs[i] != NULL; i++) {
        if (*paragraphs[i] != '\0')
            print_paragraph(NULL, 0, paragraphs[i]);
        else
            print_line("%s", "");
    }
}

/* The wanted recipient, else the first who is allowed, else the first. */
static gboolean find_decision(struct eligibility *eligibility, gint64 wanted,
                              struct decision *decision, gint64 *found, GError **error)
{
    gint64 fallback = 0;
    GError *cause = NULL;

    *found = 0;
    while (eligibility_next(eligibility, decision, &cause)) {
        gint64 number = decision->recipient.number;
        if (wanted != 0 ? number == wanted : decision->verdict == VERDICT_ALLOW) {
            *found = number;
            return TRUE;
        }
        if (fallback == 0)
            fallback = number;
    }
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    *found = wanted == 0 ? fallback : 0;
    return TRUE;
}

static gboolean show(struct session *session, struct mailing_desk *desk,
                     const struct decision *decision, GError **error)
{
    struct letter letter;

    letter_init(&letter);
    gboolean done =
        letter_desk_compose(desk->letters, decision->source, &decision->recipient,
                            facts_notice_ground(&decision->facts), &letter, error);
    if (done && session->json)
        preview_json(desk, decision, &letter);
    else if (done)
        preview_text(decision, &letter);
    letter_clear(&letter);
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

gboolean cmd_mailing_preview(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    struct decision decision;
    gint64 wanted, found;

    if (desk == NULL || !letters_only(desk, error) ||
        !wanted_recipient(session, &wanted, error))
        return FALSE;
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    if (eligibility == NULL ||
        !find_decision(eligibility, wanted, &decision, &found, error))
        return FALSE;
    if (found == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    wanted != 0 ? _("this person is not among the people of the mailing "
                                    "“%s”")
                                : _("there is nobody in the sources of the mailing “%s” "
                                    "yet"),
                    desk->mailing->name);
        return FALSE;
    }
    if (decision.recipient.number == found)
        return show(session, desk, &decision, error);
    /* Nobody was allowed: begin again, to stand on the first one. */
    g_autoptr(Eligibility) again = mailing_desk_verdicts(session, desk, FALSE, error);
    if (again == NULL || !find_decision(again, found, &decision, &wanted, error))
        return FALSE;
    return show(session, desk, &decision, error);
}
