/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/address_block.h"

#include <string.h>

#include "base/text.h"
#include "reference/municipality.h"
#include "reference/postcode.h"

/* bpost gives no German word; "box" is in its list of accepted ones. */
static const char *const box_words[LANGUAGE_COUNT] = {"bus", "bus", "bte", "box"};

/* How the street names of a language begin or end, folded. The ten French beginnings of
 * smalsresearch.be and the next most frequent. */
static const char *const street_beginnings[LANGUAGE_COUNT][32] = {
    [LANGUAGE_FR] = {"rue",      "chemin",    "avenue",   "place",  "clos",
                     "route",    "allee",     "chaussee", "ruelle", "impasse",
                     "dreve",    "boulevard", "square",   "quai",   "sentier",
                     "venelle",  "esplanade", "galerie",  "cite",   "faubourg",
                     "placette", "voie",      "parvis",   "av",     "bd",
                     "ch",       "chee"},
};
static const char *const street_ends[LANGUAGE_COUNT][32] = {
    [LANGUAGE_NL] = {"straat", "laan",  "plein", "steenweg", "dreef",  "weg",  "lei",
                     "kaai",   "markt", "steeg", "pad",      "dijk",   "baan", "singel",
                     "vest",   "hof",   "gang",  "wijk",     "plaats", "berg", "str"},
    [LANGUAGE_DE] = {"strasse", "platz", "gasse", "weg", "ring", "allee", "pfad"},
};

void address_block_init(struct address_block *block)
{
    *block = (struct address_block){0};
    for (guint i = 0; i < ADDRESS_BLOCK_LINES; i++)
        block->lines[i] = g_string_new(NULL);
    block->postcode = g_string_new(NULL);
    block->municipality = g_string_new(NULL);
    block->scratch = g_string_new(NULL);
}

void address_block_clear(struct address_block *block)
{
    for (guint i = 0; i < ADDRESS_BLOCK_LINES; i++)
        g_string_free(block->lines[i], TRUE);
    g_string_free(block->postcode, TRUE);
    g_string_free(block->municipality, TRUE);
    g_string_free(block->scratch, TRUE);
    *block = (struct address_block){0};
}

/* The box itself: what follows "bus", "bte", "boîte", "b.", "/", "#" and the like. */
static const char *bare_box(const char *box)
{
    static const char *const words[] = {"boîte", "boite", "bus", "bte", "box", "bt", "b"};
    const char *start = box + strspn(box, " /#-.:");

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize length = strlen(words[i]);
        if (g_ascii_strncasecmp(start, words[i], length) != 0)
            continue;
        /* "b002" and "bis" are boxes of their own, "b 2" is not. */
        gsize gap = strspn(start + length, " .:");
        if (gap > 0 && start[length + gap] != '\0')
            return start + length + gap;
        if (length > 1 && g_ascii_isdigit(start[length]))
            return start + length;
    }
    return start;
}

void address_append_street_line(GString *out, const char *street,
                                const char *house_number, const char *box,
                                enum language language)
{
    const char *bare = bare_box(box);

    g_string_append(out, street);
    if (*house_number != '\0')
        g_string_append_printf(out, " %s", house_number);
    if (*bare != '\0')
        g_string_append_printf(out, " %s %s", box_words[language], bare);
}

static gboolean street_is_in(const char *folded, enum language language)
{
    const char *blank = strchr(folded, ' ');
    gsize first = blank == NULL ? strlen(folded) : (gsize)(blank - folded);

    for (guint i = 0; street_beginnings[language][i] != NULL; i++) {
        const char *word = street_beginnings[language][i];
        if (strlen(word) == first && strncmp(folded, word, first) == 0)
            return TRUE;
    }
    for (guint i = 0; street_ends[language][i] != NULL; i++) {
        if (g_str_has_suffix(folded, street_ends[language][i]))
            return TRUE;
    }
    return FALSE;
}

