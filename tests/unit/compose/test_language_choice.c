/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/language_choice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define NL LANGUAGE_BIT(LANGUAGE_NL)
#define FR LANGUAGE_BIT(LANGUAGE_FR)
#define DE LANGUAGE_BIT(LANGUAGE_DE)

static void test_choice(void **state)
{
    static const struct {
        const char *label;
        enum language stated;
        const char *nis, *home;
        language_set available;
        const char *chosen;
        gboolean lacks;
    } cases[] = {
        {"Antwerp", LANGUAGE_UNKNOWN, "11002", "", NL | FR, "nl", FALSE},
        {"Antwerp, French stated", LANGUAGE_FR, "11002", "", NL | FR, "fr", FALSE},
        {"Namur", LANGUAGE_UNKNOWN, "92094", "", NL | FR, "fr", FALSE},
        {"Ixelles", LANGUAGE_UNKNOWN, "21009", "", NL | FR, "nl+fr", FALSE},
        {"Ixelles, Dutch stated", LANGUAGE_NL, "21009", "", NL | FR, "nl", FALSE},
        {"Linkebeek, facilities", LANGUAGE_UNKNOWN, "23100", "", NL | FR, "nl+fr", FALSE},
        {"Comines, facilities", LANGUAGE_UNKNOWN, "54010", "", NL | FR, "fr+nl", FALSE},
        {"Eupen", LANGUAGE_UNKNOWN, "63023", "", NL | FR, "fr", FALSE},
        {"Eupen, German stated", LANGUAGE_DE, "63023", "", NL | FR, "fr", FALSE},
        {"Eupen, German stated and written", LANGUAGE_DE, "63023", "", NL | FR | DE, "de",
         FALSE},
        {"Antwerp, German stated", LANGUAGE_DE, "11002", "", NL | FR, "nl", FALSE},
        {"Malmedy", LANGUAGE_UNKNOWN, "63049", "", NL | FR, "fr", FALSE},
        {"unknown, home in Ixelles", LANGUAGE_UNKNOWN, "", "21009", NL | FR, "nl+fr",
         FALSE},
        {"unknown, home in Ghent", LANGUAGE_UNKNOWN, "", "44021", NL | FR, "nl", FALSE},
        {"unknown, no home", LANGUAGE_UNKNOWN, "", "", NL | FR, "nl+fr", FALSE},
        {"Ixelles, Dutch alone written", LANGUAGE_UNKNOWN, "21009", "", NL, "nl", TRUE},
        {"French stated, Dutch alone written", LANGUAGE_FR, "11002", "", NL, "nl", TRUE},
        {"Namur, Dutch alone written", LANGUAGE_UNKNOWN, "92094", "", NL, "nl", TRUE},
        {"nothing written", LANGUAGE_NL, "11002", "", 0, "", TRUE},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct language_choice choice = language_choose(
            cases[i].stated, cases[i].nis, cases[i].home, cases[i].available);
        if (!g_str_equal(language_choice_label(&choice), cases[i].chosen) ||
            choice.lacks_wanted != cases[i].lacks)
            fail_msg("%s: '%s', lacks %d", cases[i].label, language_choice_label(&choice),
                     choice.lacks_wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_choice)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
