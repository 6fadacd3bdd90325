/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/words.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"
#include "rules/rests_on.h"
#include "rules/rule_table.h"

static const struct finding *finding_at(const struct decision *decision, guint index)
{
    return &g_array_index(decision->findings, struct finding, index);
}

/* The person's decision about a finding; NULL when there is none. */
static const struct release *release_of(const struct decision *decision,
                                        const struct finding *finding)
{
    return finding->released
               ? releases_find(decision->releases, decision->recipient.number,
                               finding->rule->id)
               : NULL;
}

/* The finding that rests on what the receiving side answered. */
static gboolean is_about_bad_address(const struct decision *decision,
                                     const struct finding *finding)
{
    return decision->bad_address != NULL && finding->effect == EFFECT_BLOCK &&
           g_str_equal(finding->rule->id, "address-refused");
}

/* ---- as JSON ---- */

static void json_release(struct json *json, const struct release *release)
{
    char day[DAY_ISO_SIZE];

    day_format_iso(release->day, day);
    json_bool(json, "released", TRUE);
    json_text(json, "released_by", release->operator_name);
    json_text(json, "released_on", day);
    json_text(json, "released_because", release->reason);
}

static void json_bad_address(struct json *json, const struct bad_address *bad)
{
    char day[DAY_ISO_SIZE];

    day_format_iso(bad->on, day);
    json_text(json, "answered_on", day);
    json_text(json, "answered", bad->status);
    json_text(json, "why", refusal_reason_name(enhanced_status_reason(bad->status)));
}

static void json_findings(struct json *json, const struct decision *decision)
{
    json_begin_array(json, "findings");
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding = finding_at(decision, i);
        const struct release *release = release_of(decision, finding);
        json_begin_object(json, NULL);
        json_text(json, "rule", finding->rule->id);
        /* A rule that was asked and has nothing to say decides nothing: "info". */
        json_text(
            json, "effect",
            effect_name(finding->effect != EFFECT_NONE ? finding->effect : EFFECT_INFO));
        json_text(json, "answer", answer_name(finding->answer));
        json_text(json, "citation",
                  rule_citation_on(finding->rule, decision->facts.moment.day));
        json_text(json, "grade", finding->rule->evidence);
        json_text(json, "reason", rule_reason(finding->rule, finding->answer));
        json_text(json, "would_change", rule_would_change(finding->rule));
        if (is_about_bad_address(decision, finding))
            json_bad_address(json, decision->bad_address);
        if (release != NULL)
            json_release(json, release);
        json_end_object(json);
    }
    json_end_array(json);
}

static void json_decision(struct json *json, const char *id, enum channel channel,
                          const struct decision *decision)
{
    json_text(json, "recipient", id);
    json_text(json, "channel", channel_name(channel));
    json_text(json, "verdict", verdict_name(decision->verdict));
    json_findings(json, decision);
}

/* ---- in words ---- */

/* The program's own rules (one copy, no address …) have none. */
static gboolean has_number(const struct rule *rule)
{
    return g_str_has_prefix(rule->number, "R-");
}

/* "voter-list-postal-ok, R-01". The caller frees. */
static char *name_of(const struct rule *rule)
{
    return g_strdup_printf("%s%s%s", rule->id, has_number(rule) ? ", " : "",
                           has_number(rule) ? rule->number : "");
}

static void print_part(const char *heading, const char *text)
{
    g_autofree char *first = g_strdup_printf(_("      %s: "), heading);
    print_paragraph(first, 6, text);
}

static void print_release(const struct release *release)
{
    g_autofree char *day = day_phrase(release->day);
    g_autofree char *reason = text_for_terminal(release->reason);
    g_autofree char *said = g_strdup_printf(_("released by %s on %s: %s"),
                                            release->operator_name, day, reason);

    print_paragraph(NULL, 6, said);
}

static void print_bad_address(enum channel channel, const struct bad_address *bad)
{
    g_autofree char *said = bad_address_phrase(channel, bad);

    print_paragraph(NULL, 6, said);
}

static void print_finding(const struct decision *decision, const struct finding *finding)
{
    const struct rule *rule = finding->rule;
    const struct release *release = release_of(decision, finding);
    const char *reading = rule_reading(rule);
    g_autofree char *name = name_of(rule);
    g_autofree char *head =
        g_strdup_printf("  %s – %s", name, effect_phrase(finding->effect));
    g_autofree char *grade = grade_phrase(rule->evidence);

    print_line("%s", head);
    print_paragraph(NULL, 6, _(rule_reason(rule, finding->answer)));
    if (is_about_bad_address(decision, finding))
        print_bad_address(decision->facts.channel, decision->bad_address);
    if (release != NULL)
        print_release(release);
    print_part(_("answer"), answer_phrase(finding->answer));
    print_part(_("legal text"), _(rule_citation_on(rule, decision->facts.moment.day)));
    print_part(_("how sure"), grade);
    if (reading != NULL)
        print_part(_("rests on"), _(reading));
    if (finding->effect >= EFFECT_REVIEW)
        print_part(_("what would change it"), _(rule_would_change(rule)));
}

