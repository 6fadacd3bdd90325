/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/value_pattern.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/check_number.h"
#include "domain/national_number.h"
#include "provenance/numbered_value.h"
#include "provenance/value_shape.h"

#define BIT(pattern) (G_GUINT64_CONSTANT(1) << (pattern))

static gboolean begins_with(const struct span *cell, const char *prefix)
{
    gsize length = strlen(prefix);

    return cell->length >= length && memcmp(cell->text, prefix, length) == 0;
}

static gboolean holds(const struct span *cell, const char *text)
{
    return memmem(cell->text, cell->length, text, strlen(text)) != NULL;
}

/* Digits with nothing but blanks, dots, hyphens and slashes between them. */
static guint64 patterns_of_digits(const struct span *cell,
                                  const struct value_shape *shape)
{
    const char *digits = shape->digits;
    guint64 found = 0;

    switch (shape->digit_count) {
    case 4:
        if (cell->length == 4 && digits[0] != '0')
            found |= BIT(VALUE_POSTCODE);
        break;
    case 6:
        if (cell->length == 7 && cell->text[3] == '/')
            found |= BIT(VALUE_INSURED_CODE);
        break;
    case 10:
        if (enterprise_number_is_valid(digits, 10))
            found |= BIT(VALUE_ENTERPRISE_NUMBER);
        else if (cell->text[1] == '.' && establishment_number_is_valid(digits, 10))
            found |= BIT(VALUE_ESTABLISHMENT_NUMBER);
        break;
    case 11:
        found |= BIT(VALUE_ELEVEN_DIGITS);
        if (national_number_is_valid(cell->text, cell->length))
            found |= BIT(VALUE_NATIONAL_NUMBER);
        else if (inami_number_is_valid(digits, 11))
            found |= BIT(VALUE_INAMI);
        break;
    case 12:
        if (mod97_number_is_valid(digits, 12))
            found |= shape->slashes == 2 || cell->length == 12
                         ? BIT(VALUE_STRUCTURED_COMMUNICATION)
                         : BIT(VALUE_OLD_ACCOUNT);
        break;
    case 13:
        if (cell->length == 13 && gs1_number_is_valid(digits, 13))
            found |= BIT(VALUE_CARD_EAN);
        break;
    case 18:
        if (memcmp(digits, "54", 2) == 0 && gs1_number_is_valid(digits, 18))
            found |= BIT(VALUE_EAN_ENERGY);
        break;
    default:
        break;
    }
    if (shape->digit_count == cell->length)
        found |= BIT(VALUE_INTEGER);
    return found;
}

/* 0470 12 34 56, +32 470…: Belgian mobiles begin with 045 to 049. */
static gboolean is_mobile(const struct value_shape *shape)
{
    const char *digits = shape->digits;
    guint count = shape->digit_count;

    if (count == 13 && memcmp(digits, "0032", 4) == 0)
        digits += 4, count -= 4;
    else if (count == 11 && memcmp(digits, "32", 2) == 0)
        digits += 2, count -= 2;
    else if (count == 10 && digits[0] == '0')
        digits++, count--;
    return count == 9 && digits[0] == '4' && digits[1] >= '5';
}

static gboolean is_belgian_iban(const struct span *cell, const struct value_shape *shape)
{
    return shape->digit_count == 14 && shape->letters == 2 &&
           g_ascii_toupper(cell->text[0]) == 'B' &&
           g_ascii_toupper(cell->text[1]) == 'E' &&
           belgian_iban_is_valid(shape->digits, 14);
}

static gboolean is_vat_number(const struct span *cell, const struct value_shape *shape)
{
    return shape->digit_count == 10 && shape->letters <= 3 && shape->other == 0 &&
           (begins_with(cell, "BE") || begins_with(cell, "be") ||
            begins_with(cell, "TVA") || begins_with(cell, "BTW")) &&
           enterprise_number_is_valid(shape->digits, 10);
}

/* "003" Contact, "001" Account, "00Q" Lead: fifteen or eighteen letters and digits. */
static gboolean is_salesforce_id(const struct span *cell, const struct value_shape *shape)
{
    return (cell->length == 15 || cell->length == 18) &&
           shape->letters + shape->digit_count == cell->length && shape->letters > 2 &&
           (begins_with(cell, "003") || begins_with(cell, "001") ||
            begins_with(cell, "00Q"));
}

