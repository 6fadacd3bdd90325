/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/example_place.h"

static const struct {
    const char *written, *nis, *code;
    enum name_kind kind;
} cases[] = {
    {"Voorbeeldegem", EXAMPLE_NIS_FLANDERS, "9999", NAME_OFFICIAL},
    {"VOORBEELDEGEM", EXAMPLE_NIS_FLANDERS, "9999", NAME_OFFICIAL},
    {"Proefbeke", EXAMPLE_NIS_FLANDERS, "9998", NAME_LOCALITY},
    {"Exempleville", EXAMPLE_NIS_BRUSSELS, "1299", NAME_OFFICIAL},
    {"Voorbeeldstad", EXAMPLE_NIS_BRUSSELS, "1299", NAME_OFFICIAL},
};

/* The order of the tests matters: once admitted, they stay. */
static void not_found_in_ordinary_dossiers(void **state)
{
    gboolean ambiguous;
    const struct municipality *place;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_null(municipality_by_nis(cases[i].nis));
        assert_null(municipality_find(cases[i].nis, &ambiguous));
        assert_null(municipality_by_name(cases[i].written, &ambiguous));
        assert_false(ambiguous);
        assert_int_equal(municipalities_named(cases[i].written, &place, 1), 0);
        assert_null(postcode_find(cases[i].code));
        assert_false(postcode_is_valid(cases[i].code));
    }
}

static void found_once_admitted(void **state)
{
    guint municipalities = municipality_count(), postcodes = postcode_count();
    gboolean ambiguous;

    (void)state;
    example_places_admit();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct municipality *place = municipality_by_nis(cases[i].nis), *found;
        const struct postcode *postcode = postcode_find(cases[i].code);
        enum name_kind kind;

        assert_non_null(place);
        assert_ptr_equal(municipality_by_name(cases[i].written, &ambiguous), place);
        assert_int_equal(municipalities_named(cases[i].written, &found, 1), 1);
        assert_ptr_equal(found, place);
        assert_true(municipality_is_called(place, cases[i].written, &kind));
        assert_int_equal(kind, cases[i].kind);
        assert_non_null(postcode);
        assert_ptr_equal(postcode->municipality, place);
        assert_true(municipality_has_postcode(place, cases[i].code));
        assert_non_null(strstr(place->postcodes, cases[i].code));
        assert_int_equal(postcode_check(cases[i].code, cases[i].written, &found),
                         kind == NAME_OFFICIAL ? POSTCODE_AGREES
                                               : POSTCODE_AGREES_THROUGH_OTHER_NAME);
        assert_ptr_equal(found, place);
    }
    /* They are none of the municipalities of Belgium. */
    assert_int_equal(municipality_count(), municipalities);
    assert_int_equal(postcode_count(), postcodes);
    for (guint i = 0; i < municipality_count(); i++)
        assert_false(g_str_has_prefix(municipality_at(i)->nis, "990"));
}

static void others_are_what_they_were(void **state)
{
    const struct municipality *ghent = municipality_by_nis("44021");
    enum name_kind kind;

    (void)state;
    example_places_admit();
    assert_false(municipality_is_called(ghent, "Voorbeeldegem", &kind));
    assert_false(municipality_is_called(ghent, "Nergenshuizen", &kind));
    assert_null(municipality_by_nis("99003"));
    assert_null(postcode_find("9997"));
    assert_string_equal(
        postcode_place_name(postcode_find("1299"), "EXEMPLEVILLE", LANGUAGE_NL),
        "Voorbeeldstad");
    assert_string_equal(
        postcode_place_name(postcode_find("9998"), "PROEFBEKE", LANGUAGE_FR),
        "Proefbeke");
    assert_int_equal(municipality_languages(municipality_by_nis(EXAMPLE_NIS_BRUSSELS)),
                     LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(not_found_in_ordinary_dossiers),
        cmocka_unit_test(found_once_admitted),
        cmocka_unit_test(others_are_what_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
