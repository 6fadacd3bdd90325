/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/source_questions.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "command/words.h"
#include "reference/municipality.h"

static gboolean put_kind(struct source *source, const char *value)
{
    return source_kind_from_name(value, &source->kind);
}

static gboolean put_holder(struct source *source, const char *value)
{
    g_free(source->holder);
    source->holder = g_strdup(value);
    return *value != '\0';
}

static gboolean put_day(struct source *source, const char *value)
{
    source->obtained_on = day_parse_iso(value);
    return source->obtained_on != DAY_UNKNOWN;
}

static gboolean put_role(struct source *source, const char *value)
{
    return source_role_from_name(value, &source->role);
}

static gboolean put_purpose(struct source *source, const char *value)
{
    g_free(source->purpose_told);
    source->purpose_told = g_strdup(value);
    return TRUE;
}

static gboolean put_declared(enum declared *declared, const char *value)
{
    if (!word_is_yes(value) && !word_is_no(value))
        return FALSE;
    *declared = word_is_yes(value) ? DECLARED_YES : DECLARED_NO;
    return TRUE;
}

static gboolean put_directly(struct source *source, const char *value)
{
    return put_declared(&source->collected_directly, value);
}

static gboolean put_offered(struct source *source, const char *value)
{
    return put_declared(&source->objection_offered, value);
}

static gboolean put_consent_for(struct source *source, const char *value)
{
    return consent_for_from_name(value, &source->consent_for);
}

static gboolean put_separate(struct source *source, const char *value)
{
    return put_declared(&source->consent_separate, value);
}

static gboolean put_municipality(struct source *source, const char *value)
{
    const struct municipality *municipality = municipality_find(value, NULL);

    g_free(source->municipality);
    source->municipality = municipality != NULL ? g_strdup(municipality->nis) : NULL;
    return municipality != NULL;
}

/* clang-format off */
static const struct source_question questions[] = {
    {"kind", N_("What kind of file is it?"), put_kind},
    {"delivered-on", N_("On which day did the municipality give you the list? (YYYY-MM-DD)"), put_day},
    {"municipality", N_("Which municipality's voter list is it?"), put_municipality},
    {"holder", N_("From which person or body does the file come?"), put_holder},
    {"obtained-on", N_("When did you get it? (YYYY-MM-DD)"), put_day},
    {"role", N_("In which role was it collected? (candidate, office, profession, association or private)"), put_role},
    {"purpose-told", N_("What were these people told that their details were for?"), put_purpose},
    {"collected-directly", N_("Did they give their details to you or your campaign directly? (yes or no)"), put_directly},
    {"objection-offered", N_("Could they refuse at that moment? (yes or no)"), put_offered},
    {"consent-for", NULL, put_consent_for},
    {"consent-separate", NULL, put_separate},
};
/* clang-format on */

const struct source_question *source_question(const char *option)
{
    for (gsize i = 0; i < G_N_ELEMENTS(questions); i++)
        if (strcmp(questions[i].option, option) == 0)
            return &questions[i];
    g_error("no question “%s”", option);
}

static gboolean wrong_value(const char *option, GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("the value of “--%s” is not one that it can have; see “kiespost source "
                  "add --help”"),
                option);
    return FALSE;
}

gboolean source_question_put_option(struct session *session, struct source *source,
                                    const struct source_question *question,
                                    GError **error)
{
    const char *value = arguments_value(session->arguments, question->option);
    return value == NULL || question->put(source, value) ||
           wrong_value(question->option, error);
}

gboolean source_question_ask(struct session *session, struct source *source,
                             const struct source_question *question, gboolean required,
                             GError **error)
{
    if (arguments_has(session->arguments, question->option) ||
        (!session->may_ask && !required))
        return TRUE;
    if (!session->may_ask) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("a source of this kind needs “--%s”: %s"), question->option,
                    _(question->text));
        return FALSE;
    }
    while (TRUE) {
        g_autofree char *answer = session_ask(session, _(question->text), error);
        if (answer == NULL)
            return FALSE;
        if (question->put(source, g_strstrip(answer)))
            return TRUE;
        print_line("%s", _("this answer does not fit; try again"));
    }
}

gboolean source_kind_ask(struct session *session, const enum source_kind *kinds,
                         gsize count, enum source_kind *kind, GError **error)
{
    gsize index;

    print_line("%s", _("What kind of file is it?"));
    for (gsize i = 0; i < count; i++)
        print_line("  %2d  %s", (int)i + 1, source_kind_phrase(kinds[i]));
    if (!session_ask_number(session, count, &index, error))
        return FALSE;
    *kind = kinds[index];
    return TRUE;
}

void source_fill_holder(struct source *source)
{
    const struct municipality *municipality =
        source->municipality != NULL ? municipality_by_nis(source->municipality) : NULL;

    if (source->holder == NULL && municipality != NULL &&
        source_kind_is_voter_list(source->kind))
        source->holder = g_strdup(municipality_name_in(municipality, LANGUAGE_UNKNOWN));
}
