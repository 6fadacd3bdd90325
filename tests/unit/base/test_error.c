/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static const struct {
    enum kiespost_error code;
    int exit_status;
    const char *slug;
} codes[] = {
    {KIESPOST_ERROR_USAGE, 64, "usage"},
    {KIESPOST_ERROR_INPUT, 65, "input"},
    {KIESPOST_ERROR_NO_INPUT, 66, "no-input"},
    {KIESPOST_ERROR_UNAVAILABLE, 69, "unavailable"},
    {KIESPOST_ERROR_INTERNAL, 70, "internal"},
    {KIESPOST_ERROR_CANNOT_CREATE, 73, "cannot-create"},
    {KIESPOST_ERROR_IO, 74, "io"},
    {KIESPOST_ERROR_TRY_LATER, 75, "try-later"},
    {KIESPOST_ERROR_PROTOCOL, 76, "protocol"},
    {KIESPOST_ERROR_REFUSED, 77, "refused"},
    {KIESPOST_ERROR_WRONG_PASSPHRASE, 77, "wrong-passphrase"},
    {KIESPOST_ERROR_SOURCE_CLOSED, 77, "source-closed"},
    {KIESPOST_ERROR_DECLARATION, 77, "declaration-missing"},
    {KIESPOST_ERROR_DAMAGED, 74, "damaged"},
    {KIESPOST_ERROR_CONFIG, 78, "config"},
};

static void test_codes(void **state)
{
    (void)state;
    assert_int_equal(G_N_ELEMENTS(codes), KIESPOST_ERROR_LAST);
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        assert_int_equal(kiespost_error_exit_status(codes[i].code), codes[i].exit_status);
        assert_string_equal(kiespost_error_slug(codes[i].code), codes[i].slug);
    }
}

static void test_slugs_differ(void **state)
{
    (void)state;
    for (int i = 0; i < KIESPOST_ERROR_LAST; i++)
        for (int j = 0; j < i; j++)
            assert_string_not_equal(kiespost_error_slug((enum kiespost_error)i),
                                    kiespost_error_slug((enum kiespost_error)j));
}

static void test_errno(void **state)
{
    (void)state;
    static const int full[] = {ENOSPC, EDQUOT, EIO, EFBIG};

    for (gsize i = 0; i < G_N_ELEMENTS(full); i++)
        assert_int_equal(kiespost_error_from_errno(full[i], KIESPOST_ERROR_NO_INPUT),
                         KIESPOST_ERROR_IO);
    assert_int_equal(kiespost_error_from_errno(EACCES, KIESPOST_ERROR_NO_INPUT),
                     KIESPOST_ERROR_NO_INPUT);
    assert_int_equal(kiespost_error_from_errno(ENOENT, KIESPOST_ERROR_CANNOT_CREATE),
                     KIESPOST_ERROR_CANNOT_CREATE);
}

static void test_domain(void **state)
{
    (void)state;
    g_autoptr(GError) error = g_error_new_literal(KIESPOST_ERROR, KIESPOST_ERROR_IO, "x");
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_slugs_differ),
        cmocka_unit_test(test_errno),
        cmocka_unit_test(test_domain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
