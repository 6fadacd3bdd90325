/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_words.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define FORM_BIT(form) (1u << (form))
#define RANGES                                                                           \
    (FORM_BIT(SELECTION_LESS) | FORM_BIT(SELECTION_LEAST) |                              \
     FORM_BIT(SELECTION_BETWEEN_ENDS) | FORM_BIT(SELECTION_NOT_BETWEEN))
#define NAMED (FORM_BIT(SELECTION_IS) | FORM_BIT(SELECTION_IS_NOT))

/* What each field must have. */
static const guint needed[SELECTION_FIELD_COUNT] = {
    [SELECTION_AGE] = RANGES | NAMED,
    [SELECTION_BIRTH_YEAR] = RANGES | NAMED,
    [SELECTION_FIRST_TIME_VOTER] = NAMED,
    [SELECTION_MUNICIPALITY] = NAMED,
    [SELECTION_POSTCODE] = RANGES | NAMED,
    [SELECTION_POLLING_SECTION] = NAMED,
    [SELECTION_STREET] = NAMED,
    [SELECTION_HOUSE_NUMBER] = RANGES,
    [SELECTION_HOUSE_SIDE] = FORM_BIT(SELECTION_IS_ODD) | FORM_BIT(SELECTION_IS_EVEN),
    [SELECTION_LANGUAGE] = NAMED,
    [SELECTION_CONSENT_DATE] = RANGES | NAMED,
    [SELECTION_RELATION_DATE] = RANGES | NAMED,
};

static const struct {
    const char *key;
    const char *holds; /* one of these at least, NULL when there is nothing to hold */
    const char *also;  /* and this */
} forms[SELECTION_FORM_COUNT] = {
    [SELECTION_LESS] = {"less", "{n}", NULL},
    [SELECTION_LEAST] = {"least", "{n}", NULL},
    [SELECTION_BETWEEN_ENDS] = {"between", "{a}", "{b}"},
    [SELECTION_NOT_BETWEEN] = {"not_between", "{a}", "{b}"},
    [SELECTION_IS] = {"is", "{and} {or} {nor} {of_and} {of_nor}", NULL},
    [SELECTION_IS_MANY] = {"is_many", "{and} {or} {nor} {of_and} {of_nor}", NULL},
    [SELECTION_IS_NOT] = {"not", "{and} {or} {nor} {of_and} {of_nor}", NULL},
    [SELECTION_IS_NOT_MANY] = {"not_many", "{and} {or} {nor} {of_and} {of_nor}", NULL},
    [SELECTION_IS_ODD] = {"odd", NULL, NULL},
    [SELECTION_IS_EVEN] = {"even", NULL, NULL},
};

static const char *const data_keys[SELECTION_DATA_COUNT] = {
    [SELECTION_DATA_BIRTH_DATE] = "birth_date",
    [SELECTION_DATA_BIRTH_YEAR] = "birth_year",
    [SELECTION_DATA_ADDRESS] = "address",
    [SELECTION_DATA_POLLING_SECTION] = "polling_section",
    [SELECTION_DATA_LANGUAGE] = "language",
    [SELECTION_DATA_CONSENT_DATE] = "consent_date",
    [SELECTION_DATA_RELATION_DATE] = "relation_date",
};

static gboolean lacks(const char *path, const char *group, const char *key,
                      GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("the wording “%s” lacks “%s” of [%s], or it has no place for what it "
                  "must say"),
                path, key, group);
    return FALSE;
}

static gboolean holds_one(const char *text, const char *places)
{
    g_auto(GStrv) names = g_strsplit(places, " ", -1);

    for (gsize i = 0; names[i] != NULL; i++)
        if (strstr(text, names[i]) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean has_its_places(enum selection_field field, enum selection_form form,
                               const char *text)
{
    if (selection_sort_of(field) == SELECTION_FLAG || forms[form].holds == NULL)
        return *text != '\0';
    return holds_one(text, forms[form].holds) &&
           (forms[form].also == NULL || strstr(text, forms[form].also) != NULL);
}

/* The group of a field is its name; the two of house numbers share one. */
static gboolean load_forms(struct selection_words *words, GKeyFile *file,
                           enum selection_field field, const char *path, GError **error)
{
    const char *group = selection_field_name(field);

    for (int form = 0; form < SELECTION_FORM_COUNT; form++) {
        char *text = g_key_file_get_string(file, group, forms[form].key, NULL);
        gboolean is_needed = (needed[field] & FORM_BIT(form)) != 0;
        words->forms[field][form] = text;
        if (text == NULL ? is_needed
                         : !has_its_places(field, (enum selection_form)form, text))
            return lacks(path, group, forms[form].key, error);
    }
    return TRUE;
}

static gboolean load_word(GKeyFile *file, const char *group, const char *key,
                          const char *path, char **word, GError **error)
{
    *word = g_key_file_get_string(file, group, key, NULL);
    return (*word != NULL && **word != '\0') || lacks(path, group, key, error);
}

static gboolean load_words(struct selection_words *words, GKeyFile *file,
                           const char *path, GError **error)
{
    for (int i = LANGUAGE_NL; i < LANGUAGE_COUNT; i++)
        if (!load_word(file, "language", language_code((enum language)i), path,
                       &words->languages[i], error))
            return FALSE;
    for (int i = 0; i < SELECTION_DATA_COUNT; i++)
        if (!load_word(file, "data", data_keys[i], path, &words->data[i], error))
            return FALSE;
    if (!load_word(file, "people", "voters", path, &words->voters, error) ||
        !load_word(file, "people", "others", path, &words->others, error) ||
        !load_word(file, "join", "and", path, &words->and, error) ||
        !load_word(file, "join", "or", path, &words->or, error) ||
        !load_word(file, "join", "nor", path, &words->nor, error) ||
        !load_word(file, "join", "groups", path, &words->groups, error) ||
        !load_word(file, "join", "condition", path, &words->condition, error))
        return FALSE;
    return (holds_one(words->condition, "{people}") &&
            holds_one(words->condition, "{condition}")) ||
           lacks(path, "join", "condition", error);
}

struct selection_words *selection_words_parse(enum language language, const char *text,
                                              const char *path, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(SelectionWords) words = g_new0(struct selection_words, 1);
    g_autoptr(GError) reason = NULL;

    words->language = language;
    if (!g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, &reason)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the wording “%s” is not a key file: %s"), path, reason->message);
        return NULL;
    }
    for (int field = 0; field < SELECTION_FIELD_COUNT; field++)
        if (!load_forms(words, file, (enum selection_field)field, path, error))
            return NULL;
    return load_words(words, file, path, error) ? g_steal_pointer(&words) : NULL;
}

void selection_words_free(struct selection_words *words)
{
    if (words == NULL)
        return;
    for (int field = 0; field < SELECTION_FIELD_COUNT; field++)
        for (int form = 0; form < SELECTION_FORM_COUNT; form++)
            g_free(words->forms[field][form]);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_free(words->languages[i]);
    for (int i = 0; i < SELECTION_DATA_COUNT; i++)
        g_free(words->data[i]);
    g_free(words->voters);
    g_free(words->others);
    g_free(words->and);
    g_free(words->or);
    g_free(words->nor);
    g_free(words->groups);
    g_free(words->condition);
    g_free(words);
}
