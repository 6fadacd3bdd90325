/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/release.h"

#include "rules/evaluate.h"
#include "rules/predicates.h"

/* Everything that R-01 asks, the day aside. */
static gboolean list_is_lawful_but_for_the_day(const struct facts *facts)
{
    struct facts then = *facts;

    then.moment.day = MIN(facts->moment.day, facts->election->day);
    return asks_voter_list_postal_ok(&then) == ANSWER_YES;
}

static gboolean is_ground(const struct finding *finding, const struct facts *facts)
{
    if (finding->effect == EFFECT_ALLOW)
        return finding->rule->sort == SORT_GRANT;
    if (finding->effect != EFFECT_REVIEW || !finding->released)
        return FALSE;
    return finding->rule->sort == SORT_GRANT ||
           (finding->rule->condition == asks_voter_list_end_open &&
            list_is_lawful_but_for_the_day(facts));
}

enum verdict release_verdict(const struct facts *facts, GArray *findings)
{
    gboolean blocked = FALSE, undecided = FALSE, granted = FALSE;
    struct finding *last = NULL;

    for (guint i = 0; i < findings->len; i++) {
        struct finding *finding = &g_array_index(findings, struct finding, i);
        blocked |= finding->effect == EFFECT_BLOCK;
        undecided |= finding->effect == EFFECT_REVIEW && !finding->released;
        granted |= is_ground(finding, facts);
        if (finding->rule->sort == SORT_LAST_RESORT)
            last = finding;
    }
    if (blocked)
        return VERDICT_BLOCK;
    if (undecided)
        return VERDICT_REVIEW;
    if (last != NULL) {
        last->answer = granted ? ANSWER_NO : ANSWER_YES;
        last->effect = rule_effect_of(last->rule, facts->channel, last->answer);
    }
    return granted ? VERDICT_ALLOW : VERDICT_BLOCK;
}
