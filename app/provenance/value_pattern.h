/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Values that betray where they were written down: numbers with a check, file and invoice
 * numbers, identifiers of programs (data/value_patterns.csv). Hand-written, since every
 * cell of a million rows is asked. */

#include <glib.h>

#include "base/span.h"
#include "provenance/origin_class.h"

enum value_pattern {
    VALUE_NATIONAL_NUMBER, /* BIS numbers too */
    VALUE_ELEVEN_DIGITS,   /* shaped like one, whether or not it fits */
    VALUE_EMAIL,
    VALUE_MOBILE,
    VALUE_DATE,       /* with or without a time of day */
    VALUE_BIRTH_DATE, /* a date 16 to 110 years before 2026, roughly */
    VALUE_POSTCODE,
    VALUE_INTEGER,
    VALUE_AMOUNT,
    VALUE_ENTERPRISE_NUMBER,
    VALUE_ESTABLISHMENT_NUMBER,
    VALUE_IBAN,
    VALUE_OLD_ACCOUNT,
    VALUE_STRUCTURED_COMMUNICATION,
    VALUE_INAMI,
    VALUE_OMV,
    VALUE_COLLEGE_DECISION,
    VALUE_CAPAKEY,
    VALUE_EAN_ENERGY,
    VALUE_CARD_EAN,
    VALUE_NUMBER_PLATE,
    VALUE_INVOICE_NUMBER,
    VALUE_CASE_NUMBER,
    VALUE_ORDER_NUMBER,
    VALUE_CUSTOMER_NUMBER,
    VALUE_INSURED_CODE, /* CT1/CT2: 110/110 */
    VALUE_SALESFORCE_ID,
    VALUE_ODOO_ID,
    VALUE_META_ID,
    VALUE_SHOPIFY_ID,
    VALUE_STRIPE_ID,
    VALUE_SOCIAL_URL,
    VALUE_PLACE_ID,
    VALUE_IP_ADDRESS,
    VALUE_ZERO_DATE,
    VALUE_GOOGLE_LIST,
    VALUE_COMPANY_NAME,
    VALUE_PATTERN_COUNT
};

/* Bit n is set when the cell is of enum value_pattern n. */
guint64 value_patterns_of(const struct span *cell);

/* What a column full of them says about a class: `points`, of which 1 are enough. */
struct value_weight {
    enum value_pattern pattern;
    enum origin_class_id class;
    double points;
};
extern const struct value_weight value_weights[];
extern const guint value_weight_count;

/* "%u %% of the values in %s are invoice numbers", translated; NULL for patterns that are
 * no evidence by themselves. */
const char *value_pattern_sentence(enum value_pattern pattern);