/* "l:1062269359945847", "p:+32470123456": lead advertisements. */
static gboolean is_meta_id(const struct span *cell, const struct value_shape *shape)
{
    const char *colon = memchr(cell->text, ':', MIN(cell->length, 3));

    return colon != NULL && shape->blanks == 0 && shape->digit_count >= 9 &&
           shape->letters <= 2 && strchr("lascfpg", cell->text[0]) != NULL;
}

static gboolean is_ip_address(const struct span *cell, const struct value_shape *shape)
{
    return shape->dots == 3 && shape->digit_count + 3 == cell->length &&
           shape->digit_count >= 4 && shape->digit_count <= 12;
}

static gboolean is_zero_date(const struct span *cell)
{
    return cell->length >= 5 && cell->length <= 6 && cell->text[0] == '0' &&
           strchr("-/.", cell->text[1]) != NULL && cell->text[2] == '0' &&
           cell->text[3] == cell->text[1] && cell->text[4] == '0' &&
           (cell->length == 5 || cell->text[5] == '0');
}

static guint64 patterns_of_addresses(const struct span *cell)
{
    guint64 found = 0;

    if (holds(cell, "linkedin.com/") || holds(cell, "facebook.com/"))
        found |= BIT(VALUE_SOCIAL_URL);
    return found;
}

static guint64 patterns_of_words(const struct span *cell, const struct value_shape *shape)
{
    guint64 found = 0;

    if (is_belgian_iban(cell, shape))
        found |= BIT(VALUE_IBAN);
    else if (is_vat_number(cell, shape))
        found |= BIT(VALUE_ENTERPRISE_NUMBER);
    if (is_salesforce_id(cell, shape))
        found |= BIT(VALUE_SALESFORCE_ID);
    if (is_meta_id(cell, shape))
        found |= BIT(VALUE_META_ID);
    if (begins_with(cell, "__export__.") || holds(cell, "res_partner"))
        found |= BIT(VALUE_ODOO_ID);
    if (begins_with(cell, "cus_"))
        found |= BIT(VALUE_STRIPE_ID);
    if (begins_with(cell, "ChIJ"))
        found |= BIT(VALUE_PLACE_ID);
    return found | numbered_value_patterns(cell, shape);
}

guint64 value_patterns_of(const struct span *cell)
{
    struct value_shape shape;
    guint64 found = 0;

    if (cell->length < 3)
        return cell->length > 0 && g_ascii_isdigit(cell->text[0]) &&
                       g_ascii_isdigit(cell->text[cell->length - 1])
                   ? BIT(VALUE_INTEGER)
                   : 0;
    value_shape_take(&shape, cell);
    if (shape.at_signs == 1 && shape.dots > 0)
        return shape.colons == 0 || shape.blanks == 0 ? BIT(VALUE_EMAIL) : 0;
    if (shape.colons >= 3 && holds(cell, " ::: "))
        found |= BIT(VALUE_GOOGLE_LIST);
    if (shape.colons > 0 && shape.slashes >= 2 && shape.letters > 3)
        found |= patterns_of_addresses(cell);
    if (shape.digit_count == 0)
        return found |
               (value_shape_is_company(&shape, cell) ? BIT(VALUE_COMPANY_NAME) : 0);
    if (cell->length > VALUE_SHAPE_LONGEST)
        return found;
    if (shape.letters == 0) {
        if (shape.plusses <= 1 && shape.other == 0)
            found |= patterns_of_digits(cell, &shape);
        if (is_mobile(&shape))
            found |= BIT(VALUE_MOBILE);
        if (is_zero_date(cell))
            found |= BIT(VALUE_ZERO_DATE);
        if (is_ip_address(cell, &shape))
            found |= BIT(VALUE_IP_ADDRESS);
        if (cell->text[0] == '\'' && shape.digit_count >= 10 &&
            shape.digit_count + 1 == cell->length)
            found |= BIT(VALUE_SHOPIFY_ID);
        if (shape.digit_count == 12 && shape.slashes == 2 &&
            mod97_number_is_valid(shape.digits, 12))
            found |= BIT(VALUE_STRUCTURED_COMMUNICATION);
        if (value_shape_is_amount(&shape, cell))
            found |= BIT(VALUE_AMOUNT);
    }
    found |= numbered_value_dates(cell, &shape);
    if ((found & BIT(VALUE_DATE)) == 0)
        found |= patterns_of_words(cell, &shape);
    return found;
}

