/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/declaration.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/spending_finding.h"
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

/* What cannot be composed for somebody is told now, not in the middle of sending. */
static gboolean can_be_composed(struct mailing_desk *desk,
                                const struct decision *decision, struct mail *mail,
                                GError **error)
{
    return desk->mailing->channel != CHANNEL_EMAIL ||
           decision->verdict != VERDICT_ALLOW ||
           message_desk_mail(desk->messages, decision->source, &decision->recipient,
                             facts_notice_ground(&decision->facts), NULL, mail, error);
}

static gboolean freeze_decision(struct mailing_desk *desk, struct approval *approval,
                                const struct decision *decision, struct mail *mail,
                                GError **error)
{
    g_autofree char *rules =
        decision->verdict != VERDICT_ALLOW ? rules_of(decision) : NULL;

    return can_be_composed(desk, decision, mail, error) &&
           approval_add(approval, decision->recipient.number, decision->verdict, rules,
                        error);
}

static gboolean freeze_verdicts(struct session *session, struct mailing_desk *desk,
                                struct approval *approval, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    struct decision decision;
    struct mail mail;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    mail_init(&mail);
    while (cause == NULL && eligibility_next(eligibility, &decision, &cause))
        freeze_decision(desk, approval, &decision, &mail, &cause);
    mail_clear(&mail);
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
    return mailing->channel == CHANNEL_EMAIL &&
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

/* what it costs, and whether that much may be spent. */
static GArray *ask_costs(struct session *session, const struct mailing *mailing,
                         gint64 allowed, GError **error)
{
    g_autoptr(Spending) spending =
        spending_new(session, SPENDING_ESTIMATE, mailing->name, allowed, error);
    g_autoptr(GArray) findings =
        spending != NULL ? spending_findings(spending, mailing->name) : NULL;

    return findings != NULL && spending_permits(session, findings, error)
               ? g_steal_pointer(&findings)
               : NULL;
}

static void report(struct session *session, const struct mailing_desk *desk,
                   const struct verdict_count *count, GArray *costs)
{
    if (session->json) {
        g_autoptr(Json) json = json_new("kiespost.approve/1");
        json_text(json, "mailing", desk->mailing->name);
        json_text(json, "state", mailing_state_name(MAILING_APPROVED));
        json_begin_object(json, "counts");
        for (int i = VERDICT_ALLOW; i <= VERDICT_BLOCK; i++)
            json_int(json, verdict_name((enum verdict)i), count->verdicts[i]);
        json_end_object(json);
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
    if (desk->mailing->channel == CHANNEL_EMAIL)
        print_next(session, _("kiespost mailing send %s"), desk->mailing->name);
    else
        print_next(session, _("kiespost mailing export %s --to %s.xlsx"),
                   desk->mailing->name, desk->mailing->name);
}

static struct verdict_count *count_verdicts(struct session *session,
                                            struct mailing_desk *desk, GError **error)
{
    g_autoptr(Eligibility) eligibility =
        mailing_desk_verdicts(session, desk, FALSE, error);
    g_autoptr(VerdictCount) count = verdict_count_new();

    return eligibility != NULL && verdict_count_all(count, eligibility, error)
               ? g_steal_pointer(&count)
               : NULL;
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
                              struct verdict_count **count, GError **error)
{
    gboolean barred = FALSE;

    desk->traits = declaration->traits;
    desk->other_purpose = declaration->other_purpose;
    if (desk->traits == 0 && !desk->other_purpose)
        return TRUE;
    g_autoptr(VerdictCount) before = g_steal_pointer(count);
    *count = count_verdicts(session, desk, error);
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

    if (desk == NULL || !is_new(desk->mailing, error) ||
        !messages_are_composed(desk, error))
        return FALSE;
    g_autoptr(VerdictCount) count = count_verdicts(session, desk, error);
    if (count == NULL || !may_be_approved(session, desk->mailing, count, error))
        return FALSE;
    g_autoptr(GArray) costs =
        ask_costs(session, desk->mailing, count->verdicts[VERDICT_ALLOW], error);
    if (costs == NULL ||
        !declaration_ask(session, desk->mailing->channel, &declaration, error) ||
        !judge_answers(session, desk, &declaration, &count, error) ||
        !freeze(session, desk, count->verdicts[VERDICT_ALLOW], &declaration, error))
        return FALSE;
    report(session, desk, count, costs);
    return TRUE;
}
