/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "rules/notice_element.h"

static void test_names_are_unique_and_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < NOTICE_ELEMENT_COUNT; i++) {
        enum notice_element element = (enum notice_element)(1u << i), back;
        assert_true(notice_element_from_name(notice_element_name(element), &back));
        assert_int_equal(back, element);
        assert_true(strlen(notice_element_phrase(element)) > 0);
    }
    enum notice_element none;
    assert_false(notice_element_from_name("pixel", &none));
    assert_string_equal(notice_element_name(NOTICE_POLITICAL_LINE), "political-line");
    assert_string_equal(notice_element_name(NOTICE_WHO), "who");
}

static void test_rules_are_known_by_their_number(void **state)
{
    (void)state;
    for (int i = 0; i < NOTICE_RULE_COUNT; i++) {
        enum notice_rule back;
        assert_true(
            notice_rule_from_number(notice_rule_number((enum notice_rule)i), &back));
        assert_int_equal(back, i);
    }
    enum notice_rule none;
    assert_false(notice_rule_from_number("R-01", &none));
}

static void test_needs(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *label;
        enum notice_rule rule;
        enum channel channel;
        enum notice_ground ground;
        notice_set elements;
        gboolean link_is_enough;
    } cases[] = {
        {"the voter list is named in full", NOTICE_RULE_SOURCE, CHANNEL_POST, NOTICE_GROUND_VOTER_LIST,
         NOTICE_SOURCE | NOTICE_SOURCE_ELECTION | NOTICE_SOURCE_MUNICIPALITY | NOTICE_SOURCE_DATE, FALSE},
        {"a form is named with its day", NOTICE_RULE_SOURCE, CHANNEL_EMAIL, NOTICE_GROUND_CONSENT,
         NOTICE_SOURCE | NOTICE_SOURCE_DATE, FALSE},
        {"categories under article 14", NOTICE_RULE_RETENTION_RECIPIENTS, CHANNEL_POST, NOTICE_GROUND_INDIRECT,
         NOTICE_RETENTION | NOTICE_RECIPIENTS | NOTICE_CATEGORIES, FALSE},
        {"none under article 13", NOTICE_RULE_RETENTION_RECIPIENTS, CHANNEL_POST, NOTICE_GROUND_RELATION,
         NOTICE_RETENTION | NOTICE_RECIPIENTS, FALSE},
        {"e-mail may link to it", NOTICE_RULE_RETENTION_RECIPIENTS, CHANNEL_EMAIL, NOTICE_GROUND_CONSENT,
         NOTICE_RETENTION | NOTICE_RECIPIENTS, TRUE},
        {"consent can be withdrawn", NOTICE_RULE_RIGHTS, CHANNEL_POST, NOTICE_GROUND_CONSENT,
         NOTICE_RIGHTS | NOTICE_WITHDRAWAL, FALSE},
        {"no consent, nothing to withdraw", NOTICE_RULE_RIGHTS, CHANNEL_POST, NOTICE_GROUND_VOTER_LIST,
         NOTICE_RIGHTS, FALSE},
        {"the stop line is electronic", NOTICE_RULE_OPT_OUT, CHANNEL_POST, NOTICE_GROUND_RELATION, 0, FALSE},
        {"the stop line of a text message", NOTICE_RULE_OPT_OUT, CHANNEL_SMS, NOTICE_GROUND_CONSENT, NOTICE_STOP, FALSE},
        {"the publisher is for print", NOTICE_RULE_PUBLISHER, CHANNEL_EMAIL, NOTICE_GROUND_CONSENT, 0, FALSE},
        {"the publisher of a letter", NOTICE_RULE_PUBLISHER, CHANNEL_POST, NOTICE_GROUND_VOTER_LIST, NOTICE_PUBLISHER, FALSE},
        {"timing is article 14's", NOTICE_RULE_TIMING, CHANNEL_POST, NOTICE_GROUND_RELATION, 0, FALSE},
    };
    /* clang-format on */
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_need need =
            notice_need_of(cases[i].rule, cases[i].channel, cases[i].ground);
        if (need.elements != cases[i].elements ||
            need.link_is_enough != cases[i].link_is_enough)
            fail_msg("%s: %x", cases[i].label, need.elements);
    }
}

static void test_lines_that_depend_on_the_mailing(void **state)
{
    (void)state;
    assert_int_equal(notice_conditional(NOTICE_RULE_CONTROLLER, TRUE, FALSE),
                     NOTICE_JOINT_CONTROLLER);
    assert_int_equal(notice_conditional(NOTICE_RULE_CONTROLLER, FALSE, TRUE), 0);
    assert_int_equal(notice_conditional(NOTICE_RULE_PURPOSE_BASIS, FALSE, TRUE),
                     NOTICE_SELECTION);
    assert_int_equal(notice_conditional(NOTICE_RULE_RIGHTS, TRUE, TRUE), 0);
}

static void test_the_whole_checklist_of_a_letter(void **state)
{
    (void)state;
    assert_int_equal(notice_needed(CHANNEL_POST, NOTICE_GROUND_VOTER_LIST),
                     NOTICE_WHO | NOTICE_WHY | NOTICE_SOURCE | NOTICE_SOURCE_ELECTION |
                         NOTICE_SOURCE_MUNICIPALITY | NOTICE_SOURCE_DATE |
                         NOTICE_CONTROLLER | NOTICE_CONTROLLER_ADDRESS | NOTICE_PURPOSE |
                         NOTICE_LEGAL_BASIS | NOTICE_INTEREST | NOTICE_LIST_ARTICLE |
                         NOTICE_CATEGORIES | NOTICE_RECIPIENTS | NOTICE_RETENTION |
                         NOTICE_RIGHTS | NOTICE_OBJECTION | NOTICE_OBJECTION_APART |
                         NOTICE_COMPLAINT | NOTICE_PUBLISHER | NOTICE_LANGUAGE);
    assert_true((notice_needed(CHANNEL_EMAIL, NOTICE_GROUND_CONSENT) & NOTICE_STOP) != 0);
    assert_true((notice_needed(CHANNEL_SMS, NOTICE_GROUND_CONSENT) & NOTICE_LINK) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_unique_and_read_back),
        cmocka_unit_test(test_rules_are_known_by_their_number),
        cmocka_unit_test(test_needs),
        cmocka_unit_test(test_lines_that_depend_on_the_mailing),
        cmocka_unit_test(test_the_whole_checklist_of_a_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
