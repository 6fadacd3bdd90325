/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/declaration.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/spending_finding.h"
#include "command/text_page.h"
#include "command/text_survey.h"
#include "command/verdict_count.h"
#include "command/words.h"
#include "compose/libraries.h"
#include "dossier/mailings.h"
#include "rules/rule_table.h"

static gboolean is_new(const struct mailing *mailing, GError **error)
{
    if (mailing->state == MAILING_NEW)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("the mailing “%s” is approved already; make a new one to change "
                  "something"),
                mailing->name);
    return FALSE;
}

static gboolean may_be_approved(struct session *session, const struct mailing *mailing,
                                const struct verdict_count *count, GError **error)
{
    gboolean lacking = FALSE;

    if (count->verdicts[VERDICT_ALLOW] == 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("nobody in the mailing “%s” may be written to; see why with "
                      "“kiespost check %s”"),
                    mailing->name, mailing->name);
        return FALSE;
    }
    for (gsize i = 0; i < rules_count(); i++) {
        if (count->at_approve[i] < EFFECT_REVIEW)
            continue;
        lacking = TRUE;
        print_warning(session, _("%s: %s %s"), rule_at(i)->id,
                      _(rule_reason(rule_at(i), ANSWER_NO)),
                      _(rule_would_change(rule_at(i))));
        if (count->at_approve[i] == EFFECT_REVIEW)
            print_next(session,
                       _("kiespost mailing release %s --finding %s --reason TEXT"),
                       mailing->name, rule_at(i)->id);
    }
    if (lacking)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("the mailing “%s” cannot be approved: the message lacks what the "
                      "law asks for (see above)"),
                    mailing->name);
    return !lacking;
}

static char *rules_of(const struct decision *decision)
{
    GString *rules = g_string_new(NULL);

    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect >= EFFECT_REVIEW)
            g_string_append_printf(rules, "%s%s", rules->len > 0 ? " " : "",
                                   finding->rule->id);
    }
    return g_string_free(rules, FALSE);
}

/* What is written over by each message that is composed to see whether it can be. */
struct composed {
    struct mail mail;
    struct text_message text;
};

static void composed_init(struct composed *composed)
{
    mail_init(&composed->mail);
    text_message_init(&composed->text);
}

static void composed_clear(struct composed *composed)
{
    mail_clear(&composed->mail);
    text_message_clear(&composed->text);
}

/* A template may leave the notice out for some: check looks at one message of each source
 * and language. */
static gboolean has_notice(const struct decision *decision, notice_set missing,
                           GError **error)
{
    char id[RECIPIENT_ID_SIZE];

    if (missing == 0)
        return TRUE;
    recipient_format_id(decision->recipient.number, id);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                _("the message to %s would lack part of its notice, though that to "
                  "others has it: look at the places in the template that depend on "
                  "what is known of a person"),
                id);
    return FALSE;
}

/* What cannot be composed for somebody is told now, not in the middle of sending. */
static gboolean freeze_allowed(struct mailing_desk *desk, struct approval *approval,
                               const struct decision *decision, struct composed *composed,
                               GError **error)
{
    enum notice_ground ground = facts_notice_ground(&decision->facts);
    const struct recipient *recipient = &decision->recipient;

    switch (desk->mailing->channel) {
    case CHANNEL_SMS:
        return message_desk_text(desk->messages, decision->source, recipient, ground,
                                 &composed->text, error) &&
               has_notice(decision, composed->text.notice_missing, error) &&
               approval_add_text(approval, recipient->number, composed->text.size.parts,
                                 error);
    case CHANNEL_EMAIL:
        if (!message_desk_mail(desk->messages, decision->source, recipient, ground, NULL,
                               &composed->mail, error) ||
            !has_notice(decision, composed->mail.notice_missing, error))
            return FALSE;
        break;
    default:
        break;
    }
    return approval_add(approval, recipient->number, VERDICT_ALLOW, NULL, error);
}

