/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* templates/<lang>/selection.txt: the words with which a notice says who was chosen. */

#include <glib.h>

#include "domain/language.h"
#include "eligibility/selection_field.h"

/* What a condition says; each field has those that it can take. */
enum selection_form {
    SELECTION_LESS,  /* below {n} */
    SELECTION_LEAST, /* {n} or above */
    SELECTION_BETWEEN_ENDS,
    SELECTION_NOT_BETWEEN,
    SELECTION_IS,
    SELECTION_IS_MANY, /* optional, as the next but one */
    SELECTION_IS_NOT,
    SELECTION_IS_NOT_MANY,
    SELECTION_IS_ODD,
    SELECTION_IS_EVEN,
    SELECTION_FORM_COUNT
};

/* What was looked at to choose, as the notice names it (GDPR art. 14(1)(d)). */
enum selection_data {
    SELECTION_DATA_BIRTH_DATE,
    SELECTION_DATA_BIRTH_YEAR,
    SELECTION_DATA_ADDRESS,
    SELECTION_DATA_POLLING_SECTION,
    SELECTION_DATA_LANGUAGE,
    SELECTION_DATA_CONSENT_DATE,
    SELECTION_DATA_RELATION_DATE,
    SELECTION_DATA_COUNT
};

struct selection_words {
    enum language language;
    char *forms[SELECTION_FIELD_COUNT][SELECTION_FORM_COUNT];
    char *languages[LANGUAGE_COUNT]; /* their names */
    char *voters, *others;           /* who was chosen */
    char *data[SELECTION_DATA_COUNT];
    char *and, * or, *nor, *groups, *condition;
};
typedef struct selection_words SelectionWords;

/* `text` is the file's, `path` for the sentence. KIESPOST_ERROR_INPUT when it is no key
 * file, or a form is lacking or has no place for what it must say. */
struct selection_words *selection_words_parse(enum language language, const char *text,
                                              const char *path, GError **error);
void selection_words_free(struct selection_words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SelectionWords, selection_words_free)
