/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib.h>

#include "reference/role_account.h"

static void test_roles(void **state)
{
    (void)state;
    static const struct {
        const char *local_part, *category;
    } cases[] = {
        {"info", "general"},
        {"INFO", "general"},
        {"info+kiespost", "general"},
        {"burgemeester", "municipal_politics"},
        {"no-reply", "no_reply"},
        {"jan.peeters", NULL},
        {"informatica", NULL},
        {"+info", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *category =
            role_account_category(cases[i].local_part, strlen(cases[i].local_part));
        if (g_strcmp0(category, cases[i].category) != 0)
            fail_msg("%s", cases[i].local_part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
