/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"

static const struct {
    const char *label;
    int year, month, day;
    day_number expected;
} days[] = {
    {"epoch", 1970, 1, 1, 0},
    {"day before", 1969, 12, 31, -1},
    {"poll of 2030", 2030, 10, 13, 22200},
    {"leap day", 2028, 2, 29, 21243},
    {"leap day of a century", 2000, 2, 29, 11016},
    {"no leap day", 2030, 2, 29, DAY_UNKNOWN},
    {"no leap day in 1900", 1900, 2, 29, DAY_UNKNOWN},
    {"31 February", 2030, 2, 31, DAY_UNKNOWN},
    {"31 April", 2030, 4, 31, DAY_UNKNOWN},
    {"month 0", 2030, 0, 1, DAY_UNKNOWN},
    {"month 13", 2030, 13, 1, DAY_UNKNOWN},
    {"day 0", 2030, 1, 0, DAY_UNKNOWN},
    {"too early", 1799, 12, 31, DAY_UNKNOWN},
    {"too late", 3000, 1, 1, DAY_UNKNOWN},
};

static void test_from_ymd(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(days); i++) {
        day_number day = day_from_ymd(days[i].year, days[i].month, days[i].day);
        if (day != days[i].expected)
            fail_msg("%s: %d", days[i].label, day);
    }
}

/* Every day of the range comes back, and follows the one before. */
static void test_round_trip(void **state)
{
    (void)state;
    day_number last = day_from_ymd(2999, 12, 31);

    for (day_number day = day_from_ymd(1800, 1, 1); day <= last; day++) {
        int year, month, month_day;
        day_to_ymd(day, &year, &month, &month_day);
        assert_int_equal(day_from_ymd(year, month, month_day), day);
    }
    int year;
    day_to_ymd(0, &year, NULL, NULL);
    assert_int_equal(year, 1970);
}

static const struct {
    const char *text;
    day_number expected;
} isos[] = {
    {"1970-01-02", 1},
    {"2030-10-13", 22200},
    {"", DAY_UNKNOWN},
    {"2030-10-1", DAY_UNKNOWN},
    {"2030-10-133", DAY_UNKNOWN},
    {"2030/10/13", DAY_UNKNOWN},
    {"13-10-2030", DAY_UNKNOWN},
    {"2030-02-30", DAY_UNKNOWN},
    {" 2030-10-1", DAY_UNKNOWN},
    {"+030-10-13", DAY_UNKNOWN},
    {"2030-10-13T12:00", DAY_UNKNOWN},
};

static void test_iso(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(isos); i++) {
        day_number day = day_parse_iso(isos[i].text);
        if (day != isos[i].expected)
            fail_msg("'%s': %d", isos[i].text, day);
        char text[DAY_ISO_SIZE];
        day_format_iso(day, text);
        assert_string_equal(text, day == DAY_UNKNOWN ? "" : isos[i].text);
    }
}

static const struct {
    const char *label, *day;
    int months;
    const char *expected;
} sums[] = {
    {"one", "2030-10-13", 1, "2030-11-13"},
    {"over the year", "2030-12-13", 1, "2031-01-13"},
    {"short month", "2030-01-31", 1, "2030-02-28"},
    {"leap year", "2028-01-31", 1, "2028-02-29"},
    {"twelve", "2028-02-29", 12, "2029-02-28"},
    {"back", "2030-03-31", -1, "2030-02-28"},
    {"back over the year", "2030-01-15", -2, "2029-11-15"},
    {"none", "2030-10-13", 0, "2030-10-13"},
};

static void test_add_months(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(sums); i++) {
        char text[DAY_ISO_SIZE];
        day_format_iso(day_add_months(day_parse_iso(sums[i].day), sums[i].months), text);
        if (strcmp(text, sums[i].expected) != 0)
            fail_msg("%s: %s", sums[i].label, text);
    }
}

static const struct {
    const char *label, *birth, *on;
    int age;
} ages[] = {
    {"birthday", "2012-10-13", "2030-10-13", 18},
    {"eve of it", "2012-10-14", "2030-10-13", 17},
    {"day after", "2012-10-12", "2030-10-13", 18},
    {"leap birthday on 28 February", "2012-02-29", "2030-02-28", 17},
    {"leap birthday on 1 March", "2012-02-29", "2030-03-01", 18},
    {"leap birthday in a leap year", "2012-02-29", "2028-02-29", 16},
    {"newborn", "2030-10-13", "2030-10-13", 0},
};

static void test_age(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ages); i++) {
        int age = day_age_on(day_parse_iso(ages[i].birth), day_parse_iso(ages[i].on));
        if (age != ages[i].age)
            fail_msg("%s: %d", ages[i].label, age);
    }
}

static void test_weekday(void **state)
{
    (void)state;
    assert_int_equal(day_weekday(0), 4);
    assert_int_equal(day_weekday(-1), 3);
    assert_int_equal(day_weekday(-4), 7);
    assert_int_equal(day_weekday(day_parse_iso("2030-10-13")), 7);
    assert_int_equal(day_weekday(day_parse_iso("2030-10-14")), 1);
    assert_int_equal(day_weekday(day_parse_iso("1900-01-01")), 1);
}

static const struct {
    const char *text;
    gboolean valid;
    int minute;
} moments[] = {
    {"2030-10-13", TRUE, 720},        {"2030-10-13T00:00", TRUE, 0},
    {"2030-10-12T22:00", TRUE, 1320}, {"2030-10-13T23:59", TRUE, 1439},
    {"2030-10-13T24:00", FALSE, 0},   {"2030-10-13T12:60", FALSE, 0},
    {"2030-10-13T1:00", FALSE, 0},    {"2030-10-13 12:00", FALSE, 0},
    {"2030-10-13T12:00Z", FALSE, 0},  {"2030-02-30T12:00", FALSE, 0},
    {"2030-10-13x", FALSE, 0},        {"", FALSE, 0},
};

static void test_moment(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(moments); i++) {
        struct moment moment;
        gboolean valid = moment_parse(moments[i].text, &moment);
        if (valid != moments[i].valid || (valid && moment.minute != moments[i].minute))
            fail_msg("'%s'", moments[i].text);
    }
}

static void test_moment_order(void **state)
{
    (void)state;
    struct moment eve = {.day = 10, .minute = 1320}, noon = {.day = 11, .minute = 720};

    assert_true(moment_is_before(eve, noon));
    assert_false(moment_is_before(noon, eve));
    assert_false(moment_is_before(noon, noon));
    assert_true(moment_is_before((struct moment){11, 719}, noon));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_ymd), cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_iso),      cmocka_unit_test(test_add_months),
        cmocka_unit_test(test_age),      cmocka_unit_test(test_weekday),
        cmocka_unit_test(test_moment),   cmocka_unit_test(test_moment_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
