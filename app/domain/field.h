/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The fields that an extract's column may be: product.md, "Source kinds and import
 * fields". */

#include <glib.h>

enum field {
    FIELD_NONE, /* not recognised */

    /* Stored with the recipient, in this order. */
    FIELD_FAMILY_NAME,
    FIELD_GIVEN_NAMES,
    FIELD_FULL_NAME, /* stored only when it cannot be split with certainty */
    FIELD_BIRTH_DATE,
    FIELD_LANGUAGE,
    FIELD_STREET,
    FIELD_HOUSE_NUMBER,
    FIELD_BOX,
    FIELD_POSTCODE,
    FIELD_MUNICIPALITY,
    FIELD_ADDRESS, /* a whole address in one cell; stored only when it cannot be split */
    FIELD_EMAIL,
    FIELD_MOBILE,
    FIELD_CONSENT_DATE,
    FIELD_CONSENT_WORDING,
    FIELD_CONSENT_CHANNELS,
    FIELD_CONSENT_METHOD,
    FIELD_CONSENT_COLLECTOR,
    FIELD_CONSENT_TARGETING,
    FIELD_RELATION_DATE,
    FIELD_RELATION_NOTE,
    FIELD_ORDER_NUMBER,
    FIELD_POLLING_SECTION,
    FIELD_STORED_LAST = FIELD_POLLING_SECTION,

    /* Recognised in order not to be stored. */
    FIELD_NATIONAL_NUMBER, /* never read past its heading */
    FIELD_SEX,
    FIELD_FOREIGN_MARK,
    FIELD_NATIONALITY,
    FIELD_BIRTHPLACE,
    FIELD_COUNT
};

/* "family_name" …, as in --map and JSON; "" for FIELD_NONE. */
const char *field_name(enum field field);

/* Only stored fields can be mapped to by name: "national_number" is FIELD_NONE. */
enum field field_from_name(const char *name);
