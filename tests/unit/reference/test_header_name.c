/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/header_name.h"

static const struct {
    const char *heading;
    enum field expected;
} headings[] = {
    {"Volgnummer", FIELD_ORDER_NUMBER},
    {"VOLGNUMMER", FIELD_ORDER_NUMBER},
    {" volgnummer: ", FIELD_ORDER_NUMBER},
    {"Naam", FIELD_FAMILY_NAME},
    {"Nom", FIELD_FAMILY_NAME},
    {"Voornamen", FIELD_GIVEN_NAMES},
    {"Prénoms", FIELD_GIVEN_NAMES},
    {"PRENOMS", FIELD_GIVEN_NAMES},
    {"Geboortedatum", FIELD_BIRTH_DATE},
    {"Date de naissance", FIELD_BIRTH_DATE},
    {"date_de_naissance", FIELD_BIRTH_DATE},
    {"Postcode", FIELD_POSTCODE},
    {"Code postal", FIELD_POSTCODE},
    {"Gemeente", FIELD_MUNICIPALITY},
    {"E-mail", FIELD_EMAIL},
    {"Rijksregisternummer", FIELD_NATIONAL_NUMBER},
    {"Geslacht", FIELD_SEX},
    {"Klantnummer", FIELD_NONE},
    {"Naam van de hond", FIELD_NONE},
    {"", FIELD_NONE},
    {"#", FIELD_NONE},
};

static void test_field(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(headings); i++)
        if (header_field(headings[i].heading) != headings[i].expected)
            fail_msg("'%s': %s", headings[i].heading,
                     field_name(header_field(headings[i].heading)));
}

static void test_evidence(void **state)
{
    (void)state;
    const struct header_name *name = header_name_find("VOLGNUMMER");

    assert_string_equal(name->heading, "Volgnummer");
    assert_string_equal(name->language, "nl");
    assert_int_equal(header_evidence("volgnummer"), name->evidence);
    assert_int_equal(header_evidence("Naam van de hond"), '\0');
    assert_null(header_name_find("Naam van de hond"));
}

static void test_all(void **state)
{
    (void)state;
    assert_true(header_name_count() > 0);
    for (guint i = 0; i < header_name_count(); i++) {
        const struct header_name *name = header_name_at(i);
        assert_ptr_equal(header_name_find(name->heading), name);
        assert_true(name->field > FIELD_NONE && name->field < FIELD_COUNT);
        assert_non_null(strchr("ABC", name->evidence));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_field),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
