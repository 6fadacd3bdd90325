/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/phone.h"

static void test_shown(void **state)
{
    static const struct {
        const char *label, *e164, *shown;
    } cases[] = {
        {"mobile", "+32470123456", "0470 12 34 56"},
        {"Ghent", "+3292268888", "09 226 88 88"},
        {"Liège", "+3243228888", "04 322 88 88"},
        {"Namur", "+3281223344", "081 22 33 44"},
        {"Luxembourg", "+352621123456", "+352621123456"},
        {"too short to be Belgian", "+3212", "+3212"},
        {"none", "", ""},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *shown = phone_shown(cases[i].e164);
        if (g_strcmp0(shown, cases[i].shown) != 0)
            fail_msg("%s: %s", cases[i].label, shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
