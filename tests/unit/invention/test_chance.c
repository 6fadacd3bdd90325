/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "invention/chance.h"

/* The published first outputs of splitmix64 for this seed. */
static void the_same_everywhere(void **state)
{
    struct chance chance = {1234567};

    (void)state;
    assert_true(chance_next(&chance) == G_GUINT64_CONSTANT(6457827717110365317));
    assert_true(chance_next(&chance) == G_GUINT64_CONSTANT(3203168211198807973));
    assert_true(chance_next(&chance) == G_GUINT64_CONSTANT(9817491932198370423));
}

static void within_its_limit(void **state)
{
    struct chance chance = {1};
    guint seen[6] = {0}, happened = 0;

    (void)state;
    for (int i = 0; i < 6000; i++) {
        guint drawn = chance_below(&chance, G_N_ELEMENTS(seen));
        assert_true(drawn < G_N_ELEMENTS(seen));
        seen[drawn]++;
        happened += (guint)chance_happens(&chance, 250);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(seen); i++)
        assert_in_range(seen[i], 850, 1150);
    assert_in_range(happened, 1350, 1650);
    assert_false(chance_happens(&chance, 0));
    assert_true(chance_happens(&chance, 1000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_everywhere),
        cmocka_unit_test(within_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
