/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/heading_words.h"

#include <string.h>

#include "base/text.h"

static const char *const small_words[] = {
    "de",  "du",  "des", "d",  "la",  "le",  "les", "l",   "van", "het",
    "der", "den", "een", "un", "une", "the", "of",  "von", "dem",
};

static const char *const number_words[] = {
    "n", "nr", "nrs", "no", "nro", "num", "numero", "number", "nummer", "nbr",
};

/* Endings of compounds: Kundennummer, Klantnumber. */
static const char *const number_endings[] = {"nummer", "number", "numero"};

/* "firstName", "EMail" stay apart from "first name"'s letters: a blank goes before a
 * capital behind a small letter. */
static char *with_blanks_between_humps(const char *heading)
{
    GString *out = g_string_sized_new(strlen(heading) + 8);

    for (const char *c = heading; *c != '\0'; c++) {
        if (c > heading && g_ascii_isupper(c[0]) && g_ascii_islower(c[-1]))
            g_string_append_c(out, ' ');
        g_string_append_c(out, *c);
    }
    return g_string_free(out, FALSE);
}

static gboolean is_one_of(const char *word, const char *const *words, gsize count)
{
    for (gsize i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return TRUE;
    return FALSE;
}

/* The word as it is compared; `word` may be shortened in place. NULL: left out. */
static const char *plain_word(char *word)
{
    gsize length = strlen(word);

    if (length == 0 || is_one_of(word, small_words, G_N_ELEMENTS(small_words)))
        return NULL;
    if (is_one_of(word, number_words, G_N_ELEMENTS(number_words)))
        return "nr";
    for (gsize i = 0; i < G_N_ELEMENTS(number_endings); i++) {
        gsize ending = strlen(number_endings[i]);
        if (length > ending + 1 &&
            strcmp(word + length - ending, number_endings[i]) == 0) {
            strcpy(word + length - ending, "nr");
            break;
        }
    }
    return word;
}

static void append_words(GString *out, const char *heading, gboolean blanks)
{
    g_autofree char *apart = with_blanks_between_humps(heading);
    g_autoptr(GString) folded = g_string_new(NULL);
    gsize start = out->len;

    text_fold(folded, apart);
    g_auto(GStrv) words = g_strsplit(folded->str, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        const char *plain = plain_word(*word);
        if (plain == NULL)
            continue;
        gboolean joins = strcmp(plain, "nr") == 0; /* "Klant nr" is "Klantnr" */
        if (blanks && out->len > start && !joins)
            g_string_append_c(out, ' ');
        g_string_append(out, plain);
    }
    /* A title of small words alone is still a title. */
    if (out->len == start)
        g_string_append(out, folded->str);
}

void heading_words(GString *out, const char *heading)
{
    append_words(out, heading, TRUE);
}

void heading_key(GString *out, const char *heading)
{
    append_words(out, heading, FALSE);
}
