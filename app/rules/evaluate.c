/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/evaluate.h"

#include "rules/rule_table.h"

/* What has been said so far. */
struct tally {
    gboolean granted, blocked, in_review;
    struct finding *findings; /* room for one per rule, or NULL */
    guint count;
};

static void note(struct tally *tally, const struct rule *rule, enum answer answer,
                 enum effect effect)
{
    if (tally->findings != NULL)
        tally->findings[tally->count++] = (struct finding){rule, answer, effect, FALSE};
}

static gboolean is_asked(const struct rule *rule, const struct facts *facts,
                         enum stage stage)
{
    gboolean at_stage = stage == STAGE_CHECK ? rule->in_verdict : rule->stage == stage;

    return at_stage && (rule->channels & CHANNEL_BIT(facts->channel)) != 0 &&
           rule_in_force(rule, facts->moment.day);
}

static void ask(struct tally *tally, const struct rule *rule, const struct facts *facts)
{
    enum answer answer = rule->condition(facts);
    enum effect effect = rule_effect_of(rule, facts->channel, answer);

    tally->blocked |= effect == EFFECT_BLOCK;
    tally->in_review |= effect == EFFECT_REVIEW;
    tally->granted |= effect == EFFECT_ALLOW && rule->sort == SORT_GRANT;
    note(tally, rule, answer, effect);
}

static enum verdict decide(const struct tally *tally)
{
    if (tally->blocked)
        return VERDICT_BLOCK;
    return tally->in_review ? VERDICT_REVIEW : VERDICT_ALLOW;
}

/* The last resort bites only where nothing else does, so that a refusal names its real
 * reason. */
static void ask_last(struct tally *tally, const struct rule *rule,
                     const struct facts *facts)
{
    enum answer answer = tally->granted ? ANSWER_NO : ANSWER_YES;
    enum effect effect = decide(tally) == VERDICT_ALLOW
                             ? rule_effect_of(rule, facts->channel, answer)
                             : EFFECT_NONE;

    tally->blocked |= effect == EFFECT_BLOCK;
    note(tally, rule, answer, effect);
}

static void ask_all(struct tally *tally, const struct rule *rules, gsize count,
                    const struct facts *facts, enum stage stage)
{
    const struct rule *last = NULL;

    for (const struct rule *rule = rules; rule < rules + count; rule++) {
        if (!is_asked(rule, facts, stage))
            continue;
        if (rule->sort == SORT_LAST_RESORT)
            last = rule;
        else if ((rule->kinds & KIND_BIT(facts->kind)) != 0)
            ask(tally, rule, facts);
        else
            note(tally, rule, ANSWER_NOT_APPLICABLE, EFFECT_NONE);
    }
    if (last != NULL)
        ask_last(tally, last, facts);
    /* A table without R-143 would otherwise allow what nothing grants. */
    else if (stage == STAGE_CHECK && !tally->granted && !tally->in_review)
        tally->blocked = TRUE;
}

enum verdict rules_evaluate_over(const struct rule *rules, gsize count,
                                 const struct facts *facts, enum stage stage,
                                 GArray *findings)
{
    struct tally tally = {FALSE, FALSE, FALSE, NULL, 0};

    if (findings != NULL && count > 0) {
        g_array_set_size(findings, (guint)count);
        tally.findings = &g_array_index(findings, struct finding, 0);
    }
    ask_all(&tally, rules, count, facts, stage);
    if (findings != NULL)
        g_array_set_size(findings, tally.count);
    return decide(&tally);
}

enum verdict rules_evaluate(const struct facts *facts, enum stage stage, GArray *findings)
{
    return rules_evaluate_over(rule_at(0), rules_count(), facts, stage, findings);
}
