/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/recovery_code.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Two codes whose check symbols were found apart from the program, by trying all of them
 * against the syndromes at 1, x and x² of GF(32) with logarithm tables. */
#define CODE_A "01234-56789-ABCDE-FGHJK-MNPQR-STZFB"
#define CODE_B "VW0XY-Z17KQ-2M7KQ-2M7KQ-2M7KQ-2M17W"

static char *normalised(const char *typed)
{
    g_autoptr(Secret) text = secret_from_text(typed);
    struct secret *normal = NULL;

    if (!recovery_code_normalise(text, &normal)) {
        assert_null(normal);
        return NULL;
    }
    char *copy = g_strdup(secret_text(normal));
    secret_free(normal);
    return copy;
}

static void new_codes_are_in_normal_form(void **state)
{
    (void)state;
    for (int round = 0; round < 200; round++) {
        g_autoptr(Secret) code = recovery_code_new();
        assert_int_equal(secret_length(code), RECOVERY_CODE_LENGTH);
        assert_int_equal(strlen(secret_text(code)), RECOVERY_CODE_LENGTH);
        g_autofree char *normal = normalised(secret_text(code));
        assert_non_null(normal);
        assert_string_equal(normal, secret_text(code));
    }
}

static void new_codes_are_random_everywhere(void **state)
{
    (void)state;
    gboolean varies[RECOVERY_CODE_LENGTH] = {FALSE};
    g_autoptr(Secret) first = recovery_code_new();

    for (int round = 0; round < 60; round++) {
        g_autoptr(Secret) code = recovery_code_new();
        for (gsize i = 0; i < RECOVERY_CODE_LENGTH; i++)
            varies[i] = varies[i] || secret_text(code)[i] != secret_text(first)[i];
    }
    for (gsize i = 0; i < RECOVERY_CODE_LENGTH; i++)
        assert_int_equal(varies[i], i % 6 != 5);
}

static void spellings_of_one_code(void **state)
{
    (void)state;
    static const struct {
        const char *label, *typed, *normal;
    } cases[] = {
        {"as printed", CODE_A, CODE_A},
        {"the other", CODE_B, CODE_B},
        {"lower case", "01234-56789-abcde-fghjk-mnpqr-stzfb", CODE_A},
        {"without hyphens", "0123456789ABCDEFGHJKMNPQRSTZFB", CODE_A},
        {"blanks for hyphens", "01234 56789 ABCDE FGHJK MNPQR STZFB", CODE_A},
        {"blanks and tabs about", " \t01234-56789-ABCDE - FGHJK-MNPQR-STZFB\r\n", CODE_A},
        {"other groups", "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTZ-FB", CODE_A},
        {"letter O for zero", "O1234-56789-ABCDE-FGHJK-MNPQR-STZFB", CODE_A},
        {"letter o for zero", "vwoxy-z17kq-2m7kq-2m7kq-2m7kq-2m17w", CODE_B},
        {"letter I for one", "VW0XY-ZI7KQ-2M7KQ-2M7KQ-2M7KQ-2MI7W", CODE_B},
        {"letter l for one", "vw0xy-zl7kq-2m7kq-2m7kq-2m7kq-2mL7w", CODE_B},
        {"empty", "", NULL},
        {"hyphens only", "-----", NULL},
        {"one symbol short", "1234-56789-ABCDE-FGHJK-MNPQR-STZFB", NULL},
        {"one symbol more", CODE_A "0", NULL},
        {"three codes in one", CODE_A CODE_A CODE_A, NULL},
        {"a letter that no code has", "U1234-56789-ABCDE-FGHJK-MNPQR-STZFB", NULL},
        {"a full stop", "01234.56789.ABCDE.FGHJK.MNPQR.STZFB", NULL},
        {"an accent",
         "\xc3\xa9"
         "1234-56789-ABCDE-FGHJK-MNPQR-STZFB",
         NULL},
        {"two symbols swapped", "10234-56789-ABCDE-FGHJK-MNPQR-STZFB", NULL},
        {"two groups swapped", "56789-01234-ABCDE-FGHJK-MNPQR-STZFB", NULL},
        {"a passphrase", "correct horse battery staple", NULL},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *normal = normalised(cases[i].typed);
        if (g_strcmp0(normal, cases[i].normal) != 0)
            fail_msg("%s: %s", cases[i].label, normal != NULL ? normal : "no code");
    }
}

static void a_nul_is_no_blank(void **state)
{
    (void)state;
    static const char typed[] = CODE_A "\0";
    g_autoptr(Secret) text = secret_from_bytes(typed, sizeof typed - 1);
    struct secret *normal = NULL;

    assert_false(recovery_code_normalise(text, &normal));
    assert_null(normal);
}

static void any_one_wrong_symbol_is_noticed(void **state)
{
    (void)state;
    for (gsize at = 0; at < RECOVERY_CODE_LENGTH; at++) {
        for (const char *symbol = alphabet; *symbol != '\0'; symbol++) {
            char typed[] = CODE_A;
            if (typed[at] == '-' || typed[at] == *symbol)
                continue;
            typed[at] = *symbol;
            g_autofree char *normal = normalised(typed);
            if (normal != NULL)
                fail_msg("%s", typed);
        }
    }
}

static void any_two_swapped_symbols_are_noticed(void **state)
{
    (void)state;
    for (gsize one = 0; one < RECOVERY_CODE_LENGTH; one++) {
        for (gsize other = one + 1; other < RECOVERY_CODE_LENGTH; other++) {
            char typed[] = CODE_A;
            if (typed[one] == '-' || typed[other] == '-' || typed[one] == typed[other])
                continue;
            typed[one] = CODE_A[other];
            typed[other] = CODE_A[one];
            g_autofree char *normal = normalised(typed);
            if (normal != NULL)
                fail_msg("%s", typed);
        }
    }
}

/* Every triple of places, each with a symbol next to the right one. */
static void any_three_wrong_symbols_are_noticed(void **state)
{
    (void)state;
    static const char bare[] = "0123456789ABCDEFGHJKMNPQRSTZFB";

    for (gsize a = 0; a < 30; a++)
        for (gsize b = a + 1; b < 30; b++)
            for (gsize c = b + 1; c < 30; c++) {
                char typed[sizeof bare];
                memcpy(typed, bare, sizeof bare);
                const gsize places[] = {a, b, c};
                for (gsize i = 0; i < 3; i++) {
                    gsize right = (gsize)(strchr(alphabet, bare[places[i]]) - alphabet);
                    typed[places[i]] = alphabet[(right + 1 + i) % 32];
                }
                g_autofree char *normal = normalised(typed);
                if (normal != NULL)
                    fail_msg("%s", typed);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_codes_are_in_normal_form),
        cmocka_unit_test(new_codes_are_random_everywhere),
        cmocka_unit_test(spellings_of_one_code),
        cmocka_unit_test(a_nul_is_no_blank),
        cmocka_unit_test(any_one_wrong_symbol_is_noticed),
        cmocka_unit_test(any_two_swapped_symbols_are_noticed),
        cmocka_unit_test(any_three_wrong_symbols_are_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
