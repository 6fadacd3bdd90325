/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/forbidden_words.h"
#include "command/json.h"
#include "command/origin_page.h"
#include "command/print.h"
#include "command/source_questions.h"
#include "command/words.h"
#include "command/written_reason.h"
#include "dossier/file_digest.h"
#include "dossier/source_reviews.h"
#include "dossier/sources.h"
#include "reference/municipality.h"

/* ---- declaring ---- */

/* A voter list's two answers decide which rules it falls under; without them nothing can
 * be said about it. */
static const char *const list_questions[] = {"delivered-on", "municipality", NULL};
static const char *const other_questions[] = {
    "holder",       "obtained-on",        "role",
    "purpose-told", "collected-directly", "objection-offered",
    NULL,
};
static const char *const answers[] = {
    "holder",
    "obtained-on",
    "delivered-on",
    "role",
    "purpose-told",
    "collected-directly",
    "objection-offered",
    "consent-for",
    "consent-separate",
    "municipality",
    NULL,
};

static gboolean ask_rest(struct session *session, struct source *source, GError **error)
{
    gboolean is_list = source_kind_is_voter_list(source->kind);
    const char *const *names = is_list ? list_questions : other_questions;

    for (; *names != NULL; names++) {
        /* The two days are one answer. */
        if (source->obtained_on != DAY_UNKNOWN && g_str_has_suffix(*names, "ed-on"))
            continue;
        if (!source_question_ask(session, source, source_question(*names), is_list,
                                 error))
            return FALSE;
    }
    return TRUE;
}

static gboolean put_evidence(struct session *session, struct source *source,
                             GError **error)
{
    const char *path = arguments_value(session->arguments, "evidence");
    char digest[DIGEST_HEX_SIZE];

    if (path == NULL)
        return TRUE;
    if (!file_digest(path, digest, error))
        return FALSE;
    source->evidence_name = g_path_get_basename(path);
    source->evidence_digest = g_strdup(digest);
    return TRUE;
}

/* All kinds, in the order of the law's own table; nobody to ask leaves it unknown. */
static gboolean ask_kind(struct session *session, struct source *source, GError **error)
{
    enum source_kind kinds[SOURCE_KIND_COUNT];

    if (!session->may_ask || arguments_has(session->arguments, "kind"))
        return TRUE;
    for (int i = 0; i < SOURCE_KIND_COUNT; i++)
        kinds[i] =
            (enum source_kind)((i + SOURCE_VOTER_LIST_CURRENT) % SOURCE_KIND_COUNT);
    return source_kind_ask(session, kinds, SOURCE_KIND_COUNT, &source->kind, error);
}

static struct source *read_source(struct session *session, GError **error)
{
    const char *id = arguments_operand(session->arguments, 0);
    g_autoptr(Source) source = source_new();

    if (!source_id_is_valid(id)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“%s” cannot be the name of a source; use letters, digits and "
                      "hyphens"),
                    id);
        return NULL;
    }
    source->id = g_strdup(id);
    if (!source_question_put_option(session, source, source_question("kind"), error) ||
        !ask_kind(session, source, error))
        return NULL;
    for (gsize i = 0; answers[i] != NULL; i++)
        if (!source_question_put_option(session, source, source_question(answers[i]),
                                        error))
            return NULL;
    if (!ask_rest(session, source, error) || !put_evidence(session, source, error))
        return NULL;
    source_fill_holder(source);
    return g_steal_pointer(&source);
}

static void print_source_json(const struct source *source, GArray *flags)
{
    g_autoptr(Json) json = json_new("kiespost.source/1");
    char day[DAY_ISO_SIZE];

    day_format_iso(source->obtained_on, day);
    json_text(json, "source", source->id);
    json_text(json, "kind", source_kind_name(source->kind));
    json_text(json, "status", source_status_name(source->status));
    json_int(json, "recipients", source->recipients);
    json_begin_array(json, "flags");
    for (guint i = 0; flags != NULL && i < flags->len; i++) {
        const struct source_flag *flag = &g_array_index(flags, struct source_flag, i);
        json_source_flag(json, flag);
    }
    json_end_array(json);
    json_text(json, "holder", source->holder);
    json_text(json, "obtained_on", source->obtained_on != DAY_UNKNOWN ? day : NULL);
    json_text(json, "role", source_role_name(source->role));
    json_text(json, "purpose_told", source->purpose_told);
    json_text(json, "collected_directly", declared_name(source->collected_directly));
    json_text(json, "objection_offered", declared_name(source->objection_offered));
    json_text(json, "consent_for", consent_for_name(source->consent_for));
    json_text(json, "consent_separate", declared_name(source->consent_separate));
    json_text(json, "municipality", source->municipality);
    json_text(json, "evidence_file", source->evidence_name);
    json_text(json, "evidence_sha256", source->evidence_digest);
    json_print(json);
}

gboolean cmd_source_add(struct session *session, GError **error)
{
    g_autoptr(Source) source = read_source(session, error);

    if (source == NULL || !source_declare(session->dossier, source, error))
        return FALSE;
    if (session->json) {
        print_source_json(source, NULL);
        return TRUE;
    }
    print_line(_("source “%s”: %s"), source->id, source_kind_phrase(source->kind));
    if (source->kind == SOURCE_UNKNOWN)
        print_warning(session, "%s",
                      _("nobody may be written to from a file of unknown origin"));
    print_next(session, _("kiespost import FILE --source %s"), source->id);
    return TRUE;
}

