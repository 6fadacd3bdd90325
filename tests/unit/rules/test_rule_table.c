/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "rules/rule_table.h"

static void test_ids_and_numbers_are_unique(void **state)
{
    (void)state;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        assert_true(g_hash_table_add(seen, (gpointer)rule->id));
        if (!g_str_equal(rule->number, "—"))
            assert_true(g_hash_table_add(seen, (gpointer)rule->number));
    }
}

static void test_a_rule_is_found_by_id_or_number(void **state)
{
    (void)state;
    assert_string_equal(rule_find("R-01")->id, "voter-list-postal-ok");
    assert_string_equal(rule_find("consent-ok")->number, "R-142");
    assert_string_equal(rule_find("source-closed")->number, "—");
    assert_null(rule_find("R-29"));
    assert_null(rule_find("R-1"));
    assert_null(rule_find("—"));
    assert_null(rule_find(""));
    assert_ptr_equal(rule_at(rules_count() - 1), rule_find("no-lawful-ground"));
}

static void test_every_row_is_written_out(void **state)
{
    (void)state;
    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        assert_true(rule->channels != 0);
        assert_true((rule->condition == NULL) == (rule->sort == SORT_LAST_RESORT));
        assert_true(strlen(rule->citation) > 0);
        assert_true(strlen(rule->sources) > 0);
        assert_non_null(strchr(rule->evidence, '/'));
        assert_true(rule->stage != STAGE_CHECK || rule->in_verdict);
        assert_true(strlen(rule_reason(rule, ANSWER_YES)) > 0);
        assert_true(strlen(rule_reason(rule, ANSWER_UNKNOWN)) > 0);
        assert_true(strlen(rule_would_change(rule)) > 0);
    }
}

/* Uncertainty grants nothing, whatever a row may say of it. */
static void test_unknown_never_grants(void **state)
{
    (void)state;
    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        assert_int_not_equal(rule->post.unknown, EFFECT_ALLOW);
        assert_int_not_equal(rule->electronic.unknown, EFFECT_ALLOW);
        assert_int_not_equal(rule->post.no, EFFECT_ALLOW);
        assert_int_not_equal(rule->electronic.no, EFFECT_ALLOW);
    }
}

/* law/README.md: what is graded L asks a person, unless rules.md says block. */
static void test_a_weak_rule_does_not_block(void **state)
{
    (void)state;
    for (gsize i = 0; i < rules_count(); i++) {
        const struct rule *rule = rule_at(i);
        if (rule->evidence[0] == 'L' && !g_str_equal(rule->number, "R-92"))
            assert_int_not_equal(rule_headline(rule), EFFECT_BLOCK);
    }
}

