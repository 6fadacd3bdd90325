/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/hand_over.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/spending.h"
#include "command/spending_finding.h"
#include "command/text_survey.h"
#include "command/verdict_count.h"
#include "command/written_reason.h"
#include "rules/release.h"
#include "rules/rule_table.h"

/* What a person wants to decide: one recipient, or one rule's finding. */
struct wish {
    gint64 recipient;
    const struct rule *rule; /* NULL: about the recipient */
    char *reason;
    char id[RECIPIENT_ID_SIZE]; /* the recipient's */
};

/* The people whom a decision would concern. */
struct concerned {
    gint64 released;   /* nothing but other reviews stands against them afterwards */
    gint64 refused;    /* another rule blocks them, which no decision undoes */
    gint64 groundless; /* the doubt gone, there would still be no lawful ground */
    gint64 last;       /* the highest number among them */
};

static gboolean fail(GError **error, enum kiespost_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean fail(GError **error, enum kiespost_error code, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    g_autofree char *sentence = g_strdup_vprintf(format, values);
    va_end(values);
    g_set_error_literal(error, KIESPOST_ERROR, (int)code, sentence);
    return FALSE;
}

/* ---- what is asked ---- */

static gboolean read_whom(struct session *session, struct wish *wish, GError **error)
{
    const char *recipient = arguments_value(session->arguments, "recipient");
    const char *finding = arguments_value(session->arguments, "finding");

    if ((recipient != NULL) == (finding != NULL))
        return fail(error, KIESPOST_ERROR_USAGE, "%s",
                    _("say with --recipient about whom you decide, or with --finding "
                      "about which rule"));
    if (recipient != NULL && !recipient_parse_id(recipient, &wish->recipient))
        return fail(error, KIESPOST_ERROR_USAGE, "%s",
                    _("a recipient is written like r-000017"));
    wish->rule = finding != NULL ? rule_find(finding) : NULL;
    if (finding != NULL && wish->rule == NULL)
        return fail(error, KIESPOST_ERROR_USAGE,
                    _("there is no rule “%s”; see “kiespost rules list”"), finding);
    recipient_format_id(wish->recipient, wish->id);
    return TRUE;
}

static gboolean read_wish(struct session *session, struct wish *wish, GError **error)
{
    if (!read_whom(session, wish, error))
        return FALSE;
    wish->reason = written_reason(session, error);
    return wish->reason != NULL;
}

/* ---- what it would do ---- */

/* Rules that block, or those that wait for a person; NULL-terminated. */
static char **rules_with(const struct decision *decision, enum effect effect)
{
    g_autoptr(GStrvBuilder) rules = g_strv_builder_new();

    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect == effect && !finding->released)
            g_strv_builder_add(rules, finding->rule->id);
    }
    return g_strv_builder_end(rules);
}

/* Decides about `rule`, or about all that waits, in the findings at hand. FALSE when
 * nothing waits. */
static gboolean decide(const struct decision *decision, const struct rule *rule)
{
    gboolean any = FALSE;

    for (guint i = 0; i < decision->findings->len; i++) {
        struct finding *finding = &g_array_index(decision->findings, struct finding, i);
        if (finding->effect == EFFECT_REVIEW && !finding->released &&
            (rule == NULL || finding->rule == rule))
            finding->released = any = TRUE;
    }
    return any;
}

static gboolean find_person(struct eligibility *eligibility, const struct wish *wish,
                            const struct mailing *mailing, struct decision *decision,
                            GError **error)
{
    GError *cause = NULL;

    while (eligibility_next(eligibility, decision, &cause))
        if (decision->recipient.number == wish->recipient)
            return TRUE;
    if (cause == NULL)
        return fail(error, KIESPOST_ERROR_USAGE,
                    _("“%s” is not among the people of the mailing “%s”"), wish->id,
                    mailing->name);
    g_propagate_error(error, cause);
    return FALSE;
}

/* The findings that the decision is about; NULL when there is nothing to decide. */
static char **decide_person(const struct decision *decision, const struct wish *wish,
                            GError **error)
{
    g_auto(GStrv) rules = rules_with(decision, EFFECT_REVIEW);
    g_auto(GStrv) against = rules_with(decision, EFFECT_BLOCK);
    g_autofree char *named = g_strjoinv(", ", against);

    if (decision->verdict == VERDICT_ALLOW)
        fail(error, KIESPOST_ERROR_USAGE,
             _("there is nothing to decide about %s: this person may be written to"),
             wish->id);
    else if (decision->verdict == VERDICT_BLOCK)
        fail(error, KIESPOST_ERROR_REFUSED,
             _("nothing was released: %s may not be written to (%s), and nobody's "
               "decision changes that"),
             wish->id, named);
    else if (decide(decision, NULL) &&
             release_verdict(&decision->facts, decision->findings) == VERDICT_BLOCK)
        fail(
            error, KIESPOST_ERROR_REFUSED,
            _("nothing was released: without these doubts there would still be no lawful "
              "ground to write to %s; see “kiespost explain %s”"),
            wish->id, wish->id);
    else
        return g_steal_pointer(&rules);
    return NULL;
}

