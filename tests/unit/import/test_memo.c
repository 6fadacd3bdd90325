/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/memo.h"

static void test_keep_and_find(void **state)
{
    (void)state;
    struct memo *memo = memo_new();
    static const char value[] = "Gent";
    char key[] = "9000\nGENT";

    assert_null(memo_find(memo, key, strlen(key)));
    assert_true(memo_keep(memo, key, strlen(key), value));
    assert_ptr_equal(memo_find(memo, key, strlen(key)), value);
    assert_null(memo_find(memo, key, strlen(key) - 1));
    /* The key was copied. */
    key[0] = '8';
    assert_null(memo_find(memo, key, strlen(key)));
    assert_non_null(memo_find(memo, "9000\nGENT", strlen(key)));
    assert_true(memo_keep(memo, "", 0, value));
    assert_ptr_equal(memo_find(memo, "", 0), value);
    memo_free(memo);
    memo_free(NULL);
}

static void test_limits(void **state)
{
    (void)state;
    struct memo *memo = memo_new();
    static char values[20000];
    gboolean kept[20000];
    guint count = 0;
    g_autofree char *long_key = g_strnfill(1000, 'x');

    assert_false(memo_keep(memo, long_key, 1000, values));
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        char key[16];
        int length = g_snprintf(key, sizeof key, "key %u", i);
        kept[i] = memo_keep(memo, key, (gsize)length, &values[i]);
        count += kept[i] ? 1 : 0;
    }
    assert_in_range(count, 2000, 10000);
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        char key[16];
        int length = g_snprintf(key, sizeof key, "key %u", i);
        assert_ptr_equal(memo_find(memo, key, (gsize)length),
                         kept[i] ? &values[i] : NULL);
    }
    memo_free(memo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keep_and_find),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