/* ---- looking ---- */

gboolean cmd_source_list(struct session *session, GError **error)
{
    const char *const headings[] = {_("source"), _("kind"), _(">people"), _("status")};
    g_autoptr(GPtrArray) sources = sources_list(session->dossier, error);
    struct forbidden_count forbidden;

    if (sources == NULL || !forbidden_count(session->dossier, &forbidden, error))
        return FALSE;
    g_autoptr(Json) json = json_new("kiespost.sources/1");
    struct print_table *table = print_table_new(headings, 4);
    json_begin_array(json, "items");
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        g_autofree char *count = i18n_count(source->recipients);
        const char *cells[] = {source->id, source_kind_phrase(source->kind), count,
                               source_status_phrase(source->status)};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        json_text(json, "source", source->id);
        json_text(json, "kind", source_kind_name(source->kind));
        json_text(json, "status", source_status_name(source->status));
        json_int(json, "recipients", source->recipients);
        json_end_object(json);
    }
    json_end_array(json);
    forbidden_put_json(json, &forbidden);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json && sources->len > 0);
    if (!session->json)
        forbidden_print(&forbidden);
    if (sources->len == 0)
        print_note(session, "%s", _("no source yet"));
    return TRUE;
}

static void print_fact(const char *name, const char *value)
{
    g_autofree char *safe =
        text_for_terminal(value != NULL && *value != '\0' ? value : "–");
    g_autofree char *first = g_strdup_printf(_("  %s: "), name);

    print_paragraph(first, 4, safe);
}

static const char *declared_phrase(enum declared declared)
{
    return declared == DECLARED_YES  ? _("yes")
           : declared == DECLARED_NO ? _("no")
                                     : _("not answered");
}

static void print_review(const struct source_review *review)
{
    g_autofree char *day = day_phrase(review->day);
    g_autofree char *said = g_strdup_printf(
        review->accepted ? _("accepted by %s on %s: %s") : _("rejected by %s on %s: %s"),
        review->operator_name, day, review->reason);

    print_fact(_("looked at"), said);
    if (review->evidence_name != NULL)
        print_fact(_("with evidence"), review->evidence_name);
}

static void print_source(const struct source *source, GArray *flags, GArray *reviews)
{
    const struct municipality *municipality =
        source->municipality != NULL ? municipality_by_nis(source->municipality) : NULL;
    g_autofree char *day = day_phrase(source->obtained_on);
    g_autofree char *count = i18n_count(source->recipients);

    print_line(_("source “%s”: %s"), source->id, source_kind_phrase(source->kind));
    print_fact(_("status"), source_status_phrase(source->status));
    print_fact(_("people"), count);
    print_fact(_("obtained from"), source->holder);
    print_fact(_("obtained on"), day);
    if (municipality != NULL)
        print_fact(_("municipality"),
                   municipality_name_in(municipality, operator_language()));
    if (!source_kind_is_voter_list(source->kind)) {
        print_fact(_("collected as"), source_role_phrase(source->role));
        print_fact(_("people were told"), source->purpose_told);
        print_fact(_("collected directly"), declared_phrase(source->collected_directly));
        print_fact(_("could refuse then"), declared_phrase(source->objection_offered));
        print_fact(_("consent for"), consent_for_phrase(source->consent_for));
        print_fact(_("consent asked apart"), declared_phrase(source->consent_separate));
    }
    print_fact(_("evidence"), source->evidence_name);
    for (guint i = 0; i < flags->len; i++) {
        const struct source_flag *flag = &g_array_index(flags, struct source_flag, i);
        print_flag(flag);
    }
    for (guint i = 0; i < reviews->len; i++)
        print_review(&g_array_index(reviews, struct source_review, i));
}

static gboolean show_source(struct session *session, const char *id, GError **error)
{
    g_autoptr(Source) source = source_find(session->dossier, id, error);
    g_autoptr(GArray) flags =
        source != NULL ? source_flags(session->dossier, id, error) : NULL;
    g_autoptr(GArray) reviews =
        flags != NULL ? source_reviews(session->dossier, id, error) : NULL;

    if (reviews == NULL)
        return FALSE;
    if (session->json)
        print_source_json(source, flags);
    else
        print_source(source, flags, reviews);
    return TRUE;
}

gboolean cmd_source_show(struct session *session, GError **error)
{
    return show_source(session, arguments_operand(session->arguments, 0), error);
}

/* ---- deciding about a flag ---- */

static gboolean read_review(struct session *session, struct source_review *review,
                            GError **error)
{
    const char *path = arguments_value(session->arguments, "evidence");
    char digest[DIGEST_HEX_SIZE];

    review->accepted = arguments_has(session->arguments, "accept");
    if (review->accepted == arguments_has(session->arguments, "reject")) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("say with --accept or with --reject what you decided"));
        return FALSE;
    }
    review->reason = written_reason(session, error);
    if (review->reason == NULL || path == NULL)
        return review->reason != NULL;
    if (!file_digest(path, digest, error))
        return FALSE;
    review->evidence_name = g_path_get_basename(path);
    review->evidence_digest = g_strdup(digest);
    return TRUE;
}

gboolean cmd_source_review(struct session *session, GError **error)
{
    const char *id = arguments_operand(session->arguments, 0);
    struct source_review review = {0};
    gboolean done = read_review(session, &review, error) &&
                    source_review_record(session->dossier, id, &review, error) &&
                    show_source(session, id, error);

    source_review_clear(&review);
    return done;
}
