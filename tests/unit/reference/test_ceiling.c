/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/calendar.h"
#include "reference/ceiling.h"

static const char *const local[] = {"BE-VLG-LOC-2024", "BE-BRU-LOC-2024",
                                    "BE-VLG-LOC-2030", "BE-WAL-LOC-2030",
                                    "BE-BRU-LOC-2030"};

/* law/rules.md section 5.2, and more rows of the official table of 7 September 2012. */
static const struct {
    gint64 voters;
    euro_cents list, candidate;
} vectors[] = {
    {9060, 1034800, 125000},
    {11184, 1228400, 125000},
    {55546, 6175520, 416638},
    {62371, 6994520, 437113},
    {63036, 7074320, 439108},
    {120512, 9677168, 580768},
    {126088, 9755232, 589132},
    {131421, 9829894, 597132},  /* exact 5971.315 */
    {153077, 10133078, 629616}, /* exact 6296.155 */
    {63158, 7088960, 439500},   /* the formula gives 4394.74; the table prints this */
    {91532, 9271448, 524596},
    {71449, 8083880, 464347},
    {109299, 9520186, 563949}, /* exact 5639.485 */
    {147997, 10061958, 621996},
    /* Both sides of every bracket. */
    {1, 270, 125000},
    {1000, 270000, 125000},
    {1001, 270110, 125000},
    {5000, 710000, 125000},
    {5001, 710080, 125000},
    {10000, 1110000, 125000},
    {10001, 1110100, 125000},
    {15625, 1672500, 125000},
    {15626, 1672600, 125008},
    {20000, 2110000, 160000},
    {20001, 2110110, 160008},
    {40000, 4310000, 320000},
    {40001, 4310120, 320008},
    {50000, 5510000, 400000},
    {50001, 5510120, 400003},
    {63157, 7088840, 439471},
    {63159, 7089080, 439477},
    {80000, 9110000, 490000},
    {80001, 9110014, 490003},
    {100000, 9390000, 550000},
    {100001, 9390014, 550002}, /* exact 5500.015 */
    {100002, 9390028, 550003},
    {100000000, 1407990000, 150400000},
};

static struct ceiling find(const char *election, enum ceiling_who who, gint64 voters)
{
    struct ceiling ceiling;

    if (!ceiling_find(election_find(election), who, voters, &ceiling))
        fail_msg("%s: no ceiling", election);
    return ceiling;
}

static void test_local(void **state)
{
    (void)state;
    for (gsize e = 0; e < G_N_ELEMENTS(local); e++) {
        for (gsize i = 0; i < G_N_ELEMENTS(vectors); i++) {
            gint64 n = vectors[i].voters;
            struct ceiling list = find(local[e], CEILING_LIST, n);
            struct ceiling candidate = find(local[e], CEILING_CANDIDATE, n);
            if (list.amount != vectors[i].list ||
                candidate.amount != vectors[i].candidate)
                fail_msg("%s, %" G_GINT64_FORMAT ": list %" G_GINT64_FORMAT
                         ", candidate %" G_GINT64_FORMAT,
                         local[e], n, list.amount, candidate.amount);
            assert_int_equal(list.year, 2024);
            assert_int_equal(list.who, CEILING_LIST);
            assert_int_equal(candidate.confirmed, strstr(local[e], "2024") != NULL);
        }
    }
}

static const struct {
    const char *election;
    enum ceiling_who who;
    gint64 voters;
    euro_cents amount; /* 0: none */
} others[] = {
    {"BE-FED-CHA-2029", CEILING_HEAD, 1341450, 5565075},
    {"BE-FED-CHA-2029", CEILING_HEAD, 0, 0},
    {"BE-FED-CHA-2029", CEILING_EFFECTIVE, 0, 500000},
    {"BE-FED-CHA-2029", CEILING_SUBSTITUTE, 1341450, 250000},
    {"BE-FED-CHA-2029", CEILING_CANDIDATE, 1341450, 0},
    {"BE-FED-CHA-2029", CEILING_LIST, 1341450, 0},
    {"BE-EUR-2029", CEILING_HEAD, 8000000, 0},
    {"BE-EUR-2029", CEILING_EFFECTIVE, 0, 1000000},
    {"BE-EUR-2029", CEILING_SUBSTITUTE, 0, 500000},
    {"BE-VLG-PAR-2029", CEILING_EFFECTIVE, 0, 500000},
    {"BE-VLG-PAR-2029", CEILING_SUBSTITUTE, 0, 250000},
    {"BE-WAL-PAR-2029", CEILING_EFFECTIVE, 0, 500000},
    {"BE-BRU-PAR-2029", CEILING_SUBSTITUTE, 0, 250000},
    {"BE-DG-PAR-2029", CEILING_EFFECTIVE, 40000, 0},
    {"BE-DG-LOC-2030", CEILING_CANDIDATE, 15000, 0},
    {"BE-VLG-LOC-2030", CEILING_CANDIDATE, 0, 0},
    {"BE-VLG-LOC-2030", CEILING_LIST, 0, 0},
    {"BE-VLG-LOC-2030", CEILING_HEAD, 9000, 0},
};

