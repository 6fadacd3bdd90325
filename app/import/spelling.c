/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/spelling.h"

#include <string.h>

#include "base/edit_distance.h"
#include "base/text.h"

/* The words by which two spellings of one person may differ. */
enum word {
    WORD_FAMILY,
    WORD_GIVEN, /* the first one: voter lists hold all of them */
    WORD_STREET,
    WORD_COUNT
};

/* Folded words of one row, "" when it has none. */
struct folded {
    GString *words[WORD_COUNT];
};

struct suspect {
    guint64 row;
    forbidden_set files[WORD_COUNT]; /* that spell this word alike */
    char *folded[WORD_COUNT];
    char *house_number, *postcode;
    day_number birth;
    guint differs;     /* bits of enum word: as the list spells this person */
    gboolean official; /* the list spells this very person so */
    struct suspect *same_house, *same_birth; /* the next one in the table */
};

struct spelling {
    GPtrArray *suspects; /* struct suspect */
    GHashTable *houses;  /* "postcode|number" → struct suspect, the first of a chain */
    GHashTable *births;  /* day_number → likewise */
    GHashTable *words;   /* odd words → TRUE once they were seen in the list */
    GString *house;      /* reused */
    struct folded row;   /* of the voter list, reused */
};

static void suspect_free(gpointer pointer)
{
    struct suspect *suspect = pointer;

    for (int i = 0; i < WORD_COUNT; i++)
        g_free(suspect->folded[i]);
    g_free(suspect->house_number);
    g_free(suspect->postcode);
    g_free(suspect);
}

struct spelling *spelling_new(void)
{
    struct spelling *spelling = g_new0(struct spelling, 1);

    spelling->suspects = g_ptr_array_new_with_free_func(suspect_free);
    spelling->houses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    spelling->births = g_hash_table_new(g_direct_hash, g_direct_equal);
    spelling->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    spelling->house = g_string_new(NULL);
    for (int i = 0; i < WORD_COUNT; i++)
        spelling->row.words[i] = g_string_new(NULL);
    return spelling;
}

void spelling_free(struct spelling *spelling)
{
    if (spelling == NULL)
        return;
    g_hash_table_unref(spelling->houses);
    g_hash_table_unref(spelling->births);
    g_hash_table_unref(spelling->words);
    g_ptr_array_unref(spelling->suspects);
    g_string_free(spelling->house, TRUE);
    for (int i = 0; i < WORD_COUNT; i++)
        g_string_free(spelling->row.words[i], TRUE);
    g_free(spelling);
}

gboolean spelling_is_empty(const struct spelling *spelling)
{
    return spelling->suspects->len == 0;
}

static void fold_words(struct folded *folded, const struct recipient *recipient)
{
    const char *family =
        *recipient->family_name != '\0' ? recipient->family_name : recipient->full_name;

    for (int i = 0; i < WORD_COUNT; i++)
        g_string_truncate(folded->words[i], 0);
    text_fold(folded->words[WORD_FAMILY], family);
    text_fold(folded->words[WORD_GIVEN], recipient->given_names);
    char *blank = strchr(folded->words[WORD_GIVEN]->str, ' ');
    if (blank != NULL)
        g_string_truncate(folded->words[WORD_GIVEN],
                          (gsize)(blank - folded->words[WORD_GIVEN]->str));
    text_fold(folded->words[WORD_STREET], recipient->street);
}

/* One of a million rows: a slip in the first letter of a name is found by the birth date
 * alone, so that few of a large house number's people need to be looked at. FALSE when
 * the house is not known. */
static gboolean house_of(GString *house, const struct recipient *recipient)
{
    if (*recipient->postcode == '\0' || *recipient->house_number == '\0')
        return FALSE;
    g_string_truncate(house, 0);
    g_string_append_c(house, *recipient->family_name);
    g_string_append_c(house, *recipient->given_names);
    g_string_append(house, recipient->postcode);
    g_string_append_c(house, '|');
    g_string_append(house, recipient->house_number);
    return TRUE;
}

static gpointer birth_key(day_number birth)
{
    return GINT_TO_POINTER(birth);
}

void spelling_suspect(struct spelling *spelling, const struct recipient *recipient,
                      guint64 row, const struct forbidden_spelling *files)
{
    if (spelling->suspects->len >= SPELLING_ROWS_MOST)
        return;
    struct suspect *suspect = g_new0(struct suspect, 1);
    fold_words(&spelling->row, recipient);
    for (int i = 0; i < WORD_COUNT; i++)
        suspect->folded[i] = g_strdup(spelling->row.words[i]->str);
    suspect->row = row;
    suspect->files[WORD_FAMILY] = suspect->files[WORD_GIVEN] = files->name;
    suspect->files[WORD_STREET] = files->street;
    suspect->house_number = g_strdup(recipient->house_number);
    suspect->postcode = g_strdup(recipient->postcode);
    suspect->birth = recipient->birth_date;
    g_ptr_array_add(spelling->suspects, suspect);
    if (house_of(spelling->house, recipient)) {
        suspect->same_house = g_hash_table_lookup(spelling->houses, spelling->house->str);
        g_hash_table_replace(spelling->houses, g_strdup(spelling->house->str), suspect);
    }
    if (suspect->birth != DAY_UNKNOWN) {
        suspect->same_birth =
            g_hash_table_lookup(spelling->births, birth_key(suspect->birth));
        g_hash_table_replace(spelling->births, birth_key(suspect->birth), suspect);
    }
}

/* ---- one person, two spellings ---- */

/* A letter or two; short words differ by one only, the shortest not at all: An is not Jo
 * badly written. */
