/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/channel.h"

static void test_names(void **state)
{
    (void)state;
    static const char *const names[CHANNEL_COUNT] = {"post", "email", "sms"};

    for (int i = 0; i < CHANNEL_COUNT; i++) {
        enum channel channel = CHANNEL_COUNT;
        assert_string_equal(channel_name((enum channel)i), names[i]);
        assert_true(channel_from_name(names[i], &channel));
        assert_int_equal(channel, i);
    }
}

static void test_no_name(void **state)
{
    (void)state;
    static const char *const others[] = {"", "e-mail", "SMS", "letter", NULL};
    enum channel channel = CHANNEL_SMS;

    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(channel_from_name(others[i], &channel));
    assert_int_equal(channel, CHANNEL_SMS);
}

static void test_set(void **state)
{
    (void)state;
    channel_set all = 0;

    for (int i = 0; i < CHANNEL_COUNT; i++)
        all |= CHANNEL_BIT(i);
    assert_int_equal(all, CHANNELS_ALL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_no_name),
        cmocka_unit_test(test_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
