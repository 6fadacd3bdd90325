/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/title.h"

#include <string.h>

#include "reference/fingerprint.h"
#include "reference/header_name.h"
#include "reference/heading_words.h"
#include "reference/origin_word.h"

/* How much an exact heading of a known system weighs: the fewer classes use it, the more.
 * By 1, 2, and more classes. */
static const double strong_points[] = {0.6, 0.35, 0.2};
static const double plain_points[] = {0.2, 0.1, 0.03};

/* A title of one or two letters is anything. */
enum {
    SHORTEST_KEY = 3
};

struct exact {
    gboolean there[CLASS_COUNT], strong[CLASS_COUNT];
    guint classes; /* how many have it, strongly or not */
};

static void find_exact(struct exact *exact, const char *key, const char *left_out)
{
    guint count;
    const struct fingerprint_heading *rows = fingerprint_headings(key, &count);

    for (guint i = 0; i < count; i++) {
        const struct fingerprint *of = fingerprint_at(rows[i].fingerprint);
        enum origin_class_id class = origin_class_from_name(of->class);
        if (class >= CLASS_COUNT ||
            (left_out != NULL && strcmp(of->system, left_out) == 0))
            continue;
        exact->classes += exact->there[class] ? 0 : 1;
        exact->there[class] = TRUE;
        exact->strong[class] = exact->strong[class] || rows[i].strong;
    }
}

/* Names, addresses, birth dates, consent: everybody's columns. The national register
 * number has a rule of its own. */
static gboolean is_everybodys(enum field field)
{
    return field != FIELD_NONE && field != FIELD_NATIONAL_NUMBER;
}

static void add_exact(struct title *title, const char *key, const char *left_out)
{
    struct exact exact = {0};

    if (strlen(key) < SHORTEST_KEY || title->field == FIELD_NATIONAL_NUMBER)
        return;
    find_exact(&exact, key, left_out);
    guint rarity = MIN(exact.classes, 3) - 1;
    for (int class = 0; class < CLASS_COUNT; class ++) {
        /* That list is known by its national register numbers alone. */
        if (!exact.there[class] || class == CLASS_VOTER_LIST_FORBIDDEN)
            continue;
        double points =
            exact.strong[class] ? strong_points[rarity] : plain_points[rarity];
        if (is_everybodys(title->field))
            points = !exact.strong[class]        ? 0
                     : class == CLASS_VOTER_LIST ? points
                                                 : points / 2;
        title->points[class] = points;
    }
}

/* One word of the table and what it covers of a title. */
struct cover {
    const struct origin_word *word;
    enum origin_class_id class;
    gsize from, to;
};

static gboolean is_hidden(const struct cover *cover, const GArray *covers)
{
    for (guint i = 0; i < covers->len; i++) {
        const struct cover *other = &g_array_index(covers, struct cover, i);
        if (strchr(other->word->word, ' ') != NULL && other->from <= cover->from &&
            other->to >= cover->to && other->to - other->from > cover->to - cover->from)
            return TRUE;
    }
    return FALSE;
}

/* All words that fit, but for those inside a longer one: "email client" hides "client".
 */
static GArray *covers_of(const char *words, gboolean names)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cover));
    GArray *seen = g_array_new(FALSE, FALSE, sizeof(struct cover));

    for (guint i = 0; i < origin_word_count(); i++) {
        struct cover cover = {.word = origin_word_at(i)};
        if (cover.word->place == ORIGIN_WORD_VALUE ||
            (cover.word->place == ORIGIN_WORD_NAME && !names) ||
            !origin_word_fits(cover.word->word, words, &cover.from, &cover.to))
            continue;
        cover.class = origin_class_from_name(cover.word->class);
        g_array_append_val(all, cover);
    }
    for (guint i = 0; i < all->len; i++) {
        const struct cover *cover = &g_array_index(all, struct cover, i);
        if (cover->class < WORDS_COUNT && !is_hidden(cover, all))
            g_array_append_val(seen, *cover);
    }
    return seen;
}

static void add_words(struct title *title)
{
    g_autoptr(GArray) covers = covers_of(title->words, FALSE);

    for (guint i = 0; i < covers->len; i++) {
        const struct cover *cover = &g_array_index(covers, struct cover, i);
        if (is_everybodys(title->field) && cover->class != CLASS_VOTER_LIST &&
            cover->class < CLASS_COUNT)
            continue;
        if (cover->word->points > title->points[cover->class]) {
            title->points[cover->class] = cover->word->points;
            title->word[cover->class] = cover->word->word;
        }
    }
}

void title_read(struct title *title, const char *heading, const char *left_out)
{
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GString) key = g_string_new(NULL);

    *title = (struct title){0};
    heading_words(words, heading);
    heading_key(key, heading);
    title->heading = g_strdup(heading);
    title->words = g_strdup(words->str);
    title->field = header_field(heading);
    add_exact(title, key->str, left_out);
    add_words(title);
}

void title_clear(struct title *title)
{
    g_free(title->heading);
    g_free(title->words);
}

void title_read_text(double points[WORDS_COUNT], const char *text)
{
    g_autoptr(GString) words = g_string_new(NULL);

    heading_words(words, text);
    g_autoptr(GArray) covers = covers_of(words->str, TRUE);
    for (guint i = 0; i < covers->len; i++) {
        const struct cover *cover = &g_array_index(covers, struct cover, i);
        points[cover->class] = MAX(points[cover->class], cover->word->points);
    }
}
