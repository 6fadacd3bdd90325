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
                              gint64 wanted, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    struct decision decision;
    gint64 first;

    if (eligibility == NULL)
        return FALSE;
    switch (find_decision(eligibility, wanted, &decision, &first, error)) {
    case SEARCH_FOUND:
        return show(session, desk, &decision, error);
    case SEARCH_NOBODY:
        if (wanted != 0 || first == 0)
            return nobody_there(desk, wanted, error);
        return find_and_show(session, desk, first, error);
    case SEARCH_FAILED:
        break;
    }
    return FALSE;
}

gboolean cmd_mailing_preview(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    gint64 wanted;

    return desk != NULL && letters_only(desk, error) &&
           wanted_recipient(session, &wanted, error) &&
           find_and_show(session, desk, wanted, error);
}
