/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/consent_times.h"

/* The second of two columns holds the day of consent, or none does. */
static struct column_map map_of(guint column)
{
    struct column_map map = {.count = 2};

    for (int field = 0; field < FIELD_COUNT; field++)
        map.of_field[field] = COLUMN_ABSENT;
    map.of_field[FIELD_CONSENT_DATE] = column;
    return map;
}

static void see(struct consent_times *times, const char *text, guint rows)
{
    const struct span cells[] = {{"10:00:01", 8}, {text, strlen(text)}};

    for (guint i = 0; i < rows; i++)
        consent_times_see(times, cells);
}

static gboolean are_alike(const struct consent_times *times, const char *text)
{
    const struct span cells[] = {{"10:00:01", 8}, {text, strlen(text)}};

    return consent_times_are_alike(times, cells);
}

static void test_fifty_rows_of_one_second(void **state)
{
    (void)state;
    static const struct {
        const char *label, *seen;
        guint rows;
        const char *asked;
        gboolean alike;
    } cases[] = {
        {"forty-nine", "2030-05-01 14:03:22", 49, "2030-05-01 14:03:22", FALSE},
        {"fifty", "2030-05-01 14:03:22", 50, "2030-05-01 14:03:22", TRUE},
        {"many", "2030-05-01 14:03:22", 9999, "2030-05-01 14:03:22", TRUE},
        {"another day", "2030-05-01 14:03:22", 50, "02/05/2030 14:03:22", TRUE},
        {"another way of writing", "2030-05-01T14:03:22.1Z", 50, "1/5/2030 14:03:22",
         TRUE},
        {"another second", "2030-05-01 14:03:22", 50, "2030-05-01 14:03:23", FALSE},
        {"no time", "2030-05-01", 999, "2030-05-01", FALSE},
        {"midnight", "2030-05-01 00:00:00", 999, "2030-05-01 00:00:00", FALSE},
        {"to the minute", "2030-05-01 14:03", 999, "2030-05-01 14:03", FALSE},
    };
    const struct column_map map = map_of(1);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(ConsentTimes) times = consent_times_new(&map);
        see(times, cases[i].seen, cases[i].rows);
        if (are_alike(times, cases[i].asked) != cases[i].alike)
            fail_msg("%s", cases[i].label);
    }
}

static void test_days_add_up(void **state)
{
    (void)state;
    const struct column_map map = map_of(1);
    g_autoptr(ConsentTimes) times = consent_times_new(&map);

    for (int day = 1; day <= CONSENT_TIMES_MOST; day++) {
        g_autofree char *text = g_strdup_printf("%02d/05/2030 14:03:22", day);
        assert_false(are_alike(times, text));
        see(times, text, 1);
    }
    assert_true(are_alike(times, "2030-06-01 14:03:22"));
}

static void test_a_file_without_such_a_column(void **state)
{
    (void)state;
    const struct column_map without = map_of(COLUMN_ABSENT), with = map_of(1);
    g_autoptr(ConsentTimes) none = consent_times_new(&without);
    g_autoptr(ConsentTimes) some = consent_times_new(&with);

    assert_false(consent_times_are_wanted(none));
    assert_true(consent_times_are_wanted(some));
    see(none, "2030-05-01 14:03:22", 99);
    assert_false(are_alike(none, "2030-05-01 14:03:22"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fifty_rows_of_one_second),
        cmocka_unit_test(test_days_add_up),
        cmocka_unit_test(test_a_file_without_such_a_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
