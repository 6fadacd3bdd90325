/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/heading_words.h"

static void test_titles_as_words_and_as_keys(void **state)
{
    (void)state;
    static const struct {
        const char *heading, *words, *key;
    } cases[] = {
        {"Klantnummer", "klantnr", "klantnr"},
        {"KLANT_NR.", "klantnr", "klantnr"},
        {"Klant nummer", "klantnr", "klantnr"},
        {"N° client", "nr client", "nrclient"},
        {"Numéro de client", "nr client", "nrclient"},
        {"Kundennummer", "kundennr", "kundennr"},
        {"firstName", "first name", "firstname"},
        {"Date de naissance", "date naissance", "datenaissance"},
        {"N° d'ordre", "nr ordre", "nrordre"},
        {"E-MAIL", "e mail", "email"},
        {"Évènement", "evenement", "evenement"},
        {"Straße", "strasse", "strasse"},
        {"De", "de", "de"},
        {"", "", ""},
        {"---", "", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) words = g_string_new("x");
        g_autoptr(GString) key = g_string_new(NULL);
        heading_words(words, cases[i].heading);
        heading_key(key, cases[i].heading);
        assert_string_equal(words->str + 1, cases[i].words);
        assert_string_equal(key->str, cases[i].key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles_as_words_and_as_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