static language_set address_languages(const struct municipality *municipality)
{
    static const language_set sets[LANGUAGE_REGIME_COUNT] = {
        [REGIME_NL] = LANGUAGE_BIT(LANGUAGE_NL),
        [REGIME_FR] = LANGUAGE_BIT(LANGUAGE_FR),
        [REGIME_DE_WITH_FR] = LANGUAGE_BIT(LANGUAGE_DE) | LANGUAGE_BIT(LANGUAGE_FR),
        [REGIME_BILINGUAL] = LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR),
        [REGIME_NL_WITH_FR] = LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR),
        [REGIME_FR_WITH_NL] = LANGUAGE_BIT(LANGUAGE_FR) | LANGUAGE_BIT(LANGUAGE_NL),
        [REGIME_FR_WITH_DE] = LANGUAGE_BIT(LANGUAGE_FR) | LANGUAGE_BIT(LANGUAGE_DE),
    };

    return sets[municipality->regime];
}

static enum language choose_language(struct address_block *block, const char *street,
                                     const struct municipality *municipality,
                                     enum language letter)
{
    language_set languages;
    enum language found = LANGUAGE_UNKNOWN;

    if (municipality == NULL)
        return letter;
    languages = address_languages(municipality);
    if ((languages & (languages - 1)) == 0)
        return municipality_official_language(municipality);

    g_string_truncate(block->scratch, 0);
    text_fold(block->scratch, street);
    /* French first: "Rue du Kruisstraat" begins before it ends. */
    static const enum language order[] = {LANGUAGE_FR, LANGUAGE_NL, LANGUAGE_DE};
    for (guint i = 0; i < G_N_ELEMENTS(order) && found == LANGUAGE_UNKNOWN; i++) {
        if ((languages & LANGUAGE_BIT(order[i])) != 0 &&
            street_is_in(block->scratch->str, order[i]))
            found = order[i];
    }
    if (found != LANGUAGE_UNKNOWN)
        return found;
    return (languages & LANGUAGE_BIT(letter)) != 0
               ? letter
               : municipality_official_language(municipality);
}

/* "B-1000", "BE 1000" → "1000". */
static const char *bare_postcode(const char *postcode)
{
    const char *digits = postcode;

    if (g_ascii_strncasecmp(digits, "BE", 2) == 0)
        digits += 2;
    else if (g_ascii_strncasecmp(digits, "B", 1) == 0)
        digits += 1;
    digits += strspn(digits, " -");
    return strspn(digits, "0123456789") == 4 && digits[4] == '\0' ? digits : postcode;
}

static void write_place(struct address_block *block, const struct recipient *recipient,
                        const struct municipality *municipality)
{
    const struct postcode *postcode;

    g_string_assign(block->postcode, bare_postcode(recipient->postcode));
    postcode = postcode_find(block->postcode->str);
    if (municipality != NULL && postcode != NULL &&
        postcode->municipality == municipality)
        g_string_assign(
            block->municipality,
            postcode_place_name(postcode, recipient->municipality, block->language));
    else
        g_string_assign(block->municipality, recipient->municipality);
}

/* The pieces of an address in one cell, as far as there are lines. */
static void write_unsplit(struct address_block *block, const char *address)
{
    g_auto(GStrv) pieces = g_strsplit_set(address, ",;\r\n", -1);
    guint line = 1;

    for (guint i = 0; pieces[i] != NULL; i++) {
        const char *piece = g_strstrip(pieces[i]);
        if (*piece == '\0')
            continue;
        if (line == ADDRESS_BLOCK_LINES) {
            /* Nothing is dropped: the last line takes the rest. */
            g_string_append_printf(block->lines[line - 1], " %s", piece);
            continue;
        }
        g_string_append(block->lines[line++], piece);
    }
}

void address_block_write(struct address_block *block, const struct recipient *recipient,
                         enum language letter)
{
    const struct municipality *municipality = municipality_by_nis(recipient->nis);

    for (guint i = 0; i < ADDRESS_BLOCK_LINES; i++)
        g_string_truncate(block->lines[i], 0);
    block->language = choose_language(block, recipient->street, municipality, letter);
    recipient_append_name(recipient, block->lines[0]);
    write_place(block, recipient, municipality);
    if (*recipient->street == '\0' && *recipient->address != '\0') {
        write_unsplit(block, recipient->address);
        return;
    }
    address_append_street_line(block->lines[1], recipient->street,
                               recipient->house_number, recipient->box, block->language);
    g_string_append_len(block->lines[2], block->postcode->str,
                        (gssize)block->postcode->len);
    if (block->postcode->len > 0)
        g_string_append_c(block->lines[2], ' ');
    g_string_append_len(block->lines[2], block->municipality->str,
                        (gssize)block->municipality->len);
}
