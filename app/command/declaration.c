/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/declaration.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"

#define POST       CHANNEL_BIT(CHANNEL_POST)
#define ELECTRONIC (CHANNEL_BIT(CHANNEL_EMAIL) | CHANNEL_BIT(CHANNEL_SMS))

/* law/rules.md. */
/* clang-format off */
static const struct {
    const char *rule;
    channel_set channels;
    const char *statement; /* an English msgid */
} statements[] = {
    {"R-02", POST | ELECTRONIC, N_("the message is about this election and nothing else")},
    {"R-25", POST | ELECTRONIC, N_("no letterhead, envelope, logo, e-mail address or postage of a municipality or other public body is used")},
    {"R-80", ELECTRONIC, N_("nothing in the message follows what the reader does with it")},
    {"R-97", POST | ELECTRONIC, N_("nobody from outside the European Union pays or orders it")},
    {"R-105", POST, N_("no gift, gadget, voucher or sample goes with it")},
    {"R-114", POST | ELECTRONIC, N_("no company, public body or association pays for it or lends anything")},
    {"R-121", POST, N_("the responsible publisher is an adult who lives at that address in Belgium, under the real name")},
};
/* clang-format on */

const char **declaration_rules(enum channel channel)
{
    const char **rules = g_new0(const char *, G_N_ELEMENTS(statements) + 1);
    gsize count = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++)
        if ((statements[i].channels & CHANNEL_BIT(channel)) != 0)
            rules[count++] = statements[i].rule;
    return rules;
}

static void show_json(enum channel channel)
{
    g_autoptr(Json) json = json_new("kiespost.declaration/1");

    json_begin_array(json, "items");
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
        if ((statements[i].channels & CHANNEL_BIT(channel)) == 0)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "rule", statements[i].rule);
        json_text(json, "statement", statements[i].statement);
        json_end_object(json);
    }
    json_end_array(json);
    json_print(json);
}

static void show(enum channel channel)
{
    print_remark("", _("You declare for this mailing that:"));
    for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
        if ((statements[i].channels & CHANNEL_BIT(channel)) == 0)
            continue;
        g_autofree char *line =
            g_strdup_printf("%s (%s)", _(statements[i].statement), statements[i].rule);
        print_remark("– ", line);
    }
}

gboolean declaration_ask(struct session *session, enum channel channel, GError **error)
{
    if (arguments_has(session->arguments, "declare"))
        return TRUE;
    if (session->json)
        show_json(channel);
    else
        show(channel);
    if (session->may_ask && !session->json) {
        g_autofree char *answer =
            session_ask(session, _("Is all of this true? (yes/no)"), error);
        if (answer == NULL)
            return FALSE;
        if (word_is_yes(g_strstrip(answer)))
            return TRUE;
    }
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DECLARATION,
                        _("not approved: the declaration above was not given (in a "
                          "script: --declare)"));
    return FALSE;
}
