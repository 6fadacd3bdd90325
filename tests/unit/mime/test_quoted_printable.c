/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/quoted_printable.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define DIGITS "0123456789"
#define FIFTY  DIGITS DIGITS DIGITS DIGITS DIGITS

static void test_lines(void **state)
{
    static const struct {
        const char *label, *text, *coded;
    } cases[] = {
        {"empty", "", ""},
        {"empty line", "\n", "\r\n"},
        {"plain", "Dag Els!", "Dag Els!\r\n"},
        {"accents", "één €", "=C3=A9=C3=A9n =E2=82=AC\r\n"},
        {"equals", "a=b", "a=3Db\r\n"},
        {"trailing blank", "Dag ", "Dag=20\r\n"},
        {"trailing tab", "Dag\t", "Dag=09\r\n"},
        {"two trailing blanks", "Dag  ", "Dag =20\r\n"},
        {"From", "From hier\nVan From hier", "=46rom hier\r\nVan From hier\r\n"},
        {"From without a blank", "Fromage", "Fromage\r\n"},
        {"dot", ".\n.a\na.", "=2E\r\n=2Ea\r\na.\r\n"},
        {"carriage return and NUL's neighbour", "a\rb\001", "a=0Db=01\r\n"},
        {"75 characters", FIFTY DIGITS DIGITS "01234", FIFTY DIGITS DIGITS "01234\r\n"},
        {"76 characters", FIFTY DIGITS DIGITS "012345",
         FIFTY DIGITS DIGITS "01234=\r\n5\r\n"},
        {"no escape is cut", FIFTY DIGITS DIGITS "012é",
         FIFTY DIGITS DIGITS "012=\r\n=C3=A9\r\n"},
        {"From after a soft break", FIFTY DIGITS DIGITS "01234From x",
         FIFTY DIGITS DIGITS "01234=\r\n=46rom x\r\n"},
        {"blank at a soft break", FIFTY DIGITS DIGITS "0123 5 ",
         FIFTY DIGITS DIGITS "0123 =\r\n5=20\r\n"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) coded = g_string_new(NULL);
        quoted_printable_append(coded, cases[i].text, strlen(cases[i].text));
        if (!g_str_equal(coded->str, cases[i].coded))
            fail_msg("%s: %s", cases[i].label, coded->str);
    }
}

/* Any bytes, of any length: no line is too long and nothing is lost. */
static void test_there_and_back(void **state)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);

    (void)state;
    for (guint round = 0; round < 3000; round++) {
        g_autoptr(GString) text = g_string_new(NULL), coded = g_string_new(NULL),
                           back = g_string_new("x");
        gint32 length = g_rand_int_range(rand, 0, 400);
        static const char likely[] = "aF. \t=\n\xC3\xA9";
        for (gint32 i = 0; i < length; i++)
            g_string_append_c(text, g_rand_boolean(rand)
                                        ? likely[g_rand_int_range(rand, 0, 9)]
                                        : (char)g_rand_int_range(rand, 1, 256));
        quoted_printable_append(coded, text->str, text->len);
        assert_true(quoted_printable_decode(back, coded->str, coded->len));
        if (text->len > 0 && text->str[text->len - 1] != '\n')
            g_string_append_c(text, '\n');
        assert_string_equal(back->str + 1, text->str);
        for (const char *line = coded->str; *line != '\0';) {
            const char *end = strstr(line, "\r\n");
            assert_true(end - line <= 76);
            assert_true(*line != '.' && !g_str_has_prefix(line, "From "));
            assert_true(end == line || (end[-1] != ' ' && end[-1] != '\t'));
            line = end + 2;
        }
    }
}

static void test_decoding(void **state)
{
    static const struct {
        const char *label, *coded, *text; /* NULL: refused */
    } cases[] = {
        {"no line end", "Dag", "Dag"},
        {"lower case", "=c3=a9\r\n", "é\n"},
        {"soft break", "a=\r\nb\r\n", "ab\n"},
        {"nothing but a soft break", "=\r\n", ""},
        {"tab", "a\tb\r\n", "a\tb\n"},
        {"bare LF", "a\nb\r\n", NULL},
        {"bare CR", "a\rb\r\n", NULL},
        {"eight bits", "\xC3\xA9\r\n", NULL},
        {"eight bits in the midst of many", DIGITS DIGITS "\xC3" DIGITS "\r\n", NULL},
        {"control character", DIGITS "\001" DIGITS "\r\n", NULL},
        {"DEL", DIGITS "\177" DIGITS "\r\n", NULL},
        {"half an escape", "=C", NULL},
        {"no escape", "=XY\r\n", NULL},
        {"escape over a line end", "=C\r\n3\r\n", NULL},
        {"equals at the very end", "a=", NULL},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        gboolean decoded =
            quoted_printable_decode(text, cases[i].coded, strlen(cases[i].coded));
        if (decoded != (cases[i].text != NULL) ||
            (decoded && !g_str_equal(text->str, cases[i].text)))
            fail_msg("%s: “%s”", cases[i].label, text->str);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_decoding),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
