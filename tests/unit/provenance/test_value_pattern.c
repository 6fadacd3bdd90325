/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "provenance/value_pattern.h"

#define BIT(pattern) (G_GUINT64_CONSTANT(1) << (pattern))

static guint64 patterns(const char *text)
{
    struct span cell = {text, strlen(text)};

    return value_patterns_of(&cell);
}

static void test_valid_and_invalid(void **state)
{
    (void)state;
    static const struct {
        enum value_pattern pattern;
        const char *valid, *invalid;
    } cases[] = {
        {VALUE_NATIONAL_NUMBER, "85.07.30-033.28", "85.07.30-033.29"},
        {VALUE_NATIONAL_NUMBER, "17073003384", "17073003385"},
        {VALUE_NATIONAL_NUMBER, "75461200181", "75611200181"},
        {VALUE_EMAIL, "els@example.be", "els at example.be"},
        {VALUE_MOBILE, "0470 12 34 56", "02 123 45 67"},
        {VALUE_MOBILE, "+32470123456", "0412 12 34 56"},
        {VALUE_DATE, "2024-03-12", "2024-13-32"},
        {VALUE_DATE, "12/03/2024 10:11:12", "12/03/24/2024"},
        {VALUE_DATE, "12/03/24 10:11", "12/13/14/15"},
        {VALUE_DATE, "2024-03-12T10:11:12Z", "2024-03"},
        {VALUE_DATE, "12 Mar 2024", "12 bus 2024"},
        {VALUE_DATE, "March 5, 2024 10:11", "March 2024"},
        {VALUE_DATE, "5 août 2024", "5 aoste"},
        {VALUE_BIRTH_DATE, "01.02.1980", "01.02.2024"},
        {VALUE_POSTCODE, "9000", "900"},
        {VALUE_INTEGER, "12", "12a"},
        {VALUE_AMOUNT, "1.234,50", "1.234"},
        {VALUE_AMOUNT, "€ 12.00", "€ 12"},
        {VALUE_ENTERPRISE_NUMBER, "BE 0403.019.954", "BE 0403.019.999"},
        {VALUE_ENTERPRISE_NUMBER, "0403019954", "0403019999"},
        {VALUE_ESTABLISHMENT_NUMBER, "2.111.111.166", "2.111.111.167"},
        {VALUE_IBAN, "BE68 5390 0754 7034", "BE69 5390 0754 7034"},
        {VALUE_OLD_ACCOUNT, "539-0075470-34", "539-0075470-35"},
        {VALUE_STRUCTURED_COMMUNICATION, "+++010/8068/17183+++", "+++010/8068/17180+++"},
        {VALUE_STRUCTURED_COMMUNICATION, "***123/4567/89002***", "***123/4567/89003***"},
        {VALUE_INAMI, "1-23456-25-001", "1-23456-26-001"},
        {VALUE_OMV, "OMV_2023036107", "OMV_2023"},
        {VALUE_COLLEGE_DECISION, "2023_CBS_04548", "2023_XYZ_04548"},
        {VALUE_CAPAKEY, "44021A0123/00B000", "44021A0123/00B00"},
        {VALUE_EAN_ENERGY, "541440000000000019", "541440000000000018"},
        {VALUE_CARD_EAN, "5412345000013", "5412345000014"},
        {VALUE_NUMBER_PLATE, "1-ABC-123", "1-abc-123"},
        {VALUE_INVOICE_NUMBER, "2024/00123", "2024/1"},
        {VALUE_INVOICE_NUMBER, "INV/2024/0007", "INV/7"},
        {VALUE_CASE_NUMBER, "MELD-2024-00012", "MELD-12"},
        {VALUE_ORDER_NUMBER, "ORD-00123", "ORD-1"},
        {VALUE_CUSTOMER_NUMBER, "K00123", "bus 123"},
        {VALUE_INSURED_CODE, "110/110", "110/11"},
        {VALUE_SALESFORCE_ID, "0035000000XyZ1AAQ1", "0045000000XyZ1AAQ1"},
        {VALUE_ODOO_ID, "__export__.res_partner_12_a", "__import__.partner"},
        {VALUE_META_ID, "l:1062269359945847", "l: 10622693599 45847"},
        {VALUE_SHOPIFY_ID, "'7210448301122", "7210448301122"},
        {VALUE_STRIPE_ID, "cus_NffrFeUfNV2Hib", "customer"},
        {VALUE_SOCIAL_URL, "https://www.linkedin.com/in/els",
         "https://example.be/in/els"},
        {VALUE_PLACE_ID, "ChIJN1t_tDeuEmsRUsoyG83frY4", "chair 4"},
        {VALUE_IP_ADDRESS, "192.0.2.17", "192.0.2"},
        {VALUE_ZERO_DATE, "0-0-00", "0-0-01"},
        {VALUE_ZERO_DATE, "0.0.0", "0.1.0"},
        {VALUE_GOOGLE_LIST, "* myContacts ::: Work", "a:::b"},
        {VALUE_COMPANY_NAME, "De Zon bv", "De Zon"},
        {VALUE_COMPANY_NAME, "Bakkerij Peeters B.V.B.A.", "Bakkerij Peeters"},
        {VALUE_COMPANY_NAME, "ASBL Les Amis", "Les Amis"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        if ((patterns(cases[i].valid) & BIT(cases[i].pattern)) == 0)
            fail_msg("%s is %d", cases[i].valid, cases[i].pattern);
        if ((patterns(cases[i].invalid) & BIT(cases[i].pattern)) != 0)
            fail_msg("%s is no %d", cases[i].invalid, cases[i].pattern);
    }
}

/* Everybody's values are no trade's. */
static void test_plain_values(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "Peeters", "Kerkstraat 12", "12 bus 3", "12A",          "bus 0201", "Gent", "V",
        "nl",      "02 123 45 67",  "x",        "Sint-Niklaas", "b 12"};
    guint64 trades = ~(BIT(VALUE_DATE) | BIT(VALUE_BIRTH_DATE) | BIT(VALUE_POSTCODE) |
                       BIT(VALUE_INTEGER) | BIT(VALUE_EMAIL) | BIT(VALUE_MOBILE));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if ((patterns(cases[i]) & trades) != 0)
            fail_msg("%s", cases[i]);
    assert_int_equal(patterns(""), 0);
}

static void test_every_weight_has_a_sentence(void **state)
{
    (void)state;
    for (guint i = 0; i < value_weight_count; i++)
        assert_non_null(value_pattern_sentence(value_weights[i].pattern));
    assert_null(value_pattern_sentence(VALUE_EMAIL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid_and_invalid),
        cmocka_unit_test(test_plain_values),
        cmocka_unit_test(test_every_weight_has_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
