/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/consent_times.h"
#include "import/row_finding.h"
#include "rules/rule_table.h"

static void test_every_finding_has_its_words(void **state)
{
    (void)state;
    for (int a = 0; a < ROW_FINDING_COUNT; a++) {
        enum row_finding finding = (enum row_finding)(1 << a);
        assert_true(strlen(row_finding_phrase(finding)) > 5);
        for (int b = 0; b < a; b++)
            assert_string_not_equal(row_finding_name(finding),
                                    row_finding_name((enum row_finding)(1 << b)));
    }
    assert_true(ROW_IN_FORBIDDEN_FILE == 1 << (ROW_FINDING_COUNT - 1));
    assert_string_equal(row_finding_name(ROW_OFFICE_ADDRESS), "office-address");
}

/* The rule that is named speaks of a row that has the finding. */
static void test_the_rule_is_the_one_that_asks(void **state)
{
    (void)state;
    for (int i = 0; i < ROW_FINDING_COUNT; i++) {
        enum row_finding finding = (enum row_finding)(1 << i);
        const struct rule *rule = rule_find(row_finding_rule(finding));
        struct facts facts;

        assert_non_null(rule);
        if ((ROW_FINDINGS_HELD & (guint)finding) == 0)
            continue;
        facts_clear(&facts);
        facts.kind =
            finding == ROW_ENRICHED ? SOURCE_VOTER_LIST_CURRENT : SOURCE_SUBSCRIBER;
        facts.channel = CHANNEL_EMAIL;
        facts.consent_channels = CHANNEL_BIT(CHANNEL_EMAIL);
        assert_int_equal(rule->condition(&facts), ANSWER_NO);
        facts.row_findings = (guint)finding;
        assert_int_equal(rule->condition(&facts), ANSWER_YES);
        assert_true(rule->in_verdict);
    }
}

static void test_what_is_told_after_an_import(void **state)
{
    (void)state;
    for (int i = 0; i < ROW_FINDING_COUNT; i++) {
        enum row_finding finding = (enum row_finding)(1 << i);
        if ((ROW_FINDINGS_HELD & (guint)finding) == 0)
            continue;
        g_autofree char *one = row_finding_sentence(finding, 1);
        g_autofree char *many = row_finding_sentence(finding, 12);
        assert_true(g_str_has_prefix(one, "1 row "));
        assert_true(g_str_has_prefix(many, "12 rows "));
        /* What waits for a person or is refused, and which rule to look up. */
        assert_non_null(strchr(many, '('));
        if (finding != ROW_CONSENT_TO_COME)
            assert_non_null(strstr(many, row_finding_rule(finding)));
    }
    assert_non_null(
        strstr(row_finding_phrase(ROW_CONSENT_ALIKE), G_STRINGIFY(CONSENT_TIMES_MOST)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_finding_has_its_words),
        cmocka_unit_test(test_the_rule_is_the_one_that_asks),
        cmocka_unit_test(test_what_is_told_after_an_import),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
