/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

/* Of data/phone_prefixes.csv, every kind of row, its edges and what lies beside them. */
static void test_kind(void **state)
{
    static const struct {
        const char *label, *e164;
        enum phone_kind kind;
        gboolean takes_texts;
    } cases[] = {
        {"none", "", PHONE_EMPTY, FALSE},
        {"0455", "+32455123456", PHONE_MOBILE, TRUE},
        {"0456", "+32456123456", PHONE_MOBILE, TRUE},
        {"0460", "+32460123456", PHONE_MOBILE, TRUE},
        {"0461, railway radio", "+32461123456", PHONE_MOBILE, TRUE},
        {"0467, an operator that ended", "+32467123456", PHONE_MOBILE, TRUE},
        {"0470", "+32470123456", PHONE_MOBILE, TRUE},
        {"0479", "+32479123456", PHONE_MOBILE, TRUE},
        {"0483", "+32483123456", PHONE_MOBILE, TRUE},
        {"0499", "+32499123456", PHONE_MOBILE, TRUE},
        {"044 is not given out", "+32440123456", PHONE_INVALID, FALSE},
        {"a digit short", "+3247012345", PHONE_INVALID, FALSE},
        {"a digit long", "+324701234567", PHONE_INVALID, FALSE},
        {"Brussels", "+3225123456", PHONE_LANDLINE, FALSE},
        {"Brussels does not begin with 1", "+3221234567", PHONE_INVALID, FALSE},
        {"Antwerp", "+3232268888", PHONE_LANDLINE, FALSE},
        {"Liège", "+3243228888", PHONE_LANDLINE, FALSE},
        {"Ghent", "+3292268888", PHONE_LANDLINE, FALSE},
        {"Stavelot", "+3280223344", PHONE_LANDLINE, FALSE},
        {"Namur", "+3281223344", PHONE_LANDLINE, FALSE},
        {"Dinant", "+3282223344", PHONE_LANDLINE, FALSE},
        {"Genk", "+3289223344", PHONE_LANDLINE, FALSE},
        {"no zone 88", "+3288223344", PHONE_INVALID, FALSE},
        {"no zone 62", "+3262223344", PHONE_INVALID, FALSE},
        {"free of charge", "+3280012345", PHONE_SPECIAL, FALSE},
        {"0900", "+3290012345", PHONE_SPECIAL, FALSE},
        {"0909", "+3290912345", PHONE_SPECIAL, FALSE},
        {"070", "+3270233233", PHONE_SPECIAL, FALSE},
        {"078", "+3278151515", PHONE_SPECIAL, FALSE},
        {"077, machines", "+32770123456", PHONE_INVALID, FALSE},
        {"Luxembourg", "+352621123456", PHONE_FOREIGN, TRUE},
        {"the Netherlands", "+31612345678", PHONE_FOREIGN, TRUE},
        {"the longest abroad", "+491234567890123", PHONE_FOREIGN, TRUE},
        {"too long", "+4912345678901234", PHONE_INVALID, FALSE},
        {"too short", "+3161234", PHONE_INVALID, FALSE},
        {"no country begins with 0", "+0612345678", PHONE_INVALID, FALSE},
        {"no plus", "32470123456", PHONE_INVALID, FALSE},
        {"plus alone", "+", PHONE_INVALID, FALSE},
        {"country alone", "+32", PHONE_INVALID, FALSE},
        {"a letter", "+3247012345a", PHONE_INVALID, FALSE},
        {"a formula", "+32470123456+1", PHONE_INVALID, FALSE},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        enum phone_kind kind = phone_kind_of(cases[i].e164);
        if (kind != cases[i].kind || phone_takes_texts(kind) != cases[i].takes_texts)
            fail_msg("%s: %d", cases[i].label, kind);
    }
}

/* The words of data/phone_prefixes.csv, and how many digits such a number has. */
static const struct {
    const char *word;
    enum phone_kind kind;
    gsize digits;
} prefix_kinds[] = {
    {"mobile", PHONE_MOBILE, 9},       {"fixed", PHONE_LANDLINE, 8},
    {"toll_free", PHONE_SPECIAL, 8},   {"premium", PHONE_SPECIAL, 8},
    {"premium/070", PHONE_SPECIAL, 8}, {"uan", PHONE_SPECIAL, 8},
};

static void check_prefix(long prefix, const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(prefix_kinds); i++) {
        if (strcmp(prefix_kinds[i].word, word) != 0)
            continue;
        g_autoptr(GString) number = g_string_new(NULL);
        g_string_printf(number, "+32%ld", prefix);
        while (number->len < strlen("+32") + prefix_kinds[i].digits)
            g_string_append_c(number, '2');
        if (phone_kind_of(number->str) != prefix_kinds[i].kind)
            fail_msg("%s is no %s", number->str, word);
        return;
    }
    fail_msg("%s is not known", word);
}

static void test_every_prefix(void **state)
{
    g_autofree char *text = NULL;

    (void)state;
    if (!g_file_get_contents(KIESPOST_SOURCE_DIR "/../shared/data/phone_prefixes.csv",
                             &text, NULL, NULL)) {
        print_message("SKIPPED: ../shared/data/phone_prefixes.csv is not here\n");
        skip();
        return;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], ",", 3);
        char *rest;
        long first = strtol(cells[0], &rest, 10);
        long last = *rest == '-' ? strtol(rest + 1, NULL, 10) : first;
        for (long prefix = first; prefix <= last; prefix++)
            check_prefix(prefix, cells[1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shown),
        cmocka_unit_test(test_kind),
        cmocka_unit_test(test_every_prefix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
