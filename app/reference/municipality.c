/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/municipality.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reference/example_place.h"
#include "reference/postcode.h"
#include "reference/tables.h"

static const struct {
    language_set languages; /* of the templates: Dutch, French */
    enum language official;
    enum language order[MUNICIPALITY_LANGUAGES_MAX];
} regimes[LANGUAGE_REGIME_COUNT] = {
    [REGIME_NL] = {LANGUAGE_BIT(LANGUAGE_NL), LANGUAGE_NL, {LANGUAGE_NL}},
    [REGIME_FR] = {LANGUAGE_BIT(LANGUAGE_FR), LANGUAGE_FR, {LANGUAGE_FR}},
    [REGIME_DE_WITH_FR] = {LANGUAGE_BIT(LANGUAGE_FR), LANGUAGE_DE, {LANGUAGE_FR}},
    [REGIME_BILINGUAL] = {LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR),
                          LANGUAGE_NL,
                          {LANGUAGE_NL, LANGUAGE_FR}},
    [REGIME_NL_WITH_FR] = {LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR),
                           LANGUAGE_NL,
                           {LANGUAGE_NL, LANGUAGE_FR}},
    [REGIME_FR_WITH_NL] = {LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR),
                           LANGUAGE_FR,
                           {LANGUAGE_FR, LANGUAGE_NL}},
    [REGIME_FR_WITH_DE] = {LANGUAGE_BIT(LANGUAGE_FR), LANGUAGE_FR, {LANGUAGE_FR}},
};

guint municipality_count(void)
{
    return municipality_row_count;
}

const struct municipality *municipality_at(guint index)
{
    g_assert(index < municipality_row_count);
    return &municipality_rows[index];
}

static int compare_nis(const void *key, const void *row)
{
    return strcmp(key, ((const struct municipality *)row)->nis);
}

static int compare_former_nis(const void *key, const void *row)
{
    return strcmp(key, ((const struct former_nis *)row)->nis);
}

const struct municipality *municipality_by_nis(const char *nis)
{
    const struct municipality *current =
        bsearch(nis, municipality_rows, municipality_row_count,
                sizeof municipality_rows[0], compare_nis);
    if (current != NULL)
        return current;
    const struct former_nis *former =
        bsearch(nis, former_nis_rows, former_nis_row_count, sizeof former_nis_rows[0],
                compare_former_nis);
    return former != NULL ? &municipality_rows[former->municipality]
                          : example_municipality_by_nis(nis);
}

/* The first row under the folded name, or the end of the table. */
static guint first_place_name(const char *key)
{
    guint low = 0, high = place_name_row_count;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (strcmp(place_name_rows[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static gboolean is_place_name(guint index, const char *key)
{
    return index < place_name_row_count && strcmp(place_name_rows[index].key, key) == 0;
}

guint municipalities_named(const char *name, const struct municipality *found[],
                           guint size)
{
    g_autoptr(GString) key = g_string_new(NULL);

    text_fold(key, name);
    guint first = first_place_name(key->str), count = 0;
    /* Stronger kinds come first. */
    while (is_place_name(first + count, key->str) &&
           place_name_rows[first + count].kind == place_name_rows[first].kind) {
        if (count < size)
            found[count] =
                &municipality_rows[place_name_rows[first + count].municipality];
        count++;
    }
    if (count > 0)
        return count;
    enum name_kind kind;
    const struct municipality *example = example_municipality_by_key(key->str, &kind);
    if (example != NULL && size > 0)
        found[0] = example;
    return example != NULL;
}

gboolean municipality_is_called(const struct municipality *municipality, const char *name,
                                enum name_kind *kind)
{
    g_autoptr(GString) key = g_string_new(NULL);

    text_fold(key, name);
    for (guint i = first_place_name(key->str); is_place_name(i, key->str); i++) {
        if (&municipality_rows[place_name_rows[i].municipality] == municipality) {
            *kind = (enum name_kind)place_name_rows[i].kind;
            return TRUE;
        }
    }
    const struct municipality *example = example_municipality_by_key(key->str, kind);
    return example != NULL && example == municipality;
}

const struct municipality *municipality_by_name(const char *name, gboolean *ambiguous)
{
    const struct municipality *found = NULL;
    guint count = municipalities_named(name, &found, 1);

    if (ambiguous != NULL)
        *ambiguous = count > 1;
    return count == 1 ? found : NULL;
}

const struct municipality *municipality_find(const char *text, gboolean *ambiguous)
{
    if (g_ascii_isdigit(*text)) {
        if (ambiguous != NULL)
            *ambiguous = FALSE;
        return municipality_by_nis(text);
    }
    return municipality_by_name(text, ambiguous);
}

gboolean municipality_has_postcode(const struct municipality *municipality,
                                   const char *postcode)
{
    const struct postcode *found = postcode_find(postcode);
    return found != NULL && found->municipality == municipality;
}

language_set municipality_languages(const struct municipality *municipality)
{
    return regimes[municipality->regime].languages;
}

guint municipality_language_order(const struct municipality *municipality,
                                  enum language order[MUNICIPALITY_LANGUAGES_MAX])
{
    guint count = 0;

    while (count < MUNICIPALITY_LANGUAGES_MAX &&
           regimes[municipality->regime].order[count] != LANGUAGE_UNKNOWN) {
        order[count] = regimes[municipality->regime].order[count];
        count++;
    }
    return count;
}

enum language municipality_official_language(const struct municipality *municipality)
{
    return regimes[municipality->regime].official;
}

const char *municipality_name_in(const struct municipality *municipality,
                                 enum language language)
{
    if (language == LANGUAGE_UNKNOWN ||
        (language == LANGUAGE_DE && *municipality->name_de == '\0'))
        language = regimes[municipality->regime].official;
    switch (language) {
    case LANGUAGE_NL:
        return municipality->name_nl;
    case LANGUAGE_FR:
        return municipality->name_fr;
    case LANGUAGE_DE:
        return municipality->name_de;
    case LANGUAGE_UNKNOWN:
    case LANGUAGE_COUNT:
        break;
    }
    g_error("no such language");
}

const char *municipality_name_on_envelope(const struct municipality *municipality,
                                          enum language language)
{
    enum language official = regimes[municipality->regime].official;
    gboolean known =
        (regimes[municipality->regime].languages & LANGUAGE_BIT(language)) != 0;

    return municipality_name_in(municipality, known ? language : official);
}