/* What decides first. */
static void print_speaking(enum channel channel, const struct decision *decision)
{
    print_line(_("%s: %s"), channel_phrase(channel), verdict_phrase(decision->verdict));
    for (int effect = EFFECT_BLOCK; effect > EFFECT_NONE; effect--)
        for (guint i = 0; i < decision->findings->len; i++)
            if (finding_at(decision, i)->effect == (enum effect)effect)
                print_finding(decision, finding_at(decision, i));
}

static void add_name(GString *names, const struct rule *rule)
{
    g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                           has_number(rule) ? rule->number : rule->id);
}

/* One line for each that has nothing to say about this person. */
static void print_silent(const struct decision *decision)
{
    print_line(_("  also asked, and decides nothing here:"));
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding = finding_at(decision, i);
        g_autofree char *name = name_of(finding->rule);
        g_autofree char *grade = grade_code(finding->rule->evidence);
        g_autofree char *first =
            g_strdup_printf(_("    %s: %s. "), name, answer_phrase(finding->answer));
        g_autofree char *law = g_strdup_printf(
            "%s (%s)", _(rule_citation_on(finding->rule, decision->facts.moment.day)),
            grade);
        if (finding->effect == EFFECT_NONE && finding->answer != ANSWER_NOT_APPLICABLE)
            print_paragraph(first, 6, law);
    }
}

static void print_not_applicable(const struct decision *decision)
{
    g_autoptr(GString) names = g_string_new(NULL);

    for (guint i = 0; i < decision->findings->len; i++)
        if (finding_at(decision, i)->answer == ANSWER_NOT_APPLICABLE)
            add_name(names, finding_at(decision, i)->rule);
    if (names->len > 0)
        print_paragraph(_("  also asked, and about something else: "), 4, names->str);
}

/* The law of that day is what counts. */
static void print_out_of_force(enum channel channel, const struct decision *decision)
{
    day_number day = decision->facts.moment.day;

    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        if (!rule->in_verdict || (rule->channels & CHANNEL_BIT(channel)) == 0 ||
            rule_in_force(rule, day))
            continue;
        gboolean is_future = day < rule->since;
        g_autofree char *name = name_of(rule);
        g_autofree char *limit = day_phrase(is_future ? rule->since : rule->until);
        g_autofree char *said =
            g_strdup_printf(is_future ? _("not asked, as it applies from %s on: %s")
                                      : _("not asked, as it applied until %s: %s"),
                            limit, name);
        print_paragraph("  ", 4, said);
    }
}

static void print_rest(struct session *session, enum channel channel,
                       const struct decision *decision)
{
    g_autoptr(GString) names = g_string_new(NULL);

    for (guint i = 0; i < decision->findings->len; i++)
        if (finding_at(decision, i)->effect == EFFECT_NONE)
            add_name(names, finding_at(decision, i)->rule);
    if (session->quiet || session->guided) {
        if (names->len > 0)
            print_paragraph(_("  asked, and nothing against it: "), 4, names->str);
        return;
    }
    print_silent(decision);
    print_not_applicable(decision);
    print_out_of_force(channel, decision);
}

/* ---- whom ---- */

struct explained {
    char *id;
    struct recipient recipient;
    struct recipient_cursor *cursor;
    struct source *source;
};

static void explained_clear(struct explained *explained)
{
    g_free(explained->id);
    recipients_close(explained->cursor);
    source_free(explained->source);
}

static gboolean find_recipient(struct session *session, struct explained *explained,
                               GError **error)
{
    const char *word = arguments_operand(session->arguments, 0);
    g_autofree char *source_id = NULL;
    char id[RECIPIENT_ID_SIZE];
    gint64 number;

    if (!recipient_parse_id(word, &number)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("a recipient is written like r-000017"));
        return FALSE;
    }
    explained->cursor = recipient_open(session->dossier, number, &source_id, error);
    if (explained->cursor == NULL ||
        !recipients_next(explained->cursor, &explained->recipient, error))
        return FALSE;
    recipient_format_id(number, id);
    explained->id = g_strdup(id);
    explained->source = source_find(session->dossier, source_id, error);
    return explained->source != NULL;
}

/* ---- for a mailing, or everywhere ---- */

static void print_day(struct session *session, const struct decision *decision)
{
    g_autofree char *day = day_phrase(decision->facts.moment.day);

    if (arguments_has(session->arguments, "as-of"))
        print_line(_("as if it were %s:"), day);
}