const struct value_weight value_weights[] = {
    {VALUE_ENTERPRISE_NUMBER, CLASS_ACCOUNTING_CUSTOMERS, 0.7},
    {VALUE_ENTERPRISE_NUMBER, CLASS_CRM_BUSINESS, 0.6},
    {VALUE_ENTERPRISE_NUMBER, CLASS_BOUGHT_LIST, 0.5},
    {VALUE_ENTERPRISE_NUMBER, CLASS_OPEN_REGISTER, 0.3},
    {VALUE_ESTABLISHMENT_NUMBER, CLASS_OPEN_REGISTER, 0.8},
    {VALUE_ESTABLISHMENT_NUMBER, CLASS_BOUGHT_LIST, 0.5},
    {VALUE_IBAN, CLASS_ACCOUNTING_CUSTOMERS, 0.6},
    {VALUE_IBAN, CLASS_ASSOCIATION, 0.4},
    {VALUE_IBAN, CLASS_SPORTS_CLUB, 0.2},
    {VALUE_OLD_ACCOUNT, CLASS_ACCOUNTING_CUSTOMERS, 0.4},
    {VALUE_OLD_ACCOUNT, CLASS_MUNICIPAL_POPULATION, 0.3},
    {VALUE_STRUCTURED_COMMUNICATION, CLASS_ACCOUNTING_CUSTOMERS, 1.0},
    {VALUE_STRUCTURED_COMMUNICATION, CLASS_MUNICIPAL_SERVICES, 0.3},
    {VALUE_INAMI, CLASS_MEDICAL, 1.1},
    {VALUE_OMV, CLASS_MUNICIPAL_PERMITS, 1.3},
    {VALUE_COLLEGE_DECISION, CLASS_MUNICIPAL_PERMITS, 1.0},
    {VALUE_COLLEGE_DECISION, CLASS_MUNICIPAL_SERVICES, 0.7},
    {VALUE_CAPAKEY, CLASS_MUNICIPAL_PERMITS, 1.0},
    {VALUE_CAPAKEY, CLASS_NOTARY_REALESTATE, 0.5},
    {VALUE_EAN_ENERGY, CLASS_UTILITY_TELECOM, 1.3},
    {VALUE_CARD_EAN, CLASS_POS, 1.0},
    {VALUE_CARD_EAN, CLASS_MUNICIPAL_SERVICES, 0.3},
    {VALUE_NUMBER_PLATE, CLASS_INSURANCE_BROKER, 1.0},
    {VALUE_INVOICE_NUMBER, CLASS_ACCOUNTING_CUSTOMERS, 1.1},
    {VALUE_CASE_NUMBER, CLASS_MUNICIPAL_SERVICES, 0.7},
    {VALUE_ORDER_NUMBER, CLASS_ECOMMERCE_CUSTOMERS, 1.0},
    {VALUE_ORDER_NUMBER, CLASS_EVENT, 0.3},
    {VALUE_CUSTOMER_NUMBER, CLASS_CRM_BUSINESS, 1.0},
    {VALUE_CUSTOMER_NUMBER, CLASS_ACCOUNTING_CUSTOMERS, 0.5},
    {VALUE_INSURED_CODE, CLASS_MUTUALITY, 1.0},
    {VALUE_INSURED_CODE, CLASS_MEDICAL, 0.7},
    {VALUE_SALESFORCE_ID, CLASS_CRM_BUSINESS, 1.2},
    {VALUE_ODOO_ID, CLASS_CRM_BUSINESS, 1.2},
    {VALUE_META_ID, CLASS_SOCIAL_NETWORK, 1.1},
    {VALUE_SHOPIFY_ID, CLASS_ECOMMERCE_CUSTOMERS, 1.1},
    {VALUE_STRIPE_ID, CLASS_ECOMMERCE_CUSTOMERS, 1.1},
    {VALUE_SOCIAL_URL, CLASS_SOCIAL_NETWORK, 1.0},
    {VALUE_SOCIAL_URL, CLASS_WEB_SCRAPE, 0.7},
    {VALUE_PLACE_ID, CLASS_WEB_SCRAPE, 1.1},
    {VALUE_IP_ADDRESS, CLASS_NEWSLETTER_TOOL, 0.5},
    {VALUE_ZERO_DATE, CLASS_PERSONAL_CONTACTS, 1.0},
    {VALUE_GOOGLE_LIST, CLASS_PERSONAL_CONTACTS, 1.1},
    {VALUE_COMPANY_NAME, CLASS_CRM_BUSINESS, 0.7},
    {VALUE_COMPANY_NAME, CLASS_BOUGHT_LIST, 0.4},
    {VALUE_COMPANY_NAME, CLASS_ACCOUNTING_CUSTOMERS, 0.4},
    {VALUE_AMOUNT, CLASS_ACCOUNTING_CUSTOMERS, 0.4},
    {VALUE_AMOUNT, CLASS_ECOMMERCE_CUSTOMERS, 0.4},
};
const guint value_weight_count = G_N_ELEMENTS(value_weights);

