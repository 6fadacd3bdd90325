/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "rules/facts.h"

static void test_cleared_facts_know_nothing(void **state)
{
    (void)state;
    struct facts facts;

    memset(&facts, 0xff, sizeof facts);
    facts_clear(&facts);
    assert_int_equal(facts.kind, SOURCE_UNKNOWN);
    assert_int_equal(facts.standing, STANDING_UNKNOWN);
    assert_int_equal(facts.birth_date, DAY_UNKNOWN);
    assert_int_equal(facts.objected_on, DAY_UNKNOWN);
    assert_int_equal(facts.consent_targeting, DECLARED_UNKNOWN);
    assert_int_equal(facts.notice_judged, 0);
    assert_int_equal(facts.electoral_purpose, DECLARED_YES);
    assert_int_equal(facts.one_recipient_each, DECLARED_YES);
}

/* Verdicts are remembered by the bytes of the facts. */
static void test_cleared_facts_have_equal_bytes(void **state)
{
    (void)state;
    struct facts a, b;

    memset(&a, 0x55, sizeof a);
    memset(&b, 0xaa, sizeof b);
    facts_clear(&a);
    facts_clear(&b);
    assert_memory_equal(&a, &b, sizeof a);
}

static void test_notice_ground(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        enum source_kind kind;
        enum channel channel;
        enum declared direct;
        channel_set consent_channels;
        enum notice_ground ground;
    } cases[] = {
        {"voter list", SOURCE_VOTER_LIST_CURRENT, CHANNEL_POST, DECLARED_UNKNOWN, 0,
         NOTICE_GROUND_VOTER_LIST},
        {"e-mail on consent", SOURCE_SUBSCRIBER, CHANNEL_EMAIL, DECLARED_YES,
         CHANNEL_BIT(CHANNEL_EMAIL), NOTICE_GROUND_CONSENT},
        {"letter beside a consent for e-mail", SOURCE_SUBSCRIBER, CHANNEL_POST,
         DECLARED_YES, CHANNEL_BIT(CHANNEL_EMAIL), NOTICE_GROUND_RELATION},
        {"members through the party", SOURCE_PARTY_MEMBERS, CHANNEL_POST, DECLARED_NO, 0,
         NOTICE_GROUND_INDIRECT},
        {"not declared counts as indirect", SOURCE_OWN_SYMPATHISER, CHANNEL_POST,
         DECLARED_UNKNOWN, 0, NOTICE_GROUND_INDIRECT},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct facts facts;
        facts_clear(&facts);
        facts.kind = cases[i].kind;
        facts.channel = cases[i].channel;
        facts.moment.day = 100;
        facts.collected_directly = cases[i].direct;
        facts.consent_channels = cases[i].consent_channels;
        facts.consent_date = cases[i].consent_channels != 0 ? 50 : DAY_UNKNOWN;
        if (facts_notice_ground(&facts) != cases[i].ground)
            fail_msg("%s", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cleared_facts_know_nothing),
        cmocka_unit_test(test_cleared_facts_have_equal_bytes),
        cmocka_unit_test(test_notice_ground),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
