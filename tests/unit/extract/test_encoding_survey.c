/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/encoding_survey.h"

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *label;
    const char *bytes;
    gsize length;
    enum encoding encoding;
    gsize mark;
    gboolean mixed;
    const char *evidence; /* part of it */
} files[] = {
    {"ASCII", BYTES("Naam;Els\n"), ENCODING_UTF8, 0, FALSE, "only ASCII"},
    {"UTF-8", BYTES("Désiré;Zoë\n"), ENCODING_UTF8, 0, FALSE,
     "3 characters are valid UTF-8"},
    {"UTF-8 with mark", BYTES("\xEF\xBB\xBFZoë\n"), ENCODING_UTF8, 3, FALSE, "mark"},
    {"four-byte character", BYTES("a\xF0\x9F\x98\x80z"), ENCODING_UTF8, 0, FALSE,
     "1 char"},
    {"UTF-16LE with mark", BYTES("\xFF\xFEN\0a\0\n\0"), ENCODING_UTF16LE, 2, FALSE,
     "mark"},
    {"UTF-16BE with mark", BYTES("\xFE\xFF\0N\0a\0\n"), ENCODING_UTF16BE, 2, FALSE,
     "mark"},
    {"UTF-16LE without", BYTES("N\0a\0\xE9\0;\0\n\0"), ENCODING_UTF16LE, 0, FALSE, "NUL"},
    {"UTF-16BE without", BYTES("\0N\0a\0\xE9\0;\0\n"), ENCODING_UTF16BE, 0, FALSE, "NUL"},
    {"Windows-1252", BYTES("D\xE9sir\xE9;Zo\xEB\n"), ENCODING_WINDOWS_1252, 0, FALSE,
     "3 bytes are letters only in Windows-1252"},
    {"with a curly apostrophe", BYTES("d\x92Hondt;Zo\xEB\n"), ENCODING_WINDOWS_1252, 0,
     FALSE, "letters only in Windows-1252"},
    {"capitals", BYTES("D\xC9SIR\xC9\n"), ENCODING_WINDOWS_1252, 0, FALSE, "2 bytes"},
    {"ISO-8859-15", BYTES("B\xBDuf;Fran\xE7ois\n"), ENCODING_ISO_8859_15, 0, FALSE,
     "1 byte is a letter only in ISO-8859-15"},
    {"CP850", BYTES("Andr\x82;No\x89l;Fran\x87ois\n"), ENCODING_CP850, 0, FALSE,
     "3 bytes are letters only in CP850"},
    {"a sign outside words", BYTES("12 \xB0;\xA3 5\n"), ENCODING_WINDOWS_1252, 0, FALSE,
     "usual one"},
    {"UTF-8 with a bad line", BYTES("Désiré\nZoë\nAndr\xE9\n"), ENCODING_UTF8, 0, TRUE,
     "3 characters are UTF-8, 1 bytes are not"},
    {"overlong form is no UTF-8",
     BYTES("a\xC0\xAF"
           "b"),
     ENCODING_WINDOWS_1252, 0, FALSE, ""},
    {"surrogate is no UTF-8",
     BYTES("a\xED\xA0\x80"
           "b"),
     ENCODING_WINDOWS_1252, 0, FALSE, ""},
};

/* Whatever the pieces: a character may be cut anywhere. */
static void test_decide(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
        for (gsize piece = 1; piece <= files[i].length; piece++) {
            struct encoding_survey survey = {0};
            for (gsize at = 0; at < files[i].length; at += piece)
                encoding_survey_feed(&survey, files[i].bytes + at,
                                     MIN(piece, files[i].length - at));
            struct encoding_finding finding = encoding_survey_decide(&survey);
            g_autofree char *evidence = finding.evidence;
            if (finding.encoding != files[i].encoding ||
                finding.mark_length != files[i].mark || finding.mixed != files[i].mixed ||
                (piece == files[i].length && strstr(evidence, files[i].evidence) == NULL))
                fail_msg("%s in pieces of %zu: %s (%s)", files[i].label, piece,
                         encoding_name(finding.encoding), evidence);
        }
}

static const struct {
    const char *label;
    const char *bytes;
    gsize length;
    gboolean is_text;
} kinds[] = {
    {"text", BYTES("Naam;Els\n"), TRUE},
    {"UTF-16", BYTES("N\0a\0a\0m\0"), TRUE},
    {"UTF-16 of another script", BYTES("\xFF\xFE\x10\x04\x11\x04"), TRUE},
    {"NUL bytes here and there", BYTES("ab\0\0\0cd\0\0x\0\0\0\0yz"), FALSE},
};

static void test_is_text(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        struct encoding_survey survey = {0};
        encoding_survey_feed(&survey, kinds[i].bytes, kinds[i].length);
        if (encoding_survey_is_text(&survey) != kinds[i].is_text)
            fail_msg("%s", kinds[i].label);
    }
}

static const struct {
    const char *label, *bytes;
    guint64 bare;
    gboolean feeds;
} ends[] = {
    {"LF", "a\nb\n", 0, TRUE},
    {"CR LF", "a\r\nb\r\n", 0, TRUE},
    {"CR", "a\rb\rc", 2, FALSE},
    {"both", "a\rb\nc\r\n", 1, TRUE},
};

static void test_line_ends(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        for (gsize piece = 1; piece < 10; piece++) {
            struct encoding_survey survey = {0};
            gsize length = strlen(ends[i].bytes);
            for (gsize at = 0; at < length; at += piece)
                encoding_survey_feed(&survey, ends[i].bytes + at,
                                     MIN(piece, length - at));
            if (survey.bare_returns != ends[i].bare ||
                (survey.line_feeds > 0) != ends[i].feeds)
                fail_msg("%s", ends[i].label);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decide),
        cmocka_unit_test(test_is_text),
        cmocka_unit_test(test_line_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
