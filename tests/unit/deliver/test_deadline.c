/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "deliver/deadline.h"

static gint calls;

static void count(gpointer context)
{
    g_assert_true(context == &calls);
    g_atomic_int_inc(&calls);
}

static void test_it_passes_once(void **state)
{
    g_autoptr(Deadline) deadline = deadline_new(count, &calls);

    (void)state;
    assert_false(deadline_has_passed(deadline));
    deadline_set(deadline, 0);
    while (!deadline_has_passed(deadline))
        g_thread_yield();
    assert_true(deadline_clear(deadline));
    assert_int_equal(g_atomic_int_get(&calls), 1);
    /* The next one knows nothing of it. */
    deadline_set(deadline, 3600);
    assert_false(deadline_has_passed(deadline));
    assert_false(deadline_clear(deadline));
    assert_int_equal(g_atomic_int_get(&calls), 1);
}

static void test_it_need_not_pass(void **state)
{
    (void)state;
    deadline_free(NULL);
    struct deadline *deadline = deadline_new(count, &calls);
    deadline_set(deadline, 3600);
    deadline_free(deadline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_passes_once),
        cmocka_unit_test(test_it_need_not_pass),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
