/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

/* Below U+0300 every character is its own NFC and combines with nothing before it; the
 * first byte of all others is at least this. */
enum {
    FIRST_BYTE_THAT_COMPOSES = 0xCC
};

gboolean text_is_ascii(const char *text, gsize length)
{
    gsize i = 0;

    for (; i + 8 <= length; i += 8) {
        guint64 eight;
        memcpy(&eight, text + i, sizeof eight);
        if ((eight & G_GUINT64_CONSTANT(0x8080808080808080)) != 0)
            return FALSE;
    }
    for (; i < length; i++)
        if ((guchar)text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

/* The character at `*at`, which moves behind it. A malformed byte is U+FFFD; nothing
 * at or past `end` is read. */
static gunichar next_character(const char **at, const char *end)
{
    const guchar *bytes = (const guchar *)*at;
    gunichar character;

    if (bytes[0] < 0x80) {
        (*at)++;
        return bytes[0];
    }
    if (bytes[0] >= 0xC2 && bytes[0] < 0xE0 && end - *at >= 2 &&
        (bytes[1] & 0xC0) == 0x80) {
        *at += 2;
        return (gunichar)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    }
    character = g_utf8_get_char_validated(*at, end - *at);
    if (character >= (gunichar)-2) {
        (*at)++;
        return 0xFFFD;
    }
    *at = g_utf8_next_char(*at);
    return character;
}

enum place {
    PLACE_KEEP,
    PLACE_BLANK,
    PLACE_DROP
};

static enum place ascii_place(guchar byte)
{
    if (byte > ' ' && byte != 0x7F)
        return PLACE_KEEP;
    return byte == ' ' || (byte >= '\t' && byte <= '\r') ? PLACE_BLANK : PLACE_DROP;
}

static enum place character_place(gunichar character)
{
    if (character < 0x80)
        return ascii_place((guchar)character);
    if (character == 0x85 || character == 0xA0)
        return PLACE_BLANK;
    if (character < 0xA0 || character == 0xAD)
        return PLACE_DROP;
    if (character < 0x300)
        return PLACE_KEEP;
    switch (g_unichar_type(character)) {
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return PLACE_BLANK;
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
        return PLACE_DROP;
    default:
        return PLACE_KEEP;
    }
}

/* Writes `text` cleaned to `to`, which has room for it: nothing ever grows but a
 * malformed byte, and that is dropped. Returns the end; `*composes` tells whether NFC
 * could differ. */
static char *clean(char *to, const char *text, const char *end, gboolean *composes)
{
    char *start = to;
    gboolean blank = FALSE;

    while (text < end) {
        const char *from = text;
        gunichar character = next_character(&text, end);
        enum place place = character_place(character);

        if (character == 0xFFFD && text - from == 1)
            place = PLACE_DROP;
        if (place == PLACE_BLANK)
            blank = to > start;
        if (place != PLACE_KEEP)
            continue;
        if (blank)
            *to++ = ' ';
        blank = FALSE;
        *composes = *composes || (guchar)*from >= FIRST_BYTE_THAT_COMPOSES;
        while (from < text)
            *to++ = *from++;
    }
    return to;
}

static gboolean is_clean_ascii(const char *text, gsize length)
{
    if (length == 0)
        return TRUE;
    if (text[0] == ' ' || text[length - 1] == ' ')
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        guchar byte = (guchar)text[i];
        if (byte < ' ' || byte >= 0x7F || (byte == ' ' && text[i + 1] == ' '))
            return FALSE;
    }
    return TRUE;
}

void text_normalise(GString *out, const char *text, gsize length)
{
    gboolean composes = FALSE;

    g_string_set_size(out, length);
    if (is_clean_ascii(text, length)) {
        memcpy(out->str, text, length);
        return;
    }
    char *end = clean(out->str, text, text + length, &composes);
    g_string_set_size(out, (gsize)(end - out->str));
    if (!composes)
        return;
    g_autofree char *composed =
        g_utf8_normalize(out->str, (gssize)out->len, G_NORMALIZE_DEFAULT_COMPOSE);
    if (composed != NULL)
        g_string_assign(out, composed);
}

/* clang-format off */
/* U+00A0 … U+017F; "" is no letter. º is as little one as °, so that Nº is N°. */
enum { LATIN_FIRST = 0xA0, LATIN_LAST = 0x17F };
static const char latin[][3] = {
    /* U+00A0 */ "", "", "", "", "", "", "", "",
                  "", "", "", "", "", "", "", "",
    /* U+00B0 */ "", "", "", "", "", "u", "", "",
                  "", "", "", "", "", "", "", "",
    /* U+00C0 */ "a", "a", "a", "a", "a", "a", "ae", "c",
                  "e", "e", "e", "e", "i", "i", "i", "i",
    /* U+00D0 */ "d", "n", "o", "o", "o", "o", "o", "",
                  "o", "u", "u", "u", "u", "y", "th", "ss",
    /* U+00E0 */ "a", "a", "a", "a", "a", "a", "ae", "c",
                  "e", "e", "e", "e", "i", "i", "i", "i",
    /* U+00F0 */ "d", "n", "o", "o", "o", "o", "o", "",
                  "o", "u", "u", "u", "u", "y", "th", "y",
    /* U+0100 */ "a", "a", "a", "a", "a", "a", "c", "c",
                  "c", "c", "c", "c", "c", "c", "d", "d",
    /* U+0110 */ "d", "d", "e", "e", "e", "e", "e", "e",
                  "e", "e", "e", "e", "g", "g", "g", "g",
    /* U+0120 */ "g", "g", "g", "g", "h", "h", "h", "h",
                  "i", "i", "i", "i", "i", "i", "i", "i",
    /* U+0130 */ "i", "i", "ij", "ij", "j", "j", "k", "k",
                  "k", "l", "l", "l", "l", "l", "l", "l",
    /* U+0140 */ "l", "l", "l", "n", "n", "n", "n", "n",
                  "n", "n", "n", "n", "o", "o", "o", "o",
    /* U+0150 */ "o", "o", "oe", "oe", "r", "r", "r", "r",
                  "r", "r", "s", "s", "s", "s", "s", "s",
    /* U+0160 */ "s", "s", "t", "t", "t", "t", "t", "t",
                  "u", "u", "u", "u", "u", "u", "u", "u",
    /* U+0170 */ "u", "u", "u", "u", "w", "w", "y", "y",
                  "y", "z", "z", "z", "z", "z", "z", "s",
};
/* clang-format on */

/* The letter or digit that an ASCII byte is compared by; NUL for any other. */
static char fold_byte(guchar byte)
{
    if ((guchar)(byte - 'a') < 26 || (guchar)(byte - '0') < 10)
        return (char)byte;
    return (guchar)(byte - 'A') < 26 ? (char)(byte | 0x20) : '\0';
}

/* Words appended to `out` behind `start`; a gap is written only before more letters. */
struct folding {
    GString *out;
    gsize start;
    gboolean gap;
};

static void end_gap(struct folding *folding)
{
    if (folding->gap && folding->out->len > folding->start)
        g_string_append_c(folding->out, ' ');
    folding->gap = FALSE;
}

/* FALSE for a character that only Unicode's own tables know. */
static gboolean fold_latin(struct folding *folding, gunichar character)
{
    char byte[2] = {0};
    const char *letters = byte;

    if (character > LATIN_LAST)
        return FALSE;
    if (character == 0xAD) /* a soft hyphen is inside a word */
        return TRUE;
    if (character >= LATIN_FIRST)
        letters = latin[character - LATIN_FIRST];
    else if (character < 0x80)
        byte[0] = fold_byte((guchar)character);
    if (*letters == '\0') {
        folding->gap = TRUE;
        return TRUE;
    }
    end_gap(folding);
    g_string_append(folding->out, letters);
    return TRUE;
}

static void fold_by_unicode(struct folding *folding, gunichar character)
{
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize count = g_unichar_fully_decompose(character, TRUE, parts, G_N_ELEMENTS(parts));

    for (gsize i = 0; i < count; i++) {
        gunichar lower = g_unichar_tolower(parts[i]);
        if (g_unichar_ismark(lower) || g_unichar_type(lower) == G_UNICODE_FORMAT ||
            fold_latin(folding, lower))
            continue;
        if (g_unichar_isalnum(lower)) {
            end_gap(folding);
            g_string_append_unichar(folding->out, lower);
        } else {
            folding->gap = TRUE;
        }
    }
}

static void fold(GString *out, const char *text, const char *end)
{
    struct folding folding = {.out = out, .start = out->len};

    while (text < end) {
        gunichar character = next_character(&text, end);
        if (!fold_latin(&folding, character))
            fold_by_unicode(&folding, character);
    }
}

/* The same for ASCII: what is written is never longer than what is read. */
static void fold_ascii(GString *out, const char *text, gsize length)
{
    gsize start = out->len;
    gboolean gap = FALSE;

    g_string_set_size(out, start + length);
    char *first = out->str + start, *to = first;
    for (gsize i = 0; i < length; i++) {
        char letter = fold_byte((guchar)text[i]);
        if (letter == '\0') {
            gap = to > first;
            continue;
        }
        if (gap)
            *to++ = ' ';
        gap = FALSE;
        *to++ = letter;
    }
    g_string_truncate(out, (gsize)(to - out->str));
}

void text_fold(GString *out, const char *text)
{
    gsize length = strlen(text);

    if (text_is_ascii(text, length))
        fold_ascii(out, text, length);
    else
        fold(out, text, text + length);
}

/* Dutch, French and German; never the joined spellings (Vanden Broeck), which belong to
 * other families. */
static const char particles[][5] = {
    "van", "von", "vom", "de",  "den", "der", "des", "dem", "d",
    "du",  "la",  "le",  "les", "l",   "t",   "het", "s",   "ter",
    "ten", "te",  "op",  "in",  "zu",  "zur", "zum",
};

static gboolean is_particle(const char *word, gsize length)
{
    if (length > 3)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(particles); i++)
        if (memcmp(particles[i], word, length) == 0 && particles[i][length] == '\0')
            return TRUE;
    return FALSE;
}

