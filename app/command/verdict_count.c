/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/verdict_count.h"

#include "rules/rule_table.h"

struct verdict_count *verdict_count_new(void)
{
    struct verdict_count *count = g_new0(struct verdict_count, 1);

    count->blocked_by = g_new0(gint64, rules_count());
    count->review_by = g_new0(gint64, rules_count());
    count->at_approve = g_new0(enum effect, rules_count());
    count->findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    return count;
}

void verdict_count_free(struct verdict_count *count)
{
    if (count == NULL)
        return;
    g_free(count->blocked_by);
    g_free(count->review_by);
    g_free(count->at_approve);
    g_array_unref(count->findings);
    g_free(count);
}

static gsize index_of(const struct rule *rule)
{
    return (gsize)(rule - rule_at(0));
}

/* Only what the message differs in can change these answers. */
static void judge_message(struct verdict_count *count, const struct decision *decision)
{
    if (decision->source == count->last_source &&
        decision->facts.notice_present == count->last_present)
        return;
    count->last_source = decision->source;
    count->last_present = decision->facts.notice_present;
    eligibility_at_approve(decision, count->findings);
    for (guint i = 0; i < count->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(count->findings, struct finding, i);
        enum effect *held = &count->at_approve[index_of(finding->rule)];
        *held = MAX(*held, finding->effect);
    }
}

void verdict_count_add(struct verdict_count *count, const struct decision *decision)
{
    count->verdicts[decision->verdict]++;
    if (decision->verdict == VERDICT_ALLOW) {
        judge_message(count, decision);
        return;
    }
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect == EFFECT_BLOCK)
            count->blocked_by[index_of(finding->rule)]++;
        else if (finding->effect == EFFECT_REVIEW)
            count->review_by[index_of(finding->rule)]++;
    }
}