/* Also with every other doubt gone: what a person decides about one of them would be of
 * no use. */
static gboolean would_be_groundless(const struct decision *decision)
{
    decide(decision, NULL);
    return release_verdict(&decision->facts, decision->findings) == VERDICT_BLOCK;
}

/* What a rule of handing over says is the same for all who would be handed over. */
static void concern_handing_over(const struct decision *decision, const struct rule *rule,
                                 struct concerned *concerned)
{
    enum effect effect = decision->verdict == VERDICT_ALLOW
                             ? hand_over_effect(&decision->facts, rule)
                             : EFFECT_NONE;

    concerned->released += effect == EFFECT_REVIEW;
    concerned->refused += effect == EFFECT_BLOCK;
    concerned->last = G_MAXINT64;
}

static gboolean concern_all(struct eligibility *eligibility, const struct rule *rule,
                            struct concerned *concerned, struct verdict_count *count,
                            GError **error)
{
    struct decision decision;
    GError *cause = NULL;

    while (eligibility_next(eligibility, &decision, &cause)) {
        verdict_count_add(count, &decision);
        if (rule->stage == STAGE_HANDOVER)
            concern_handing_over(&decision, rule, concerned);
        if (decision.verdict == VERDICT_ALLOW || !decide(&decision, rule))
            continue;
        if (decision.verdict == VERDICT_BLOCK)
            concerned->refused++;
        else if (would_be_groundless(&decision))
            concerned->groundless++;
        else
            concerned->released++;
        concerned->last = MAX(concerned->last, decision.recipient.number);
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

/* A rule of stage approve alone is about the message, whoever gets it. */
static void concern_message(const struct rule *rule, const struct verdict_count *count,
                            struct concerned *concerned)
{
    enum effect effect = count->at_approve[rule - rule_at(0)];

    if (effect == EFFECT_REVIEW)
        concerned->released = count->verdicts[VERDICT_ALLOW];
    else if (effect == EFFECT_BLOCK)
        concerned->refused = count->verdicts[VERDICT_ALLOW];
    concerned->last = G_MAXINT64;
}

static gboolean count_parts(struct session *session, struct mailing_desk *desk,
                            gint64 *parts, GError **error)
{
    if (desk->mailing->channel != CHANNEL_SMS)
        return TRUE;
    g_autoptr(TextSurvey) survey = text_survey_of(session, desk, error);
    *parts = survey != NULL ? survey->parts : 0;
    return survey != NULL;
}

static gboolean is_about_handing_over(const struct wish *wish)
{
    return wish->rule != NULL && wish->rule->stage == STAGE_HANDOVER;
}

/* What a campaign costs stands in no recipient's facts: the spending desk answers for its
 * rule. */
static gboolean ask_spending(struct session *session, struct mailing_desk *desk,
                             const struct rule *rule, struct verdict_count *count,
                             GError **error)
{
    const char *name = desk->mailing->name;

    if (!g_str_equal(rule->id, SPEND_CEILING))
        return TRUE;
    struct spending_expected expected = {name, count->verdicts[VERDICT_ALLOW], 0};
    g_autoptr(Spending) spending = NULL;
    if (!count_parts(session, desk, &expected.parts, error))
        return FALSE;
    spending = spending_new(session, SPENDING_ESTIMATE, &expected, error);
    if (spending == NULL)
        return FALSE;
    g_autoptr(GArray) findings = spending_findings(spending, name);
    for (guint i = 0; i < findings->len; i++) {
        const struct spending_finding *finding =
            &g_array_index(findings, struct spending_finding, i);
        if (g_str_equal(finding->rule, rule->id))
            count->at_approve[rule - rule_at(0)] = finding->effect;
    }
    return TRUE;
}

static gboolean may_be_released(const struct wish *wish, const struct mailing *mailing,
                                const struct concerned *concerned, GError **error)
{
    if (concerned->released > 0)
        return TRUE;
    if (concerned->groundless > 0)
        return fail(error, KIESPOST_ERROR_REFUSED,
                    _("nothing was released: without the doubt of “%s” there would still "
                      "be no lawful ground to write to these people"),
                    wish->rule->id);
    if (concerned->refused > 0)
        return fail(error, KIESPOST_ERROR_REFUSED,
                    _("nothing was released: the people whom “%s” concerns are refused "
                      "for another reason too, and nobody can decide otherwise"),
                    wish->rule->id);
    return fail(error, KIESPOST_ERROR_USAGE,
                _("nobody in the mailing “%s” waits for a decision about “%s”"),
                mailing->name, wish->rule->id);
}

/* ---- doing it ---- */

static gboolean release_person(struct session *session, struct mailing_desk *desk,
                               const struct wish *wish, struct release *release,
                               struct concerned *concerned, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    struct decision decision;

    if (eligibility == NULL ||
        !find_person(eligibility, wish, desk->mailing, &decision, error))
        return FALSE;
    release->recipient = wish->recipient;
    release->rules = decide_person(&decision, wish, error);
    concerned->released = 1;
    return release->rules != NULL;
}

static gboolean release_finding(struct session *session, struct mailing_desk *desk,
                                const struct wish *wish, struct release *release,
                                struct concerned *concerned, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    g_autoptr(VerdictCount) count = verdict_count_new();

    if (eligibility == NULL ||
        !concern_all(eligibility, wish->rule, concerned, count, error))
        return FALSE;
    release->at_hand_over = is_about_handing_over(wish);
    if (!wish->rule->in_verdict && !release->at_hand_over) {
        if (!ask_spending(session, desk, wish->rule, count, error))
            return FALSE;
        concern_message(wish->rule, count, concerned);
    }
    release->last = concerned->last;
    release->rules = g_strsplit(wish->rule->id, " ", -1);
    return may_be_released(wish, desk->mailing, concerned, error);
}

/* How the mailing stands with the decision in it. */
static gboolean count_again(struct session *session, struct mailing_desk *desk,
                            struct verdict_count *count, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);

    return eligibility != NULL && verdict_count_all(count, eligibility, error);
}

static void report_json(const struct mailing *mailing, const struct wish *wish,
                        const struct release *release, const struct concerned *concerned,
                        const struct verdict_count *count)
{
    g_autoptr(Json) json = json_new("kiespost.release/1");

    json_text(json, "mailing", mailing->name);
    json_text(json, "recipient", wish->rule == NULL ? wish->id : NULL);
    json_begin_array(json, "rules");
    for (int i = 0; release->rules[i] != NULL; i++)
        json_text(json, NULL, release->rules[i]);
    json_end_array(json);
    json_int(json, "released", concerned->released);
    json_int(json, "refused", concerned->refused + concerned->groundless);
    json_begin_object(json, "counts");
    for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
        json_int(json, verdict_name((enum verdict)i), count->verdicts[i]);
    json_end_object(json);
    json_print(json);
}

static void report(struct session *session, const struct mailing *mailing,
                   const struct wish *wish, const struct concerned *concerned,
                   const struct verdict_count *count)
{
    g_autofree char *people = i18n_count(concerned->released);
    g_autofree char *others = i18n_count(concerned->refused + concerned->groundless);
    g_autofree char *allow = i18n_count(count->verdicts[VERDICT_ALLOW]);
    g_autofree char *review = i18n_count(count->verdicts[VERDICT_REVIEW]);
    g_autofree char *block = i18n_count(count->verdicts[VERDICT_BLOCK]);

    if (wish->rule == NULL)
        print_sentence(_("decided about %s in “%s”; your reason is in the journal"),
                       wish->id, mailing->name);
    else
        print_sentence(
            ngettext("decided about “%s” for %s person in “%s”; your reason is "
                     "in the journal",
                     "decided about “%s” for %s people in “%s”; your reason is "
                     "in the journal",
                     (gulong)concerned->released),
            wish->rule->id, people, mailing->name);
    if (concerned->refused + concerned->groundless > 0)
        print_sentence(
            ngettext("%s more may not be written to for another reason, which "
                     "no decision changes",
                     "%s more may not be written to for other reasons, which no "
                     "decision changes",
                     (gulong)(concerned->refused + concerned->groundless)),
            others);
    print_sentence(_("now allowed: %s; to be looked at: %s; not allowed: %s"), allow,
                   review, block);
    if (is_about_handing_over(wish))
        print_next(session, _("kiespost mailing export %s --bundle DIR --printer NAME"),
                   mailing->name);
    else
        print_next(session, _("kiespost check %s"), mailing->name);
}

static gboolean is_new(const struct mailing *mailing, GError **error)
{
    return mailing->state == MAILING_NEW ||
           fail(error, KIESPOST_ERROR_USAGE,
                _("the mailing “%s” is approved already; make a new one to change "
                  "something"),
                mailing->name);
}

static gboolean release_asked(struct session *session, struct mailing_desk *desk,
                              const struct wish *wish, GError **error)
{
    struct release release = {.reason = g_strdup(wish->reason)};
    struct concerned concerned = {0};
    g_autoptr(VerdictCount) count = verdict_count_new();
    gboolean done =
        (wish->rule == NULL
             ? release_person(session, desk, wish, &release, &concerned, error)
             : release_finding(session, desk, wish, &release, &concerned, error)) &&
        release_record(session->dossier, desk->mailing, &release, rules_version(),
                       concerned.released, error) &&
        count_again(session, desk, count, error);

    if (done && session->json)
        report_json(desk->mailing, wish, &release, &concerned, count);
    else if (done)
        report(session, desk->mailing, wish, &concerned, count);
    release_clear(&release);
    return done;
}

gboolean cmd_mailing_release(struct session *session, GError **error)
{
    struct wish wish = {0};
    g_autoptr(MailingDesk) desk = NULL;
    gboolean done = FALSE;

    if (read_wish(session, &wish, error))
        desk = mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk != NULL && (is_about_handing_over(&wish) || is_new(desk->mailing, error)))
        done = release_asked(session, desk, &wish, error);
    g_free(wish.reason);
    return done;
}
