/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "platform/boot.h"

static void it_is_the_kernels(void **state)
{
    g_autofree char *text = NULL;
    char id[BOOT_ID_SIZE];

    (void)state;
    if (!g_file_get_contents("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
        skip();
    boot_id(id);
    assert_string_equal(id, g_strchomp(text));
    assert_int_equal(strlen(id), 36);
    assert_true(boot_id_is_current(id));
}

static void another_is_not_current(void **state)
{
    char id[BOOT_ID_SIZE];

    (void)state;
    boot_id(id);
    id[0] = id[0] == '0' ? '1' : '0';
    assert_false(boot_id_is_current(id));
    assert_false(boot_id_is_current(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_kernels),
        cmocka_unit_test(another_is_not_current),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
