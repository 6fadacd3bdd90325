/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "crypto/start.h"

static void starts_again_without_harm(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;

    assert_true(crypto_start(&error));
    assert_true(crypto_start(&error));
    assert_null(error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_again_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
