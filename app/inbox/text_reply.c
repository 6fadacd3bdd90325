/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inbox/text_reply.h"

#include <glib.h>
#include <string.h>

#include "base/edit_distance.h"
#include "base/text.h"
#include "inbox/stop_words.h"

enum {
    GAP_MOST = 3,        /* words that "~" stands for */
    SPELLED_LEAST = 3,   /* "S T O P": so many letters apart are a word */
    QUOTED_LEAST = 40,   /* characters; a shorter quotation is the sender's own word */
    LONG_WORD_LEAST = 9, /* letters; one of them may be wrong */
};

/* The folded words of a text, one behind the other in `letters`. */
struct reply {
    GString *letters;
    GPtrArray *words;    /* const char *, NUL-terminated */
    GArray *clauses;     /* guint: in which clause each word stands */
    GByteArray *is_free; /* of each word: whether nothing spares it */
};

/* ---- reading ---- */

/* Characters that say it without a word. */
static gboolean has_sign(const char *text, const gunichar *signs, gsize count)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        for (gsize i = 0; i < count; i++)
            if (g_utf8_get_char(text) == signs[i])
                return TRUE;
    return FALSE;
}

static gunichar closing_quote(gunichar opening)
{
    switch (opening) {
    case 0x201C: /* “…” */
    case 0x201D: /* ”…” */
    case 0x201E: /* „…” */
        return 0x201D;
    case 0xAB: /* «…» */
        return 0xBB;
    case '"':
        return '"';
    default:
        return 0;
    }
}

static const char *end_of_quotation(const char *text, gunichar closing, glong *length)
{
    for (*length = 0; *text != '\0'; text = g_utf8_next_char(text), (*length)++)
        if (g_utf8_get_char(text) == closing ||
            (closing == 0x201D && g_utf8_get_char(text) == 0x201C))
            return g_utf8_next_char(text);
    return NULL;
}

/* Without long quotations: they are what we wrote. */
static void leave_out_quotations(GString *out, const char *text)
{
    glong length;

    while (*text != '\0') {
        const char *next = g_utf8_next_char(text);
        gunichar closing = closing_quote(g_utf8_get_char(text));
        const char *end = closing != 0 ? end_of_quotation(next, closing, &length) : NULL;
        if (end != NULL && length >= QUOTED_LEAST) {
            g_string_append_c(out, ' ');
            text = end;
            continue;
        }
        g_string_append_len(out, text, next - text);
        text = next;
    }
}

/* One word, letters that stand twice once. */
static void add_word(GString *out, const char *word, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (i == 0 || word[i] != word[i - 1])
            g_string_append_c(out, word[i]);
}

static gboolean is_one_letter(const char *word)
{
    return g_ascii_isalpha(word[0]) && word[1] == '\0';
}

/* How many letters stand apart from here on. */
static guint spelled_length(char *const *words)
{
    guint count = 0;

    while (words[count] != NULL && is_one_letter(words[count]))
        count++;
    return count;
}

/* "S.T.O.P." is one word, though each point ends a clause. */
static void add_words(struct reply *reply, char *const *words, const guint *clauses)
{
    for (gsize i = 0; words[i] != NULL;) {
        guint spelled = spelled_length(words + i);
        guint joined = spelled >= SPELLED_LEAST ? spelled : 1;
        g_autoptr(GString) word = g_string_new(NULL);
        for (guint k = 0; k < joined; k++)
            g_string_append(word, words[i + k]);
        add_word(reply->letters, word->str, word->len);
        g_string_append_c(reply->letters, '\0');
        g_array_append_val(reply->clauses, clauses[i]);
        i += joined;
    }
}

/* The words of one clause, folded. */
static void split_clause(GPtrArray *words, GArray *clauses, const char *text,
                         gsize length, guint clause)
{
    g_autoptr(GString) clean = g_string_new(NULL), folded = g_string_new(NULL);

    text_normalise(clean, text, length);
    text_fold(folded, clean->str);
    g_auto(GStrv) found = g_strsplit(folded->str, " ", -1);
    for (gsize i = 0; found[i] != NULL; i++)
        if (*found[i] != '\0') {
            g_ptr_array_add(words, g_strdup(found[i]));
            g_array_append_val(clauses, clause);
        }
}

