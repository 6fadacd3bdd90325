/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/column_tally.h"

#include <string.h>

#include "reference/role_account.h"

#define BIT(pattern) (G_GUINT64_CONSTANT(1) << (pattern))

enum {
    TEXTS_READ_ALL = 400, /* so many cells of a column are looked up one by one; where no
                             word was met, from there on every SPARSE-th */
    SPARSE = 16,
    SHORTEST_TEXT = 3,
    LONG_TEXT = 20, /* bytes; with three blanks it is a sentence */
};

void column_tally_clear(struct column_tally *tally)
{
    g_free(tally->words);
    tally->words = NULL;
}

static void see_email(struct column_tally *tally, const struct span *cell)
{
    const char *at = memchr(cell->text, '@', cell->length);
    gsize local = (gsize)(at - cell->text);
    gsize domain = cell->length - local - 1;

    while (domain > 0 && (at[domain] == '>' || at[domain] == ' '))
        domain--;
    tally->domains[email_domain_class(at + 1, domain)]++;
    if (role_account_category(cell->text, local) != NULL)
        tally->roles++;
}

static gboolean is_long_text(const struct span *cell)
{
    guint blanks = 0;

    if (cell->length < LONG_TEXT)
        return FALSE;
    for (gsize i = 0; i < cell->length && blanks < 3; i++)
        blanks += cell->text[i] == ' ' ? 1 : 0;
    return blanks == 3;
}

static void see_text(struct column_tally *tally, struct value_words *words,
                     const struct span *cell)
{
    guint found[VALUE_WORDS_MOST];
    gboolean spoken[CLASS_COUNT] = {FALSE};

    tally->texts++;
    if (is_long_text(cell)) {
        guint hash = g_str_hash(cell->text);
        if (tally->long_texts++ == 0)
            tally->first_text = hash;
        tally->repeated += hash == tally->first_text ? 1 : 0;
    }
    guint count = value_words_of(words, cell, found);
    if (count > 0 && tally->words == NULL)
        tally->words = g_new0(guint32, value_words_count(words));
    for (guint i = 0; i < count; i++) {
        enum origin_class_id class = value_words_class(words, found[i]);
        tally->words[found[i]]++;
        tally->spoken[class] += spoken[class] ? 0 : 1;
        spoken[class] = TRUE;
    }
}

static void see_integer(struct column_tally *tally, const struct span *cell)
{
    guint64 value = 0;

    for (gsize i = 0; i < MIN(cell->length, 15); i++)
        value = value * 10 + (guint64)(cell->text[i] - '0');
    tally->rising += value > tally->last_integer ? 1 : 0;
    tally->last_integer = value;
}

guint64 column_tally_see(struct column_tally *tally, struct value_words *words,
                         const struct span *cell)
{
    if (cell->length == 0)
        return 0;
    guint64 patterns = value_patterns_of(cell);
    tally->filled++;
    for (guint64 left = patterns; left != 0; left &= left - 1)
        tally->patterns[__builtin_ctzll(left)]++;
    if ((patterns & BIT(VALUE_EMAIL)) != 0)
        see_email(tally, cell);
    else if ((patterns & BIT(VALUE_INTEGER)) != 0)
        see_integer(tally, cell);
    else if (!tally->no_text && patterns == 0 && cell->length >= SHORTEST_TEXT &&
             (tally->words != NULL || tally->filled < TEXTS_READ_ALL ||
              tally->filled % SPARSE == 0))
        see_text(tally, words, cell);
    return patterns;
}

guint column_tally_percent(guint64 count, guint64 of)
{
    return of > 0 ? (guint)(count * 100 / of) : 0;
}

gboolean column_tally_is_national_numbers(const struct column_tally *tally)
{
    guint64 fits = tally->patterns[VALUE_NATIONAL_NUMBER];
    guint64 shaped = tally->patterns[VALUE_ELEVEN_DIGITS];

    /* One number in fifty fits by chance, so "32470123456" now and then does. */
    if (tally->patterns[VALUE_MOBILE] * 2 > shaped)
        return fits > 4 && fits * 10 > shaped * 9;
    return fits > 0 && fits * 2 > shaped && shaped * 2 >= tally->filled;
}

gboolean column_tally_is_one_sentence(const struct column_tally *tally)
{
    return tally->long_texts * 10 >= tally->texts * 9 && tally->long_texts > 1 &&
           tally->repeated * 10 >= tally->long_texts * 8;
}