static void report(struct session *session, const struct explained *explained,
                   const struct mailing *mailing, const struct decision *decision)
{
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.explain/1");
        json_decision(json, explained->id, mailing->channel, decision);
        json_print(json);
        return;
    }
    print_day(session, decision);
    print_speaking(mailing->channel, decision);
    print_rest(session, mailing->channel, decision);
    if (decision->verdict == VERDICT_REVIEW && mailing->state == MAILING_NEW)
        print_next(session, _("kiespost mailing release %s --recipient %s --reason TEXT"),
                   mailing->name, explained->id);
}

/* As the mailing's own check sees this person, one copy among all included. */
static gboolean explain_in_mailing(struct session *session, struct explained *explained,
                                   const char *name, GError **error)
{
    g_autoptr(MailingDesk) desk = mailing_desk_new(session, name, error);
    if (desk != NULL)
        desk->findings_of_allowed = TRUE;
    g_autoptr(Eligibility) eligibility =
        desk != NULL ? mailing_desk_verdicts(session, desk, FALSE, error) : NULL;
    struct decision decision;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    while (eligibility_next(eligibility, &decision, &cause)) {
        if (decision.recipient.number == explained->recipient.number) {
            report(session, explained, desk->mailing, &decision);
            return TRUE;
        }
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“%s” is not among the people of the mailing “%s”"), explained->id,
                    name);
    return FALSE;
}

/* One person asked about over every channel; what the findings point to lives as long. */
struct everywhere {
    struct eligibility *eligibilities[CHANNEL_COUNT];
    struct decision decisions[CHANNEL_COUNT];
};

static gboolean decide_everywhere(struct session *session,
                                  const struct explained *explained,
                                  const struct campaign *campaign, GPtrArray *sources,
                                  struct everywhere *everywhere, GError **error)
{
    struct moment moment;

    if (!moment_asked(session, &moment, error))
        return FALSE;
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        struct eligibility_inputs inputs = {
            .dossier = session->dossier,
            .campaign = campaign,
            .channel = (enum channel)i,
            .sources = sources,
            .moments = {moment},
            .moment_count = 1,
            .one_text = DECLARED_YES, /* no message is looked at */
        };
        everywhere->eligibilities[i] = eligibility_new(&inputs, error);
        if (everywhere->eligibilities[i] == NULL ||
            !eligibility_decide_one(everywhere->eligibilities[i], explained->source,
                                    &explained->recipient, &everywhere->decisions[i],
                                    error))
            return FALSE;
    }
    return TRUE;
}

/* The first channel stands at the top, and all of them under "channels". */
static void json_everywhere(const struct explained *explained,
                            const struct everywhere *everywhere)
{
    g_autoptr(Json) json = json_new("kiespost.explain/1");

    json_decision(json, explained->id, CHANNEL_POST,
                  &everywhere->decisions[CHANNEL_POST]);
    json_begin_array(json, "channels");
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        json_begin_object(json, NULL);
        json_decision(json, explained->id, (enum channel)i, &everywhere->decisions[i]);
        json_end_object(json);
    }
    json_end_array(json);
    json_print(json);
}

/* What decides comes first, for every channel. */
static void print_everywhere(struct session *session, const struct everywhere *everywhere)
{
    print_day(session, &everywhere->decisions[CHANNEL_POST]);
    for (int i = 0; i < CHANNEL_COUNT; i++)
        print_speaking((enum channel)i, &everywhere->decisions[i]);
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        print_line("%s", "");
        print_line(_("%s: %s"), channel_phrase((enum channel)i),
                   verdict_phrase(everywhere->decisions[i].verdict));
        print_rest(session, (enum channel)i, &everywhere->decisions[i]);
    }
}

static gboolean explain_everywhere(struct session *session, struct explained *explained,
                                   GError **error)
{
    g_autoptr(Campaign) campaign = campaign_new(session->dossier, error);
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    struct everywhere everywhere = {0};
    gboolean done = FALSE;

    g_ptr_array_add(sources, explained->source);
    if (campaign != NULL)
        done =
            decide_everywhere(session, explained, campaign, sources, &everywhere, error);
    if (done && session->json)
        json_everywhere(explained, &everywhere);
    else if (done)
        print_everywhere(session, &everywhere);
    for (int i = 0; i < CHANNEL_COUNT; i++)
        eligibility_free(everywhere.eligibilities[i]);
    return done;
}

gboolean cmd_explain(struct session *session, GError **error)
{
    const char *mailing = arguments_value(session->arguments, "mailing");
    struct explained explained = {0};
    gboolean done =
        find_recipient(session, &explained, error) &&
        (mailing != NULL ? explain_in_mailing(session, &explained, mailing, error)
                         : explain_everywhere(session, &explained, error));

    explained_clear(&explained);
    return done;
}
