/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold of every verdict, tried on random facts. The seed is fixed, so a failure
 * comes back. KIESPOST_LONG=1 tries a million of them on each property, as the full run
 * does; KIESPOST_ROUNDS=N another number. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "reference/calendar.h"
#include "rules/evaluate.h"
#include "rules/rule_table.h"

enum {
    USUAL_ROUNDS = 100000,
    LONG_ROUNDS = 1000000,
    FEWEST_ROUNDS = 1000,
    SEED = 20301013
};

/* A small generator of our own, so that the facts do not change with GLib. */
static guint64 state_of_chance = SEED;

static guint chance(guint below)
{
    state_of_chance ^= state_of_chance << 13;
    state_of_chance ^= state_of_chance >> 7;
    state_of_chance ^= state_of_chance << 17;
    return (guint)((state_of_chance >> 32) % below);
}

static guint rounds = USUAL_ROUNDS;

static void read_rounds(void)
{
    const char *number = g_getenv("KIESPOST_ROUNDS");
    guint64 wanted;

    if (g_getenv("KIESPOST_LONG") != NULL)
        rounds = LONG_ROUNDS;
    if (number != NULL &&
        g_ascii_string_to_unsigned(number, 10, FEWEST_ROUNDS, G_MAXINT, &wanted, NULL))
        rounds = (guint)wanted;
    print_message("%u rounds\n", rounds);
}

static enum declared any_declared(void)
{
    return (enum declared)chance(3);
}

/* Yes most of the time: else hardly any of these facts would be allowed. */
static enum declared mostly_yes(void)
{
    return chance(4) == 0 ? any_declared() : DECLARED_YES;
}

static enum declared mostly_no(void)
{
    return chance(4) == 0 ? any_declared() : DECLARED_NO;
}

static day_number day_around(day_number day, guint days)
{
    if (chance(12) == 0)
        return DAY_UNKNOWN;
    return day - (day_number)days + (day_number)chance(2 * days);
}

static void fill_source(struct facts *facts)
{
    static const enum source_kind frequent[] = {
        SOURCE_VOTER_LIST_CURRENT, SOURCE_VOTER_LIST_CURRENT, SOURCE_SUBSCRIBER,
        SOURCE_OWN_SYMPATHISER,    SOURCE_PARTY_MEMBERS,      SOURCE_FRIENDS_FAMILY,
        SOURCE_CUSTOMER_FILE,
    };

    facts->kind = chance(3) == 0 ? (enum source_kind)chance(SOURCE_KIND_COUNT)
                                 : frequent[chance(G_N_ELEMENTS(frequent))];
    facts->source_role =
        chance(4) == 0 ? (enum source_role)chance(ROLE_COUNT) : ROLE_CANDIDATE;
    facts->status = chance(16) == 0 ? (enum source_status)chance(3) : SOURCE_OPEN;
    facts->obtained_on = day_around(facts->election->list_from + 10, 30);
    facts->collected_directly = mostly_yes();
    facts->objection_offered = mostly_yes();
    facts->told_of_election = mostly_yes();
    facts->has_evidence = chance(2) == 0;
    facts->consent_for = (enum consent_for)chance(CONSENT_FOR_COUNT);
    facts->consent_separate = mostly_yes();
    facts->list_columns = chance(8) == 0 ? chance(1u << 15) : LIST_ADDRESS;
}

