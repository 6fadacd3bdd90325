/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/declaration.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"

#define POST       CHANNEL_BIT(CHANNEL_POST)
#define SMS        CHANNEL_BIT(CHANNEL_SMS)
#define ELECTRONIC (CHANNEL_BIT(CHANNEL_EMAIL) | CHANNEL_BIT(CHANNEL_SMS))

enum {
    OTHER_PURPOSE = -1 /* R-02 has a fact of its own */
};

/* law/rules.md, stage approve, and those rules of other stages that ask what no file
 * shows. What the program can see for itself is not
 * asked: the notice, the stop line, the sender, copies, pictures from elsewhere, the
 * selection, the ceiling. */
/* clang-format off */
static const struct statement {
    const char *rules; /* a blank between */
    channel_set channels;
    int denied;            /* the trait of a mailing of which it is not true */
    const char *statement; /* an English msgid */
} statements[] = {
    {"R-02", POST | ELECTRONIC, OTHER_PURPOSE, N_("the message is about this election and nothing else")},
    {"R-25", POST | ELECTRONIC, TRAIT_OFFICE_LETTERHEAD, N_("no letterhead, envelope, logo, e-mail address or postage of a municipality or other public body is used")},
    {"R-35", ELECTRONIC, TRAIT_CONSENT_REQUEST, N_("the message does not ask anybody for consent")},
    {"R-72", POST | ELECTRONIC, TRAIT_VENDOR_SELECTS, N_("no firm chooses the readers or draws up profiles of them")},
    {"R-80", ELECTRONIC, TRAIT_TRACKED, N_("nothing in the message follows what the reader does with it")},
    {"R-82", POST | ELECTRONIC, TRAIT_OTHER_CANDIDATES_DATA, N_("nothing that people gave to another candidate is used without an agreement between the two of you")},
    {"R-86", ELECTRONIC, TRAIT_PROFILED, N_("nobody was chosen by health, religion, origin, political opinion or anything else that is sensitive")},
    {"R-89 R-95", POST | ELECTRONIC, TRAIT_PAID_PROVIDER, N_("no firm publishes or delivers it for pay, except one that only prints or carries it")},
    {"R-97", POST | ELECTRONIC, TRAIT_SPONSOR_ABROAD, N_("nobody from outside the European Union pays or orders it")},
    {"R-101", SMS, TRAIT_HIRED_CAMPAIGN, N_("no firm is hired to run a campaign by text message; one that only passes on what you wrote to the numbers that you give is none")},
    {"R-105", POST, TRAIT_GIFT, N_("no gift, gadget, voucher or sample goes with it")},
    {"R-114", POST | ELECTRONIC, TRAIT_PAID_BY_OTHERS, N_("no company, public body or association pays for it or lends anything")},
    {"R-121", POST, TRAIT_PUBLISHER_UNFIT, N_("the responsible publisher is an adult who lives at that address in Belgium, under the real name")},
};

/* Asked where a firm does publish it for pay: Regulation (EU) 2024/900. */
static const struct duty {
    const char *answer, *rule;
    enum trait trait;
    const char *statement;
} duties[] = {
    {"R-89:label", "R-89", TRAIT_PROVIDER_LABEL, N_("the firm puts on it that it is a political advertisement, who pays, for which election, whether people were chosen, and where its transparency notice stands")},
    {"R-95:sheet", "R-95", TRAIT_PROVIDER_SHEET, N_("you gave the firm what it needs for that transparency notice")},
    {"R-98:told", "R-98", TRAIT_PROVIDER_TOLD, N_("you told the firm in writing that the message is political")},
};
/* clang-format on */

void declaration_clear(struct declaration *declaration)
{
    g_clear_pointer(&declaration->answers, g_strfreev);
}

static gboolean is_asked(const struct statement *statement, enum channel channel)
{
    return (statement->channels & CHANNEL_BIT(channel)) != 0;
}

/* ---- what was answered ---- */

static const struct statement *denied_by(const char *answer)
{
    static const char no[] = ":no";

    if (!g_str_has_suffix(answer, no))
        return NULL;
    g_autofree char *rule = g_strndup(answer, strlen(answer) - strlen(no));
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
        g_auto(GStrv) rules = g_strsplit(statements[i].rules, " ", -1);
        if (g_strv_contains((const char *const *)rules, rule))
            return &statements[i];
    }
    return NULL;
}

void declaration_read(const char *const *answers, guint *traits, gboolean *other_purpose)
{
    *traits = 0;
    *other_purpose = FALSE;
    for (; *answers != NULL; answers++) {
        const struct statement *denied = denied_by(*answers);
        if (denied != NULL && denied->denied == OTHER_PURPOSE)
            *other_purpose = TRUE;
        else if (denied != NULL)
            *traits |= (guint)denied->denied;
        for (gsize i = 0; i < G_N_ELEMENTS(duties); i++)
            if (strcmp(*answers, duties[i].answer) == 0)
                *traits |= duties[i].trait;
    }
}

