/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "import/recipient_key.h"

static gint64 key_of(const char *family, const char *given, const char *full)
{
    g_autoptr(GString) name = g_string_new("left over");
    g_autoptr(GString) key = g_string_new("left over");
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.family_name = family;
    recipient.given_names = given;
    recipient.full_name = full;
    return recipient_key(&recipient, name, key);
}

static void test_keys(void **state)
{
    (void)state;
    assert_int_equal(key_of("Peeters", "Els", ""), key_of("PEETERS", "ELS", ""));
    assert_int_equal(key_of("Peeters", "Els", ""), key_of("", "", "Peeters Els"));
    assert_int_equal(key_of("Peeters", "Els", ""), key_of("Peeters", "Els", "Jan Maes"));
    assert_int_not_equal(key_of("Maes", "Jan", ""), key_of("Peeters", "Els", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