/* `letters` grows while words are added: pointers to them are taken at the end. */
static void split(struct reply *reply, const char *text)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) clauses = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint clause = 0; *text != '\0'; clause++) {
        gsize length = strcspn(text, ".!?,;:\r\n");
        split_clause(words, clauses, text, length, clause);
        text += length + (text[length] != '\0' ? 1 : 0);
    }
    g_ptr_array_add(words, NULL);
    add_words(reply, (char *const *)words->pdata, (const guint *)(void *)clauses->data);
    for (gsize at = 0; at < reply->letters->len;
         at += strlen(reply->letters->str + at) + 1)
        g_ptr_array_add(reply->words, reply->letters->str + at);
    g_byte_array_set_size(reply->is_free, reply->words->len);
    if (reply->words->len > 0)
        memset(reply->is_free->data, TRUE, reply->words->len);
}

/* ---- matching: stop_words.h tells what a wording is ---- */

/* Whether the word is the token of `length`, whose double letters count as one. */
static gboolean word_is(const char *word, const char *token, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (token[i] == '*')
            return TRUE;
        if (i > 0 && token[i] == token[i - 1])
            continue;
        if (*word++ != token[i])
            return FALSE;
    }
    return *word == '\0';
}

/* Where a match of `wording` from word `at` on ends, or -1. With `only_free`, on words
 * that nothing spares. */
static int match_at(const struct reply *reply, guint at, const char *wording,
                    gboolean only_free);

static int match_message(const struct reply *reply, guint at, const char *rest,
                         gboolean only_free)
{
    const char *const *names = stop_words(STOP_MESSAGE);

    for (gsize i = 0; names[i] != NULL; i++) {
        int end = match_at(reply, at, names[i], only_free);
        if (end >= 0 && (end = match_at(reply, (guint)end, rest, only_free)) >= 0)
            return end;
    }
    return -1;
}

static int match_gap(const struct reply *reply, guint at, const char *rest,
                     gboolean only_free)
{
    for (guint gap = 0; gap <= GAP_MOST && at + gap < reply->words->len; gap++) {
        int end = match_at(reply, at + gap, rest, only_free);
        if (end >= 0)
            return end;
    }
    return -1;
}

static int match_at(const struct reply *reply, guint at, const char *wording,
                    gboolean only_free)
{
    gsize length = strcspn(wording, " ");
    const char *rest = wording + length + (wording[length] == ' ' ? 1 : 0);

    if (length == 0)
        return (int)at;
    if (*wording == '~')
        return match_gap(reply, at, rest, only_free);
    if (*wording == '#')
        return match_message(reply, at, rest, only_free);
    if (at >= reply->words->len || (only_free && !reply->is_free->data[at]) ||
        !word_is(reply->words->pdata[at], wording, length))
        return -1;
    return match_at(reply, at + 1, rest, only_free);
}

static gboolean has_any(const struct reply *reply, enum stop_use use)
{
    const char *const *wordings = stop_words(use);

    for (gsize i = 0; wordings[i] != NULL; i++) {
        gboolean only_free = use == STOP_WORD && strchr(wordings[i], '#') == NULL;
        for (guint at = 0; at < reply->words->len; at++)
            if (match_at(reply, at, wordings[i], only_free) >= 0)
                return TRUE;
    }
    return FALSE;
}

static void spare(struct reply *reply, guint from, guint to)
{
    const guint *clauses = (const guint *)(void *)reply->clauses->data;

    if (to > from && clauses[from] != clauses[to - 1])
        return;
    for (guint i = from; i < to; i++)
        reply->is_free->data[i] = FALSE;
}

static void spare_all(struct reply *reply)
{
    const char *const *wordings = stop_words(STOP_SPARED);

    for (gsize i = 0; wordings[i] != NULL; i++)
        for (guint at = 0; at < reply->words->len; at++)
            spare(reply, at, (guint)MAX(match_at(reply, at, wordings[i], FALSE), 0));
}

/* ---- what is said when nothing else is ---- */

