/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/field.h"

/* In the order of product.md, "Source kinds and import fields". */
static const char *const stored[] = {
    "family_name",
    "given_names",
    "full_name",
    "birth_date",
    "language",
    "street",
    "house_number",
    "box",
    "postcode",
    "municipality",
    "address",
    "email",
    "mobile",
    "consent_date",
    "consent_wording",
    "consent_channels",
    "consent_method",
    "consent_collector",
    "consent_targeting",
    "relation_date",
    "relation_note",
    "order_number",
    "polling_section",
};

static const char *const dropped[] = {
    "national_number", "sex", "foreign_mark", "nationality", "birthplace",
};

static gboolean is_field_name(const char *name)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (strcmp(field_name((enum field)i), name) == 0)
            return TRUE;
    return FALSE;
}

static void test_stored(void **state)
{
    (void)state;
    assert_int_equal(G_N_ELEMENTS(stored), FIELD_STORED_LAST);
    for (gsize i = 0; i < G_N_ELEMENTS(stored); i++) {
        assert_true(is_field_name(stored[i]));
        assert_string_equal(field_name(field_from_name(stored[i])), stored[i]);
    }
}

/* Recognised, but never mapped to by name. */
static void test_dropped(void **state)
{
    (void)state;
    assert_int_equal(G_N_ELEMENTS(dropped), FIELD_COUNT - 1 - FIELD_STORED_LAST);
    for (gsize i = 0; i < G_N_ELEMENTS(dropped); i++) {
        assert_true(is_field_name(dropped[i]));
        assert_int_equal(field_from_name(dropped[i]), FIELD_NONE);
    }
}

static void test_no_name(void **state)
{
    (void)state;
    assert_string_equal(field_name(FIELD_NONE), "");
    assert_int_equal(field_from_name(""), FIELD_NONE);
    assert_int_equal(field_from_name("Email"), FIELD_NONE);
    assert_int_equal(field_from_name("phone"), FIELD_NONE);
    assert_int_equal(field_from_name(NULL), FIELD_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
