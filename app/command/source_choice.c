/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/source_choice.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "command/source_questions.h"
#include "command/words.h"
#include "dossier/sources.h"

/* The choices as a candidate would say them, with the questions that each leads to. */
/* clang-format off */
static const struct {
    const char *text;
    const char *id; /* of the source, made unique */
    enum source_kind kind;
    enum source_role role;
    enum declared directly;
    const char *const questions[4];
    gboolean asks_kind;
} choices[] = {
    {N_("from the municipality: the voter list for this election"), N_("voter-list"),
     SOURCE_VOTER_LIST_CURRENT, ROLE_CANDIDATE, DECLARED_NO,
     {"delivered-on", "municipality", NULL}, FALSE},
    {N_("from people who signed up with me to get messages"), N_("subscribers"),
     SOURCE_SUBSCRIBER, ROLE_CANDIDATE, DECLARED_YES,
     {"obtained-on", "purpose-told", "objection-offered", NULL}, FALSE},
    {N_("from friends, family and people who support me"), N_("supporters"),
     SOURCE_OWN_SYMPATHISER, ROLE_PRIVATE, DECLARED_YES,
     {"obtained-on", "purpose-told", "objection-offered", NULL}, FALSE},
    {N_("from my party: its members"), N_("members"), SOURCE_PARTY_MEMBERS, ROLE_CANDIDATE,
     DECLARED_NO, {"holder", "obtained-on", "purpose-told", NULL}, FALSE},
    {N_("from my work, my office, a shop or an association"), N_("other-file"),
     SOURCE_UNKNOWN, ROLE_UNKNOWN, DECLARED_UNKNOWN,
     {"holder", "obtained-on", NULL}, TRUE},
    {N_("I do not know"), N_("unknown-file"), SOURCE_UNKNOWN, ROLE_UNKNOWN, DECLARED_UNKNOWN,
     {NULL}, FALSE},
};
/* clang-format on */

static gboolean choose(struct session *session, gsize *choice, GError **error)
{
    print_line("%s", _("Where did you get this file?"));
    for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
        print_line("  %d  %s", (int)i + 1, _(choices[i].text));
    return session_ask_number(session, G_N_ELEMENTS(choices), choice, error);
}

/* What people mean by "my contacts", in the order in which it goes wrong. */
static const enum source_kind other_kinds[] = {
    SOURCE_PUBLIC_OFFICE_FILE,
    SOURCE_PREVIOUS_MANDATE,
    SOURCE_PUBLIC_EMPLOYER_STAFF,
    SOURCE_PUBLIC_ALERT_OR_NEWSLETTER,
    SOURCE_CUSTOMER_FILE,
    SOURCE_PATIENT_FILE,
    SOURCE_EMPLOYER_FILE,
    SOURCE_ASSOCIATION_LIST,
    SOURCE_PETITION,
    SOURCE_UNKNOWN,
};

/* "kiezerslijst", or "kiezerslijst-2" when there is one already. */
static char *free_id(struct session *session, const char *wanted)
{
    for (guint i = 1;; i++) {
        char *id = i == 1 ? g_strdup(wanted) : g_strdup_printf("%s-%u", wanted, i);
        g_autoptr(Source) existing = source_find(session->dossier, id, NULL);
        if (existing == NULL)
            return id;
        g_free(id);
    }
}

struct source *source_choose(struct session *session, GError **error)
{
    gsize choice;

    if (!session->may_ask) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("say with --source where the people of this file come "
                              "from; declare it first with “kiespost source add”"));
        return NULL;
    }
    if (!choose(session, &choice, error))
        return NULL;
    g_autoptr(Source) source = source_new();
    source->id = free_id(session, _(choices[choice].id));
    source->kind = choices[choice].kind;
    source->role = choices[choice].role;
    source->collected_directly = choices[choice].directly;
    if (choices[choice].asks_kind &&
        !source_kind_ask(session, other_kinds, G_N_ELEMENTS(other_kinds), &source->kind,
                         error))
        return NULL;
    for (gsize i = 0; choices[choice].questions[i] != NULL; i++)
        if (!source_question_ask(session, source,
                                 source_question(choices[choice].questions[i]), TRUE,
                                 error))
            return NULL;
    source_fill_holder(source);
    return g_steal_pointer(&source);
}
