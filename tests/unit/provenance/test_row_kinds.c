/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "provenance/row_kinds.h"

static gboolean are_two(guint64 one, guint count, guint64 other, guint other_count)
{
    g_autoptr(RowKinds) kinds = row_kinds_new();
    guint64 ones, others, rows, other_rows;

    for (guint i = 0; i < count; i++)
        row_kinds_see(kinds, one);
    for (guint i = 0; i < other_count; i++)
        row_kinds_see(kinds, other);
    gboolean two = row_kinds_are_two(kinds, &ones, &others, &rows, &other_rows);
    if (two) {
        assert_int_equal(ones, one & ~other);
        assert_int_equal(others, other & ~one);
        assert_int_equal(rows, count);
        assert_int_equal(other_rows, other_count);
    }
    return two;
}

static void test_two_kinds_of_rows(void **state)
{
    (void)state;
    assert_true(are_two(0x00f1, 400, 0x0f01, 30));
    assert_false(are_two(0x00f1, 400, 0x0f01, 2));
    /* An e-mail address here, a telephone there: people differ. */
    assert_false(are_two(0x0031, 400, 0x00c1, 300));
    assert_false(are_two(0x00f1, 400, 0x00ff, 300));
    assert_false(are_two(0x00f1, 400, 0, 0));
}

static void test_more_combinations_than_are_kept(void **state)
{
    (void)state;
    g_autoptr(RowKinds) kinds = row_kinds_new();
    guint64 ones, others, rows, other_rows;

    for (guint64 filled = 0; filled < 5000; filled++)
        row_kinds_see(kinds, filled * 0x9e3779b97f4a7c15u);
    row_kinds_are_two(kinds, &ones, &others, &rows, &other_rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_kinds_of_rows),
        cmocka_unit_test(test_more_combinations_than_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
