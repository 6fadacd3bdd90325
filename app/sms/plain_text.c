/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sms/plain_text.h"

#include <stdlib.h>

#include "reference/gsm_alphabet.h"

struct replacement {
    gunichar character;
    const char *text;
};

/* What Unicode does not take apart: strokes, hooks and ligatures, quotes, dashes, signs.
 * In ascending order. */
/* clang-format off */
static const struct replacement replacements[] = {
    {0x0009, " "}, {0x0060, "'"}, {0x00A6, "|"}, {0x00A8, "\""}, {0x00A9, "(c)"},
    {0x00AB, "\""}, {0x00AD, ""}, {0x00AE, "(r)"}, {0x00B0, "o"}, {0x00B4, "'"},
    {0x00B5, "u"}, {0x00B7, "."}, {0x00B8, ","}, {0x00BB, "\""}, {0x00BC, "1/4"},
    {0x00BD, "1/2"}, {0x00BE, "3/4"}, {0x00D0, "D"}, {0x00D7, "x"}, {0x00DE, "Th"},
    {0x00F0, "d"}, {0x00F7, "/"}, {0x00FE, "th"}, {0x0110, "D"}, {0x0111, "d"},
    {0x0126, "H"}, {0x0127, "h"}, {0x0131, "i"}, {0x0132, "IJ"}, {0x0133, "ij"},
    {0x0138, "k"}, {0x013F, "L"}, {0x0140, "l"}, {0x0141, "L"}, {0x0142, "l"},
    {0x0149, "'n"}, {0x014A, "N"}, {0x014B, "n"}, {0x0152, "OE"}, {0x0153, "oe"},
    {0x0166, "T"}, {0x0167, "t"}, {0x017F, "s"}, {0x0180, "b"}, {0x0181, "B"}, {0x0182, "B"},
    {0x0183, "b"}, {0x0186, "O"}, {0x0187, "C"}, {0x0188, "c"}, {0x0189, "D"},
    {0x018A, "D"}, {0x018B, "D"}, {0x018C, "d"}, {0x018E, "E"}, {0x018F, "E"},
    {0x0190, "E"}, {0x0191, "F"}, {0x0192, "f"}, {0x0193, "G"}, {0x0197, "I"},
    {0x0198, "K"}, {0x0199, "k"}, {0x019A, "l"}, {0x019D, "N"}, {0x019E, "n"},
    {0x019F, "O"}, {0x01A4, "P"}, {0x01A5, "p"}, {0x01AB, "t"}, {0x01AC, "T"},
    {0x01AD, "t"}, {0x01AE, "T"}, {0x01B1, "U"}, {0x01B2, "V"}, {0x01B3, "Y"},
    {0x01B4, "y"}, {0x01B5, "Z"}, {0x01B6, "z"}, {0x01C4, "DZ"}, {0x01C5, "Dz"},
    {0x01C6, "dz"}, {0x01C7, "LJ"}, {0x01C8, "Lj"}, {0x01C9, "lj"}, {0x01CA, "NJ"},
    {0x01CB, "Nj"}, {0x01CC, "nj"}, {0x01DD, "e"}, {0x01E4, "G"}, {0x01E5, "g"},
    {0x01F1, "DZ"}, {0x01F2, "Dz"}, {0x01F3, "dz"}, {0x0220, "N"}, {0x0221, "d"},
    {0x0224, "Z"}, {0x0225, "z"}, {0x0234, "l"}, {0x0235, "n"}, {0x0236, "t"},
    {0x0237, "j"}, {0x023A, "A"}, {0x023B, "C"}, {0x023C, "c"}, {0x023D, "L"},
    {0x023E, "T"}, {0x023F, "s"}, {0x0240, "z"}, {0x0243, "B"}, {0x0244, "U"},
    {0x0245, "V"}, {0x0246, "E"}, {0x0247, "e"}, {0x0248, "J"}, {0x0249, "j"},
    {0x024A, "Q"}, {0x024B, "q"}, {0x024C, "R"}, {0x024D, "r"}, {0x024E, "Y"},
    {0x024F, "y"}, {0x0250, "a"}, {0x0251, "a"}, {0x0253, "b"}, {0x0254, "o"},
    {0x0256, "d"}, {0x0257, "d"}, {0x0259, "e"}, {0x025B, "e"}, {0x0260, "g"},
    {0x0268, "i"}, {0x0272, "n"}, {0x0289, "u"}, {0x028B, "v"}, {0x02BB, "'"},
    {0x02BC, "'"}, {0x02BD, "'"}, {0x02C6, "^"}, {0x02DC, "~"}, {0x1E9A, "a"},
    {0x1E9C, "s"}, {0x1E9D, "s"}, {0x1E9E, "SS"}, {0x1EFA, "LL"}, {0x1EFB, "ll"},
    {0x1EFC, "V"}, {0x1EFD, "v"}, {0x1EFE, "Y"}, {0x1EFF, "y"}, {0x200B, ""},
    {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"},
    {0x2015, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x201A, "'"}, {0x201B, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2022, "-"},
    {0x2023, "-"}, {0x2026, "..."}, {0x2027, "."}, {0x2028, "\n"}, {0x2029, "\n"},
    {0x2032, "'"}, {0x2033, "\""}, {0x2035, "'"}, {0x2036, "\""}, {0x2039, "'"},
    {0x203A, "'"}, {0x203C, "!!"}, {0x2043, "-"}, {0x2044, "/"}, {0x2047, "\?\?"},
    {0x2048, "\?!"}, {0x2049, "!\?"}, {0x2060, ""}, {0x2116, "No"}, {0x2122, "TM"},
    {0x2190, "<-"}, {0x2192, "->"}, {0x2194, "<->"}, {0x21D2, "=>"}, {0x2212, "-"},
    {0x2215, "/"}, {0x2217, "*"}, {0x2248, "~"}, {0x2264, "<="}, {0x2265, ">="},
    {0x25A0, "-"}, {0x25A1, "-"}, {0x25AA, "-"}, {0x25CB, "-"}, {0x25CF, "-"},
    {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"},
    {0xFB05, "st"}, {0xFB06, "st"}, {0xFEFF, ""},
};
/* clang-format on */

static int compare_character(const void *key, const void *row)
{
    gunichar character = *(const gunichar *)key;
    gunichar other = ((const struct replacement *)row)->character;

    return (character > other) - (character < other);
}

static const char *from_table(gunichar character)
{
    const struct replacement *row =
        bsearch(&character, replacements, G_N_ELEMENTS(replacements),
                sizeof replacements[0], compare_character);

    return row == NULL ? NULL : row->text;
}

/* One mark after the other is taken off, until what is left is in the alphabet: "ǻ"
 * leaves "å", not "a". */
static const char *without_marks(gunichar character)
{
    gunichar letter, mark;

    while (g_unichar_decompose(character, &letter, &mark)) {
        const char *text = gsm_alphabet_text(letter);
        if (text == NULL)
            text = from_table(letter);
        if (text != NULL)
            return text;
        character = letter;
    }
    return NULL;
}

/* Other forms of one character: wide and raised ones, blanks that do not break. */
static const char *as_usual(gunichar character)
{
    gunichar usual[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

    if (g_unichar_fully_decompose(character, TRUE, usual, G_N_ELEMENTS(usual)) != 1 ||
        usual[0] == character)
        return NULL;
    const char *text = gsm_alphabet_text(usual[0]);
    return text != NULL ? text : from_table(usual[0]);
}

static gboolean is_accent(gunichar character)
{
    return character >= 0x300 && character <= 0x36F;
}

static const char *replacement_of(gunichar character)
{
    const char *text = from_table(character);

    if (text == NULL)
        text = without_marks(character);
    if (text == NULL)
        text = as_usual(character);
    /* One that goes with no letter: Unicode would have joined them (NFC). */
    return text == NULL && is_accent(character) ? "" : text;
}

static gboolean is_foreign(gunichar character)
{
    return character < GSM_ALPHABET_LATIN ? gsm_alphabet_latin[character] == 0
                                          : gsm_alphabet_septets(character) == 0;
}

static void count_foreign(GArray *found, gunichar character)
{
    struct sms_foreign foreign = {character, 1, NULL};

    for (guint i = 0; i < found->len; i++) {
        struct sms_foreign *earlier = &g_array_index(found, struct sms_foreign, i);
        if (earlier->character == character) {
            earlier->count++;
            return;
        }
    }
    foreign.replacement = replacement_of(character);
    g_array_append_val(found, foreign);
}

GArray *sms_foreign_characters(const char *text, gsize length)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct sms_foreign));
    const char *end = text + length;

    for (; text < end; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (is_foreign(character))
            count_foreign(found, character);
    }
    return found;
}

void sms_append_plain(GString *out, const char *text, gsize length)
{
    const char *end = text + length;

    while (text < end) {
        const char *next = g_utf8_next_char(text);
        gunichar character = g_utf8_get_char(text);
        const char *replacement =
            is_foreign(character) ? replacement_of(character) : NULL;
        if (replacement == NULL)
            g_string_append_len(out, text, next - text);
        else
            g_string_append(out, replacement);
        text = next;
    }
}