static void test_stages_are_those_of_the_law_folder(void **state)
{
    (void)state;
    static const struct {
        const char *number, *stage;
        gboolean in_verdict;
    } cases[] = {
        {"R-01", "check", TRUE},
        {"R-02", "approve", FALSE},
        {"R-04", "import", TRUE},
        {"R-08", "handover", FALSE},
        {"R-09", "import", TRUE},
        {"R-10", "import", TRUE},
        {"R-23", "import", FALSE},
        {"R-33", "approve", TRUE},
        {"R-34", "approve", TRUE},
        {"R-37", "approve", FALSE},
        {"R-40", "import", TRUE},
        {"R-50", "check", TRUE},
        {"R-52", "check", TRUE},
        {"R-53", "approve", FALSE},
        {"R-58", "approve", FALSE},
        {"R-99", "approve", FALSE},
        {"R-120", "approve", FALSE},
        {"R-143", "check", TRUE},
        {"R-25", "approve", FALSE},
        {"R-26", "import", TRUE},
        {"R-27", "import", TRUE},
        {"R-28", "check", TRUE},
        {"R-31", "info", FALSE},
        {"R-35", "check", TRUE},
        {"R-42", "check", TRUE},
        {"R-43", "check", TRUE},
        {"R-44", "check", TRUE},
        {"R-45", "check", TRUE},
        {"R-46", "approve", FALSE},
        {"R-47", "import", TRUE},
        {"R-48", "import", TRUE},
        {"R-49", "check", TRUE},
        {"R-61", "project", FALSE},
        {"R-62", "project", FALSE},
        {"R-63", "project", FALSE},
        {"R-64", "check", TRUE},
        {"R-65", "check", TRUE},
        {"R-70", "handover", FALSE},
        {"R-72", "handover", FALSE},
        {"R-75", "project", FALSE},
        {"R-78", "project", FALSE},
        {"R-80", "approve", FALSE},
        {"R-81", "project", FALSE},
        {"R-82", "check", TRUE},
        {"R-86", "check", TRUE},
        {"R-88", "check", TRUE},
        {"R-89", "approve", FALSE},
        {"R-95", "approve", FALSE},
        {"R-96", "info", FALSE},
        {"R-97", "approve", FALSE},
        {"R-98", "handover", FALSE},
        {"R-101", "handover", FALSE},
        {"R-102", "handover", FALSE},
        {"R-103", "check", TRUE},
        {"R-104", "check", TRUE},
        {"R-105", "approve", FALSE},
        {"R-106", "info", FALSE},
        {"R-107", "info", FALSE},
        {"R-108", "info", FALSE},
        {"R-110", "check", TRUE},
        {"R-111", "project", FALSE},
        {"R-112", "approve", FALSE},
        {"R-114", "approve", FALSE},
        {"R-121", "approve", FALSE},
        {"R-122", "approve", FALSE},
        {"role-address", "import", TRUE},
        {"consent-improbable", "import", TRUE},
        {"forbidden-file-person", "import", TRUE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct rule *rule = rule_find(cases[i].number);
        assert_string_equal(stage_name(rule->stage), cases[i].stage);
        assert_int_equal(rule->in_verdict, cases[i].in_verdict);
    }
}

static void test_dates_are_calendar_days(void **state)
{
    (void)state;
    static const struct {
        const char *number, *since;
    } cases[] = {
        {"R-09", "2023-08-21"}, {"R-85", "2025-10-10"}, {"R-87", "2025-10-10"},
        {"R-93", "2025-10-10"}, {"R-99", "2025-10-10"}, {"R-86", "2025-10-10"},
        {"R-88", "2025-10-10"}, {"R-89", "2025-10-10"}, {"R-95", "2025-10-10"},
        {"R-96", "2025-10-10"}, {"R-97", "2025-10-10"}, {"R-98", "2025-10-10"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct rule *rule = rule_find(cases[i].number);
        day_number since = day_parse_iso(cases[i].since);
        assert_int_equal(rule->since, since);
        assert_false(rule_in_force(rule, since - 1));
        assert_true(rule_in_force(rule, since));
    }
}

static void test_a_rule_ends_with_its_last_day(void **state)
{
    (void)state;
    struct rule rule = *rule_find("R-01");
    rule.until = 100;
    assert_true(rule_in_force(&rule, 100));
    assert_false(rule_in_force(&rule, 101));
}

static void test_headlines_are_the_verdicts_of_the_table(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        enum effect headline;
    } cases[] = {
        {"R-01", EFFECT_ALLOW}, {"R-05", EFFECT_BLOCK}, {"R-06", EFFECT_REVIEW},
        {"R-15", EFFECT_ALLOW}, {"R-21", EFFECT_BLOCK}, {"R-23", EFFECT_INFO},
        {"R-50", EFFECT_ADD},   {"R-87", EFFECT_ALLOW}, {"R-143", EFFECT_BLOCK},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(rule_headline(rule_find(cases[i].number)), cases[i].headline);
}

static void test_a_doubt_is_said_as_a_doubt(void **state)
{
    (void)state;
    const struct rule *rule = rule_find("voter-list-end-local");
    assert_non_null(strstr(rule_reason(rule, ANSWER_UNKNOWN), "default"));
    assert_string_not_equal(rule_reason(rule, ANSWER_UNKNOWN),
                            rule_reason(rule, ANSWER_YES));
    rule = rule_find("objection-stop");
    assert_string_equal(rule_reason(rule, ANSWER_UNKNOWN), rule_reason(rule, ANSWER_YES));
}

/* law/README.md: verdicts that rest on e-mail being "online" say that it is a reading;
 * and whoever lacks the consent is told what to ask for. */
static void test_separate_consent_is_asked_for_in_plain_words(void **state)
{
    (void)state;
    const struct rule *rule = rule_find("R-85");
    const char *reason = rule_reason(rule, ANSWER_YES);
    const char *advice = rule_would_change(rule);
    static const char *const said[] = {"reading", "Berlin", "CNIL", "Belgian authority"};
    static const char *const asked[] = {"tick box", "my e-mail address",
                                        "my mobile number", "consent_targeting"};

    for (gsize i = 0; i < G_N_ELEMENTS(said); i++)
        assert_non_null(strstr(reason, said[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(asked); i++)
        assert_non_null(strstr(advice, asked[i]));
}

/* The number is a choice of ours, so it never blocks and says whose it is. */
static void test_the_cap_on_friends_is_a_review(void **state)
{
    (void)state;
    const struct rule *rule = rule_find("friends-cap");

    assert_int_equal(rule_headline(rule), EFFECT_REVIEW);
    assert_non_null(strstr(rule_reason(rule, ANSWER_YES), "our choice"));
    assert_non_null(strstr(rule_reason(rule, ANSWER_YES), G_STRINGIFY(FRIENDS_MOST)));
}

/* Likewise, and the number is the one by which rows are held at import. */
static void test_what_is_our_caution_at_import_is_a_review(void **state)
{
    (void)state;
    static const char *const rules[] = {"role-address", "consent-improbable",
                                        "forbidden-file-person"};

    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
        assert_int_equal(rule_headline(rule_find(rules[i])), EFFECT_REVIEW);
    assert_non_null(
        strstr(rule_reason(rule_find("consent-improbable"), ANSWER_YES), "50 rows"));
}

/* law/rules.md R-120: the start of the new Penal Code, 8 April 2026, is a dated setting.
 */
static void test_the_law_of_its_day_is_cited(void **state)
{
    (void)state;
    const struct rule *rule = rule_find("publisher-mention");
    day_number start = day_parse_iso("2026-04-08");

    assert_int_equal(PENAL_CODE_START, start);
    assert_non_null(strstr(rule_citation_on(rule, start - 1), "299"));
    assert_null(strstr(rule_citation_on(rule, start - 1), "671"));
    assert_non_null(strstr(rule_citation_on(rule, start), "671"));
    assert_null(strstr(rule_citation_on(rule, start), "299"));
    rule = rule_find("R-01");
    assert_ptr_equal(rule_citation_on(rule, start - 1), rule->citation);
    assert_ptr_equal(rule_citation_on(rule, start), rule->citation);
}

static void test_the_rule_set_has_a_version(void **state)
{
    (void)state;
    assert_true(g_str_has_prefix(rules_version(), "2026-11-22."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids_and_numbers_are_unique),
        cmocka_unit_test(test_a_rule_is_found_by_id_or_number),
        cmocka_unit_test(test_every_row_is_written_out),
        cmocka_unit_test(test_unknown_never_grants),
        cmocka_unit_test(test_a_weak_rule_does_not_block),
        cmocka_unit_test(test_stages_are_those_of_the_law_folder),
        cmocka_unit_test(test_dates_are_calendar_days),
        cmocka_unit_test(test_a_rule_ends_with_its_last_day),
        cmocka_unit_test(test_headlines_are_the_verdicts_of_the_table),
        cmocka_unit_test(test_a_doubt_is_said_as_a_doubt),
        cmocka_unit_test(test_separate_consent_is_asked_for_in_plain_words),
        cmocka_unit_test(test_the_cap_on_friends_is_a_review),
        cmocka_unit_test(test_what_is_our_caution_at_import_is_a_review),
        cmocka_unit_test(test_the_law_of_its_day_is_cited),
        cmocka_unit_test(test_the_rule_set_has_a_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
