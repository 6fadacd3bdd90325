/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/value_words.h"

#include <string.h>

#include "base/text.h"
#include "reference/origin_word.h"

enum {
    LETTERS = 26,
    LONGEST_TEXT = 400 /* bytes of a cell that are read */
};

struct entry {
    const struct origin_word *word;
    enum origin_class_id class;
    gsize length;  /* of the stem */
    gboolean open; /* any letters may follow */
};

struct value_words {
    GArray *entries; /* struct entry, by stem */
    /* Entries whose stem begins with two given letters: from, to. */
    guint16 from[LETTERS * LETTERS], to[LETTERS * LETTERS];
    GString *folded;
    GString *cut;
};

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    return strcmp(((const struct entry *)a)->word->word,
                  ((const struct entry *)b)->word->word);
}

/* Two letters as an index; LETTERS² for anything else. */
static guint pair_of(const char *word)
{
    if (!g_ascii_islower(word[0]) || !g_ascii_islower(word[1]))
        return LETTERS * LETTERS;
    return (guint)(word[0] - 'a') * LETTERS + (guint)(word[1] - 'a');
}

struct value_words *value_words_new(void)
{
    struct value_words *words = g_new0(struct value_words, 1);

    words->folded = g_string_new(NULL);
    words->cut = g_string_new(NULL);
    words->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
    for (guint i = 0; i < origin_word_count(); i++) {
        const struct origin_word *word = origin_word_at(i);
        struct entry entry = {word, origin_class_from_name(word->class),
                              strlen(word->word), FALSE};
        if (word->place != ORIGIN_WORD_VALUE || entry.class >= CLASS_COUNT)
            continue;
        entry.open = word->word[entry.length - 1] == '*';
        entry.length -= entry.open ? 1 : 0;
        g_array_append_val(words->entries, entry);
    }
    g_array_sort(words->entries, compare_entries);
    for (guint i = 0; i < words->entries->len; i++) {
        guint pair = pair_of(g_array_index(words->entries, struct entry, i).word->word);
        if (pair == LETTERS * LETTERS)
            continue;
        if (words->to[pair] == 0)
            words->from[pair] = (guint16)i;
        words->to[pair] = (guint16)(i + 1);
    }
    return words;
}

void value_words_free(struct value_words *words)
{
    if (words == NULL)
        return;
    g_array_unref(words->entries);
    g_string_free(words->folded, TRUE);
    g_string_free(words->cut, TRUE);
    g_free(words);
}

guint value_words_count(const struct value_words *words)
{
    return words->entries->len;
}

enum origin_class_id value_words_class(const struct value_words *words, guint index)
{
    return g_array_index(words->entries, struct entry, index).class;
}

const char *value_words_text(const struct value_words *words, guint index)
{
    return g_array_index(words->entries, struct entry, index).word->word;
}

double value_words_points(const struct value_words *words, guint index)
{
    return g_array_index(words->entries, struct entry, index).word->points;
}

static gboolean ends_in(const char *word, gsize length, const char *ending)
{
    gsize count = strlen(ending);

    return length > count && memcmp(word + length - count, ending, count) == 0;
}

static gboolean is_street_word(const char *word, gsize length, gboolean first)
{
    static const char *const endings[] = {"straat",  "laan",  "plein", "steenweg",
                                          "strasse", "dreef", "lei",   "weg"};
    static const char *const beginnings[] = {"rue",       "avenue", "place",  "av",
                                             "chaussee",  "chemin", "square", "quai",
                                             "boulevard", "clos",   "allee"};

    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (ends_in(word, length, endings[i]))
            return TRUE;
    for (gsize i = 0; first && i < G_N_ELEMENTS(beginnings); i++)
        if (strlen(beginnings[i]) == length && memcmp(beginnings[i], word, length) == 0)
            return TRUE;
    return FALSE;
}

/* Appends the entries that the word fits; returns the new count. */
static guint look_up(const struct value_words *words, const char *word, gsize length,
                     guint found[VALUE_WORDS_MOST], guint count)
{
    guint pair = length >= 2 ? pair_of(word) : LETTERS * LETTERS;

    if (pair == LETTERS * LETTERS)
        return count;
    for (guint i = words->from[pair]; i < words->to[pair]; i++) {
        const struct entry *entry = &g_array_index(words->entries, struct entry, i);
        if (count < VALUE_WORDS_MOST &&
            (entry->open ? length >= entry->length : length == entry->length) &&
            memcmp(entry->word->word, word, entry->length) == 0)
            found[count++] = i;
    }
    return count;
}

static void fold_beginning(struct value_words *words, const struct span *cell)
{
    g_string_truncate(words->folded, 0);
    if (cell->length <= LONGEST_TEXT) {
        text_fold(words->folded, cell->text);
        return;
    }
    g_string_truncate(words->cut, 0);
    g_string_append_len(words->cut, cell->text, LONGEST_TEXT);
    text_fold(words->folded, words->cut->str);
}

guint value_words_of(struct value_words *words, const struct span *cell,
                     guint found[VALUE_WORDS_MOST])
{
    guint count = 0;

    fold_beginning(words, cell);
    const char *start = words->folded->str, *end = start + words->folded->len;
    gboolean short_text = words->folded->len < 48;
    for (const char *at = start; at < end;) {
        const char *blank = memchr(at, ' ', (gsize)(end - at));
        gsize length = (gsize)((blank != NULL ? blank : end) - at);
        if (short_text && is_street_word(at, length, at == start))
            return 0;
        count = look_up(words, at, length, found, count);
        at += length + 1;
    }
    return count;
}