static gboolean freeze_decision(struct mailing_desk *desk, struct approval *approval,
                                const struct decision *decision,
                                struct composed *composed, GError **error)
{
    if (decision->verdict == VERDICT_ALLOW)
        return freeze_allowed(desk, approval, decision, composed, error);
    g_autofree char *rules = rules_of(decision);
    return approval_add(approval, decision->recipient.number, decision->verdict, rules,
                        error);
}

static gboolean freeze_verdicts(struct session *session, struct mailing_desk *desk,
                                struct approval *approval, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    struct decision decision;
    struct composed composed;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    composed_init(&composed);
    while (cause == NULL && eligibility_next(eligibility, &decision, &cause))
        freeze_decision(desk, approval, &decision, &composed, &cause);
    composed_clear(&composed);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

/* Few messages are kept as they went out; of many, the fingerprints. */
static gboolean keeps_bytes(struct session *session, const struct mailing *mailing,
                            gint64 allowed)
{
    enum {
        KEPT_BELOW = 2000
    };
    return mailing->channel != CHANNEL_POST &&
           (arguments_has(session->arguments, "keep-bytes") || allowed < KEPT_BELOW);
}

static gboolean freeze(struct session *session, struct mailing_desk *desk, gint64 allowed,
                       const struct declaration *declaration, GError **error)
{
    g_autoptr(Approval) approval = approval_new(session->dossier, desk->mailing, error);
    g_autoptr(GBytes) files =
        approval != NULL ? message_desk_freeze(desk->messages, error) : NULL;
    g_autofree char *libraries = compose_libraries();
    struct approval_record record = {
        .day = desk->moment.day,
        .rules_version = rules_version(),
        .libraries = libraries,
        .files = files,
        .declared = (const char *const *)declaration->answers,
        .keep_bytes = keeps_bytes(session, desk->mailing, allowed),
    };

    return files != NULL && freeze_verdicts(session, desk, approval, error) &&
           approval_finish(approval, &record, error);
}

/* what it costs, and whether that much may be spent. `total` is what
 * was recorded for it, 0 for nothing. */
static GArray *ask_costs(struct session *session, const struct mailing *mailing,
                         const struct verdict_count *count,
                         const struct text_survey *survey, euro_cents *total,
                         GError **error)
{
    const struct spending_expected expected = {
        .mailing = mailing->name,
        .people = count->verdicts[VERDICT_ALLOW],
        .parts = survey->parts,
    };
    g_autoptr(Spending) spending =
        spending_new(session, SPENDING_ESTIMATE, &expected, error);
    g_autoptr(GArray) findings =
        spending != NULL ? spending_findings(spending, mailing->name) : NULL;

    *total = spending != NULL ? spending_of(spending, mailing->name)->total : 0;
    return findings != NULL && spending_permits(session, findings, error)
               ? g_steal_pointer(&findings)
               : NULL;
}

static void report_texts_json(struct json *json, const struct mailing *mailing,
                              const struct text_survey *survey, euro_cents total)
{
    g_autofree char *cost = total != 0 ? money_plain(total) : NULL;

    if (mailing->channel != CHANNEL_SMS)
        return;
    text_page_put_survey(json, "texts", survey);
    json_text(json, "cost", cost);
}

static void report_texts(const struct mailing *mailing, const struct text_survey *survey,
                         euro_cents total)
{
    g_autofree char *cost = money_text(total, i18n_language());

    if (mailing->channel != CHANNEL_SMS)
        return;
    text_page_print_survey(survey, mailing->plain_accents);
    if (total != 0)
        print_line(_("costs recorded for it: %s"), cost);
}

static void report(struct session *session, const struct mailing_desk *desk,
                   const struct verdict_count *count, const struct text_survey *survey,
                   GArray *costs, euro_cents total)
{

    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.approve/1");
        json_text(json, "mailing", desk->mailing->name);
        json_text(json, "state", mailing_state_name(MAILING_APPROVED));
        json_begin_object(json, "counts");
        for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
            json_int(json, verdict_name((enum verdict)i), count->verdicts[i]);
        json_end_object(json);
        report_texts_json(json, desk->mailing, survey, total);
        spending_put_json(json, costs);
        json_print(json);
        return;
    }
    g_autofree char *allow = i18n_count(count->verdicts[VERDICT_ALLOW]);
    g_autofree char *others =
        i18n_count(count->verdicts[VERDICT_REVIEW] + count->verdicts[VERDICT_BLOCK]);
    print_sentence(_("approved “%s”: recipients %s, left out %s; text and recipients are "
                     "frozen"),
                   desk->mailing->name, allow, others);
    report_texts(desk->mailing, survey, total);
    if (desk->mailing->channel != CHANNEL_POST)
        print_next(session, _("kiespost mailing send %s"), desk->mailing->name);
    else
        print_next(session, _("kiespost mailing export %s --to %s.xlsx"),
                   desk->mailing->name, desk->mailing->name);
}