/* "R-89 R-95" as two answers. */
static void add_answers(GPtrArray *answers, const struct statement *statement,
                        gboolean is_true)
{
    g_auto(GStrv) rules = g_strsplit(statement->rules, " ", -1);

    for (char **rule = rules; *rule != NULL; rule++)
        g_ptr_array_add(answers,
                        is_true ? g_strdup(*rule) : g_strconcat(*rule, ":no", NULL));
}

static void add_all(GPtrArray *answers, enum channel channel)
{
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++)
        if (is_asked(&statements[i], channel))
            add_answers(answers, &statements[i], TRUE);
}

/* ---- showing ---- */

char *declaration_numbers(enum channel channel)
{
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);

    add_all(numbers, channel);
    g_ptr_array_add(numbers, NULL);
    return g_strjoinv(", ", (char **)numbers->pdata);
}

static void show_json(enum channel channel)
{
    g_autoptr(Json) json = json_new("kiespost.declaration/1");

    json_begin_array(json, "items");
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
        g_auto(GStrv) rules = g_strsplit(statements[i].rules, " ", -1);
        for (char **rule = rules; is_asked(&statements[i], channel) && *rule != NULL;
             rule++) {
            json_begin_object(json, NULL);
            json_text(json, "rule", *rule);
            json_text(json, "statement", statements[i].statement);
            json_end_object(json);
        }
    }
    json_end_array(json);
    json_print(json);
}

/* "no gift … goes with it (R-105)". The caller frees. */
static char *line_of(const char *statement, const char *rules)
{
    g_auto(GStrv) parts = g_strsplit(rules, " ", -1);
    g_autofree char *joined = g_strjoinv(", ", parts);

    return g_strdup_printf("%s (%s)", _(statement), joined);
}

static void show(enum channel channel)
{
    print_remark("", _("You declare for this mailing that:"));
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
        if (!is_asked(&statements[i], channel))
            continue;
        g_autofree char *line = line_of(statements[i].statement, statements[i].rules);
        print_remark("– ", line);
    }
}

/* ---- asking ---- */

/* Again, until it is a yes or a no. */
static gboolean ask_yes_or_no(struct session *session, const char *question,
                              gboolean *is_yes, GError **error)
{
    while (TRUE) {
        g_autofree char *answer = session_ask(session, question, error);
        if (answer == NULL)
            return FALSE;
        g_strstrip(answer);
        *is_yes = word_is_yes(answer);
        if (*is_yes || word_is_no(answer))
            return TRUE;
    }
}

static gboolean ask_about(struct session *session, const char *statement,
                          const char *rules, gboolean *is_true, GError **error)
{
    g_autofree char *line = line_of(statement, rules);

    print_remark("– ", line);
    return ask_yes_or_no(session, _("Is this true? (yes/no)"), is_true, error);
}

static gboolean ask_duties(struct session *session, GPtrArray *answers, GError **error)
{
    gboolean is_true;

    for (gsize i = 0; i < G_N_ELEMENTS(duties); i++) {
        if (!ask_about(session, duties[i].statement, duties[i].rule, &is_true, error))
            return FALSE;
        if (is_true)
            g_ptr_array_add(answers, g_strdup(duties[i].answer));
    }
    return TRUE;
}

static gboolean ask_one_by_one(struct session *session, enum channel channel,
                               GPtrArray *answers, GError **error)
{
    gboolean is_true;

    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
        const struct statement *statement = &statements[i];
        if (!is_asked(statement, channel))
            continue;
        if (!ask_about(session, statement->statement, statement->rules, &is_true, error))
            return FALSE;
        add_answers(answers, statement, is_true);
        if (!is_true && statement->denied == TRAIT_PAID_PROVIDER &&
            !ask_duties(session, answers, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean ask(struct session *session, enum channel channel, GPtrArray *answers,
                    GError **error)
{
    gboolean is_true;

    show(channel);
    if (!ask_yes_or_no(session, _("Is all of this true? (yes/no)"), &is_true, error))
        return FALSE;
    if (!is_true)
        return ask_one_by_one(session, channel, answers, error);
    add_all(answers, channel);
    return TRUE;
}

static gboolean is_not_given(struct session *session, enum channel channel,
                             GError **error)
{
    if (session->json)
        show_json(channel);
    else
        show(channel);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DECLARATION,
                        _("not approved: the declaration above was not given (in a "
                          "script: --declare)"));
    return FALSE;
}

gboolean declaration_ask(struct session *session, enum channel channel,
                         struct declaration *declaration, GError **error)
{
    g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func(g_free);

    if (arguments_has(session->arguments, "declare"))
        add_all(answers, channel);
    else if (!session->may_ask || session->json)
        return is_not_given(session, channel, error);
    else if (!ask(session, channel, answers, error))
        return FALSE;
    g_ptr_array_add(answers, NULL);
    g_ptr_array_set_free_func(answers, NULL);
    declaration->answers = (char **)g_ptr_array_free(g_steal_pointer(&answers), FALSE);
    declaration_read((const char *const *)declaration->answers, &declaration->traits,
                     &declaration->other_purpose);
    return TRUE;
}
