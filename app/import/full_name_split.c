/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/full_name_split.h"

#include <string.h>

#include "import/name_case.h"

enum {
    MOST_WORDS = 12
};

enum word_form {
    WORD_PARTICLE, /* van, De: in any case */
    WORD_CAPITALS,
    WORD_OTHER,
};

struct words {
    struct span word[MOST_WORDS];
    enum word_form form[MOST_WORDS];
    guint count;
};

/* At least two letters, none of them small: an initial is no family name. */
static gboolean is_capitals(const struct span *word)
{
    guint letters = 0;

    for (const char *at = word->text; at < word->text + word->length;
         at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);

        if (g_unichar_islower(c))
            return FALSE;
        letters += g_unichar_isupper(c) ? 1 : 0;
    }
    return letters > 1;
}

static gboolean cut(struct words *words, const char *text, gsize length)
{
    const char *at = text, *end = text + length;

    words->count = 0;
    while (at < end) {
        const char *blank = memchr(at, ' ', (gsize)(end - at));
        struct span word = {at, (gsize)((blank != NULL ? blank : end) - at)};

        at += word.length + (blank != NULL ? 1 : 0);
        if (word.length == 0)
            continue;
        if (words->count == MOST_WORDS)
            return FALSE;
        words->form[words->count] = name_case_is_particle(word.text, word.length)
                                        ? WORD_PARTICLE
                                    : is_capitals(&word) ? WORD_CAPITALS
                                                         : WORD_OTHER;
        words->word[words->count++] = word;
    }
    return words->count > 1;
}

static struct span join(const struct words *words, guint from, guint to)
{
    const struct span *last = &words->word[to - 1];

    return (struct span){words->word[from].text,
                         (gsize)(last->text + last->length - words->word[from].text)};
}

static gboolean set(const struct words *words, guint cut_at, gboolean family_first,
                    struct name_parts *parts)
{
    struct span first = join(words, 0, cut_at);
    struct span second = join(words, cut_at, words->count);

    *parts = family_first ? (struct name_parts){first, second}
                          : (struct name_parts){second, first};
    return TRUE;
}

static gboolean by_comma(const char *text, gsize length, enum name_order order,
                         struct name_parts *parts)
{
    const char *end = text + length, *comma = memchr(text, ',', length);
    const char *after = comma + 1, *before = comma;

    while (after < end && *after == ' ')
        after++;
    while (before > text && before[-1] == ' ')
        before--;
    if (before == text || after == end || order == NAME_ORDER_GIVEN_FIRST ||
        memchr(after, ',', (gsize)(end - after)) != NULL)
        return FALSE;
    parts->family_name = (struct span){text, (gsize)(before - text)};
    parts->given_names = (struct span){after, (gsize)(end - after)};
    return TRUE;
}

/* Where the one block of capitals, particles included, meets the other words. */
static gboolean by_capitals(const struct words *words, struct name_parts *parts)
{
    guint capitals = 0, others = 0, first = words->count, last = 0;

    for (guint i = 0; i < words->count; i++) {
        capitals += words->form[i] == WORD_CAPITALS;
        others += words->form[i] == WORD_OTHER;
        if (words->form[i] == WORD_CAPITALS) {
            first = MIN(first, i);
            last = i;
        }
    }
    if (capitals == 0 || others == 0)
        return FALSE;
    while (first > 0 && words->form[first - 1] == WORD_PARTICLE)
        first--;
    for (guint i = first; i < last; i++)
        if (words->form[i] == WORD_OTHER)
            return FALSE;
    if (first == 0)
        return set(words, last + 1, TRUE, parts);
    return last + 1 == words->count && set(words, first, FALSE, parts);
}

static guint particles_from(const struct words *words, guint at)
{
    guint count = 0;

    while (at + count < words->count && words->form[at + count] == WORD_PARTICLE)
        count++;
    return count;
}

/* Particles and one word are a family name; what of two plain words and more is the
 * family name, nobody can know. */
static gboolean by_order(const struct words *words, enum name_order order,
                         struct name_parts *parts)
{
    if (order == NAME_ORDER_FAMILY_FIRST) {
        guint family = particles_from(words, 0) + 1;
        return words->count == family + 1 && set(words, family, TRUE, parts);
    }
    if (order == NAME_ORDER_GIVEN_FIRST) {
        guint family = 1;

        while (family < words->count && words->form[family] != WORD_PARTICLE)
            family++;
        if (family == words->count)
            return words->count == 2 && set(words, 1, FALSE, parts);
        return family + particles_from(words, family) + 1 == words->count &&
               set(words, family, FALSE, parts);
    }
    return FALSE;
}

gboolean full_name_split(const char *text, gsize length, enum name_order order,
                         struct name_parts *parts)
{
    struct words words;

    if (memchr(text, ',', length) != NULL)
        return by_comma(text, length, order, parts);
    return cut(&words, text, length) &&
           (by_capitals(&words, parts) || by_order(&words, order, parts));
}