/* Joins the words between `start` and the end of `out`, without the particles unless
 * `keep_particles`. Returns the new end. */
static gsize join_words(GString *out, gsize start, gboolean keep_particles)
{
    gsize to = start, from = start;

    while (from < out->len) {
        const char *word = out->str + from;
        const char *blank = memchr(word, ' ', out->len - from);
        gsize length = blank != NULL ? (gsize)(blank - word) : out->len - from;

        if (keep_particles || !is_particle(word, length)) {
            memmove(out->str + to, word, length);
            to += length;
        }
        from += length + 1;
    }
    return to;
}

void text_name_key(GString *out, const char *name)
{
    gsize start = out->len;

    text_fold(out, name);
    gsize end = join_words(out, start, FALSE);
    /* Nothing was moved when every word is a particle. */
    if (end == start)
        end = join_words(out, start, TRUE);
    g_string_truncate(out, end);
}

/* Which of two spellings is the full one matters less than that both meet in one. */
struct spelling {
    const char *brief;
    gsize length;
    const char *full;
};
#define SPELLING(brief, full)                                                            \
    {                                                                                    \
        brief, sizeof brief - 1, full                                                    \
    }

/* clang-format off */
static const struct spelling street_words[] = {
    SPELLING("str", "straat"),      SPELLING("strasse", "straat"),
    SPELLING("ln", "laan"),         SPELLING("pln", "plein"),
    SPELLING("stwg", "steenweg"),   SPELLING("stw", "steenweg"),
    SPELLING("steenw", "steenweg"), SPELLING("sg", "steenweg"),
    SPELLING("r", "rue"),           SPELLING("pl", "place"),
    SPELLING("av", "avenue"),       SPELLING("ave", "avenue"),
    SPELLING("bd", "boulevard"),    SPELLING("bld", "boulevard"),
    SPELLING("blvd", "boulevard"),  SPELLING("boul", "boulevard"),
    SPELLING("ch", "chaussee"),     SPELLING("chee", "chaussee"),
    SPELLING("chauss", "chaussee"), SPELLING("chem", "chemin"),
    SPELLING("all", "allee"),       SPELLING("imp", "impasse"),
    SPELLING("sq", "square"),       SPELLING("rte", "route"),
    SPELLING("res", "residence"),   SPELLING("burg", "burgemeester"),
    SPELLING("st", "sint"),         SPELLING("saint", "sint"),
    SPELLING("ste", "sinte"),       SPELLING("sainte", "sinte"),
};

