/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "rules/rule_case.h"
#include "rules/rule_table.h"

/* What the program shows is what test_cases.c ran. */
static void test_the_table_is_the_file(void **state)
{
    (void)state;
    g_autofree char *text = NULL;
    guint next = 0;

    assert_true(g_file_get_contents(KIESPOST_SOURCE_DIR "/tests/rules/cases.csv", &text,
                                    NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '\0' || **line == '#')
            continue;
        assert_true(next < rule_case_count());
        const struct rule_case *c = rule_case_at(next++);
        g_autofree char *again =
            g_strjoin(";", c->rule, c->words, c->stage, c->election, c->kind, c->channel,
                      c->day, c->facts, c->verdict, c->findings, NULL);
        assert_string_equal(again, *line);
    }
    assert_int_equal(next, rule_case_count());
}

static void test_every_rule_is_shown_with_cases(void **state)
{
    (void)state;
    for (gsize i = 0; i < rules_count(); i++) {
        guint cases = 0;
        for (guint j = 0; j < rule_case_count(); j++)
            cases += rule_case_is_of(rule_case_at(j), rule_at(i)) ? 1 : 0;
        if (cases == 0)
            fail_msg("%s %s has no case", rule_at(i)->number, rule_at(i)->id);
    }
}

static void test_which_cases_are_a_rules(void **state)
{
    (void)state;
    static const struct {
        const char *label, *rule, *findings, *asked;
        gboolean shown;
    } cases[] = {
        {"its own", "R-05", "voter-list-end-local:block", "R-05", TRUE},
        {"its own in which it is silent", "R-05", "", "R-05", TRUE},
        {"another's in which it speaks", "R-06", "voter-list-end-local:block", "R-05",
         FALSE},
        {"a decision in which it speaks", "T-23",
         "no-address:block voter-list-end-local:block", "R-05", TRUE},
        {"a decision in which it is silent", "T-23", "no-address:block", "R-05", FALSE},
        {"the program's own rule", "-", "one-copy:block", "one-copy", TRUE},
        {"the end of a longer name", "-", "not-one-copy:block", "one-copy", FALSE},
        {"the beginning of a longer name", "-", "one-copy-more:block", "one-copy", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct rule_case c = {.rule = cases[i].rule, .findings = cases[i].findings};
        if (rule_case_is_of(&c, rule_find(cases[i].asked)) != cases[i].shown)
            fail_msg("%s", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_table_is_the_file),
        cmocka_unit_test(test_every_rule_is_shown_with_cases),
        cmocka_unit_test(test_which_cases_are_a_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
