/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/duplicate_set.h"

static struct recipient voter(void)
{
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.family_name = "Peeters";
    recipient.given_names = "Els";
    recipient.birth_date = 1000;
    recipient.street = "Kerkstraat";
    recipient.order_number = "7";
    return recipient;
}

static gboolean add(struct duplicate_set *set, const struct recipient *recipient)
{
    g_autoptr(GString) row = g_string_new(NULL);
    struct row_digest digest = duplicate_set_digest(set, recipient, row);

    duplicate_set_expect(set, &digest);
    return duplicate_set_add(set, &digest);
}

static void test_equal_rows_are_repeats(void **state)
{
    g_autoptr(DuplicateSet) set = duplicate_set_new(0);
    struct recipient recipient = voter();

    (void)state;
    assert_true(add(set, &recipient));
    recipient.number = 99;
    recipient.extract = 3;
    recipient.findings = ROW_ENTERED_BY_HAND;
    assert_false(add(set, &recipient));
}

/* Each stored field, the order number included, makes another row of it. */
static void test_any_field_makes_a_difference(void **state)
{
    g_autoptr(DuplicateSet) set = duplicate_set_new(0);
    struct recipient first = voter();

    (void)state;
    add(set, &first);
#define DIFFERS(field, value)                                                            \
    do {                                                                                 \
        struct recipient other = voter();                                                \
        other.field = value;                                                             \
        if (!add(set, &other))                                                           \
            fail_msg("%s does not count", #field);                                       \
    } while (0)
    DIFFERS(family_name, "Peters");
    DIFFERS(given_names, "Elsa");
    DIFFERS(full_name, "x");
    DIFFERS(birth_date, 1001);
    DIFFERS(language, LANGUAGE_FR);
    DIFFERS(street, "Kerkplein");
    DIFFERS(house_number, "1");
    DIFFERS(box, "2");
    DIFFERS(postcode, "9000");
    DIFFERS(municipality, "Gent");
    DIFFERS(nis, "44021");
    DIFFERS(address, "x");
    DIFFERS(email, "x");
    DIFFERS(mobile, "x");
    DIFFERS(consent_date, 5);
    DIFFERS(consent_wording, "x");
    DIFFERS(consent_channels, 1);
    DIFFERS(consent_method, "x");
    DIFFERS(consent_collector, "x");
    DIFFERS(consent_targeting, DECLARED_YES);
    DIFFERS(relation_date, 5);
    DIFFERS(relation_note, "x");
    DIFFERS(order_number, "8");
    DIFFERS(polling_section, "x");
    DIFFERS(findings, ROW_ENRICHED);
#undef DIFFERS
}

/* "ab" + "c" is not "a" + "bc". */
static void test_fields_are_kept_apart(void **state)
{
    g_autoptr(DuplicateSet) set = duplicate_set_new(0);
    struct recipient first = voter(), second = voter();

    (void)state;
    first.street = "Kerkstraat 1";
    second.street = "Kerkstraat";
    second.house_number = " 1";
    assert_true(add(set, &first));
    assert_true(add(set, &second));
}

static void test_it_grows(void **state)
{
    g_autoptr(DuplicateSet) set = duplicate_set_new(0);
    char order[16];

    (void)state;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 20000; i++) {
            struct recipient recipient = voter();
            g_snprintf(order, sizeof order, "n%d", i);
            recipient.order_number = order;
            assert_int_equal(add(set, &recipient), round == 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_rows_are_repeats),
        cmocka_unit_test(test_any_field_makes_a_difference),
        cmocka_unit_test(test_fields_are_kept_apart),
        cmocka_unit_test(test_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
