/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/words.h"
#include "rules/rule_table.h"

static void test_yes_and_no(void **state)
{
    static const char *const yes[] = {"y", "Yes", "ja", "J", "oui", "O", "1", "true"};
    static const char *const no[] = {"n", "No", "nee", "neen", "non", "0", "false"};
    static const char *const neither[] = {"", "perhaps", "yess", "nope"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(yes); i++)
        assert_true(word_is_yes(yes[i]) && !word_is_no(yes[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(no); i++)
        assert_true(word_is_no(no[i]) && !word_is_yes(no[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(neither); i++)
        assert_true(!word_is_no(neither[i]) && !word_is_yes(neither[i]));
}

static void test_grades(void **state)
{
    static const struct {
        const char *evidence, *code;
    } cases[] = {
        {"H/P", "H/P"},
        {"rule H/P; e-mail as online M-H/S", "H/P"},
        {"H/P (Flanders), M/I (elsewhere)", "H/P"},
        {"M/K", "M/K"},
        {"", ""},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *code = grade_code(cases[i].evidence);
        assert_string_equal(code, cases[i].code);
    }
    g_autofree char *phrase = grade_phrase("M/I");
    assert_string_equal(phrase, "M/I – fairly sure; this project's own cautious reading");
}

/* Every rule's evidence has a grade that can be put into words. */
static void test_every_rule_has_a_grade(void **state)
{
    (void)state;
    for (gsize i = 0; i < rules_count(); i++) {
        g_autofree char *phrase = grade_phrase(rule_at(i)->evidence);
        if (strstr(phrase, " – ") == NULL || strstr(phrase, "; ") == NULL)
            fail_msg("%s: %s", rule_at(i)->id, rule_at(i)->evidence);
    }
}

static void test_days(void **state)
{
    g_autofree char *first = day_phrase(day_from_ymd(2030, 9, 1));
    g_autofree char *unknown = day_phrase(DAY_UNKNOWN);

    (void)state;
    assert_string_equal(first, "1 September 2030");
    assert_string_equal(unknown, "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yes_and_no),
        cmocka_unit_test(test_grades),
        cmocka_unit_test(test_every_rule_has_a_grade),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