static gboolean is_near(const char *a, const char *b)
{
    enum {
        SHORTEST = 4,
        SHORT = 7
    };
    gsize la = strlen(a), lb = strlen(b), shorter = MIN(la, lb);
    guint most = shorter < SHORTEST ? 0 : shorter < SHORT ? 1 : 2;

    if (strcmp(a, b) == 0)
        return TRUE;
    return most > 0 && MAX(la, lb) - shorter <= most && edit_distance(a, b) <= most;
}

/* The words that differ, bits of enum word; `near` says whether each is near. */
static guint difference(const struct suspect *suspect, const struct folded *row,
                        gboolean near[WORD_COUNT])
{
    guint differs = 0;

    for (int i = 0; i < WORD_COUNT; i++) {
        near[i] = is_near(suspect->folded[i], row->words[i]->str);
        if (strcmp(suspect->folded[i], row->words[i]->str) != 0)
            differs |= 1u << i;
    }
    return differs;
}

static void meet(struct suspect *suspect, const struct recipient *official,
                 const struct folded *row)
{
    gboolean near[WORD_COUNT];
    gboolean births =
        suspect->birth != DAY_UNKNOWN && official->birth_date != DAY_UNKNOWN;
    gboolean same_house = strcmp(suspect->postcode, official->postcode) == 0 &&
                          strcmp(suspect->house_number, official->house_number) == 0;

    if (suspect->official || (births && suspect->birth != official->birth_date))
        return;
    guint differs = difference(suspect, row, near);
    if (!near[WORD_FAMILY] || !near[WORD_GIVEN])
        return;
    /* Who moved house is not spelled otherwise. */
    if (!same_house || !near[WORD_STREET])
        differs &= ~(1u << WORD_STREET);
    if (!births && !(same_house && near[WORD_STREET]))
        return;
    if (differs == 0)
        suspect->official = TRUE;
    suspect->differs |= differs;
}

/* Most are found to be spelled as the list does, and are done with. */
static gboolean any_is_open(const struct suspect *at_birth,
                            const struct suspect *at_house)
{
    for (; at_birth != NULL; at_birth = at_birth->same_birth)
        if (!at_birth->official)
            return TRUE;
    for (; at_house != NULL; at_house = at_house->same_house)
        if (!at_house->official)
            return TRUE;
    return FALSE;
}

void spelling_compare(struct spelling *spelling, const struct recipient *official)
{
    struct suspect *at_birth =
        official->birth_date != DAY_UNKNOWN
            ? g_hash_table_lookup(spelling->births, birth_key(official->birth_date))
            : NULL;
    struct suspect *at_house =
        house_of(spelling->house, official)
            ? g_hash_table_lookup(spelling->houses, spelling->house->str)
            : NULL;

    if (!any_is_open(at_birth, at_house))
        return;
    fold_words(&spelling->row, official);
    for (; at_birth != NULL; at_birth = at_birth->same_birth)
        meet(at_birth, official, &spelling->row);
    for (; at_house != NULL; at_house = at_house->same_house)
        meet(at_house, official, &spelling->row);
}

static gboolean may_be_odd(const struct suspect *suspect)
{
    return !suspect->official && suspect->differs != 0;
}

/* ---- words that the list does not know ---- */

gboolean spelling_any_differs(const struct spelling *spelling)
{
    for (guint i = 0; i < spelling->suspects->len; i++)
        if (may_be_odd(spelling->suspects->pdata[i]))
            return TRUE;
    return FALSE;
}

static void take_words(struct spelling *spelling)
{
    for (guint i = 0; i < spelling->suspects->len; i++) {
        const struct suspect *suspect = spelling->suspects->pdata[i];
        for (int word = 0; may_be_odd(suspect) && word < WORD_COUNT; word++)
            if ((suspect->differs >> word & 1) != 0)
                g_hash_table_insert(spelling->words, g_strdup(suspect->folded[word]),
                                    GINT_TO_POINTER(FALSE));
    }
}

void spelling_look_for_words(struct spelling *spelling, const struct recipient *official)
{
    if (g_hash_table_size(spelling->words) == 0)
        take_words(spelling);
    fold_words(&spelling->row, official);
    for (int i = 0; i < WORD_COUNT; i++) {
        const char *word = spelling->row.words[i]->str;
        if (g_hash_table_contains(spelling->words, word))
            g_hash_table_insert(spelling->words, g_strdup(word), GINT_TO_POINTER(TRUE));
    }
}

/* The files that spell this person alike and oddly. */
static forbidden_set odd_in(const struct spelling *spelling,
                            const struct suspect *suspect)
{
    forbidden_set files = 0;

    for (int i = 0; may_be_odd(suspect) && i < WORD_COUNT; i++)
        if ((suspect->differs >> i & 1) != 0 &&
            g_hash_table_lookup(spelling->words, suspect->folded[i]) == NULL)
            files |= suspect->files[i];
    return files;
}

guint64 spelling_odd_count(const struct spelling *spelling, forbidden_set file)
{
    guint64 rows = 0;

    for (guint i = 0; i < spelling->suspects->len; i++) {
        forbidden_set files = odd_in(spelling, spelling->suspects->pdata[i]);
        rows += file == 0 ? files != 0 : (files & file) != 0;
    }
    return rows;
}

void spelling_append_odd(const struct spelling *spelling, GArray *rows)
{
    for (guint i = 0; i < spelling->suspects->len; i++) {
        const struct suspect *suspect = spelling->suspects->pdata[i];
        if (odd_in(spelling, suspect) != 0)
            g_array_append_val(rows, suspect->row);
    }
}
