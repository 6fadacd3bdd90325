/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The classes of origin by number, and what the vocabulary knows beside them. */

#include <glib.h>

enum origin_class_id {
    CLASS_PERSONAL_CONTACTS,
    CLASS_SOCIAL_NETWORK,
    CLASS_NEWSLETTER_TOOL,
    CLASS_CRM_BUSINESS,
    CLASS_ACCOUNTING_CUSTOMERS,
    CLASS_ECOMMERCE_CUSTOMERS,
    CLASS_POS,
    CLASS_MEDICAL,
    CLASS_MUTUALITY,
    CLASS_SCHOOL,
    CLASS_SPORTS_CLUB,
    CLASS_ASSOCIATION,
    CLASS_NOTARY_REALESTATE,
    CLASS_INSURANCE_BROKER,
    CLASS_MUNICIPAL_POPULATION,
    CLASS_MUNICIPAL_SERVICES,
    CLASS_MUNICIPAL_PERMITS,
    CLASS_PARTY_MEMBERS,
    CLASS_EVENT,
    CLASS_WEB_SCRAPE,
    CLASS_BOUGHT_LIST,
    CLASS_OPEN_REGISTER,
    CLASS_VOTER_LIST,
    CLASS_VOTER_LIST_FORBIDDEN,
    CLASS_HR,
    CLASS_UTILITY_TELECOM,
    CLASS_COUNT,

    /* Classes of words in origin_words.csv that are none of files. */
    WORDS_OPINION = CLASS_COUNT,
    WORDS_SPECIAL,
    WORDS_OFFICE,
    WORDS_CONSENT,
    WORDS_WORDING,
    WORDS_NOTHING,
    WORDS_COUNT
};

/* "crm_business" …, as in fingerprints.csv; "sign_opinion" … for the words. Static. */
const char *origin_class_name(enum origin_class_id class);

/* Its number, WORDS_COUNT when there is no such class. */
enum origin_class_id origin_class_from_name(const char *name);

/* A plain translated phrase that goes on from "it looks like": "the customers of a
 * business" …; the name itself when there is no such class. */
const char *origin_class_phrase(const char *name);
