/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_field.h"

#include <string.h>

#include "base/edit_distance.h"

/* The canonical name of a field stands first, its other names behind it in any order.
 * Folded: "âge" is "age", "code_postal" is "code postal". */
/* clang-format off */
static const struct {
    const char *name;
    enum selection_sort sort;
    enum selection_attribute attribute;
} fields[SELECTION_FIELD_COUNT] = {
    [SELECTION_AGE] = {"age", SELECTION_NUMBERS, SELECTION_BY_BIRTH_DATE},
    [SELECTION_BIRTH_YEAR] = {"birth_year", SELECTION_NUMBERS, SELECTION_BY_BIRTH_DATE},
    [SELECTION_FIRST_TIME_VOTER] = {"first_time_voter", SELECTION_FLAG, SELECTION_BY_BIRTH_DATE},
    [SELECTION_MUNICIPALITY] = {"municipality", SELECTION_CODES, SELECTION_BY_AREA},
    [SELECTION_POSTCODE] = {"postcode", SELECTION_NUMBERS, SELECTION_BY_AREA},
    [SELECTION_POLLING_SECTION] = {"polling_section", SELECTION_TEXTS, SELECTION_BY_AREA},
    [SELECTION_STREET] = {"street", SELECTION_TEXTS, SELECTION_BY_STREET},
    [SELECTION_HOUSE_NUMBER] = {"house_number", SELECTION_NUMBERS, SELECTION_BY_STREET},
    [SELECTION_HOUSE_SIDE] = {"house_number", SELECTION_FLAG, SELECTION_BY_STREET},
    [SELECTION_LANGUAGE] = {"language", SELECTION_CODES, SELECTION_BY_LANGUAGE},
    [SELECTION_CONSENT_DATE] = {"consent_date", SELECTION_DAYS, SELECTION_BY_CONTACT},
    [SELECTION_RELATION_DATE] = {"relation_date", SELECTION_DAYS, SELECTION_BY_CONTACT},
};

static const struct {
    const char *key;
    enum selection_field field;
} names[] = {
    {"age", SELECTION_AGE},
    {"leeftijd", SELECTION_AGE},
    {"birth year", SELECTION_BIRTH_YEAR},
    {"year of birth", SELECTION_BIRTH_YEAR},
    {"geboortejaar", SELECTION_BIRTH_YEAR},
    {"annee de naissance", SELECTION_BIRTH_YEAR},
    {"first time voter", SELECTION_FIRST_TIME_VOTER},
    {"nieuwe kiezer", SELECTION_FIRST_TIME_VOTER},
    {"primo votant", SELECTION_FIRST_TIME_VOTER},
    {"municipality", SELECTION_MUNICIPALITY},
    {"municipality name", SELECTION_MUNICIPALITY},
    {"gemeente", SELECTION_MUNICIPALITY},
    {"gemeentenaam", SELECTION_MUNICIPALITY},
    {"commune", SELECTION_MUNICIPALITY},
    {"nom de la commune", SELECTION_MUNICIPALITY},
    {"postcode", SELECTION_POSTCODE},
    {"postal code", SELECTION_POSTCODE},
    {"code postal", SELECTION_POSTCODE},
    {"polling section", SELECTION_POLLING_SECTION},
    {"polling station", SELECTION_POLLING_SECTION},
    {"stemafdeling", SELECTION_POLLING_SECTION},
    {"stembureau", SELECTION_POLLING_SECTION},
    {"section de vote", SELECTION_POLLING_SECTION},
    {"bureau de vote", SELECTION_POLLING_SECTION},
    {"street", SELECTION_STREET},
    {"street name", SELECTION_STREET},
    {"straat", SELECTION_STREET},
    {"straatnaam", SELECTION_STREET},
    {"rue", SELECTION_STREET},
    {"nom de rue", SELECTION_STREET},
    {"nom de la rue", SELECTION_STREET},
    {"house number", SELECTION_HOUSE_NUMBER},
    {"huisnummer", SELECTION_HOUSE_NUMBER},
    {"numero", SELECTION_HOUSE_NUMBER},
    {"numero de maison", SELECTION_HOUSE_NUMBER},
    {"language", SELECTION_LANGUAGE},
    {"taal", SELECTION_LANGUAGE},
    {"langue", SELECTION_LANGUAGE},
    {"consent date", SELECTION_CONSENT_DATE},
    {"toestemmingsdatum", SELECTION_CONSENT_DATE},
    {"date de consentement", SELECTION_CONSENT_DATE},
    {"date du consentement", SELECTION_CONSENT_DATE},
    {"relation date", SELECTION_RELATION_DATE},
    {"contactdatum", SELECTION_RELATION_DATE},
    {"date de contact", SELECTION_RELATION_DATE},
    {"date du contact", SELECTION_RELATION_DATE},
};

