/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/check_number.h"

typedef gboolean (*check)(const char *digits, gsize count);

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *label, *digits;
        check check;
        gboolean valid;
    } cases[] = {
        {"enterprise", "0403019954", enterprise_number_is_valid, TRUE},
        {"enterprise", "0200065765", enterprise_number_is_valid, TRUE},
        {"enterprise", "0403019999", enterprise_number_is_valid, FALSE},
        {"enterprise, all zero", "0000000097", enterprise_number_is_valid, FALSE},
        {"enterprise, short", "020006576", enterprise_number_is_valid, FALSE},
        {"establishment", "2111111166", establishment_number_is_valid, TRUE},
        {"establishment", "2111111167", establishment_number_is_valid, FALSE},
        {"establishment 0", "0200065765", establishment_number_is_valid, FALSE},
        {"communication", "010806817183", mod97_number_is_valid, TRUE},
        {"communication", "010806817180", mod97_number_is_valid, FALSE},
        {"communication", "123456789002", mod97_number_is_valid, TRUE},
        {"remainder 0 is 97", "000000009797", mod97_number_is_valid, TRUE},
        {"account", "539007547034", mod97_number_is_valid, TRUE},
        {"iban", "68539007547034", belgian_iban_is_valid, TRUE},
        {"iban", "69539007547034", belgian_iban_is_valid, FALSE},
        {"inami", "12345625001", inami_number_is_valid, TRUE},
        {"inami", "02345625001", inami_number_is_valid, FALSE},
        {"inami", "12345626001", inami_number_is_valid, FALSE},
        {"ean 13", "5412345000013", gs1_number_is_valid, TRUE},
        {"ean 13", "5412345000014", gs1_number_is_valid, FALSE},
        {"zero", "0000000000000", gs1_number_is_valid, FALSE},
        {"nothing", "", gs1_number_is_valid, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (cases[i].check(cases[i].digits, strlen(cases[i].digits)) != cases[i].valid)
            fail_msg("%s %s", cases[i].label, cases[i].digits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
