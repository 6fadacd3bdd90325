/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/name_case.h"

#include <string.h>

enum {
    LONGEST_PARTICLE = 5,
    LONGEST_ACRONYM = 5, /* bytes */
};

/* Small inside a name: Dutch, French, German, Spanish, Portuguese, Italian. */
static const char *const name_particles[] = {
    "van", "vande", "von", "vom", "zu",  "zur",   "zum",  "der", "den",
    "de",  "ter",   "ten", "te",  "het", "op",    "aan",  "in",  "la",
    "le",  "les",   "du",  "des", "del", "della", "dela", "di",  "da",
    "das", "dos",   "do",  "los", "las", "y",     NULL};

/* Small inside the name of a street or a town, besides those. */
static const char *const place_particles[] = {
    "en",    "et", "und", "aan", "bij", "tot",  "voor", "naar", "over",
    "onder", "au", "aux", "à",   "sur", "sous", "lez",  "lès",  "près",
    "am",    "an", "im",  "auf", "bei", "dem",  "die",  "of",   NULL};

/* Always in capitals: public bodies and kinds of company that an address is "p/a" of. */
static const char *const acronyms[] = {"asbl", "bv",  "cpas", "nv",
                                       "ocmw", "srl", "vzw",  "öshz"};

#define LETTER(c) (1u << ((c) - 'a'))

/* The first letters of all the words above: the others need not be looked up. */
static gboolean may_be_particle(char first)
{
    static const guint first_letters =
        LETTER('a') | LETTER('b') | LETTER('d') | LETTER('e') | LETTER('h') |
        LETTER('i') | LETTER('l') | LETTER('n') | LETTER('o') | LETTER('p') |
        LETTER('s') | LETTER('t') | LETTER('u') | LETTER('v') | LETTER('y') | LETTER('z');

    return first < 'a' || first > 'z' || (first_letters & LETTER(first)) != 0;
}

static gboolean is_in(const char *const words[], const char *word, gsize length)
{
    if (length > LONGEST_PARTICLE || !may_be_particle(*word))
        return FALSE;
    /* The first letter decides nearly always, without a call. */
    for (int i = 0; words[i] != NULL; i++)
        if (words[i][0] == word[0] && strncmp(words[i], word, length) == 0 &&
            words[i][length] == '\0')
            return TRUE;
    return FALSE;
}

gboolean name_case_is_particle(const char *word, gsize length)
{
    char lower[LONGEST_PARTICLE];

    if (length > LONGEST_PARTICLE || length == 0)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        lower[i] = g_ascii_tolower(word[i]);
    return is_in(name_particles, lower, length);
}

/* TRUE when no letter is of another case than the others. */
static gboolean is_of_one_case(const char *text, gsize length)
{
    gboolean has_upper = FALSE, has_lower = FALSE;
    const char *end = text + length;

    while (text < end) {
        guint8 byte = (guint8)*text;

        if (byte < 0x80) {
            has_upper |= byte >= 'A' && byte <= 'Z';
            has_lower |= byte >= 'a' && byte <= 'z';
            text++;
        } else {
            gunichar c = g_utf8_get_char(text);

            has_upper |= g_unichar_isupper(c);
            has_lower |= g_unichar_islower(c);
            text = g_utf8_next_char(text);
        }
        if (has_upper && has_lower)
            return FALSE;
    }
    return TRUE;
}

static gboolean is_word_character(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == '`' || c == 0xB4;
}

static gsize word_length(const char *text, const char *end)
{
    const char *at = text;

    for (;;) {
        while (at < end && g_ascii_isalnum(*at))
            at++;
        if (at == end || (guint8)*at < 0x80 || !is_word_character(g_utf8_get_char(at)))
            return (gsize)(at - text);
        at = g_utf8_next_char(at);
    }
}

static gboolean is_acronym(const char *lower, gsize length, enum name_case_kind kind)
{
    /* Sa is also somebody's name. */
    if (kind == NAME_CASE_PLACE && length == 2 && memcmp(lower, "sa", 2) == 0)
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(acronyms); i++)
        if (acronyms[i][0] == lower[0] && strncmp(acronyms[i], lower, length) == 0 &&
            acronyms[i][length] == '\0')
            return TRUE;
    return FALSE;
}

struct place_in_name {
    enum name_case_kind kind;
    gboolean first;         /* no word before it */
    gboolean after_noun;    /* the word before it was no particle */
    gunichar before, after; /* the characters around the word */
};

