/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/edit_distance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_distances(void **state)
{
    static const struct {
        const char *a, *b;
        guint distance;
    } cases[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"abc", "", 3},
        {"postcode", "postcode", 0},
        {"pstcode", "postcode", 1},
        {"postcodes", "postcode", 1},
        {"pastcode", "postcode", 1},
        {"kitten", "sitting", 3},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(edit_distance(cases[i].a, cases[i].b), cases[i].distance);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distances),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
