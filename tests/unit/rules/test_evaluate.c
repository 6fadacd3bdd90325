/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The engine, on rows made up here; the law itself is tested by test_cases.c. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "reference/calendar.h"
#include "rules/evaluate.h"

static enum answer says_yes(const struct facts *facts)
{
    (void)facts;
    return ANSWER_YES;
}

static enum answer says_no(const struct facts *facts)
{
    (void)facts;
    return ANSWER_NO;
}

static enum answer says_unknown(const struct facts *facts)
{
    (void)facts;
    return ANSWER_UNKNOWN;
}

static enum answer says_not_applicable(const struct facts *facts)
{
    (void)facts;
    return ANSWER_NOT_APPLICABLE;
}

/* clang-format off */
#define ROW(id, sort, condition, yes, no, unknown) \
    {"—", id, STAGE_CHECK, TRUE, sort, CHANNELS_ALL, KINDS_ALL, DAY_UNKNOWN, DAY_UNKNOWN, condition, \
     {yes, no, unknown}, {yes, no, unknown}, "", "", "H/P"}
#define GRANT(condition)  ROW("grant", SORT_GRANT, condition, EFFECT_ALLOW, EFFECT_NONE, EFFECT_NONE)
#define BAR(condition)    ROW("bar", SORT_BAR, condition, EFFECT_BLOCK, EFFECT_NONE, EFFECT_BLOCK)
#define DOUBT(condition)  ROW("doubt", SORT_BAR, condition, EFFECT_REVIEW, EFFECT_NONE, EFFECT_REVIEW)
#define DEMAND(condition) ROW("demand", SORT_DEMAND, condition, EFFECT_NONE, EFFECT_BLOCK, EFFECT_ADD)
#define EXEMPT(condition) ROW("exempt", SORT_INFO, condition, EFFECT_ALLOW, EFFECT_NONE, EFFECT_NONE)
#define LAST              ROW("last", SORT_LAST_RESORT, NULL, EFFECT_BLOCK, EFFECT_NONE, EFFECT_BLOCK)

static const struct engine_case {
    const char *label;
    struct rule rules[4];
    gsize count;
    enum verdict verdict;
    enum effect last_effect;
} cases[] = {
    {"a grant allows", {GRANT(says_yes), LAST}, 2, VERDICT_ALLOW, EFFECT_NONE},
    {"no grant: the last resort", {GRANT(says_no), LAST}, 2, VERDICT_BLOCK, EFFECT_BLOCK},
    {"an unknown grant is none", {GRANT(says_unknown), LAST}, 2, VERDICT_BLOCK, EFFECT_BLOCK},
    {"a grant that does not apply is none", {GRANT(says_not_applicable), LAST}, 2, VERDICT_BLOCK, EFFECT_BLOCK},
    {"an exemption is no grant", {EXEMPT(says_yes), LAST}, 2, VERDICT_BLOCK, EFFECT_BLOCK},
    {"a bar beats a grant", {GRANT(says_yes), BAR(says_yes), LAST}, 3, VERDICT_BLOCK, EFFECT_NONE},
    {"a silent bar does nothing", {GRANT(says_yes), BAR(says_no), LAST}, 3, VERDICT_ALLOW, EFFECT_NONE},
    {"a bar that does not apply does nothing", {GRANT(says_yes), BAR(says_not_applicable), LAST}, 3, VERDICT_ALLOW, EFFECT_NONE},
    {"a bar says what unknown does", {GRANT(says_yes), BAR(says_unknown), LAST}, 3, VERDICT_BLOCK, EFFECT_NONE},
    {"review beats a grant", {GRANT(says_yes), DOUBT(says_yes), LAST}, 3, VERDICT_REVIEW, EFFECT_NONE},
    {"review needs no grant", {DOUBT(says_yes), LAST}, 2, VERDICT_REVIEW, EFFECT_NONE},
    {"block beats review", {DOUBT(says_yes), BAR(says_yes), LAST}, 3, VERDICT_BLOCK, EFFECT_NONE},
    {"a demand that is met", {GRANT(says_yes), DEMAND(says_yes), LAST}, 3, VERDICT_ALLOW, EFFECT_NONE},
    {"a demand that is not met", {GRANT(says_yes), DEMAND(says_no), LAST}, 3, VERDICT_BLOCK, EFFECT_NONE},
    {"a demand not judged yet", {GRANT(says_yes), DEMAND(says_unknown), LAST}, 3, VERDICT_ALLOW, EFFECT_NONE},
    {"the last resort may stand first", {LAST, GRANT(says_yes)}, 2, VERDICT_ALLOW, EFFECT_NONE},
};
/* clang-format on */

static void make_facts(struct facts *facts)
{
    facts_clear(facts);
    facts->channel = CHANNEL_EMAIL;
    facts->moment = (struct moment){day_from_ymd(2030, 9, 20), 720};
    facts->election = election_find("BE-VLG-LOC-2030");
}

static void test_what_all_rules_together_decide(void **state)
{
    (void)state;
    struct facts facts;
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));

    make_facts(&facts);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct engine_case *c = &cases[i];
        enum verdict verdict =
            rules_evaluate_over(c->rules, c->count, &facts, STAGE_CHECK, findings);
        const struct finding *last =
            &g_array_index(findings, struct finding, findings->len - 1);
        if (verdict != c->verdict || findings->len != c->count ||
            last->effect != c->last_effect)
            fail_msg("%s: %s, %u findings", c->label, verdict_name(verdict),
                     findings->len);
        assert_string_equal(last->rule->id, "last");
    }
}

