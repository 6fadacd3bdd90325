/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/pace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static struct pace *pace_of(const char *rate, const char *domain_rate)
{
    g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));

    assert_true(pace_read(rate, limits));
    assert_true(pace_read(domain_rate, domains));
    return pace_new(limits, domains);
}

static const struct {
    const char *rate;
    int count; /* of limits; −1: none */
} rates[] = {
    {NULL, 0},     {"", 0},         {"30/min", 1},     {"30/min, 500/hour", 2},
    {"1/hour", 1}, {"400/day", 1},  {"0/min", -1},     {"-1/min", -1},
    {"30", -1},    {"30/week", -1}, {"/min", -1},      {"30/min,", -1},
    {"x/min", -1}, {"30 /min", -1}, {"30/minute", -1}, {"99999999999/min", -1},
};

static void rates_are_read(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rates); i++) {
        g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
        gboolean is_rate = pace_read(rates[i].rate, limits);
        if (is_rate != (rates[i].count >= 0) ||
            (is_rate && (int)limits->len != rates[i].count))
            fail_msg("%s: %d, %u", rates[i].rate, is_rate, limits->len);
    }
}

/* In any window as long as a limit's, never more than its count. */
static void assert_kept(const GArray *times, guint count, gint64 window)
{
    for (guint i = count; i < times->len; i++) {
        gint64 span =
            g_array_index(times, gint64, i) - g_array_index(times, gint64, i - count);
        if (span < window)
            fail_msg("%u messages within %d s", count + 1, (int)(span / SECOND));
    }
}

/* As fast as allowed, whoever comes: so many in all, so many to each of three. */
static void no_limit_is_exceeded_by_one(void **state)
{
    static const char *const domains[] = {"a.be", "b.be", "c.be"};
    g_autoptr(Pace) pace = pace_of("30/min,100/hour", "12/min");
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(gint64));
    GArray *each[3];
    gint64 now = 1234567;

    (void)state;
    for (int i = 0; i < 3; i++)
        each[i] = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (int i = 0; i < 1000; i++) {
        int which = (i * 7 + i / 5) % 3;
        now += pace_wait(pace, domains[which], now);
        assert_int_equal(pace_wait(pace, domains[which], now), 0);
        assert_true(pace_wait(pace, NULL, now) == 0);
        pace_note(pace, domains[which], now);
        g_array_append_val(all, now);
        g_array_append_val(each[which], now);
        now += (i * 37) % 1000;
    }
    assert_kept(all, 30, PACE_MINUTE);
    assert_kept(all, 100, PACE_HOUR);
    for (int i = 0; i < 3; i++) {
        assert_kept(each[i], 12, PACE_MINUTE);
        g_array_unref(each[i]);
    }
    /* And not slower than that: ten hours for a thousand, the last hundred at once. */
    assert_true(now < 9 * PACE_HOUR + 10 * PACE_MINUTE);
}

static void one_domain_does_not_hold_up_others(void **state)
{
    g_autoptr(Pace) pace = pace_of("", "2/min");

    (void)state;
    assert_true(pace_looks_at_domains(pace));
    pace_note(pace, "a.be", 0);
    pace_note(pace, "a.be", SECOND);
    assert_int_equal(pace_wait(pace, "a.be", 2 * SECOND), 58 * SECOND);
    assert_int_equal(pace_wait(pace, "b.be", 2 * SECOND), 0);
    assert_int_equal(pace_wait(pace, NULL, 2 * SECOND), 0);
    assert_int_equal(pace_wait(pace, "a.be", 60 * SECOND), 0);
}

static void earlier_runs_count(void **state)
{
    g_autoptr(Pace) pace = pace_of("3/day", "");

    (void)state;
    assert_int_equal(pace_memory(pace), PACE_DAY);
    pace_note(pace, NULL, -23 * PACE_HOUR);
    pace_note(pace, NULL, -2 * PACE_HOUR);
    assert_int_equal(pace_wait(pace, "a.be", 0), 0);
    pace_note(pace, "a.be", 0);
    assert_int_equal(pace_wait(pace, "a.be", 0), PACE_HOUR);
}

/* A text message in three parts needs room for all of them. */
static void parts_count_one_by_one(void **state)
{
    g_autoptr(Pace) pace = pace_of("5/min", "");

    (void)state;
    for (int i = 0; i < 3; i++)
        pace_note(pace, NULL, i * SECOND);
    assert_int_equal(pace_wait_for(pace, NULL, 2, 3 * SECOND), 0);
    assert_int_equal(pace_wait_for(pace, NULL, 3, 3 * SECOND), 57 * SECOND);
    assert_int_equal(pace_wait_for(pace, NULL, 4, 3 * SECOND), 58 * SECOND);
    /* More than ever fit: when nothing else counts. */
    assert_int_equal(pace_wait_for(pace, NULL, 9, 3 * SECOND), 59 * SECOND);
    for (int i = 0; i < 4; i++)
        pace_note(pace, NULL, 61 * SECOND);
    assert_int_equal(pace_wait_for(pace, NULL, 1, 61 * SECOND), SECOND);
    assert_int_equal(pace_wait_for(pace, NULL, 2, 61 * SECOND), PACE_MINUTE);
}

static void without_limits_nobody_waits(void **state)
{
    g_autoptr(Pace) pace = pace_of(NULL, NULL);

    (void)state;
    assert_int_equal(pace_memory(pace), 0);
    assert_false(pace_looks_at_domains(pace));
    for (int i = 0; i < 100; i++)
        pace_note(pace, "a.be", 0);
    assert_int_equal(pace_wait(pace, "a.be", 0), 0);
}

static void domains_are_read(void **state)
{
    g_autofree char *domain = pace_domain("\"a@b\"@Voorbeeld.EXAMPLE");

    (void)state;
    assert_string_equal(domain, "voorbeeld.example");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_read),
        cmocka_unit_test(no_limit_is_exceeded_by_one),
        cmocka_unit_test(one_domain_does_not_hold_up_others),
        cmocka_unit_test(earlier_runs_count),
        cmocka_unit_test(parts_count_one_by_one),
        cmocka_unit_test(without_limits_nobody_waits),
        cmocka_unit_test(domains_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
