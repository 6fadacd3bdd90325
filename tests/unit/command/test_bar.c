/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "command/bar.h"

static void test_bars(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        gint64 part, whole;
        int width;
        const char *blocks, *plain;
    } cases[] = {
        {"all of it", 5, 5, 4, "████", "####"},
        {"half", 1, 2, 4, "██", "##"},
        {"a part of a column", 3, 16, 4, "▊", "#"},
        {"one and a half", 3, 8, 4, "█▌", "#"},
        {"a sign of it", 1, 1000000, 4, "▏", "#"},
        {"nothing", 0, 7, 4, "", ""},
        {"nothing of nothing", 0, 0, 4, "", ""},
        {"never longer", 9, 5, 4, "████", "####"},
        {"millions", 1999999, 2000000, 2, "█▉", "#"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_setenv("LC_ALL", "nl_BE.UTF-8", TRUE);
        g_autofree char *blocks = bar_of(cases[i].part, cases[i].whole, cases[i].width);
        g_setenv("LC_ALL", "C", TRUE);
        g_autofree char *plain = bar_of(cases[i].part, cases[i].whole, cases[i].width);
        if (g_strcmp0(blocks, cases[i].blocks) != 0 ||
            g_strcmp0(plain, cases[i].plain) != 0)
            fail_msg("%s: “%s”, “%s”", cases[i].label, blocks, plain);
    }
}

/* The order in which the C library asks them. */
static void test_what_the_terminal_reads(void **state)
{
    (void)state;
    static const struct {
        const char *label, *all, *ctype, *lang, *bar;
    } cases[] = {
        {"nothing is said", "", "", "", "#"},
        {"the language", "", "", "fr_BE.utf8", "█"},
        {"the characters before the language", "", "C", "fr_BE.UTF-8", "#"},
        {"the characters", "", "nl_BE.UTF-8", "C", "█"},
        {"one for all", "nl_BE@euro", "nl_BE.UTF-8", "nl_BE.UTF-8", "#"},
        {"Latin-1", "nl_BE.ISO-8859-1", "", "", "#"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_setenv("LC_ALL", cases[i].all, TRUE);
        g_setenv("LC_CTYPE", cases[i].ctype, TRUE);
        g_setenv("LANG", cases[i].lang, TRUE);
        g_autofree char *bar = bar_of(1, 1, 1);
        if (g_strcmp0(bar, cases[i].bar) != 0)
            fail_msg("%s: “%s”", cases[i].label, bar);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bars),
        cmocka_unit_test(test_what_the_terminal_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
