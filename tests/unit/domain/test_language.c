/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/language.h"

static const struct {
    const char *text;
    enum language expected;
} texts[] = {
    {"nl", LANGUAGE_NL},
    {"NL", LANGUAGE_NL},
    {"N", LANGUAGE_NL},
    {"Nederlands", LANGUAGE_NL},
    {"NEDERLANDS", LANGUAGE_NL},
    {"néerlandais", LANGUAGE_NL},
    {"NÉERLANDAIS", LANGUAGE_NL},
    {"Neerlandais", LANGUAGE_NL},
    {"Dutch", LANGUAGE_NL},
    {"nl_BE", LANGUAGE_NL},
    {"nl-be", LANGUAGE_NL},
    {" nl ", LANGUAGE_NL},
    {"Niederländisch", LANGUAGE_NL},
    {"fr", LANGUAGE_FR},
    {"F", LANGUAGE_FR},
    {"Frans", LANGUAGE_FR},
    {"Français", LANGUAGE_FR},
    {"francais", LANGUAGE_FR},
    {"fr_BE", LANGUAGE_FR},
    {"fra", LANGUAGE_FR},
    {"Französisch", LANGUAGE_FR},
    {"de", LANGUAGE_DE},
    {"D", LANGUAGE_DE},
    {"Duits", LANGUAGE_DE},
    {"allemand", LANGUAGE_DE},
    {"Deutsch", LANGUAGE_DE},
    {"de-BE", LANGUAGE_DE},
    {"", LANGUAGE_UNKNOWN},
    {"  ", LANGUAGE_UNKNOWN},
    {"en", LANGUAGE_UNKNOWN},
    {"nl/fr", LANGUAGE_UNKNOWN},
    {"x", LANGUAGE_UNKNOWN},
    {"Peeters", LANGUAGE_UNKNOWN},
    {"nlfr", LANGUAGE_UNKNOWN},
    {"1", LANGUAGE_UNKNOWN},
};

static void test_from_text(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (language_from_text(texts[i].text) != texts[i].expected)
            fail_msg("'%s': %d", texts[i].text, language_from_text(texts[i].text));
}

static void test_codes(void **state)
{
    (void)state;
    static const char *const codes[LANGUAGE_COUNT] = {"", "nl", "fr", "de"};

    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        assert_string_equal(language_code((enum language)i), codes[i]);
        assert_int_equal(language_from_text(codes[i]), i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_from_text),
        cmocka_unit_test(test_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