static const struct spelling street_endings[] = {
    SPELLING("str", "straat"),    SPELLING("strasse", "straat"),
    SPELLING("ln", "laan"),       SPELLING("pln", "plein"),
    SPELLING("stwg", "steenweg"), SPELLING("stw", "steenweg"),
};
/* clang-format on */

/* The spelling of which the word is one; or of which it has the ending, behind a stem of
 * two letters at least. */
static const struct spelling *brief_spelling(const char *word, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(street_words); i++)
        if (street_words[i].length == length && street_words[i].brief[0] == word[0] &&
            memcmp(street_words[i].brief, word, length) == 0)
            return &street_words[i];
    for (gsize i = 0; i < G_N_ELEMENTS(street_endings); i++) {
        const struct spelling *ending = &street_endings[i];
        if (length > ending->length + 1 &&
            word[length - 1] == ending->brief[ending->length - 1] &&
            memcmp(word + length - ending->length, ending->brief, ending->length) == 0)
            return ending;
    }
    return NULL;
}

/* Replaces the word at `at` or its ending; returns the word's length thereafter. */
static gsize spell_out(GString *out, gsize at, gsize length)
{
    const struct spelling *spelling = brief_spelling(out->str + at, length);

    if (spelling == NULL)
        return length;
    gsize stem = length - spelling->length;
    g_string_erase(out, (gssize)(at + stem), (gssize)spelling->length);
    g_string_insert(out, (gssize)(at + stem), spelling->full);
    return stem + strlen(spelling->full);
}

