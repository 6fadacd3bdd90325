/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/postcode.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reference/example_place.h"
#include "reference/tables.h"

guint postcode_count(void)
{
    return postcode_row_count;
}

const struct postcode *postcode_at(guint index)
{
    g_assert(index < postcode_row_count);
    return &postcode_rows[index];
}

static int compare_code(const void *key, const void *row)
{
    return strcmp(key, ((const struct postcode *)row)->code);
}

const struct postcode *postcode_find(const char *text)
{
    const struct postcode *found =
        bsearch(text, postcode_rows, postcode_row_count, sizeof postcode_rows[0],
                compare_code);
    return found != NULL ? found : example_postcode(text);
}

gboolean postcode_is_valid(const char *text)
{
    return postcode_find(text) != NULL;
}

static const char *const *localities(const struct postcode *postcode,
                                     enum language language)
{
    return language == LANGUAGE_NL ? postcode->localities_nl : postcode->localities_fr;
}

guint postcode_locality_count(const struct postcode *postcode, enum language language)
{
    return g_strv_length((char **)localities(postcode, language));
}

const char *postcode_locality_name(const struct postcode *postcode, guint index,
                                   enum language language)
{
    if (index >= postcode_locality_count(postcode, language))
        return NULL;
    return localities(postcode, language)[index];
}

static gboolean lists(const char *const *names, const char *name)
{
    return g_strv_contains(names, name);
}

/* The only name of `names` that `others` lacks; NULL when there are none or several:
 * the two lists of a postcode are each in their own alphabetical order. */
static const char *only_unshared(const char *const *names, const char *const *others)
{
    const char *only = NULL;

    for (; *names != NULL; names++) {
        if (lists(others, *names))
            continue;
        if (only != NULL)
            return NULL;
        only = *names;
    }
    return only;
}

/* `name`, one of `from`, as `to` has it; `name` itself when that is not certain. */
static const char *counterpart(const char *name, const char *const *from,
                               const char *const *to)
{
    const char *other = only_unshared(to, from);

    if (lists(to, name) || other == NULL || only_unshared(from, to) == NULL)
        return name;
    return other;
}

/* The member of `names` that `key` is the folded form of, or NULL. */
static const char *spelled(const char *const *names, const char *key)
{
    g_autoptr(GString) folded = g_string_new(NULL);

    for (; *names != NULL; names++) {
        g_string_truncate(folded, 0);
        text_fold(folded, *names);
        if (strcmp(folded->str, key) == 0)
            return *names;
    }
    return NULL;
}

static enum language language_on_envelope(const struct municipality *municipality,
                                          enum language language)
{
    gboolean known = (municipality_languages(municipality) & LANGUAGE_BIT(language)) != 0;
    return known ? language : municipality_official_language(municipality);
}

const char *postcode_place_name(const struct postcode *postcode, const char *written,
                                enum language language)
{
    const struct municipality *municipality = postcode->municipality;
    g_autoptr(GString) key = g_string_new(NULL);
    enum name_kind kind;

    if (municipality == NULL)
        return localities(postcode, language)[0];
    const char *envelope_name = municipality_name_on_envelope(municipality, language);
    if (municipality_is_called(municipality, written, &kind) && kind <= NAME_ALIAS)
        return envelope_name;

    text_fold(key, written);
    language = language_on_envelope(municipality, language);
    const char *const *wanted = localities(postcode, language);
    const char *const *other = wanted == postcode->localities_nl
                                   ? postcode->localities_fr
                                   : postcode->localities_nl;
    const char *name = spelled(wanted, key->str);
    if (name != NULL)
        return name;
    name = spelled(other, key->str);
    return name != NULL ? counterpart(name, other, wanted) : envelope_name;
}

/* "1050 Brussel" is how people write Ixelles; and the City does reach into 1050. */
static gboolean is_brussels_at_large(const struct municipality *municipality,
                                     const char *written)
{
    enum name_kind kind;
    return municipality->region == REGION_BRUSSELS &&
           municipality_is_called(municipality_by_nis("21004"), written, &kind) &&
           kind <= NAME_ALIAS;
}

static enum postcode_agreement agreement(const char *code, const char *written,
                                         const struct municipality **municipality)
{
    const struct postcode *postcode = postcode_find(code);
    gboolean ambiguous;
    const struct municipality *named = municipality_by_name(written, &ambiguous);
    enum name_kind kind;

    if (postcode == NULL || postcode->municipality == NULL) {
        *municipality = named;
        return POSTCODE_UNKNOWN;
    }
    *municipality = postcode->municipality;
    if (municipality_is_called(postcode->municipality, written, &kind))
        return kind <= NAME_ALIAS ? POSTCODE_AGREES : POSTCODE_AGREES_THROUGH_OTHER_NAME;
    if (is_brussels_at_large(postcode->municipality, written))
        return POSTCODE_AGREES_THROUGH_OTHER_NAME;
    if (named == NULL && !ambiguous)
        return POSTCODE_UNKNOWN_MUNICIPALITY;
    *municipality = NULL;
    return POSTCODE_DISAGREES;
}

/* An extract of one municipality has a few dozen pairs in a million rows. */
enum {
    REMEMBERED_PAIRS = 256
};

struct remembered {
    char code[8];
    char written[48];
    gboolean used;
    enum postcode_agreement agreement;
    const struct municipality *municipality;
};

static guint pair_hash(const char *code, const char *written)
{
    return (g_str_hash(code) * 31 + g_str_hash(written)) % REMEMBERED_PAIRS;
}

enum postcode_agreement postcode_check(const char *code, const char *written,
                                       const struct municipality **municipality)
{
    static _Thread_local struct remembered pairs[REMEMBERED_PAIRS];
    struct remembered *pair = &pairs[pair_hash(code, written)];
    const struct municipality *found;
    enum postcode_agreement answer;

    if (pair->used && strcmp(pair->code, code) == 0 &&
        strcmp(pair->written, written) == 0) {
        answer = pair->agreement;
        found = pair->municipality;
    } else {
        answer = agreement(code, written, &found);
        pair->used =
            strlen(code) < sizeof pair->code && strlen(written) < sizeof pair->written;
        g_strlcpy(pair->code, code, sizeof pair->code);
        g_strlcpy(pair->written, written, sizeof pair->written);
        pair->agreement = answer;
        pair->municipality = found;
    }
    if (municipality != NULL)
        *municipality = found;
    return answer;
}
