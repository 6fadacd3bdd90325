/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/address_split.h"

#include <string.h>

enum {
    MOST_WORDS = 24,
    LONGEST_BOX = 10,
    LONGEST_NUMBER = 5
};

/* Words between blanks; a comma behind one is noted and is no part of it. */
struct words {
    struct span word[MOST_WORDS];
    gboolean comma[MOST_WORDS]; /* behind the word */
    guint count;
};

static gboolean cut(struct words *words, const char *text, gsize length)
{
    const char *at = text, *end = text + length;

    words->count = 0;
    while (at < end) {
        const char *start = at;

        while (at < end && *at != ' ' && *at != ',' && *at != ';')
            at++;
        if (at > start) {
            if (words->count == MOST_WORDS)
                return FALSE;
            words->word[words->count] = (struct span){start, (gsize)(at - start)};
            words->comma[words->count++] = FALSE;
        }
        for (; at < end && (*at == ' ' || *at == ',' || *at == ';'); at++)
            if (*at != ' ' && words->count > 0)
                words->comma[words->count - 1] = TRUE;
    }
    return words->count > 0;
}

static gboolean is_word(const struct span *span, const char *const list[])
{
    for (int i = 0; list[i] != NULL; i++)
        if (strlen(list[i]) == span->length &&
            g_ascii_strncasecmp(list[i], span->text, span->length) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_box_word(const struct span *span)
{
    static const char *const list[] = {"bus",   "bus.",  "bte",   "bte.", "box",
                                       "boite", "boîte", "BOÎTE", "b",    "b.",
                                       "bt",    "bt.",   NULL};
    return is_word(span, list);
}

/* What has a number of its own, so that the last number is not the house's. */
static gboolean is_unit_word(const struct span *span)
{
    static const char *const list[] = {
        "app",         "app.",   "appt",   "appt.",      "apt",   "apt.",
        "appartement", "verd",   "verd.",  "verdieping", "étage", "ÉTAGE",
        "etage",       "et.",    "blok",   "bloc",       "kamer", "chambre",
        "studio",      "ingang", "entrée", "kot",        NULL};
    return is_word(span, list);
}

static gboolean is_number_suffix(const struct span *span)
{
    static const char *const list[] = {"bis", "ter", "quater", NULL};
    return is_word(span, list) || (span->length == 1 && g_ascii_isalpha(*span->text));
}

static gboolean is_box(const struct span *span)
{
    if (span->length == 0 || span->length > LONGEST_BOX)
        return FALSE;
    for (gsize i = 0; i < span->length; i++)
        if (!g_ascii_isalnum(span->text[i]) &&
            (span->text[i] == '\0' || strchr("./-_", span->text[i]) == NULL))
            return FALSE;
    return TRUE;
}

static struct span tail(const struct span *span, gsize from)
{
    return (struct span){span->text + from, span->length - from};
}

static gsize digits_at(const struct span *span, gsize at)
{
    gsize count = 0;

    while (at + count < span->length && g_ascii_isdigit(span->text[at + count]))
        count++;
    return count;
}

/* "12", "12A", "10bis", "21-27", "12/3", "12bus3": the number, and the box when there is
 * one. */
static gboolean number_word(const struct span *span, struct address_parts *parts)
{
    gsize at = digits_at(span, 0);

    if (at == 0 || at > LONGEST_NUMBER)
        return FALSE;
    while (at + 1 < span->length && span->text[at] == '-' &&
           digits_at(span, at + 1) > 0 && digits_at(span, at + 1) <= LONGEST_NUMBER)
        at += 1 + digits_at(span, at + 1);
    struct span rest = tail(span, at);
    gsize letters = 0;
    while (letters < rest.length && g_ascii_isalpha(rest.text[letters]))
        letters++;
    struct span suffix = {rest.text, letters};
    if (letters > 1 && is_box_word(&suffix)) {
        parts->house_number = (struct span){span->text, at};
        parts->box = tail(&rest, letters);
        return is_box(&parts->box);
    }
    if (letters > 0 && !is_number_suffix(&suffix))
        return FALSE;
    at += letters;
    parts->house_number = (struct span){span->text, at};
    if (at == span->length)
        return TRUE;
    parts->box = tail(span, at + 1);
    return span->text[at] == '/' && is_box(&parts->box);
}

/* What may follow the number: a letter, then a box with its word before it. */
static gboolean number_tail(const struct words *words, guint at, guint end,
                            struct address_parts *parts)
{
    if (at < end && parts->box.length == 0 && is_number_suffix(&words->word[at]) &&
        !(is_box_word(&words->word[at]) && at + 1 < end)) {
        const struct span *suffix = &words->word[at++];
        parts->house_number.length =
            (gsize)(suffix->text + suffix->length - parts->house_number.text);
    }
    if (at < end && is_box_word(&words->word[at]) && parts->box.length == 0) {
        if (at + 2 != end || !is_box(&words->word[at + 1]))
            return FALSE;
        parts->box = words->word[at + 1];
        return TRUE;
    }
    /* "12 / 3" */
    if (at + 2 == end && words->word[at].length == 1 && *words->word[at].text == '/' &&
        parts->box.length == 0 && is_box(&words->word[at + 1])) {
        parts->box = words->word[at + 1];
        return TRUE;
    }
    return at == end;
}

static gboolean has_letter(const struct words *words, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        for (gsize j = 0; j < words->word[i].length; j++)
            if (g_ascii_isalpha(words->word[i].text[j]) ||
                (guint8)words->word[i].text[j] >= 0x80)
                return TRUE;
    return FALSE;
}

static struct span join(const struct words *words, guint from, guint to)
{
    const struct span *last = &words->word[to - 1];

    return (struct span){words->word[from].text,
                         (gsize)(last->text + last->length - words->word[from].text)};
}

/* "12, rue de la Loi": the French order, told by the comma. */
static gboolean number_first(const struct words *words, guint from, guint end,
                             struct address_parts *parts)
{
    if (end - from < 2 || !words->comma[from] || !has_letter(words, from + 1, end) ||
        !number_word(&words->word[from], parts))
        return FALSE;
    for (guint i = from + 1; i < end; i++)
        if (words->comma[i] && i + 1 < end)
            return FALSE;
    parts->street = join(words, from + 1, end);
    return TRUE;
}

static gboolean split_street(const struct words *words, guint from, guint end,
                             struct address_parts *parts)
{
    gboolean number_before = FALSE;

    /* A street may begin with a number or hold one: the first that has a fitting tail.
     * Of two numbers side by side nobody knows which is the box. */
    for (guint i = from + 1; i < end; i++) {
        parts->house_number = parts->box = (struct span){"", 0};
        if (is_unit_word(&words->word[i]))
            return FALSE;
        gboolean number =
            has_letter(words, from, i) && number_word(&words->word[i], parts);
        gboolean beside = number_before;

        number_before = number;
        if (number && !beside && number_tail(words, i + 1, end, parts)) {
            parts->street = join(words, from, i);
            return TRUE;
        }
    }
    parts->house_number = parts->box = (struct span){"", 0};
    return number_first(words, from, end, parts);
}

/* "9000", "B-9000", "BE-9000". */
static gboolean postcode_word(const struct span *span, struct span *postcode)
{
    gsize at = 0;

    if (g_ascii_strncasecmp(span->text, "B-", 2) == 0)
        at = 2;
    else if (g_ascii_strncasecmp(span->text, "BE-", 3) == 0)
        at = 3;
    *postcode = tail(span, MIN(at, span->length));
    return postcode->length == 4 && digits_at(postcode, 0) == 4;
}

static gboolean is_country(const struct span *span)
{
    static const char *const list[] = {"belgië",   "BELGIË",  "belgie",
                                       "belgique", "belgien", "belgium",
                                       "be",       "(be)",    NULL};
    return is_word(span, list);
}

static gboolean has_digit(const struct words *words, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        for (gsize j = 0; j < words->word[i].length; j++)
            if (g_ascii_isdigit(words->word[i].text[j]))
                return TRUE;
    return FALSE;
}

/* "9000 Gent, Kerkstraat 12" */
static gboolean postcode_first(const struct words *words, guint end,
                               struct address_parts *parts)
{
    guint i = 1;

    while (i < end && !words->comma[i])
        i++;
    if (i + 1 >= end || has_digit(words, 1, i + 1))
        return FALSE;
    parts->municipality = join(words, 1, i + 1);
    return split_street(words, i + 1, end, parts);
}

gboolean address_split(const char *text, gsize length, struct address_parts *parts)
{
    struct words words;
    guint at;

    *parts = (struct address_parts){{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
    if (!cut(&words, text, length))
        return FALSE;
    guint end = words.count;
    while (end > 1 && is_country(&words.word[end - 1]))
        end--;
    if (postcode_word(&words.word[0], &parts->postcode) &&
        postcode_first(&words, end, parts))
        return TRUE;
    for (at = end; at > 1; at--)
        if (postcode_word(&words.word[at - 1], &parts->postcode))
            break;
    if (at <= 1 || at == end || has_digit(&words, at, end))
        return FALSE;
    parts->municipality = join(&words, at, end);
    return split_street(&words, 0, at - 1, parts);
}

gboolean address_split_street(const char *text, gsize length, struct address_parts *parts)
{
    struct words words;

    *parts = (struct address_parts){{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
    return cut(&words, text, length) && split_street(&words, 0, words.count, parts);
}

gboolean address_split_number(const char *text, gsize length, struct address_parts *parts)
{
    struct words words;

    *parts = (struct address_parts){{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
    return cut(&words, text, length) && number_word(&words.word[0], parts) &&
           number_tail(&words, 1, words.count, parts) && parts->box.length > 0;
}

struct span address_box(const char *text, gsize length)
{
    struct words words;

    if (cut(&words, text, length) && words.count == 2 && is_box_word(&words.word[0]))
        return words.word[1];
    return (struct span){text, length};
}
