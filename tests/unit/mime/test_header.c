/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/header.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define DIGITS "0123456789"
#define FIFTY  DIGITS DIGITS DIGITS DIGITS DIGITS

static void test_one_line(void **state)
{
    static const struct {
        const char *label, *text, *line;
    } cases[] = {
        {"as it is", "Nieuws van Noël 👩‍🌾", "Nieuws van Noël 👩‍🌾"},
        {"line ends", "a\r\nBcc: b\nc\rd", "a Bcc: b c d"},
        {"blanks", " a \t b\u00A0c ", "a b c"},
        {"controls",
         "a\001b\177c\xC2\x85"
         "d\u2028e",
         "a b c d e"},
        {"turned direction", "a\u202Eb\u2066c\u200Fd", "a b c d"},
        {"nothing", "\r\n\t", ""},
        {"no UTF-8", "a\xFFz", "a\uFFFDz"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) line = g_string_new("before");
        header_one_line(line, cases[i].text);
        if (!g_str_equal(line->str, cases[i].line))
            fail_msg("%s: “%s”", cases[i].label, line->str);
    }
}

static void test_text(void **state)
{
    static const struct {
        const char *label, *text, *field;
    } cases[] = {
        {"plain", "Nieuws van Els", "Subject: Nieuws van Els\r\n"},
        {"only where needed", "Nieuws van Noël en Zoé uit Gent",
         "Subject: Nieuws van =?utf-8?q?No=C3=ABl_en_Zo=C3=A9?= uit Gent\r\n"},
        {"mostly foreign", "Новости", "Subject: =?utf-8?b?0J3QvtCy0L7RgdGC0Lg=?=\r\n"},
        {"folded at a blank", FIFTY " " DIGITS " " DIGITS,
         "Subject: " FIFTY " " DIGITS "\r\n " DIGITS "\r\n"},
        {"unbroken", FIFTY DIGITS DIGITS,
         "Subject: =?utf-8?q?" FIFTY "01234?=\r\n =?utf-8?q?56789" DIGITS "?=\r\n"},
        {"looks encoded", "=?utf-8?q?Bcc?= x",
         "Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3FBcc=3F=3D?= x\r\n"},
        {"a field of its own", "x\r\nBcc: a@example.be",
         "Subject: x Bcc: a@example.be\r\n"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) field = g_string_new(NULL);
        header_append_text(field, "Subject", cases[i].text);
        if (!g_str_equal(field->str, cases[i].field))
            fail_msg("%s: %s", cases[i].label, field->str);
    }
}

static void test_mailboxes(void **state)
{
    static const struct {
        const char *label, *name, *field;
    } cases[] = {
        {"plain", "Els Peeters", "To: Els Peeters <els@example.be>\r\n"},
        {"none", "", "To: els@example.be\r\n"},
        {"blank", " \r\n ", "To: els@example.be\r\n"},
        {"accents", "Noël Dubois",
         "To: =?utf-8?q?No=C3=ABl_Dubois?= <els@example.be>\r\n"},
        {"comma", "Peeters, Els", "To: \"Peeters, Els\" <els@example.be>\r\n"},
        {"quotes", "Els \"de beste\" \\o/",
         "To: \"Els \\\"de beste\\\" \\\\o/\" <els@example.be>\r\n"},
        {"parentheses and a point", "Els P. (lijst 7)",
         "To: \"Els P. (lijst 7)\" <els@example.be>\r\n"},
        {"an address", "jan@example.be>, <",
         "To: \"jan@example.be>, <\" "
         "<els@example.be>\r\n"},
        {"looks encoded", "=?utf-8?q?a?=",
         "To: =?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?= <els@example.be>\r\n"},
        {"long with a comma", FIFTY ", " DIGITS,
         "To: =?utf-8?q?" FIFTY "=2C_012345?=\r\n =?utf-8?q?6789?= <els@example.be>\r\n"},
        {"a second field", "Els\r\nBcc: x", "To: \"Els Bcc: x\" <els@example.be>\r\n"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) field = g_string_new(NULL);
        header_append_mailbox(field, "To", cases[i].name, "els@example.be");
        if (!g_str_equal(field->str, cases[i].field))
            fail_msg("%s: %s", cases[i].label, field->str);
    }
}

/* Encoded words of at most 75 characters on lines of at most 76, whatever is in them. */
static void test_lengths(void **state)
{
    static const char *const units[] = {"é", "👩", "例", "a", "a ", "é ", "=", "\""};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        for (guint count = 1; count < 120; count++) {
            g_autoptr(GString) name = g_string_new(NULL), out = g_string_new(NULL);
            for (guint n = 0; n < count; n++)
                g_string_append(name, units[i]);
            header_append_text(out, "Subject", name->str);
            header_append_mailbox(out, "To", name->str, "els@example.be");
            g_auto(GStrv) lines = g_strsplit(out->str, "\r\n", -1);
            for (guint line = 0; lines[line] != NULL; line++) {
                assert_true(strlen(lines[line]) <= 76);
                const char *word = strstr(lines[line], "=?utf-8?");
                if (word != NULL)
                    assert_true(strcspn(word, " ") <= 75);
            }
        }
    }
}

static void test_dates(void **state)
{
    static const struct {
        gint64 seconds;
        const char *field;
    } cases[] = {
        {0, "Date: Thu, 01 Jan 1970 01:00:00 +0100\r\n"},
        {1916035201, "Date: Thu, 19 Sep 2030 10:00:01 +0200\r\n"},
        {1919293199, "Date: Sun, 27 Oct 2030 02:59:59 +0200\r\n"},
        {1919293200, "Date: Sun, 27 Oct 2030 02:00:00 +0100\r\n"},
        {1893452399, "Date: Mon, 31 Dec 2029 23:59:59 +0100\r\n"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) field = g_string_new(NULL);
        header_append_date(field, "Date", cases[i].seconds);
        assert_string_equal(field->str, cases[i].field);
    }
}

static void test_tokens(void **state)
{
    g_autoptr(GString) fields = g_string_new(NULL);

    (void)state;
    header_append_token(fields, "A", "<x>");
    header_append_token(fields, "Message-ID", "<" FIFTY DIGITS DIGITS ">");
    assert_string_equal(fields->str,
                        "A: <x>\r\nMessage-ID:\r\n <" FIFTY DIGITS DIGITS ">\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line),  cmocka_unit_test(test_text),
        cmocka_unit_test(test_mailboxes), cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_dates),     cmocka_unit_test(test_tokens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