static void test_findings_may_be_left_out(void **state)
{
    (void)state;
    struct facts facts;

    make_facts(&facts);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(rules_evaluate_over(cases[i].rules, cases[i].count, &facts,
                                             STAGE_CHECK, NULL),
                         cases[i].verdict);
}

static void test_silence_is_no_permission_even_without_r_143(void **state)
{
    (void)state;
    struct facts facts;
    const struct rule rules[] = {BAR(says_no)};

    make_facts(&facts);
    assert_int_equal(rules_evaluate_over(rules, 1, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
    assert_int_equal(rules_evaluate_over(rules, 0, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
}

static void test_only_rules_in_force_are_asked(void **state)
{
    (void)state;
    struct facts facts;
    struct rule rules[] = {GRANT(says_yes), BAR(says_yes), LAST};

    make_facts(&facts);
    rules[1].since = facts.moment.day;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
    rules[1].since = facts.moment.day + 1;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_ALLOW);
    rules[1].since = DAY_UNKNOWN;
    rules[1].until = facts.moment.day;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
    rules[1].until = facts.moment.day - 1;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_ALLOW);
}

static void test_only_rules_of_the_channel_are_asked(void **state)
{
    (void)state;
    struct facts facts;
    struct rule rules[] = {GRANT(says_yes), BAR(says_yes), LAST};

    make_facts(&facts);
    rules[1].channels = CHANNEL_BIT(CHANNEL_POST);
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_ALLOW);
    facts.channel = CHANNEL_POST;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
}

static void test_a_rule_is_not_applicable_to_other_sources(void **state)
{
    (void)state;
    struct facts facts;
    struct rule rules[] = {GRANT(says_yes), BAR(says_yes), LAST};
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));

    make_facts(&facts);
    facts.kind = SOURCE_SUBSCRIBER;
    rules[1].kinds = KIND_BIT(SOURCE_SUBSCRIBER) | KIND_BIT(SOURCE_PETITION);
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, findings),
                     VERDICT_BLOCK);
    facts.kind = SOURCE_OWN_SYMPATHISER;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, findings),
                     VERDICT_ALLOW);
    assert_int_equal(findings->len, 3);
    assert_int_equal(g_array_index(findings, struct finding, 1).answer,
                     ANSWER_NOT_APPLICABLE);
}

static void test_effects_may_differ_by_channel(void **state)
{
    (void)state;
    struct facts facts;
    struct rule rules[] = {BAR(says_yes), LAST};

    make_facts(&facts);
    rules[0].post.yes = EFFECT_REVIEW;
    assert_int_equal(rules_evaluate_over(rules, 2, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
    facts.channel = CHANNEL_POST;
    assert_int_equal(rules_evaluate_over(rules, 2, &facts, STAGE_CHECK, NULL),
                     VERDICT_REVIEW);
}

static void test_stages(void **state)
{
    (void)state;
    struct facts facts;
    struct rule rules[] = {GRANT(says_yes), BAR(says_yes), LAST};

    make_facts(&facts);
    rules[1].stage = STAGE_APPROVE;
    rules[1].in_verdict = FALSE;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_ALLOW);
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_APPROVE, NULL),
                     VERDICT_BLOCK);
    /* Outside the verdict what nothing forbids is allowed: no grant is needed. */
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_HANDOVER, NULL),
                     VERDICT_ALLOW);
    rules[1].in_verdict = TRUE;
    assert_int_equal(rules_evaluate_over(rules, 3, &facts, STAGE_CHECK, NULL),
                     VERDICT_BLOCK);
}

static void test_the_array_is_emptied_and_used_again(void **state)
{
    (void)state;
    struct facts facts;
    const struct rule rules[] = {GRANT(says_yes), LAST};
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));

    make_facts(&facts);
    for (int i = 0; i < 3; i++) {
        rules_evaluate_over(rules, 2, &facts, STAGE_CHECK, findings);
        assert_int_equal(findings->len, 2);
    }
}

/* Every rule of the channel is in the evidence, whatever another said. */
static void test_no_rule_hides_another(void **state)
{
    (void)state;
    struct facts facts;
    const struct rule rules[] = {BAR(says_yes), BAR(says_yes), GRANT(says_yes), LAST};
    g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct finding));

    make_facts(&facts);
    rules_evaluate_over(rules, 4, &facts, STAGE_CHECK, findings);
    assert_int_equal(findings->len, 4);
    for (guint i = 0; i < 4; i++)
        assert_ptr_equal(g_array_index(findings, struct finding, i).rule, &rules[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_all_rules_together_decide),
        cmocka_unit_test(test_findings_may_be_left_out),
        cmocka_unit_test(test_silence_is_no_permission_even_without_r_143),
        cmocka_unit_test(test_only_rules_in_force_are_asked),
        cmocka_unit_test(test_only_rules_of_the_channel_are_asked),
        cmocka_unit_test(test_a_rule_is_not_applicable_to_other_sources),
        cmocka_unit_test(test_effects_may_differ_by_channel),
        cmocka_unit_test(test_stages),
        cmocka_unit_test(test_the_array_is_emptied_and_used_again),
        cmocka_unit_test(test_no_rule_hides_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
