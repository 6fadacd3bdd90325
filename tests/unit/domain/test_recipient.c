/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/recipient.h"

static const struct {
    const char *text;
    gboolean valid;
    gint64 number;
} ids[] = {
    {"r-000017", TRUE, 17},
    {"r-17", TRUE, 17},
    {"17", TRUE, 17},
    {"000017", TRUE, 17},
    {"r-1234567", TRUE, 1234567},
    {"9223372036854775807", TRUE, G_MAXINT64},
    {"9223372036854775808", FALSE, 0},
    {"r-0", FALSE, 0},
    {"0", FALSE, 0},
    {"", FALSE, 0},
    {"r-", FALSE, 0},
    {"r--1", FALSE, 0},
    {"-1", FALSE, 0},
    {"+1", FALSE, 0},
    {" 17", FALSE, 0},
    {"17 ", FALSE, 0},
    {"r-17x", FALSE, 0},
    {"R-17", FALSE, 0},
    {"r17", FALSE, 0},
};

static void test_parse_id(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        gint64 number = -5;
        gboolean valid = recipient_parse_id(ids[i].text, &number);
        if (valid != ids[i].valid || number != (valid ? ids[i].number : -5))
            fail_msg("'%s': %d, %" G_GINT64_FORMAT, ids[i].text, valid, number);
    }
}

static void test_format_id(void **state)
{
    (void)state;
    static const struct {
        gint64 number;
        const char *text;
    } cases[] = {
        {1, "r-000001"},
        {17, "r-000017"},
        {1234567, "r-1234567"},
        {G_MAXINT64, "r-9223372036854775807"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        char text[RECIPIENT_ID_SIZE];
        gint64 number;
        recipient_format_id(cases[i].number, text);
        assert_string_equal(text, cases[i].text);
        assert_true(recipient_parse_id(text, &number));
        assert_int_equal(number, cases[i].number);
    }
}

static void test_clear(void **state)
{
    (void)state;
    struct recipient recipient;

    memset(&recipient, 0xAA, sizeof recipient);
    recipient_clear(&recipient);
    const char *const strings[] = {
        recipient.family_name,
        recipient.given_names,
        recipient.full_name,
        recipient.street,
        recipient.house_number,
        recipient.box,
        recipient.postcode,
        recipient.municipality,
        recipient.nis,
        recipient.address,
        recipient.email,
        recipient.mobile,
        recipient.consent_wording,
        recipient.consent_method,
        recipient.order_number,
        recipient.consent_collector,
        recipient.relation_note,
        recipient.polling_section,
    };
    for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
        assert_string_equal(strings[i], "");
    assert_int_equal(recipient.birth_date, DAY_UNKNOWN);
    assert_int_equal(recipient.consent_date, DAY_UNKNOWN);
    assert_int_equal(recipient.relation_date, DAY_UNKNOWN);
    assert_int_equal(recipient.language, LANGUAGE_UNKNOWN);
    assert_int_equal(recipient.consent_targeting, DECLARED_UNKNOWN);
    assert_int_equal(recipient.consent_channels, 0);
    assert_int_equal(recipient.findings, 0);
    assert_int_equal(recipient.number, 0);
}

static void test_name(void **state)
{
    (void)state;
    static const struct {
        const char *label, *given, *family, *full, *expected;
    } cases[] = {
        {"both", "Els", "Peeters", "", "Els Peeters"},
        {"family only", "", "Peeters", "", "Peeters"},
        {"given only", "Els", "", "", "Els"},
        {"not split", "", "", "Peeters Els", "Peeters Els"},
        {"split wins", "Els", "Peeters", "x", "Els Peeters"},
        {"none", "", "", "", ""},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient recipient;
        g_autoptr(GString) name = g_string_new("> ");
        recipient_clear(&recipient);
        recipient.given_names = cases[i].given;
        recipient.family_name = cases[i].family;
        recipient.full_name = cases[i].full;
        recipient_append_name(&recipient, name);
        if (strcmp(name->str + 2, cases[i].expected) != 0)
            fail_msg("%s: '%s'", cases[i].label, name->str);
    }
}

static void test_has_address(void **state)
{
    (void)state;
    static const struct {
        const char *label, *street, *postcode, *municipality, *address, *email, *mobile;
        gboolean post, by_email, sms;
    } cases[] = {
        {"nothing", "", "", "", "", "", "", FALSE, FALSE, FALSE},
        {"street", "Kerkstraat", "9000", "Gent", "", "", "", TRUE, FALSE, FALSE},
        {"no postcode", "Kerkstraat", "", "Gent", "", "", "", FALSE, FALSE, FALSE},
        {"no street", "", "9000", "Gent", "", "", "", FALSE, FALSE, FALSE},
        {"no municipality", "Kerkstraat", "9000", "", "", "", "", FALSE, FALSE, FALSE},
        {"whole", "", "", "", "Kerkstraat 1, 9000 Gent", "", "", TRUE, FALSE, FALSE},
        {"e-mail", "", "", "", "", "els@example.be", "", FALSE, TRUE, FALSE},
        {"mobile", "", "", "", "", "", "+32470000000", FALSE, FALSE, TRUE},
        {"landline", "", "", "", "", "", "+3292268888", FALSE, FALSE, FALSE},
        {"number abroad", "", "", "", "", "", "+31612345678", FALSE, FALSE, TRUE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient recipient;
        recipient_clear(&recipient);
        recipient.street = cases[i].street;
        recipient.postcode = cases[i].postcode;
        recipient.municipality = cases[i].municipality;
        recipient.address = cases[i].address;
        recipient.email = cases[i].email;
        recipient.mobile = cases[i].mobile;
        if (recipient_has_address(&recipient, CHANNEL_POST) != cases[i].post ||
            recipient_has_address(&recipient, CHANNEL_EMAIL) != cases[i].by_email ||
            recipient_has_address(&recipient, CHANNEL_SMS) != cases[i].sms)
            fail_msg("%s", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse_id),    cmocka_unit_test(test_format_id),
        cmocka_unit_test(test_clear),       cmocka_unit_test(test_name),
        cmocka_unit_test(test_has_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