static void fill_recipient(struct facts *facts)
{
    day_number eighteen = day_add_months(facts->election->day, -12 * 18);

    facts->birth_date =
        chance(2) == 0 ? day_around(eighteen, 1500) : day_from_ymd(1980, 5, 17);
    facts->in_constituency = mostly_yes();
    facts->row_findings = chance(16) == 0 ? 1u << chance(ROW_FINDING_COUNT) : 0;
    if (chance(3) > 0) {
        facts->consent_date = day_around(facts->moment.day - 100, 120);
        facts->has_consent_wording = chance(8) > 0;
        facts->has_consent_method = chance(8) > 0;
        facts->has_consent_collector = chance(8) > 0;
        facts->consent_channels =
            chance(2) == 0 ? CHANNELS_ALL : chance(1 + CHANNELS_ALL);
        facts->consent_targeting = mostly_yes();
    }
    facts->entered_one_by_one = any_declared();
    facts->relation_date =
        chance(2) == 0 ? day_around(facts->moment.day - 100, 120) : DAY_UNKNOWN;
    facts->has_address = chance(16) > 0;
    facts->phone = (enum phone_kind)chance(PHONE_SPECIAL);
    facts->second_copy = chance(32) == 0;
    facts->address_refused_on =
        chance(32) == 0 ? day_around(facts->moment.day, 200) : DAY_UNKNOWN;
    facts->objected_on =
        chance(6) == 0 ? day_around(facts->moment.day, 200) : DAY_UNKNOWN;
    facts->objected_elsewhere = chance(2) == 0;
    facts->address_from_elsewhere = chance(32) == 0;
}

static void fill_mailing(struct facts *facts)
{
    facts->sender = (enum sender)chance(2);
    facts->joint_controller = chance(4) == 0;
    facts->electoral_purpose = chance(16) == 0 ? any_declared() : DECLARED_YES;
    facts->friends = chance(8) == 0 ? chance(200) : 1 + chance(FRIENDS_MOST);
    facts->selection_used = mostly_no();
    facts->one_text = mostly_yes();
    facts->selection_attributes = chance(5);
    facts->traits = chance(4) == 0 ? (1u << chance(32)) & TRAITS_ALL : 0;
    facts->household = chance(8) == 0 ? (enum household)chance(3) : HOUSEHOLD_NONE;
    facts->hand_over = chance(8) == 0 ? (enum hand_over)chance(4) : HAND_OVER_NONE;
    facts->at_once = chance(300);
    facts->cost_recorded = chance(2) == 0;
    facts->over_ceiling = any_declared();
    facts->notice_present = facts->notice_judged = (1u << NOTICE_ELEMENT_COUNT) - 1;
    if (chance(8) == 0)
        facts->notice_present &= ~(1u << chance(NOTICE_ELEMENT_COUNT));
    if (chance(8) == 0)
        facts->notice_judged &= ~(1u << chance(NOTICE_ELEMENT_COUNT));
}

static void fill(struct facts *facts)
{
    facts_clear(facts);
    facts->channel = (enum channel)chance(CHANNEL_COUNT);
    facts->election = election_at(chance(election_count()));
    facts->moment.day = day_around(facts->election->day, chance(8) == 0 ? 2500 : 60);
    if (facts->moment.day == DAY_UNKNOWN)
        facts->moment.day = facts->election->day;
    facts->moment.minute = (gint16)chance(1440);
    facts->role = (enum candidate_role)chance(4);
    facts->standing = chance(3) == 0 ? (enum standing)chance(5) : STANDING_ON_FILED_LIST;
    fill_source(facts);
    fill_recipient(facts);
    fill_mailing(facts);
}

static GArray *findings_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(struct finding));
}

static const struct finding *finding_at(const GArray *findings, guint i)
{
    return &g_array_index(findings, struct finding, i);
}

static void test_nothing_is_allowed_without_a_grant_that_says_yes(void **state)
{
    (void)state;
    struct facts facts;
    g_autoptr(GArray) findings = findings_new();
    guint allowed = 0, in_review = 0;

    for (guint round = 0; round < rounds; round++) {
        gboolean granted = FALSE;
        fill(&facts);
        enum verdict verdict = rules_evaluate(&facts, STAGE_CHECK, findings);
        for (guint i = 0; i < findings->len; i++) {
            const struct finding *finding = finding_at(findings, i);
            assert_true(finding->effect != EFFECT_ALLOW || finding->answer == ANSWER_YES);
            granted |=
                finding->effect == EFFECT_ALLOW && finding->rule->sort == SORT_GRANT;
            if (verdict != VERDICT_BLOCK)
                assert_int_not_equal(finding->effect, EFFECT_BLOCK);
            if (verdict == VERDICT_ALLOW)
                assert_int_not_equal(finding->effect, EFFECT_REVIEW);
        }
        assert_true(verdict != VERDICT_ALLOW || granted);
        allowed += verdict == VERDICT_ALLOW;
        in_review += verdict == VERDICT_REVIEW;
    }
    /* The facts must reach all three verdicts, or nothing was shown. */
    assert_true(allowed > rounds / 50);
    assert_true(in_review > rounds / 50);
    assert_true(allowed + in_review < rounds - rounds / 50);
}

