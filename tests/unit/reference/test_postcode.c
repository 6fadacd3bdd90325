/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/postcode.h"

static const struct {
    const char *label, *code, *written;
    enum postcode_agreement expected;
    const char *nis; /* "" for none */
} checks[] = {
    {"plain", "9000", "Gent", POSTCODE_AGREES, "44021"},
    {"capitals", "9000", "GENT", POSTCODE_AGREES, "44021"},
    {"other language", "9000", "Gand", POSTCODE_AGREES, "44021"},
    {"exonym", "4000", "Lüttich", POSTCODE_AGREES, "62063"},
    {"locality", "9050", "Ledeberg", POSTCODE_AGREES_THROUGH_OTHER_NAME, "44021"},
    {"locality of another code", "9000", "Ledeberg", POSTCODE_AGREES_THROUGH_OTHER_NAME,
     "44021"},
    {"municipality for its part", "9050", "Gent", POSTCODE_AGREES, "44021"},
    {"merged", "9810", "Nazareth", POSTCODE_AGREES_THROUGH_OTHER_NAME, "44086"},
    {"new name", "9810", "Nazareth-De Pinte", POSTCODE_AGREES, "44086"},
    {"Brussels", "1000", "Brussel", POSTCODE_AGREES, "21004"},
    {"Ixelles", "1050", "Ixelles", POSTCODE_AGREES, "21009"},
    {"Elsene", "1050", "Elsene", POSTCODE_AGREES, "21009"},
    {"Brussels for Ixelles", "1050", "Bruxelles", POSTCODE_AGREES_THROUGH_OTHER_NAME,
     "21009"},
    {"Ixelles for Brussels", "1000", "Ixelles", POSTCODE_DISAGREES, ""},
    {"Brussels outside", "1620", "Brussel", POSTCODE_DISAGREES, ""},
    {"Eupen", "4700", "Eupen", POSTCODE_AGREES, "63023"},
    {"settled near Liège", "4420", "Saint-Nicolas", POSTCODE_AGREES, "62093"},
    {"settled in Flanders", "9100", "Saint-Nicolas", POSTCODE_AGREES, "46021"},
    {"ambiguous elsewhere", "9000", "Saint-Nicolas", POSTCODE_DISAGREES, ""},
    {"village of a town's name", "3800", "Aalst", POSTCODE_AGREES_THROUGH_OTHER_NAME,
     "71053"},
    {"town of a village's name", "9300", "Aalst", POSTCODE_AGREES, "41002"},
    {"wrong", "9000", "Antwerpen", POSTCODE_DISAGREES, ""},
    {"misspelled", "9000", "Gnet", POSTCODE_UNKNOWN_MUNICIPALITY, "44021"},
    {"empty name", "9000", "", POSTCODE_UNKNOWN_MUNICIPALITY, "44021"},
    {"no such code", "9001", "Gent", POSTCODE_UNKNOWN, "44021"},
    {"no such code, ambiguous", "9001", "Saint-Nicolas", POSTCODE_UNKNOWN, ""},
    {"nothing known", "9001", "Gnet", POSTCODE_UNKNOWN, ""},
    {"empty", "", "", POSTCODE_UNKNOWN, ""},
    {"too long a code", "90000000000", "Gent", POSTCODE_UNKNOWN, "44021"},
    {"country before it", "B-9000", "Gent", POSTCODE_UNKNOWN, "44021"},
    {"Saint Nicholas himself", "0612", "Sinterklaas", POSTCODE_UNKNOWN, ""},
    {"institution", "1818", "VTM", POSTCODE_AGREES_THROUGH_OTHER_NAME, "23088"},
    {"long text", "9000", "Gent, de mooiste stad van het land en van ver daarbuiten",
     POSTCODE_UNKNOWN_MUNICIPALITY, "44021"},
};

/* Twice: the second answer is a remembered one. */
static void test_check(void **state)
{
    (void)state;
    for (gsize i = 0; i < 2 * G_N_ELEMENTS(checks); i++) {
        gsize at = i % G_N_ELEMENTS(checks);
        const struct municipality *municipality = municipality_at(0);
        enum postcode_agreement agreement =
            postcode_check(checks[at].code, checks[at].written, &municipality);
        if (agreement != checks[at].expected ||
            strcmp(municipality != NULL ? municipality->nis : "", checks[at].nis) != 0)
            fail_msg("%s: %d, %s", checks[at].label, agreement,
                     municipality != NULL ? municipality->nis : "none");
        assert_int_equal(postcode_check(checks[at].code, checks[at].written, NULL),
                         agreement);
    }
}

