/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/mailing.h"

static void test_states(void **state)
{
    (void)state;
    static const char *const deliveries[DELIVERY_STATE_COUNT] = {
        "planned",   "claimed",  "accepted",   "refused",
        "postponed", "in_doubt", "suppressed",
    };

    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        assert_string_equal(delivery_state_name((enum delivery_state)i), deliveries[i]);
    assert_string_equal(mailing_state_name(MAILING_NEW), "new");
    assert_string_equal(mailing_state_name(MAILING_APPROVED), "approved");
    assert_string_equal(mailing_state_name(MAILING_SENDING), "sending");
    assert_string_equal(mailing_state_name(MAILING_DONE), "done");
}

static const struct {
    const char *name;
    gboolean valid;
} names[] = {
    {"brief-1", TRUE},
    {"1", TRUE},
    {"brief-", TRUE},
    {"0123456789012345678901234567890123456789", TRUE},
    {"01234567890123456789012345678901234567890", FALSE},
    {"", FALSE},
    {"-brief", FALSE},
    {"Brief", FALSE},
    {"brief_1", FALSE},
    {"brief 1", FALSE},
    {"brief/1", FALSE},
    {"é", FALSE},
};

static void test_names(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (mailing_name_is_valid(names[i].name) != names[i].valid)
            fail_msg("'%s'", names[i].name);
}

static void test_new(void **state)
{
    (void)state;
    g_autoptr(Mailing) mailing = mailing_new();

    assert_int_equal(mailing->state, MAILING_NEW);
    assert_int_equal(mailing->post_on, DAY_UNKNOWN);
    assert_int_equal(mailing->approved_on, DAY_UNKNOWN);
    mailing->name = g_strdup("brief-1");
    mailing->sources = g_strsplit("a,b", ",", -1);
    mailing_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