static void append_lower(GString *out, const char *text, const char *end)
{
    while (text < end) {
        gsize start = out->len, count = 0, length = (gsize)(end - text);

        /* Runs of ASCII, which is nearly everything, without a call per letter. */
        g_string_set_size(out, start + length);
        for (; count < length && (guint8)text[count] < 0x80; count++)
            out->str[start + count] =
                (char)(text[count] | (text[count] >= 'A' && text[count] <= 'Z') << 5);
        g_string_set_size(out, start + count);
        text += count;
        if (text < end) {
            g_string_append_unichar(out, g_unichar_tolower(g_utf8_get_char(text)));
            text = g_utf8_next_char(text);
        }
    }
}

/* Gives a word in small letters its capital, and those that go with it: IJ, and the
 * letter after Mc. */
static void capitalise(GString *word, gsize start)
{
    char *text = word->str + start;
    gsize length = word->len - start;

    if ((guint8)text[0] >= 0x80) {
        gunichar first = g_unichar_totitle(g_utf8_get_char(text));

        g_string_erase(word, (gssize)start, g_utf8_next_char(text) - text);
        g_string_insert_unichar(word, (gssize)start, first);
        return;
    }
    text[0] = g_ascii_toupper(text[0]);
    if (length > 2 && text[0] == 'I' && text[1] == 'j')
        text[1] = 'J';
    else if (length > 3 && text[0] == 'M' && text[1] == 'c')
        text[2] = g_ascii_toupper(text[2]);
}

static void append_upper(GString *out, const char *text, gsize length)
{
    g_autofree char *upper = g_utf8_strup(text, (gssize)length);

    g_string_append(out, upper);
}

/* "12A" stays, "12BIS" becomes small. */
static void append_number(GString *out, const char *text, gsize length)
{
    gsize digits = 0;

    while (digits < length && g_ascii_isdigit(text[digits]))
        digits++;
    g_string_append_len(out, text, (gssize)digits);
    if (length - digits == 1)
        g_string_append_c(out, text[digits]);
    else
        append_lower(out, text + digits, text + length);
}

/* Leopold II, the 20th of August as XX. */
static gboolean is_roman(const char *text, gsize length)
{
    return length > 1 && length < 6 && strspn(text, "IVX") >= length;
}

static gboolean is_small(const char *lower, gsize length, gboolean particle,
                         const struct place_in_name *at)
{
    /* 't Kindt, 's-Gravenwezel, but also "Kevin's". */
    if (length == 1 && is_apostrophe(at->before))
        return *lower == 't' || *lower == 's';
    /* An abbreviated first name is no particle: "Rue Y. Mertens". */
    if (at->first || at->after == '.')
        return FALSE;
    /* Rue de l'Église, du Bois d'Aische. */
    if (length == 1 && is_apostrophe(at->after))
        return *lower == 'd' || *lower == 'l';
    if (at->kind == NAME_CASE_PLACE)
        return particle || is_in(place_particles, lower, length);
    /* The second of two family names begins anew. */
    if (at->kind == NAME_CASE_FAMILY && (at->before == '-' || at->after_noun))
        return FALSE;
    return particle;
}

static void append_word(GString *out, const char *text, gsize length,
                        struct place_in_name *at)
{
    gsize start = out->len;

    if (g_ascii_isdigit(*text)) {
        append_number(out, text, length);
        return;
    }
    if (at->kind == NAME_CASE_PLACE && is_roman(text, length)) {
        g_string_append_len(out, text, (gssize)length);
        return;
    }
    append_lower(out, text, text + length);
    const char *lower = out->str + start;
    gsize lower_length = out->len - start;
    if (lower_length <= LONGEST_ACRONYM && is_acronym(lower, lower_length, at->kind)) {
        g_string_truncate(out, start);
        append_upper(out, text, length);
        at->after_noun = TRUE;
        return;
    }
    gboolean particle = is_in(name_particles, lower, lower_length);
    gboolean small = is_small(lower, lower_length, particle, at);
    if (!small)
        capitalise(out, start);
    /* What precedes an apostrophe belongs to the word behind it. */
    at->after_noun = !particle && !small && !is_apostrophe(at->after);
}

void name_case_append(GString *out, const char *text, gsize length,
                      enum name_case_kind kind)
{
    const char *end = text + length;
    struct place_in_name at = {.kind = kind, .first = TRUE};

    if (is_of_one_case(text, length)) {
        while (text < end) {
            gsize word = word_length(text, end);

            if (word == 0) {
                gsize step = (gsize)(g_utf8_next_char(text) - text);

                at.before = g_utf8_get_char(text);
                g_string_append_len(out, text, (gssize)step);
                text += step;
                continue;
            }
            at.after = text + word < end ? g_utf8_get_char(text + word) : 0;
            append_word(out, text, word, &at);
            at.first = FALSE;
            at.before = 0;
            text += word;
        }
    } else {
        g_string_append_len(out, text, (gssize)length);
    }
}
