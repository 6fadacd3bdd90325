/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/field.h"

static const char *const names[FIELD_COUNT] = {
    [FIELD_NONE] = "",
    [FIELD_FAMILY_NAME] = "family_name",
    [FIELD_GIVEN_NAMES] = "given_names",
    [FIELD_FULL_NAME] = "full_name",
    [FIELD_BIRTH_DATE] = "birth_date",
    [FIELD_LANGUAGE] = "language",
    [FIELD_STREET] = "street",
    [FIELD_HOUSE_NUMBER] = "house_number",
    [FIELD_BOX] = "box",
    [FIELD_POSTCODE] = "postcode",
    [FIELD_MUNICIPALITY] = "municipality",
    [FIELD_ADDRESS] = "address",
    [FIELD_EMAIL] = "email",
    [FIELD_MOBILE] = "mobile",
    [FIELD_CONSENT_DATE] = "consent_date",
    [FIELD_CONSENT_WORDING] = "consent_wording",
    [FIELD_CONSENT_CHANNELS] = "consent_channels",
    [FIELD_CONSENT_METHOD] = "consent_method",
    [FIELD_CONSENT_COLLECTOR] = "consent_collector",
    [FIELD_CONSENT_TARGETING] = "consent_targeting",
    [FIELD_RELATION_DATE] = "relation_date",
    [FIELD_RELATION_NOTE] = "relation_note",
    [FIELD_ORDER_NUMBER] = "order_number",
    [FIELD_POLLING_SECTION] = "polling_section",
    [FIELD_NATIONAL_NUMBER] = "national_number",
    [FIELD_SEX] = "sex",
    [FIELD_FOREIGN_MARK] = "foreign_mark",
    [FIELD_NATIONALITY] = "nationality",
    [FIELD_BIRTHPLACE] = "birthplace",
};

const char *field_name(enum field field)
{
    g_assert(field < FIELD_COUNT);
    return names[field];
}

enum field field_from_name(const char *name)
{
    for (int i = FIELD_NONE + 1; i <= FIELD_STORED_LAST; i++)
        if (g_strcmp0(names[i], name) == 0)
            return (enum field)i;
    return FIELD_NONE;
}
