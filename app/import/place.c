/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/place.h"

#include <string.h>

#include "base/text.h"
#include "reference/postcode.h"

enum {
    CODE_SIZE = 5
};

/* What stands behind the code, or NULL when there is none: "" or a municipality. */
static const char *read_code(const char *text, char code[CODE_SIZE])
{
    guint count = 0;

    if (g_ascii_strncasecmp(text, "BE", 2) == 0)
        text += 2;
    else if (g_ascii_strncasecmp(text, "B", 1) == 0)
        text += 1;
    text += strspn(text, " -");
    for (; *text != '\0' && count < CODE_SIZE - 1; text++) {
        if (g_ascii_isdigit(*text))
            code[count++] = *text;
        else if ((*text != ' ' && *text != '.') || count == 0)
            return NULL;
    }
    code[count] = '\0';
    if (count != CODE_SIZE - 1)
        return NULL;
    /* "9000.0" is how some programs write the number 9000. */
    if ((text[0] == '.' || text[0] == ',') && text[1] == '0' && text[2] == '\0')
        return "";
    if (*text != '\0' && *text != ' ' && *text != '-')
        return NULL;
    text += strspn(text, " -");
    return g_ascii_isdigit(*text) ? NULL : text;
}

static gboolean folds_alike(const char *a, const char *b)
{
    g_autoptr(GString) folded_a = g_string_new(NULL);
    g_autoptr(GString) folded_b = g_string_new(NULL);

    text_fold(folded_a, a);
    text_fold(folded_b, b);
    return g_string_equal(folded_a, folded_b);
}

/* The language that the file wrote the place in; nobody stated one for the person. */
static const char *name_as_written(const struct postcode *postcode, const char *written,
                                   const struct municipality *municipality)
{
    static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR, LANGUAGE_DE};

    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        const char *name = postcode_place_name(postcode, written, languages[i]);
        if (folds_alike(name, written))
            return name;
    }
    return postcode_place_name(postcode, written,
                               municipality_official_language(municipality));
}

static struct place without_postcode(const char *written)
{
    const struct municipality *municipality = municipality_by_name(written, NULL);

    return (struct place){
        .outcome = municipality != NULL ? PLACE_FINE : PLACE_NAME_UNKNOWN,
        .postcode = "",
        .municipality = NULL,
        .nis = municipality != NULL ? municipality->nis : "",
    };
}

static struct place failed(enum place_outcome outcome)
{
    return (struct place){outcome, "", "", ""};
}

static struct place with_postcode(const struct postcode *postcode, const char *written)
{
    struct place place = {
        .postcode = postcode->code,
        .nis = postcode->municipality->nis,
    };

    switch (postcode_check(postcode->code, written, NULL)) {
    case POSTCODE_DISAGREES:
        return failed(PLACE_CONTRADICTION);
    case POSTCODE_UNKNOWN:
        return failed(PLACE_POSTCODE_UNKNOWN);
    case POSTCODE_UNKNOWN_MUNICIPALITY:
        /* Vienna, which is 1010 too. */
        if (*written != '\0' && postcode->special)
            return failed(PLACE_CONTRADICTION);
        place.outcome = *written != '\0' ? PLACE_NAME_UNKNOWN : PLACE_FINE;
        break;
    case POSTCODE_AGREES:
    case POSTCODE_AGREES_THROUGH_OTHER_NAME:
        place.outcome = PLACE_FINE;
        break;
    }
    if (place.outcome == PLACE_FINE)
        place.municipality = name_as_written(postcode, written, postcode->municipality);
    return place;
}

struct place place_settle(const char *postcode, const char *municipality)
{
    char code[CODE_SIZE];

    if (*postcode == '\0' && *municipality == '\0')
        return failed(PLACE_EMPTY);
    if (*postcode == '\0' && read_code(municipality, code) == NULL)
        return without_postcode(municipality);
    const char *rest = read_code(*postcode == '\0' ? municipality : postcode, code);
    gboolean two_cells = *postcode != '\0' && *municipality != '\0';
    /* "1012 AB" beside Amsterdam is no Belgian postcode. */
    if (rest == NULL || (two_cells && *rest != '\0' && !folds_alike(rest, municipality)))
        return failed(PLACE_POSTCODE_MALFORMED);
    const char *written = two_cells ? municipality : rest;
    const struct postcode *found = postcode_find(code);
    /* 0612 is Saint Nicholas, where nobody lives. */
    if (found == NULL || found->municipality == NULL)
        return failed(PLACE_POSTCODE_UNKNOWN);

    return with_postcode(found, written);
}
