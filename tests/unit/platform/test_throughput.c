/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib.h>
#include <sched.h>

#include "platform/throughput.h"

static gpointer work(gpointer nothing)
{
    (void)nothing;
    throughput_before_response();
    return GINT_TO_POINTER(sched_getscheduler(0));
}

static void only_the_thread_that_asks(void **state)
{
    int before = sched_getscheduler(0);

    (void)state;
    GThread *thread = g_thread_new("work", work, NULL);
    assert_int_equal(GPOINTER_TO_INT(g_thread_join(thread)), SCHED_BATCH);
    assert_int_equal(sched_getscheduler(0), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_thread_that_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