static guint courtesy_length(const struct reply *reply, guint at)
{
    const char *const *wordings = stop_words(STOP_COURTESY);
    guint longest = 0;

    for (gsize i = 0; wordings[i] != NULL; i++) {
        int end = match_at(reply, at, wordings[i], FALSE);
        if (end >= 0)
            longest = MAX(longest, (guint)end - at);
    }
    return longest;
}

static void leave_out_courtesies(struct reply *reply)
{
    for (guint at = 0; at < reply->words->len;) {
        guint length = courtesy_length(reply, at);
        if (length > 0)
            g_ptr_array_remove_range(reply->words, at, length);
        else
            at++;
    }
}

static gboolean is_alone(const struct reply *reply)
{
    const char *const *wordings = stop_words(STOP_ALONE);

    for (gsize i = 0; reply->words->len > 0 && wordings[i] != NULL; i++)
        if (match_at(reply, 0, wordings[i], FALSE) == (int)reply->words->len)
            return TRUE;
    return FALSE;
}

/* "stpo", "stio", "sto": one key beside, one too many, one too few, two exchanged. */
static gboolean is_nearly_stop(const char *word)
{
    static const char *const others[] = {"top", "step", "stap", "shop", "stoep", NULL};
    gsize length = strlen(word);

    return length >= 3 && length <= 5 && !g_strv_contains(others, word) &&
           edit_distance(word, "stop") <= 1;
}

/* One letter wrong in a long word: it is this one all the same. */
static gboolean is_nearly_long(const char *word)
{
    static const char *const targets[] = {"uitschrijven", "unsubscribe", "desinscrire",
                                          "desabonner", "desinscription"};
    gsize length = strlen(word);

    for (gsize i = 0; i < G_N_ELEMENTS(targets); i++)
        if (length >= LONG_WORD_LEAST && length <= strlen(targets[i]) + 1 &&
            edit_distance(word, targets[i]) <= 1)
            return TRUE;
    return FALSE;
}

static gboolean has_misspelling(const struct reply *reply)
{
    for (guint i = 0; i < reply->words->len; i++)
        if (is_nearly_long(reply->words->pdata[i]))
            return TRUE;
    return reply->words->len == 1 && is_nearly_stop(reply->words->pdata[0]);
}

/* ---- judging ---- */

static gboolean says_stop(struct reply *reply)
{
    spare_all(reply);
    if (has_any(reply, STOP_WORD) || has_any(reply, STOP_PHRASE))
        return TRUE;
    leave_out_courtesies(reply);
    return is_alone(reply) || has_misspelling(reply);
}

static gboolean read_words(const char *text)
{
    g_autoptr(GString) own = g_string_new(NULL);
    struct reply reply = {
        .letters = g_string_new(NULL),
        .words = g_ptr_array_new(),
        .clauses = g_array_new(FALSE, FALSE, sizeof(guint)),
        .is_free = g_byte_array_new(),
    };

    leave_out_quotations(own, text);
    split(&reply, own->str);
    gboolean answer = says_stop(&reply);
    g_string_free(reply.letters, TRUE);
    g_ptr_array_unref(reply.words);
    g_array_unref(reply.clauses);
    g_byte_array_unref(reply.is_free);
    return answer;
}

static gboolean has_letter(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

enum text_reply text_reply_kind(const char *text)
{
    /* stop sign, prohibited, no entry, middle finger */
    static const gunichar plain[] = {0x1F6D1, 0x1F6AB, 0x26D4, 0x1F595};
    /* thumb down, cross, raised hands: when nothing else is said */
    static const gunichar alone[] = {0x1F44E, 0x274C, 0x270B, 0x1F91A, 0x1F590};
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    /* Letters of full width, in circles and squares are letters. */
    g_autofree char *compatible = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);

    if (has_sign(compatible, plain, G_N_ELEMENTS(plain)) ||
        (!has_letter(compatible) && has_sign(compatible, alone, G_N_ELEMENTS(alone))))
        return TEXT_REPLY_OBJECTION;
    return read_words(compatible) ? TEXT_REPLY_OBJECTION : TEXT_REPLY_OTHER;
}
