/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of the selection language: what people may be chosen by, the words between,
 * and what nobody may be chosen by. Each in English, Dutch and French, whatever language
 * is spoken on the screen: a selection is a line in somebody's notes. */

#include <glib.h>

#include "domain/language.h"

/* By what people may be chosen. Age and area: law/rules.md R-43; the stated language:
 * R-45; the dates of consent and relation stand with one's own contacts alone. */
enum selection_field {
    SELECTION_AGE, /* whole years on polling day */
    SELECTION_BIRTH_YEAR,
    SELECTION_FIRST_TIME_VOTER, /* reached the voting age since the previous poll of the
                                 * kind: the number 1 */
    SELECTION_MUNICIPALITY,     /* the number of its NIS code */
    SELECTION_POSTCODE,
    SELECTION_POLLING_SECTION,
    SELECTION_STREET,
    SELECTION_HOUSE_NUMBER, /* the number that it begins with */
    SELECTION_HOUSE_SIDE,   /* of the street: odd 1, even 0; written as house_number */
    SELECTION_LANGUAGE,     /* as stated: enum language */
    SELECTION_CONSENT_DATE, /* a day_number, as below */
    SELECTION_RELATION_DATE,
    SELECTION_FIELD_COUNT
};

/* What a field's values look like, and so what can be asked of it. */
enum selection_sort {
    SELECTION_NUMBERS, /* ordered, written as digits */
    SELECTION_DAYS,    /* ordered, written YYYY-MM-DD */
    SELECTION_TEXTS,   /* equal or not, compared without case and accents */
    SELECTION_CODES,   /* equal or not, out of a list that is known */
    SELECTION_FLAG,    /* yes or no */
};
enum selection_sort selection_sort_of(enum selection_field field);

/* What R-46 counts: fields of one group come from the same fact about a person. */
enum selection_attribute {
    SELECTION_BY_BIRTH_DATE,
    SELECTION_BY_AREA,
    SELECTION_BY_STREET,
    SELECTION_BY_LANGUAGE,
    SELECTION_BY_CONTACT,
    SELECTION_ATTRIBUTE_COUNT
};
enum selection_attribute selection_attribute_of(enum selection_field field);

/* "birth_year": as in the canonical form. */
const char *selection_field_name(enum selection_field field);

/* `key` is text_fold() of the words: "code postal". FALSE when it is no field. */
gboolean selection_field_find(const char *key, enum selection_field *field);

/* How many words the longest name of a field has. */
enum {
    SELECTION_FIELD_WORDS = 5
};

/* The name of a field, in any language, of which `key` is a slip of the pen of at most so
 * many letters; NULL when none is that near. Static, folded. */
const char *selection_field_near(const char *key, guint letters);

enum selection_keyword {
    SELECTION_AND,
    SELECTION_OR,
    SELECTION_NOT,
    SELECTION_IN,
    SELECTION_BETWEEN,
    SELECTION_ODD,
    SELECTION_EVEN,
    SELECTION_YES,
    SELECTION_NO,
    SELECTION_NO_KEYWORD
};
/* The name of a field and the word for a keyword in the operator's language, as
 * selection_parse() understands them; those of the canonical form for a language that
 * has none. Static. */
const char *selection_field_name_in(enum selection_field field, enum language language);
const char *selection_keyword_in(enum selection_keyword keyword, enum language language);

/* SELECTION_NO_KEYWORD for any other word. `key` is folded. */
enum selection_keyword selection_keyword_find(const char *key);

/* Why nobody may be chosen by this, as a sentence with its rule and citation: an English
 * msgid, NULL for what is not refused. `key` is folded; of the second function any one of
 * its words is enough ("name origin", "bijnaam"). */
const char *selection_refusal(const char *key);
const char *selection_refusal_within(const char *key);

/* Whether a language of that value is one to be guessed ("language = surname"), and the
 * sentence for it. */
gboolean selection_is_guess(const char *key);
const char *selection_refusal_of_guessing(void);