static void append_street(GString *out, const char *street)
{
    gsize at = out->len;

    text_fold(out, street);
    while (at < out->len) {
        const char *word = out->str + at;
        const char *blank = memchr(word, ' ', out->len - at);
        gsize length = blank != NULL ? (gsize)(blank - word) : out->len - at;
        at += spell_out(out, at, length) + 1;
    }
}

/* The length of a first word that only introduces what follows, its blank included. */
static gsize introduction_length(const char *folded, const char *const *words)
{
    for (; *words != NULL; words++) {
        gsize length = **words == *folded ? strlen(*words) : 0;
        if (length > 0 && strncmp(folded, *words, length) == 0 && folded[length] == ' ')
            return length + 1;
    }
    return 0;
}

/* "12 A" and "12-a" are 12a, "0012" is 12; but 21-27 is not 2127. */
static void append_number(GString *out, const char *number,
                          const char *const *introductions)
{
    gsize start = out->len, to = start;

    text_fold(out, number);
    gsize from = start + introduction_length(out->str + start, introductions);
    while (from < out->len) {
        const char *word = out->str + from;
        const char *blank = memchr(word, ' ', out->len - from);
        gsize length = blank != NULL ? (gsize)(blank - word) : out->len - from;

        from += length + 1;
        for (; length > 1 && word[0] == '0' && g_ascii_isdigit(word[1]); length--)
            word++;
        if (to > start && g_ascii_isdigit(out->str[to - 1]) && g_ascii_isdigit(word[0]))
            out->str[to++] = '-';
        memmove(out->str + to, word, length);
        to += length;
    }
    g_string_truncate(out, to);
}

void text_address_key(GString *out, const char *street, const char *house_number,
                      const char *box, const char *postcode)
{
    static const char *const none[] = {NULL};
    static const char *const boxes[] = {"bus", "bte", "box", "boite", "b", NULL};
    static const char *const countries[] = {"b", "be", NULL};

    append_street(out, street != NULL ? street : "");
    g_string_append_c(out, '|');
    append_number(out, house_number != NULL ? house_number : "", none);
    g_string_append_c(out, '|');
    append_number(out, box != NULL ? box : "", boxes);
    g_string_append_c(out, '|');
    append_number(out, postcode != NULL ? postcode : "", countries);
}

void text_email_key(GString *out, const char *email)
{
    gsize length = strlen(email);

    while (length > 0 && g_ascii_isspace(email[length - 1]))
        length--;
    while (length > 0 && g_ascii_isspace(*email)) {
        email++;
        length--;
    }
    gsize start = out->len;
    g_string_append_len(out, email, (gssize)length);
    if (text_is_ascii(email, length)) {
        for (char *c = out->str + start; *c != '\0'; c++)
            *c = g_ascii_tolower(*c);
        return;
    }
    g_autofree char *lower = g_utf8_strdown(email, (gssize)length);
    g_autofree char *composed = g_utf8_normalize(lower, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_string_truncate(out, start);
    g_string_append(out, composed != NULL ? composed : lower);
}

static gboolean drives_a_terminal(gunichar character)
{
    switch (g_unichar_type(character)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
        return TRUE;
    default:
        return FALSE;
    }
}

char *text_for_terminal(const char *text)
{
    const char *end = text + strlen(text);
    GString *out = g_string_sized_new((gsize)(end - text));

    while (text < end) {
        gunichar character = next_character(&text, end);
        g_string_append_unichar(out, drives_a_terminal(character) ? 0xFFFD : character);
    }
    return g_string_free(out, FALSE);
}