static const char *const sentences[VALUE_PATTERN_COUNT] = {
    [VALUE_NATIONAL_NUMBER] =
        N_("%u %% of the values in %s are national register numbers"),
    [VALUE_AMOUNT] = N_("%u %% of the values in %s are amounts of money"),
    [VALUE_ENTERPRISE_NUMBER] =
        N_("%u %% of the values in %s are enterprise or VAT numbers"),
    [VALUE_ESTABLISHMENT_NUMBER] =
        N_("%u %% of the values in %s are numbers of establishment units"),
    [VALUE_IBAN] = N_("%u %% of the values in %s are bank account numbers"),
    [VALUE_OLD_ACCOUNT] =
        N_("%u %% of the values in %s are identity card or old account numbers"),
    [VALUE_STRUCTURED_COMMUNICATION] =
        N_("%u %% of the values in %s are structured communications"),
    [VALUE_INAMI] = N_("%u %% of the values in %s are INAMI/RIZIV numbers"),
    [VALUE_OMV] = N_("%u %% of the values in %s are numbers of environmental permits"),
    [VALUE_COLLEGE_DECISION] =
        N_("%u %% of the values in %s are numbers of council decisions"),
    [VALUE_CAPAKEY] = N_("%u %% of the values in %s are cadastral parcels"),
    [VALUE_EAN_ENERGY] = N_("%u %% of the values in %s are EAN codes of energy meters"),
    [VALUE_CARD_EAN] = N_("%u %% of the values in %s are EAN-13 numbers, as on cards"),
    [VALUE_NUMBER_PLATE] = N_("%u %% of the values in %s are number plates"),
    [VALUE_INVOICE_NUMBER] = N_("%u %% of the values in %s are invoice numbers"),
    [VALUE_CASE_NUMBER] = N_("%u %% of the values in %s are file numbers"),
    [VALUE_ORDER_NUMBER] = N_("%u %% of the values in %s are order numbers"),
    [VALUE_CUSTOMER_NUMBER] = N_("%u %% of the values in %s are customer numbers"),
    [VALUE_INSURED_CODE] = N_("%u %% of the values in %s are health insurance codes"),
    [VALUE_SALESFORCE_ID] = N_("%u %% of the values in %s are Salesforce identifiers"),
    [VALUE_ODOO_ID] = N_("%u %% of the values in %s are Odoo identifiers"),
    [VALUE_META_ID] =
        N_("%u %% of the values in %s are identifiers of Facebook or Instagram leads"),
    [VALUE_SHOPIFY_ID] = N_("%u %% of the values in %s are Shopify identifiers"),
    [VALUE_STRIPE_ID] = N_("%u %% of the values in %s are Stripe identifiers"),
    [VALUE_SOCIAL_URL] = N_("%u %% of the values in %s are profiles of a social network"),
    [VALUE_PLACE_ID] = N_("%u %% of the values in %s are identifiers of Google Maps"),
    [VALUE_IP_ADDRESS] =
        N_("%u %% of the values in %s are internet addresses of devices"),
    [VALUE_ZERO_DATE] = N_("%u %% of the values in %s are Outlook's empty date"),
    [VALUE_GOOGLE_LIST] = N_("%u %% of the values in %s are lists of Google Contacts"),
    [VALUE_COMPANY_NAME] = N_("%u %% of the values in %s are names of companies"),
};

const char *value_pattern_sentence(enum value_pattern pattern)
{
    return sentences[pattern] != NULL ? _(sentences[pattern]) : NULL;
}