static void test_others(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        struct ceiling ceiling = {.amount = 0};
        gboolean found = ceiling_find(election_find(others[i].election), others[i].who,
                                      others[i].voters, &ceiling);
        if (found != (others[i].amount != 0) || ceiling.amount != others[i].amount)
            fail_msg("%s, %s: %" G_GINT64_FORMAT, others[i].election,
                     ceiling_who_name(others[i].who), ceiling.amount);
        if (found)
            assert_false(ceiling.confirmed);
    }
    assert_true(ceiling_exists(election_find("BE-VLG-LOC-2030"), CEILING_CANDIDATE));
    assert_false(ceiling_exists(election_find("BE-EUR-2029"), CEILING_HEAD));
}

/* An election before the first amounts has none: they are never read backwards. */
static void test_earlier(void **state)
{
    struct election past = *election_find("BE-VLG-LOC-2024");
    struct ceiling ceiling;

    (void)state;
    past.day = day_from_ymd(2018, 10, 14);
    assert_false(ceiling_find(&past, CEILING_CANDIDATE, 9060, &ceiling));
}

static void test_sources(void **state)
{
    (void)state;
    assert_string_equal(find("BE-VLG-LOC-2030", CEILING_CANDIDATE, 9060).source,
                        "LPKD 191 §2");
    assert_string_equal(find("BE-WAL-LOC-2030", CEILING_LIST, 9060).source,
                        "CDLD L4131-9 §1");
    assert_non_null(
        strstr(find("BE-WAL-LOC-2030", CEILING_CANDIDATE, 63158).source, "2012"));
}

static void test_days(void **state)
{
    const struct election *flanders = election_find("BE-VLG-LOC-2030");
    const struct election *wallonia = election_find("BE-WAL-LOC-2030");

    (void)state;
    assert_int_equal(expenses_declared_by(flanders), day_from_ymd(2030, 11, 12));
    assert_int_equal(expenses_declared_by(election_find("BE-FED-CHA-2029")),
                     day_from_ymd(2029, 7, 25));
    assert_int_equal(expenses_declared_by(election_find("BE-EUR-2029")),
                     day_from_ymd(2029, 7, 10));
    assert_false(expense_counts_on(flanders, day_from_ymd(2030, 6, 30)));
    assert_true(expense_counts_on(flanders, day_from_ymd(2030, 7, 1)));
    assert_false(expense_counts_on(wallonia, day_from_ymd(2030, 7, 12)));
    assert_true(expense_counts_on(wallonia, day_from_ymd(2030, 7, 13)));
}

static void test_electronic_sends(void **state)
{
    const struct election *wallonia = election_find("BE-WAL-LOC-2030");

    (void)state;
    assert_false(electronic_send_is_expense(wallonia, 150));
    assert_true(electronic_send_is_expense(wallonia, 151));
    assert_false(electronic_send_is_expense(election_find("BE-VLG-LOC-2030"), 151));
    assert_false(electronic_send_is_expense(election_find("BE-BRU-LOC-2030"), 100000));
    assert_false(electronic_send_is_expense(election_find("BE-WAL-PAR-2029"), 151));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_local),   cmocka_unit_test(test_others),
        cmocka_unit_test(test_earlier), cmocka_unit_test(test_sources),
        cmocka_unit_test(test_days),    cmocka_unit_test(test_electronic_sends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
