/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/calendar.h"

static void test_flanders_2030(void **state)
{
    (void)state;
    const struct election *election = election_find("BE-VLG-LOC-2030");

    assert_non_null(election);
    assert_int_equal(election->day, day_parse_iso("2030-10-13"));
    assert_int_equal(election->regulated_from, day_parse_iso("2030-07-01"));
    assert_int_equal(election->voting_age, 18);
    assert_int_equal(election->list_from, day_parse_iso("2030-08-26"));
    assert_int_equal(election->lists_filed_by, day_parse_iso("2030-09-14"));
    assert_int_equal(election->confidence, 'H');
    assert_ptr_equal(election->regime, regime_find("BE-VLG-LOC"));
    assert_int_equal(election->regime->fields_allow,
                     LIST_ORDER_NUMBER | LIST_SECTION | LIST_FAMILY_NAME |
                         LIST_GIVEN_NAMES | LIST_BIRTH_DATE | LIST_ADDRESS);
    assert_int_equal(election->regime->fields_drop,
                     LIST_FOREIGN_MARK | LIST_SEX | LIST_BIRTHPLACE);
    assert_int_equal(election->regime->fields_reject,
                     LIST_NATIONAL_NUMBER | LIST_EMAIL | LIST_PHONE);
    assert_int_equal(election->regime->holders, HOLDER_LIST_SUBMITTER | HOLDER_CANDIDATE);
    assert_true(election->regime->paper_only);
    assert_string_equal(election->regime->citation, "LPKD 16 20 22 238");
}

static void test_elections(void **state)
{
    (void)state;
    assert_int_equal(election_count(), 12);
    for (guint i = 0; i < election_count(); i++) {
        const struct election *election = election_at(i);
        assert_ptr_equal(election_find(election->id), election);
        assert_true(g_str_has_prefix(election->id, election->regime->id));
        assert_true(election->regulated_from < election->day);
        assert_true(election->list_from < election->day);
        assert_int_equal(day_weekday(election->day), 7);
    }
    assert_int_equal(election_find("BE-EUR-2029")->voting_age, 16);
    assert_int_equal(election_find("BE-EUR-2029")->lists_filed_by, DAY_UNKNOWN);
    assert_null(election_find("BE-VLG-LOC"));
    assert_null(election_find("be-vlg-loc-2030"));
    assert_null(election_find(""));
}

static const struct {
    const char *id;
    guint holders;
    gboolean paper_only, ends_on_eve;
    enum window_end to_statute;
    char confidence;
} regimes[] = {
    {"BE-VLG-LOC", HOLDER_LIST_SUBMITTER | HOLDER_CANDIDATE, TRUE, FALSE,
     WINDOW_END_ELECTION_DAY, 'H'},
    {"BE-WAL-LOC",
     HOLDER_PARTY_NUMBERED | HOLDER_AFFILIATED_LIST | HOLDER_DEPOSANT |
         HOLDER_CANDIDATE_OF_LIST,
     FALSE, TRUE, WINDOW_END_ELECTION_DAY, 'H'},
    {"BE-BRU-LOC", HOLDER_LIST_SUBMITTER | HOLDER_CANDIDATE, FALSE, FALSE,
     WINDOW_END_ELECTION_DAY, 'H'},
    {"BE-DG-LOC", HOLDER_UNVERIFIED, FALSE, FALSE, WINDOW_END_UNKNOWN, 'L'},
    {"BE-FED-CHA", HOLDER_PARTY_AGENT | HOLDER_CANDIDATE, FALSE, FALSE, WINDOW_END_OPEN,
     'H'},
    {"BE-FED-CONS", HOLDER_PARTY_AGENT | HOLDER_CANDIDATE, FALSE, FALSE, WINDOW_END_OPEN,
     'H'},
    {"BE-BRU-PAR", HOLDER_PARTY_AGENT | HOLDER_CANDIDATE, FALSE, FALSE,
     WINDOW_END_UNKNOWN, 'M'},
    {"BE-POPREG", 0, FALSE, FALSE, WINDOW_END_UNKNOWN, 'M'},
};

static void test_regimes(void **state)
{
    (void)state;
    assert_int_equal(regime_count(), 12);
    for (guint i = 0; i < regime_count(); i++)
        assert_ptr_equal(regime_find(regime_at(i)->id), regime_at(i));
    for (gsize i = 0; i < G_N_ELEMENTS(regimes); i++) {
        const struct regime *regime = regime_find(regimes[i].id);
        if (regime == NULL || regime->holders != regimes[i].holders ||
            regime->paper_only != regimes[i].paper_only ||
            regime->ends_on_eve != regimes[i].ends_on_eve ||
            regime->to_statute != regimes[i].to_statute ||
            regime->confidence != regimes[i].confidence)
            fail_msg("%s", regimes[i].id);
    }
    assert_null(regime_find("BE"));
}

/* No regime lets anybody read the national number, an e-mail address or a number. */
static void test_nobody_gets_more(void **state)
{
    (void)state;
    const guint never = LIST_NATIONAL_NUMBER | LIST_EMAIL | LIST_PHONE;

    for (guint i = 0; i < regime_count(); i++) {
        const struct regime *regime = regime_at(i);
        assert_int_equal(regime->fields_reject & never, never);
        assert_int_equal(regime->fields_allow & regime->fields_drop, 0);
        assert_int_equal(regime->fields_allow & regime->fields_reject, 0);
    }
    const struct regime *population = regime_find("BE-POPREG");
    assert_int_equal(population->fields_allow, 0);
    assert_int_equal(population->fields_reject, (LIST_VOTE_MODE << 1) - 1);
    assert_string_equal(population->end_duty, "REFUSE");
    assert_string_equal(regime_find("BE-WAL-LOC")->share, "SAME_LIST_ONLY");
}

static void test_examples(void **state)
{
    static const struct {
        const char *id, *model;
    } cases[] = {
        {"DEMO-BE-VLG-LOC", "BE-VLG-LOC-2030"},
        {"DEMO-BE-BRU-LOC", "BE-BRU-LOC-2030"},
    };
    day_number made_on = day_parse_iso("2026-11-22");

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct election *model = election_find(cases[i].model);
        const struct election *example = election_of_example(cases[i].id, made_on);
        assert_string_equal(example->id, cases[i].id);
        assert_ptr_equal(example->regime, model->regime);
        assert_int_equal(example->day, day_parse_iso("2026-12-15"));
        assert_int_equal(example->day - example->list_from,
                         model->day - model->list_from);
        assert_int_equal(example->day - example->lists_filed_by,
                         model->day - model->lists_filed_by);
        assert_int_equal(example->day - example->regulated_from,
                         model->day - model->regulated_from);
        /* A list that was handed over three days ago may be used today. */
        assert_true(example->list_from <= made_on - 3);
        assert_true(example->lists_filed_by < made_on);
        /* The same row again; another day has another. */
        assert_ptr_equal(election_of_example(cases[i].id, made_on), example);
        assert_int_equal(election_of_example(cases[i].id, made_on + 1)->day,
                         example->day + 1);
        /* In no table. */
        assert_null(election_find(cases[i].id));
        for (guint j = 0; j < election_count(); j++)
            assert_string_not_equal(election_at(j)->id, cases[i].id);
    }
    assert_null(election_of_example("BE-VLG-LOC-2030", made_on));
    assert_null(election_of_example("DEMO-BE-WAL-LOC", made_on));
    assert_null(election_of_example("", made_on));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_flanders_2030),
        cmocka_unit_test(test_elections),
        cmocka_unit_test(test_regimes),
        cmocka_unit_test(test_nobody_gets_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