static void test_a_block_names_its_reason(void **state)
{
    (void)state;
    struct facts facts;
    g_autoptr(GArray) findings = findings_new();

    for (guint round = 0; round < rounds; round++) {
        guint blocking = 0;
        fill(&facts);
        enum verdict verdict = rules_evaluate(&facts, STAGE_CHECK, findings);
        for (guint i = 0; i < findings->len; i++)
            blocking += finding_at(findings, i)->effect == EFFECT_BLOCK;
        assert_int_equal(verdict == VERDICT_BLOCK, blocking > 0);
        if (finding_at(findings, findings->len - 1)->effect == EFFECT_BLOCK)
            assert_int_equal(blocking, 1);
        assert_int_equal(rules_evaluate(&facts, STAGE_CHECK, NULL), verdict);
    }
}

static void test_an_objection_never_makes_a_verdict_milder(void **state)
{
    (void)state;
    struct facts facts;

    for (guint round = 0; round < rounds; round++) {
        fill(&facts);
        enum verdict before = rules_evaluate(&facts, STAGE_CHECK, NULL);
        day_number earlier = facts.moment.day - (day_number)chance(400);
        if (facts.objected_on == DAY_UNKNOWN || earlier < facts.objected_on)
            facts.objected_on = earlier;
        enum verdict after = rules_evaluate(&facts, STAGE_CHECK, NULL);
        assert_true(after >= before);
        assert_int_equal(after, VERDICT_BLOCK);
    }
}

static void shuffle(struct rule *rules, gsize count)
{
    for (gsize i = count - 1; i > 0; i--) {
        gsize j = chance((guint)i + 1);
        struct rule other = rules[i];
        rules[i] = rules[j];
        rules[j] = other;
    }
}

static enum effect effect_of(const GArray *findings, const char *id)
{
    for (guint i = 0; i < findings->len; i++)
        if (g_str_equal(finding_at(findings, i)->rule->id, id))
            return finding_at(findings, i)->effect;
    fail_msg("%s was not asked", id);
    return EFFECT_NONE;
}

static void test_the_order_of_the_table_does_not_matter(void **state)
{
    (void)state;
    struct facts facts;
    gsize count = rules_count();
    g_autofree struct rule *shuffled = g_memdup2(rule_at(0), count * sizeof *shuffled);
    g_autoptr(GArray) findings = findings_new();
    g_autoptr(GArray) others = findings_new();

    for (guint round = 0; round < rounds; round++) {
        fill(&facts);
        if (round % 100 == 0)
            shuffle(shuffled, count);
        enum verdict verdict = rules_evaluate(&facts, STAGE_CHECK, findings);
        assert_int_equal(
            rules_evaluate_over(shuffled, count, &facts, STAGE_CHECK, others), verdict);
        assert_int_equal(findings->len, others->len);
        if (round % 100 != 0)
            continue;
        for (guint i = 0; i < findings->len; i++)
            assert_int_equal(effect_of(others, finding_at(findings, i)->rule->id),
                             finding_at(findings, i)->effect);
    }
}

static gboolean is_window(const struct rule *rule)
{
    static const char *const numbers[] = {"R-03", "R-05", "R-36", "R-60", "R-109"};

    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (g_str_equal(rule->number, numbers[i]))
            return TRUE;
    return FALSE;
}

/* A voter list whose window has closed stays shut; where a person must decide after
 * election day, the program never goes back to allowing by itself. */
