/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/origin_word.h"

static void test_patterns(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *words;
        int from, to; /* -1: it does not fit */
    } cases[] = {
        {"klant", "nr klant", 3, 8},
        {"klant", "klantnr", -1, -1},
        {"klant*", "klantnr", 0, 5},
        {"klant*", "hoofdklant", -1, -1},
        {"*klant*", "hoofdklantnr", 5, 10},
        {"*klant", "hoofdklant", 5, 10},
        {"bureau vote", "nr bureau vote", 3, 14},
        {"bureau vote", "bureau voter", -1, -1},
        {"=partij", "partij", 0, 6},
        {"=partij", "nieuws partij", -1, -1},
        {"lid", "lidmaat lid", 8, 11},
        {"lid", "", -1, -1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize from = 0, to = 0;
        gboolean fits = origin_word_fits(cases[i].pattern, cases[i].words, &from, &to);
        if (fits != (cases[i].from >= 0) ||
            (fits && ((int)from != cases[i].from || (int)to != cases[i].to)))
            fail_msg("%s in '%s'", cases[i].pattern, cases[i].words);
    }
}

static void test_points_are_points(void **state)
{
    (void)state;
    for (guint i = 0; i < origin_word_count(); i++)
        if (origin_word_at(i)->points < 0 || origin_word_at(i)->points > 2)
            fail_msg("%s", origin_word_at(i)->word);
    assert_true(origin_word_count() > 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_points_are_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
