/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "domain/quiet_hours.h"

#define POLL "2030-10-13"

static const struct quiet_case {
    const char *label;
    const char *now;
    gboolean released;
    enum quiet quiet;
    const char *next;
} cases[] = {
    {"noon", "2030-09-20T12:00", FALSE, QUIET_OPEN, "2030-09-20T12:00"},
    {"the minute before the evening", "2030-09-20T19:59", FALSE, QUIET_OPEN,
     "2030-09-20T19:59"},
    {"the evening", "2030-09-20T20:00", FALSE, QUIET_NIGHT, "2030-09-21T09:00"},
    {"before midnight", "2030-09-20T23:59", FALSE, QUIET_NIGHT, "2030-09-21T09:00"},
    {"midnight", "2030-09-21T00:00", FALSE, QUIET_NIGHT, "2030-09-21T09:00"},
    {"the minute before the morning", "2030-09-21T08:59", FALSE, QUIET_NIGHT,
     "2030-09-21T09:00"},
    {"the morning", "2030-09-21T09:00", FALSE, QUIET_OPEN, "2030-09-21T09:00"},
    {"the last night of a month", "2030-09-30T21:00", FALSE, QUIET_NIGHT,
     "2030-10-01T09:00"},
    {"the eve, by day", "2030-10-12T19:59", FALSE, QUIET_OPEN, "2030-10-12T19:59"},
    {"the eve, in the evening: the next morning is polling day", "2030-10-12T20:00",
     FALSE, QUIET_NIGHT, "2030-10-14T09:00"},
    {"the eve, the minute before 22:00", "2030-10-12T21:59", FALSE, QUIET_NIGHT,
     "2030-10-14T09:00"},
    {"the eve, 22:00", "2030-10-12T22:00", FALSE, QUIET_POLL, "2030-10-14T09:00"},
    {"polling day, at night", "2030-10-13T00:00", FALSE, QUIET_POLL, "2030-10-14T09:00"},
    {"polling day, in the morning", "2030-10-13T09:00", FALSE, QUIET_POLL,
     "2030-10-14T09:00"},
    {"polling day, its last minute", "2030-10-13T23:59", FALSE, QUIET_POLL,
     "2030-10-14T09:00"},
    {"the day after, at night", "2030-10-14T00:00", FALSE, QUIET_NIGHT,
     "2030-10-14T09:00"},
    {"the day after", "2030-10-14T09:00", FALSE, QUIET_OPEN, "2030-10-14T09:00"},
    {"the evening two days before", "2030-10-11T22:00", FALSE, QUIET_NIGHT,
     "2030-10-12T09:00"},
    {"released: the eve is a night like any other", "2030-10-12T22:00", TRUE, QUIET_NIGHT,
     "2030-10-13T09:00"},
    {"released: polling day by day", "2030-10-13T10:00", TRUE, QUIET_OPEN,
     "2030-10-13T10:00"},
    {"released: polling day at night", "2030-10-13T20:00", TRUE, QUIET_NIGHT,
     "2030-10-14T09:00"},
};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct moment now, next, wanted;
        print_message("%s\n", cases[i].label);
        assert_true(moment_parse(cases[i].now, &now));
        assert_true(moment_parse(cases[i].next, &wanted));
        assert_int_equal(
            quiet_hours_at(now, day_parse_iso(POLL), cases[i].released, &next),
            cases[i].quiet);
        assert_int_equal(next.day, wanted.day);
        assert_int_equal(next.minute, wanted.minute);
        assert_int_equal(
            quiet_hours_at(now, day_parse_iso(POLL), cases[i].released, NULL),
            cases[i].quiet);
    }
}

/* The clock on the wall decides, on the days too on which it is put forward or back. */
static const struct instant_case {
    const char *label;
    gint64 seconds; /* Unix */
    enum quiet quiet;
} instants[] = {
    {"30 March 2030, 18:59 UTC is 19:59", 1901127540, QUIET_OPEN},
    {"30 March 2030, 19:00 UTC is 20:00", 1901127600, QUIET_NIGHT},
    {"31 March 2030, summer time: 6:59 UTC is 8:59", 1901170740, QUIET_NIGHT},
    {"31 March 2030, summer time: 7:00 UTC is 9:00", 1901170800, QUIET_OPEN},
    {"31 March 2030, summer time: 17:59 UTC is 19:59", 1901210340, QUIET_OPEN},
    {"31 March 2030, summer time: 18:00 UTC is 20:00", 1901210400, QUIET_NIGHT},
    {"27 October 2030, winter time: 7:59 UTC is 8:59", 1919318340, QUIET_NIGHT},
    {"27 October 2030, winter time: 8:00 UTC is 9:00", 1919318400, QUIET_OPEN},
    {"27 October 2030, winter time: 18:59 UTC is 19:59", 1919357940, QUIET_OPEN},
    {"27 October 2030, winter time: 19:00 UTC is 20:00", 1919358000, QUIET_NIGHT},
};

static void test_clock_changes(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(instants); i++) {
        print_message("%s\n", instants[i].label);
        assert_int_equal(quiet_hours_at(clock_in_belgium(instants[i].seconds),
                                        day_parse_iso("2031-01-01"), FALSE, NULL),
                         instants[i].quiet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_clock_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