static void test_a_later_day_never_reopens_a_closed_window(void **state)
{
    (void)state;
    struct facts facts;
    g_autoptr(GArray) findings = findings_new();
    guint closed = 0;

    for (guint round = 0; round < rounds; round++) {
        gboolean shut = FALSE;
        fill(&facts);
        facts.kind = SOURCE_VOTER_LIST_CURRENT;
        enum verdict before = rules_evaluate(&facts, STAGE_CHECK, findings);
        for (guint i = 0; i < findings->len; i++)
            shut |= is_window(finding_at(findings, i)->rule) &&
                    finding_at(findings, i)->effect == EFFECT_BLOCK;
        gboolean over = facts.moment.day > facts.election->day;
        facts.moment.day += 1 + (day_number)chance(500);
        enum verdict after = rules_evaluate(&facts, STAGE_CHECK, NULL);
        if (shut)
            assert_int_equal(after, VERDICT_BLOCK);
        if (over) {
            assert_true(before >= VERDICT_REVIEW);
            assert_true(after >= VERDICT_REVIEW);
        }
        closed += shut ? 1 : 0;
    }
    assert_true(closed > rounds / 50);
}

/* No answer "unknown" allows, and where every declaration is missing nobody is allowed.
 */
static void test_unknown_never_grants(void **state)
{
    (void)state;
    struct facts facts;
    g_autoptr(GArray) findings = findings_new();

    for (guint round = 0; round < rounds; round++) {
        fill(&facts);
        rules_evaluate(&facts, STAGE_CHECK, findings);
        for (guint i = 0; i < findings->len; i++) {
            const struct finding *finding = finding_at(findings, i);
            if (finding->answer == ANSWER_UNKNOWN)
                assert_int_not_equal(finding->effect, EFFECT_ALLOW);
        }
        /* Nothing declared, nothing recorded: nobody is allowed. */
        facts.electoral_purpose = DECLARED_UNKNOWN;
        facts.collected_directly = DECLARED_UNKNOWN;
        facts.told_of_election = DECLARED_UNKNOWN;
        facts.objection_offered = DECLARED_UNKNOWN;
        facts.entered_one_by_one = DECLARED_UNKNOWN;
        facts.consent_for = CONSENT_FOR_UNKNOWN;
        facts.consent_separate = DECLARED_UNKNOWN;
        facts.consent_targeting = DECLARED_UNKNOWN;
        assert_int_not_equal(rules_evaluate(&facts, STAGE_CHECK, NULL), VERDICT_ALLOW);
    }
}

static void test_what_is_closed_or_objected_to_is_blocked_on_every_channel(void **state)
{
    (void)state;
    struct facts facts;

    for (guint round = 0; round < rounds / 5; round++) {
        fill(&facts);
        if (round % 2 == 0)
            facts.status = SOURCE_CLOSED;
        else
            facts.objected_on = facts.moment.day;
        for (int channel = 0; channel < CHANNEL_COUNT; channel++) {
            facts.channel = (enum channel)channel;
            assert_int_equal(rules_evaluate(&facts, STAGE_CHECK, NULL), VERDICT_BLOCK);
        }
    }
}

/* The voter list is paper, whatever anybody declares of consent. */
static void test_a_voter_list_never_goes_out_electronically(void **state)
{
    (void)state;
    struct facts facts;

    for (guint round = 0; round < rounds / 5; round++) {
        fill(&facts);
        facts.kind = (enum source_kind)(SOURCE_VOTER_LIST_CURRENT + (int)chance(3));
        facts.channel = (enum channel)(CHANNEL_EMAIL + (int)chance(2));
        assert_int_equal(rules_evaluate(&facts, STAGE_CHECK, NULL), VERDICT_BLOCK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_allowed_without_a_grant_that_says_yes),
        cmocka_unit_test(test_a_block_names_its_reason),
        cmocka_unit_test(test_unknown_never_grants),
        cmocka_unit_test(test_an_objection_never_makes_a_verdict_milder),
        cmocka_unit_test(test_the_order_of_the_table_does_not_matter),
        cmocka_unit_test(test_a_later_day_never_reopens_a_closed_window),
        cmocka_unit_test(test_what_is_closed_or_objected_to_is_blocked_on_every_channel),
        cmocka_unit_test(test_a_voter_list_never_goes_out_electronically),
    };
    read_rounds();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
