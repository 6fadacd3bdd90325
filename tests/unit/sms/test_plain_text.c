/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sms/plain_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "reference/gsm_alphabet.h"
#include "sms/text_parts.h"

static char *plain(const char *text)
{
    GString *out = g_string_new(NULL);

    sms_append_plain(out, text, strlen(text));
    return g_string_free(out, FALSE);
}

static const struct {
    const char *label, *text, *plain;
} cases[] = {
    {"nothing", "", ""},
    {"what is in the alphabet", "é è à ù ì ò Ç ß ä ö ü ñ å Æ æ Ø É € [x] {y} ~ ^ \\ |",
     "é è à ù ì ò Ç ß ä ö ü ñ å Æ æ Ø É € [x] {y} ~ ^ \\ |"},
    {"a small ç", "reçu, ça va, François", "recu, ca va, Francois"},
    {"a capital Ç stays", "FRANÇOIS", "FRANÇOIS"},
    {"French letters", "fenêtre, âge, île, hôtel, sûr, naïf, Noël, aiguë",
     "fenetre, age, ile, hotel, sur, naif, Noel, aigue"},
    {"French capitals", "À È Ê Ë Ù Î Ô Â Û Ï", "A E E E U I O A U I"},
    {"oe", "cœur, Œuvre", "coeur, OEuvre"},
    {"ae stays", "Cæsar", "Cæsar"},
    {"ij", "vrĳ, ĲZER", "vrij, IJZER"},
    {"Dutch letters", "geïnd, coöperatie, één, vóór, reünie, cliché",
     "geind, coöperatie, één, voor, reünie, cliché"},
    {"quotes", "’s avonds ‘nu’ “ja” „nee” «oui» ‹si› ′ ″ `",
     "'s avonds 'nu' \"ja\" \"nee\" "
     "\"oui\" 'si' ' \" '"},
    {"dashes", "1–2 — x‑y ‒ −3", "1-2 - x-y - -3"},
    {"dots", "en dan… • punt · punt", "en dan... - punt . punt"},
    {"blanks", "14 h ! x\tz", "14 h ! x z"},
    {"what is not seen", "soft\u00ADhyphen\u200B\u2060\uFEFF", "softhyphen"},
    {"signs", "n° 7, № 7, 2×3, ½, m², ©, ™, ≥", "no 7, No 7, 2x3, 1/2, m2, (c), TM, >="},
    {"ligatures", "ﬁn, eﬃcace, ﬂot", "fin, efficace, flot"},
    {"other Latin letters", "Łukasz Đorđe Ğül Şahin ışık Čapek ňňň Ħal þorn",
     "Lukasz Dorde Gül Sahin isik Capek nnn Hal thorn"},
    {"more than one mark", "Nguyễn Thị Ǻ ǻ ḉ Ḉ ṩ", "Nguyen Thi Å å c Ç s"},
    {"a mark that goes with no letter", "q\u0302x", "qx"},
    {"wide letters", "ＡＢ１", "AB1"},
    {"what has none", "😀 ж α 中 العربية", "😀 ж α 中 العربية"},
    {"Greek capitals of the alphabet", "ΔΦΓ", "ΔΦΓ"},
    {"line ends", "a\nb\r\nc", "a\nb\r\nc"},
};

static void test_replacements(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = plain(cases[i].text);
        g_autofree char *again = plain(text);
        if (!g_str_equal(text, cases[i].plain) || !g_str_equal(again, text))
            fail_msg("%s: “%s”", cases[i].label, text);
    }
}

/* "é" in two characters is one in NFC, as every text of ours is. */
static void test_foreign_characters(void **state)
{
    static const char text[] = "ça 😀 où ça œ ça – 😀";
    static const struct sms_foreign wanted[] = {
        {0xE7, 3, "c"}, {0x1F600, 2, NULL}, {0x153, 1, "oe"}, {0x2013, 1, "-"}};
    g_autoptr(GArray) found = sms_foreign_characters(text, strlen(text));

    (void)state;
    assert_int_equal(found->len, G_N_ELEMENTS(wanted));
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        const struct sms_foreign *foreign = &g_array_index(found, struct sms_foreign, i);
        assert_int_equal(foreign->character, wanted[i].character);
        assert_int_equal(foreign->count, wanted[i].count);
        if (g_strcmp0(foreign->replacement, wanted[i].replacement) != 0)
            fail_msg("U+%04X: “%s”", foreign->character, foreign->replacement);
    }
}

enum {
    BLOCK = 64, /* code points looked at together */
};

/* Each of the foreign characters of `text` once, with its replacement in the alphabet;
 * `wanted` becomes what they leave of it. */
static void check_foreign(const char *text, GString *wanted)
{
    g_autoptr(GArray) found = sms_foreign_characters(text, strlen(text));
    guint next = 0;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gsize length = (gsize)(g_utf8_next_char(p) - p);
        struct sms_size size;
        sms_measure(p, length, &size);
        if (size.coding == SMS_GSM7) {
            g_string_append_len(wanted, p, (gssize)length);
            continue;
        }
        const struct sms_foreign *foreign =
            &g_array_index(found, struct sms_foreign, next++);
        if (next > found->len || foreign->character != g_utf8_get_char(p) ||
            foreign->count != 1)
            fail_msg("U+%04X is not told", g_utf8_get_char(p));
        const char *by = foreign->replacement;
        if (by == NULL) {
            g_string_append_len(wanted, p, (gssize)length);
            continue;
        }
        g_string_append(wanted, by);
        sms_measure(by, strlen(by), &size);
        if (size.coding != SMS_GSM7 || strlen(by) > 3)
            fail_msg("U+%04X: “%s” is not in the alphabet", foreign->character, by);
    }
    assert_int_equal(next, found->len);
}

/* Every code point: a character is foreign exactly when it makes a message UCS-2, and
 * whatever stands in its place does not. */
static void test_every_code_point(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) wanted = g_string_new(NULL);

    (void)state;
    for (gunichar first = 0; first <= 0x10FFFF; first += BLOCK) {
        g_string_truncate(text, 0);
        g_string_truncate(wanted, 0);
        for (gunichar c = first == 0 ? 1 : first; c < first + BLOCK; c++) {
            if (g_unichar_validate(c))
                g_string_append_unichar(text, c);
        }
        check_foreign(text->str, wanted);
        g_autofree char *replaced = plain(text->str);
        assert_string_equal(replaced, wanted->str);
    }
}

/* Whatever a Belgian's name is written with. */
static void test_every_latin_letter(void **state)
{
    static const struct {
        gunichar from, to;
    } blocks[] = {{0xC0, 0x17F}, {0x1E00, 0x1EFF}};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(blocks); i++) {
        for (gunichar c = blocks[i].from; c <= blocks[i].to; c++) {
            char text[7] = "";
            g_unichar_to_utf8(c, text);
            g_autofree char *replaced = plain(text);
            if (g_unichar_isalpha(c) && c != 0x1E9F && g_str_equal(replaced, text) &&
                gsm_alphabet_septets(c) == 0)
                fail_msg("“%s” (U+%04X) has nothing in its place", text, c);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replacements),
        cmocka_unit_test(test_foreign_characters),
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_every_latin_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