/* `survey` receives the texts of those who are allowed. */
static struct verdict_count *count_verdicts(struct session *session,
                                            struct mailing_desk *desk,
                                            TextSurvey **survey, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    g_autoptr(VerdictCount) count = verdict_count_new();
    struct decision decision;
    struct text_message text;
    GError *cause = NULL;

    g_clear_pointer(survey, text_survey_free);
    *survey = text_survey_new();
    if (eligibility == NULL)
        return NULL;
    text_message_init(&text);
    while (cause == NULL && eligibility_next(eligibility, &decision, &cause)) {
        verdict_count_add(count, &decision);
        text_survey_look(*survey, desk, &decision, &text, &cause);
    }
    text_message_clear(&text);
    if (cause == NULL)
        return g_steal_pointer(&count);
    g_propagate_error(error, cause);
    return NULL;
}

/* What a rule says now that it did not say before the questions were answered. */
static gboolean bars_since(const struct verdict_count *before,
                           const struct verdict_count *after, gsize rule)
{
    return after->blocked_by[rule] > before->blocked_by[rule] ||
           after->review_by[rule] > before->review_by[rule] ||
           after->at_approve[rule] >= EFFECT_REVIEW;
}

/* A no is judged by the rule that it is about: it may bar the mailing, leave some people
 * out, or change nothing. `count` is that of the mailing as it is afterwards. */
static gboolean judge_answers(struct session *session, struct mailing_desk *desk,
                              const struct declaration *declaration,
                              struct verdict_count **count, TextSurvey **survey,
                              GError **error)
{
    gboolean barred = FALSE;

    desk->traits = declaration->traits;
    desk->other_purpose = declaration->other_purpose;
    if (desk->traits == 0 && !desk->other_purpose)
        return TRUE;
    g_autoptr(VerdictCount) before = g_steal_pointer(count);
    *count = count_verdicts(session, desk, survey, error);
    if (*count == NULL)
        return FALSE;
    for (gsize i = 0; i < rules_count(); i++) {
        if (!bars_since(before, *count, i))
            continue;
        barred |= (*count)->at_approve[i] >= EFFECT_REVIEW;
        print_warning(session, _("%s: %s %s"), rule_at(i)->id,
                      _(rule_reason(rule_at(i), ANSWER_YES)),
                      _(rule_would_change(rule_at(i))));
    }
    if (!barred && (*count)->verdicts[VERDICT_ALLOW] > 0)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                _("the mailing “%s” cannot be approved: what you answered is against the "
                  "law (see above)"),
                desk->mailing->name);
    return FALSE;
}

gboolean cmd_mailing_approve(struct session *session, GError **error)
{
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    g_auto(Declaration) declaration = {0};

    if (desk == NULL || !is_new(desk->mailing, error))
        return FALSE;
    g_autoptr(TextSurvey) survey = NULL;
    g_autoptr(VerdictCount) count = count_verdicts(session, desk, &survey, error);
    if (count == NULL || !may_be_approved(session, desk->mailing, count, error))
        return FALSE;
    euro_cents total;
    g_autoptr(GArray) costs =
        ask_costs(session, desk->mailing, count, survey, &total, error);
    if (costs == NULL ||
        !declaration_ask(session, desk->mailing->channel, &declaration, error) ||
        !judge_answers(session, desk, &declaration, &count, &survey, error) ||
        !freeze(session, desk, count->verdicts[VERDICT_ALLOW], &declaration, error))
        return FALSE;
    report(session, desk, count, survey, costs, total);
    return TRUE;
}
