/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/national_number.h"

/* Invented numbers whose check fits by arithmetic; the two with dots are the examples of
 * data/value_patterns.csv. */
static const struct {
    const char *label, *text;
    gboolean valid;
} numbers[] = {
    {"born 1985", "85.07.30-033.28", TRUE},
    {"born 2017: a 2 in front", "17.07.30-033.84", TRUE},
    {"no separators", "85073003328", TRUE},
    {"blanks", "85 07 30 033 28", TRUE},
    {"BIS, month plus 40", "75461200181", TRUE},
    {"BIS, month plus 20", "75261200138", TRUE},
    {"check is wrong", "85.07.30-033.29", FALSE},
    {"check of 1985 with another year", "86.07.30-033.28", FALSE},
    {"ten digits", "8507300332", FALSE},
    {"twelve digits", "850730033280", FALSE},
    {"month 13", "85133003326", FALSE},
    {"a letter", "85073003a28", FALSE},
    {"empty", "", FALSE},
    {"eleven blanks", "           ", FALSE},
};

static void test_is_valid(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (national_number_is_valid(numbers[i].text, strlen(numbers[i].text)) !=
            numbers[i].valid)
            fail_msg("%s", numbers[i].label);
}

static const struct {
    const char *label, *text;
    gboolean occurs;
} texts[] = {
    {"alone", "85073003328", TRUE},
    {"in a remark", "RR: 85.07.30-033.28 (kaart)", TRUE},
    {"behind another number", "tel 12, 85073003328", TRUE},
    {"in brackets", "Peeters (85073003328)", TRUE},
    {"a mobile number", "0470 12 34 56", FALSE},
    {"no digits", "Kerkstraat", FALSE},
    {"part of a longer number", "1850730033281", FALSE},
};

static void test_occurs(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (national_number_occurs(texts[i].text, strlen(texts[i].text)) !=
            texts[i].occurs)
            fail_msg("%s", texts[i].label);
}

/* All check numbers of one day: exactly one of a hundred fits in either century. */
static void test_every_check(void **state)
{
    (void)state;
    for (int serial = 1; serial < 998; serial++) {
        int fitting = 0;
        for (int check = 0; check < 100; check++) {
            char text[16];
            g_snprintf(text, sizeof text, "850730%03d%02d", serial, check);
            fitting += national_number_is_valid(text, 11);
        }
        assert_true(fitting == 2 || fitting == 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_valid),
        cmocka_unit_test(test_occurs),
        cmocka_unit_test(test_every_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