static const struct {
    const char *key;
    enum selection_keyword keyword;
} keywords[] = {
    {"and", SELECTION_AND},         {"en", SELECTION_AND},         {"et", SELECTION_AND},
    {"or", SELECTION_OR},           {"of", SELECTION_OR},          {"ou", SELECTION_OR},
    {"not", SELECTION_NOT},         {"niet", SELECTION_NOT},       {"non", SELECTION_NOT},
    {"pas", SELECTION_NOT},
    {"in", SELECTION_IN},           {"dans", SELECTION_IN},
    {"between", SELECTION_BETWEEN}, {"tussen", SELECTION_BETWEEN}, {"entre", SELECTION_BETWEEN},
    {"odd", SELECTION_ODD},         {"oneven", SELECTION_ODD},     {"impair", SELECTION_ODD},
    {"even", SELECTION_EVEN},       {"pair", SELECTION_EVEN},
    {"yes", SELECTION_YES},         {"ja", SELECTION_YES},         {"oui", SELECTION_YES},
    {"no", SELECTION_NO},           {"nee", SELECTION_NO},         {"neen", SELECTION_NO},
};
/* clang-format on */

enum selection_sort selection_sort_of(enum selection_field field)
{
    g_assert(field < SELECTION_FIELD_COUNT);
    return fields[field].sort;
}

enum selection_attribute selection_attribute_of(enum selection_field field)
{
    g_assert(field < SELECTION_FIELD_COUNT);
    return fields[field].attribute;
}

const char *selection_field_name(enum selection_field field)
{
    g_assert(field < SELECTION_FIELD_COUNT);
    return fields[field].name;
}

/* clang-format off */
static const struct {
    const char *nl, *fr;
} told_fields[SELECTION_FIELD_COUNT] = {
    [SELECTION_AGE] = {"leeftijd", "âge"},
    [SELECTION_BIRTH_YEAR] = {"geboortejaar", "année de naissance"},
    [SELECTION_FIRST_TIME_VOTER] = {"nieuwe kiezer", "primo votant"},
    [SELECTION_MUNICIPALITY] = {"gemeente", "commune"},
    [SELECTION_POSTCODE] = {"postcode", "code postal"},
    [SELECTION_POLLING_SECTION] = {"stemafdeling", "section de vote"},
    [SELECTION_STREET] = {"straat", "rue"},
    [SELECTION_HOUSE_NUMBER] = {"huisnummer", "numéro"},
    [SELECTION_HOUSE_SIDE] = {"huisnummer", "numéro"},
    [SELECTION_LANGUAGE] = {"taal", "langue"},
    [SELECTION_CONSENT_DATE] = {"toestemmingsdatum", "date de consentement"},
    [SELECTION_RELATION_DATE] = {"contactdatum", "date de contact"},
}, told_keywords[SELECTION_NO_KEYWORD] = {
    [SELECTION_AND] = {"en", "et"},
    [SELECTION_OR] = {"of", "ou"},
    [SELECTION_NOT] = {"niet", "pas"},
    [SELECTION_IN] = {"in", "dans"},
    [SELECTION_BETWEEN] = {"tussen", "entre"},
    [SELECTION_ODD] = {"oneven", "impair"},
    [SELECTION_EVEN] = {"even", "pair"},
    [SELECTION_YES] = {"ja", "oui"},
    [SELECTION_NO] = {"nee", "non"},
};

static const char *const canonical_keywords[SELECTION_NO_KEYWORD] = {
    [SELECTION_AND] = "and", [SELECTION_OR] = "or",           [SELECTION_NOT] = "not",
    [SELECTION_IN] = "in",   [SELECTION_BETWEEN] = "between", [SELECTION_ODD] = "odd",
    [SELECTION_EVEN] = "even", [SELECTION_YES] = "yes",       [SELECTION_NO] = "no",
};
/* clang-format on */

const char *selection_field_name_in(enum selection_field field, enum language language)
{
    g_assert(field < SELECTION_FIELD_COUNT);
    return language == LANGUAGE_NL   ? told_fields[field].nl
           : language == LANGUAGE_FR ? told_fields[field].fr
                                     : fields[field].name;
}

const char *selection_keyword_in(enum selection_keyword keyword, enum language language)
{
    g_assert(keyword < SELECTION_NO_KEYWORD);
    return language == LANGUAGE_NL   ? told_keywords[keyword].nl
           : language == LANGUAGE_FR ? told_keywords[keyword].fr
                                     : canonical_keywords[keyword];
}

gboolean selection_field_find(const char *key, enum selection_field *field)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i].key, key) != 0)
            continue;
        *field = names[i].field;
        return TRUE;
    }
    return FALSE;
}

enum selection_keyword selection_keyword_find(const char *key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(keywords); i++)
        if (strcmp(keywords[i].key, key) == 0)
            return keywords[i].keyword;
    return SELECTION_NO_KEYWORD;
}

/* ---- slips of the pen ---- */

enum {
    NEAR_LONGEST = 40
};

const char *selection_field_near(const char *key, guint letters)
{
    const char *best = NULL;
    guint nearest = letters + 1;

    for (gsize i = 0; strlen(key) <= NEAR_LONGEST && i < G_N_ELEMENTS(names); i++) {
        guint distance = edit_distance(key, names[i].key);
        if (distance >= nearest || distance > strlen(names[i].key) / 2)
            continue;
        best = names[i].key;
        nearest = distance;
    }
    return best;
}
