/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/cost.h"

static void test_items(void **state)
{
    static const char *const names[COST_ITEM_COUNT] = {"stamp", "print", "sms", "other"};
    enum cost_item item;

    (void)state;
    for (int i = 0; i < COST_ITEM_COUNT; i++) {
        assert_string_equal(cost_item_name((enum cost_item)i), names[i]);
        assert_true(cost_item_from_name(names[i], &item));
        assert_int_equal(item, i);
    }
    assert_false(cost_item_from_name("gadget", &item));
    assert_false(cost_item_from_name("", &item));
}

static void test_in_all(void **state)
{
    static const struct {
        struct cost cost;
        gint64 recipients;
        euro_cents wanted;
    } cases[] = {
        {{COST_STAMP, 8900, TRUE}, 1873, 166697},
        {{COST_STAMP, 8900, FALSE}, 1873, 89},
        {{COST_SMS, 455, TRUE}, 3, 14}, /* 0,1365 */
        {{COST_SMS, 455, TRUE}, 0, 0},
        {{COST_PRINT, 4500000, FALSE}, 0, 45000},
        {{COST_PRINT, -4500000, FALSE}, 12, -45000},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(cost_in_all(&cases[i].cost, cases[i].recipients),
                         cases[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_in_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
