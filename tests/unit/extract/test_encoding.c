/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/encoding.h"

static const struct {
    const char *label;
    enum encoding encoding;
    const char *bytes, *expected;
} pieces[] = {
    {"ASCII", ENCODING_WINDOWS_1252, "Peeters", "Peeters"},
    {"Windows-1252 letters", ENCODING_WINDOWS_1252, "D\xE9sir\xE9\xEB \xC9\xDF",
     "Désiréë Éß"},
    {"Windows-1252 signs", ENCODING_WINDOWS_1252, "d\x92Hondt \x80 \x9C", "d’Hondt € œ"},
    {"byte without a character", ENCODING_WINDOWS_1252, "a\x81z", "a\xEF\xBF\xBDz"},
    {"ISO-8859-15", ENCODING_ISO_8859_15,
     "B\xBD"
     "uf \xA4",
     "Bœuf €"},
    {"CP850", ENCODING_CP850, "Andr\x82 \x8A\x89\x8B\x87\x94\x81\x90", "André èëïçöüÉ"},
};

static void test_single_byte(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) out = g_string_new("|");
        encoding_append(out, pieces[i].encoding, pieces[i].bytes,
                        strlen(pieces[i].bytes));
        if (strcmp(out->str + 1, pieces[i].expected) != 0)
            fail_msg("%s: %s", pieces[i].label, out->str);
    }
}

/* GLib's converter agrees on every byte that has a character. */
static void test_against_iconv(void **state)
{
    (void)state;
    static const struct {
        enum encoding encoding;
        const char *name;
    } known[] = {{ENCODING_WINDOWS_1252, "CP1252"},
                 {ENCODING_ISO_8859_15, "ISO-8859-15"},
                 {ENCODING_CP850, "CP850"}};

    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        for (int byte = 0x80; byte < 0x100; byte++) {
            char c = (char)byte;
            g_autofree char *expected =
                g_convert(&c, 1, "UTF-8", known[i].name, NULL, NULL, NULL);
            g_autoptr(GString) out = g_string_new(NULL);
            encoding_append(out, known[i].encoding, &c, 1);
            assert_string_equal(out->str, expected != NULL ? expected : "\xEF\xBF\xBD");
        }
}

static void append_all(GString *out, enum encoding encoding, const char *bytes,
                       gsize length, gsize piece)
{
    g_autoptr(GString) pending = g_string_new(NULL);

    for (gsize at = 0; at < length; at += piece) {
        gsize here = MIN(piece, length - at);
        g_string_append_len(pending, bytes + at, (gssize)here);
        gsize used = encoding_append_utf16(out, encoding, pending->str, pending->len,
                                           at + here == length);
        g_string_erase(pending, 0, (gssize)used);
    }
    assert_int_equal(pending->len, 0);
}

static void test_utf16(void **state)
{
    (void)state;
    static const char little[] = "E\0\xE9\0\x3D\xD8\x00\xDE!";
    static const char big[] = "\0E\0\xE9\xD8\x3D\xDE\x00\0!";

    /* A pair, and a unit, cut at any place. */
    for (gsize piece = 1; piece < 10; piece++) {
        g_autoptr(GString) out = g_string_new(NULL);
        append_all(out, ENCODING_UTF16LE, little, 10, piece);
        g_string_append_c(out, '|');
        append_all(out, ENCODING_UTF16BE, big, 10, piece);
        assert_string_equal(out->str, "Eé\xF0\x9F\x98\x80!|Eé\xF0\x9F\x98\x80!");
    }
}

static void test_broken_utf16(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);

    append_all(out, ENCODING_UTF16LE,
               "\x00\xDC"
               "a\0",
               4, 4);
    append_all(out, ENCODING_UTF16LE,
               "\x3D\xD8"
               "a\0",
               4, 4);
    append_all(out, ENCODING_UTF16LE, "\x3D\xD8", 2, 2);
    append_all(out, ENCODING_UTF16LE, "x", 1, 1);
    assert_string_equal(out->str, "\xEF\xBF\xBD"
                                  "a\xEF\xBF\xBD"
                                  "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_byte),
        cmocka_unit_test(test_against_iconv),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_broken_utf16),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
