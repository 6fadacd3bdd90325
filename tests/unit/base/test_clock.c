/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"

/* Seconds of a UTC time. */
static gint64 utc(int year, int month, int day, int hour, int minute)
{
    return (gint64)day_from_ymd(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

static void test_in_belgium(void **state)
{
    (void)state;
    const struct {
        const char *label;
        gint64 seconds;
        const char *day;
        int hour, minute;
    } cases[] = {
        {"winter", utc(2030, 1, 15, 12, 0), "2030-01-15", 13, 0},
        {"summer", utc(2030, 7, 15, 12, 0), "2030-07-15", 14, 0},
        {"last minute of winter time", utc(2030, 3, 31, 0, 59), "2030-03-31", 1, 59},
        {"first of summer time", utc(2030, 3, 31, 1, 0), "2030-03-31", 3, 0},
        {"last of summer time", utc(2030, 10, 27, 0, 59), "2030-10-27", 2, 59},
        {"first of winter time", utc(2030, 10, 27, 1, 0), "2030-10-27", 2, 0},
        {"the poll of 2030 begins", utc(2030, 10, 12, 22, 0), "2030-10-13", 0, 0},
        {"a minute before it", utc(2030, 10, 12, 21, 59), "2030-10-12", 23, 59},
        {"ten o'clock on the eve", utc(2030, 10, 12, 20, 0), "2030-10-12", 22, 0},
        {"the poll of 2029", utc(2029, 6, 9, 22, 0), "2029-06-10", 0, 0},
        {"new year", utc(2029, 12, 31, 23, 0), "2030-01-01", 0, 0},
        {"31 March is a Sunday", utc(2024, 3, 31, 1, 0), "2024-03-31", 3, 0},
        {"31 October is a Sunday", utc(2027, 10, 31, 1, 0), "2027-10-31", 2, 0},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct moment moment = clock_in_belgium(cases[i].seconds);
        if (moment.day != day_parse_iso(cases[i].day) ||
            moment.minute != cases[i].hour * 60 + cases[i].minute)
            fail_msg("%s: day %d, minute %d", cases[i].label, moment.day, moment.minute);
    }
}

/* Whatever the machine's zone. */
static void test_zone_does_not_matter(void **state)
{
    (void)state;
    gint64 poll = utc(2030, 10, 13, 10, 0);

    g_setenv("TZ", "Pacific/Auckland", TRUE);
    tzset();
    assert_int_equal(clock_in_belgium(poll).minute, 720);
    g_unsetenv("TZ");
    tzset();
}

static void test_now(void **state)
{
    (void)state;
    gint64 before = clock_now();
    struct moment moment = clock_moment();
    gint64 after = clock_now();

    assert_true(before > utc(2020, 1, 1, 0, 0));
    assert_false(moment_is_before(moment, clock_in_belgium(before)));
    assert_false(moment_is_before(clock_in_belgium(after), moment));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_belgium),
        cmocka_unit_test(test_zone_does_not_matter),
        cmocka_unit_test(test_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
