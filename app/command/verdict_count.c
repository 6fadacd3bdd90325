/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/verdict_count.h"

#include "rules/rule_table.h"

struct verdict_count *verdict_count_new(void)
{
    struct verdict_count *count = g_new0(struct verdict_count, 1);

    count->blocked_by = g_new0(gint64, rules_count());
    count->review_by = g_new0(gint64, rules_count());
    count->waiting_by = g_new0(gint64, rules_count());
    count->at_approve = g_new0(enum effect, rules_count());
    count->released_by = g_array_new(FALSE, TRUE, sizeof(gint64));
    count->findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
    return count;
}

void verdict_count_free(struct verdict_count *count)
{
    if (count == NULL)
        return;
    g_free(count->blocked_by);
    g_free(count->review_by);
    g_free(count->waiting_by);
    g_free(count->at_approve);
    g_array_unref(count->released_by);
    g_array_unref(count->findings);
    g_free(count);
}

static gsize index_of(const struct rule *rule)
{
    return (gsize)(rule - rule_at(0));
}

/* A rule that entered the verdict was decided about there, or nobody would be allowed. */
static gboolean is_settled(const struct decision *decision, const struct finding *finding)
{
    return finding->effect == EFFECT_REVIEW &&
           (finding->rule->in_verdict ||
            releases_find(decision->releases, decision->recipient.number,
                          finding->rule->id) != NULL);
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
        if (!is_settled(decision, finding))
            *held = MAX(*held, finding->effect);
    }
}

static void count_release(struct verdict_count *count, const struct decision *decision,
                          const struct release *release)
{
    guint index = (guint)(release - releases_at(decision->releases, 0));

    if (count->released_by->len <= index)
        g_array_set_size(count->released_by, releases_count(decision->releases));
    g_array_index(count->released_by, gint64, index)++;
}

static const struct release *release_of(const struct decision *decision, guint index)
{
    const struct finding *finding =
        &g_array_index(decision->findings, struct finding, index);

    return finding->released
               ? releases_find(decision->releases, decision->recipient.number,
                               finding->rule->id)
               : NULL;
}

/* Each release once, however many findings of this person it is about. */
static void count_releases(struct verdict_count *count, const struct decision *decision)
{
    gboolean any = FALSE;

    for (guint i = 0; i < decision->findings->len; i++) {
        const struct release *release = release_of(decision, i);
        gboolean is_new = release != NULL;
        for (guint j = 0; is_new && j < i; j++)
            is_new = release_of(decision, j) != release;
        if (is_new)
            count_release(count, decision, release);
        any |= is_new;
    }
    count->released += any ? 1 : 0;
}

void verdict_count_add(struct verdict_count *count, const struct decision *decision)
{
    count->verdicts[decision->verdict]++;
    if (decision->verdict == VERDICT_ALLOW) {
        if (decision->findings->len > 0)
            count_releases(count, decision);
        judge_message(count, decision);
        return;
    }
    for (guint i = 0; i < decision->findings->len; i++) {
        const struct finding *finding =
            &g_array_index(decision->findings, struct finding, i);
        if (finding->effect == EFFECT_BLOCK)
            count->blocked_by[index_of(finding->rule)]++;
        if (finding->effect != EFFECT_REVIEW || finding->released)
            continue;
        count->review_by[index_of(finding->rule)]++;
        if (decision->verdict == VERDICT_REVIEW)
            count->waiting_by[index_of(finding->rule)]++;
    }
}

gboolean verdict_count_all(struct verdict_count *count, struct eligibility *eligibility,
                           GError **error)
{
    struct decision decision;
    GError *cause = NULL;

    while (eligibility_next(eligibility, &decision, &cause))
        verdict_count_add(count, &decision);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}
