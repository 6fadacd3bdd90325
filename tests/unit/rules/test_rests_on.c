/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "rules/rests_on.h"
#include "rules/rule_table.h"

static void test_what_rules_rest_on(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        enum rests_on rests_on;
        const char *said; /* NULL: nothing */
    } cases[] = {
        {"R-01", RESTS_ON_TEXT, NULL},
        {"R-60", RESTS_ON_TEXT, NULL},
        {"R-21", RESTS_ON_DUTCH_AUTHORITY, "Dutch authority"},
        {"R-32", RESTS_ON_DUTCH_AUTHORITY, "Dutch authority"},
        {"R-85", RESTS_ON_READING, "no sentence of the European regulation"},
        {"R-87", RESTS_ON_READING, "no sentence of the European regulation"},
        {"R-93", RESTS_ON_READING, "letters"},
        {"R-99", RESTS_ON_READING, "has not been read"},
        {"R-92", RESTS_ON_OUR_CAUTION, "cautious default"},
        {"R-22", RESTS_ON_READING, "Flemish decree"},
        {"role-address", RESTS_ON_OUR_CAUTION, "cautious default"},
        {"forbidden-file-person", RESTS_ON_OUR_CAUTION, "cautious default"},
        {"consent-improbable", RESTS_ON_OUR_CAUTION, "cautious default"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct rule *rule = rule_find(cases[i].number);
        assert_int_equal(rule_rests_on(rule), cases[i].rests_on);
        const char *reading = rule_reading(rule);
        assert_int_equal(reading != NULL, cases[i].said != NULL);
        if (reading != NULL && strstr(reading, cases[i].said) == NULL)
            fail_msg("%s: %s", cases[i].number, reading);
    }
}

static gboolean is_dutch(const char *word)
{
    return g_str_has_prefix(word, "SEED-AP") || g_str_has_prefix(word, "SEED-N");
}

/* law/README.md: rules that rest on the Dutch authority alone say so. */
static void test_the_dutch_authority_alone_is_said(void **state)
{
    (void)state;
    guint missing = 0;

    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        g_auto(GStrv) words = g_strsplit_set(rule->sources, ",;", -1);
        gboolean alone = TRUE;
        for (char **word = words; *word != NULL; word++)
            alone &= is_dutch(g_strstrip(*word));
        if (!alone || rule_rests_on(rule) == RESTS_ON_DUTCH_AUTHORITY)
            continue;
        print_error("%s rests on %s\n", rule->number, rule->sources);
        missing++;
    }
    assert_int_equal(missing, 0);
}

/* The advertising regulation speaks of online; that own e-mail is that, is a reading. */
static void test_the_advertising_regulation_by_email_is_a_reading(void **state)
{
    (void)state;
    guint seen = 0, missing = 0;

    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        if (strstr(rule->citation, "2024/900 art. 1") == NULL ||
            (rule->channels & CHANNEL_BIT(CHANNEL_EMAIL)) == 0 ||
            strstr(rule->citation, "art. 18") == NULL)
            continue;
        seen++;
        if (rule_rests_on(rule) == RESTS_ON_READING)
            continue;
        print_error("%s is not said to rest on a reading\n", rule->number);
        missing++;
    }
    assert_true(seen >= 2);
    assert_int_equal(missing, 0);
}

/* Where one part of a rule is less sure than the other, it is said which. */
static void test_a_rule_of_two_grades_says_why(void **state)
{
    (void)state;
    guint missing = 0;

    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        gboolean two = strpbrk(rule->evidence, ",;") != NULL;
        if (!two || rule_reading(rule) != NULL)
            continue;
        print_error("%s is %s and nobody says why\n", rule->number, rule->evidence);
        missing++;
    }
    assert_int_equal(missing, 0);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(rests_on_name(RESTS_ON_TEXT), "text");
    assert_string_equal(rests_on_name(RESTS_ON_READING), "reading");
    assert_string_equal(rests_on_name(RESTS_ON_DUTCH_AUTHORITY), "dutch-authority");
    assert_string_equal(rests_on_name(RESTS_ON_OUR_CAUTION), "our-caution");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_rules_rest_on),
        cmocka_unit_test(test_the_dutch_authority_alone_is_said),
        cmocka_unit_test(test_the_advertising_regulation_by_email_is_a_reading),
        cmocka_unit_test(test_a_rule_of_two_grades_says_why),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