/* More pairs than are remembered: none is mistaken for another. */
static void test_check_all(void **state)
{
    (void)state;
    for (guint i = 0; i < postcode_count(); i++) {
        const struct postcode *postcode = postcode_at(i);
        const struct municipality *municipality;
        if (postcode->municipality == NULL)
            continue;
        assert_int_equal(postcode_check(postcode->code, postcode->municipality->name_fr,
                                        &municipality),
                         POSTCODE_AGREES);
        assert_ptr_equal(municipality, postcode->municipality);
        assert_int_equal(postcode_check(postcode->code, "Nergens", &municipality),
                         POSTCODE_UNKNOWN_MUNICIPALITY);
    }
}

static void test_find(void **state)
{
    (void)state;
    static const char *const others[] = {"", "900", "90000", "9001", " 9000", "gent"};
    const struct postcode *ledeberg = postcode_find("9050");

    assert_string_equal(ledeberg->municipality->nis, "44021");
    assert_false(ledeberg->special);
    assert_int_equal(postcode_locality_count(ledeberg, LANGUAGE_NL), 2);
    assert_string_equal(postcode_locality_name(ledeberg, 0, LANGUAGE_NL), "Gentbrugge");
    assert_string_equal(postcode_locality_name(ledeberg, 1, LANGUAGE_NL), "Ledeberg");
    assert_null(postcode_locality_name(ledeberg, 2, LANGUAGE_NL));
    assert_string_equal(postcode_locality_name(postcode_find("1020"), 0, LANGUAGE_FR),
                        "Laeken");
    assert_int_equal(postcode_locality_count(postcode_find("9075"), LANGUAGE_NL), 0);
    assert_true(postcode_find("1818")->special);
    assert_null(postcode_find("0612")->municipality);
    assert_true(postcode_is_valid("9000"));
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        assert_false(postcode_is_valid(others[i]));
}

static const struct {
    const char *label, *code, *written;
    enum language language;
    const char *expected;
} places[] = {
    {"municipality", "9000", "GENT", LANGUAGE_NL, "Gent"},
    {"in the place's language", "9000", "GAND", LANGUAGE_FR, "Gent"},
    {"locality", "9050", "LEDEBERG", LANGUAGE_NL, "Ledeberg"},
    {"locality in another's letter", "9050", "ledeberg", LANGUAGE_FR, "Ledeberg"},
    {"empty", "9050", "", LANGUAGE_NL, "Gent"},
    {"unknown", "9050", "Ergens", LANGUAGE_NL, "Gent"},
    {"locality of another code", "9000", "Ledeberg", LANGUAGE_NL, "Gent"},
    {"Dutch to French", "1020", "Laken", LANGUAGE_FR, "Laeken"},
    {"French to Dutch", "1020", "LAEKEN", LANGUAGE_NL, "Laken"},
    {"bilingual municipality", "1050", "IXELLES", LANGUAGE_NL, "Elsene"},
    {"Brussels for Ixelles", "1050", "Bruxelles", LANGUAGE_FR, "Ixelles"},
    {"one differs of several", "7700", "Luingne", LANGUAGE_NL, "Luingne"},
    {"several differ: as written", "7850", "MARCQ", LANGUAGE_NL, "Marcq"},
    {"same in both", "4750", "Elsenborn", LANGUAGE_FR, "Elsenborn"},
    {"merged", "9810", "NAZARETH", LANGUAGE_NL, "Nazareth"},
    {"language unknown", "1020", "Laeken", LANGUAGE_UNKNOWN, "Laken"},
    {"no municipality", "0612", "x", LANGUAGE_FR, "Saint-Nicolas"},
    {"German", "4700", "eupen", LANGUAGE_DE, "Eupen"},
};

static void test_place_name(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        const char *name = postcode_place_name(postcode_find(places[i].code),
                                               places[i].written, places[i].language);
        if (strcmp(name, places[i].expected) != 0)
            fail_msg("%s: '%s'", places[i].label, name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check),
        cmocka_unit_test(test_check_all),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_place_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
