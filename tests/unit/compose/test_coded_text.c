/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/coded_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/escape.h"
#include "mime/quoted_printable.h"

/* Coding line by line, the constant ones beforehand, gives what coding the whole gives.
 */
static void test_as_the_whole(void **state)
{
    static const char *const values[][2] = {
        {"Noor", "é"}, {"", ""}, {"From x", "."}, {"a <b> & c", "="}, {" ", "x "}};
    static const char *const templates[] = {
        "",
        "\n",
        "\n\n",
        "een\ntwee",
        "een\ntwee\n",
        "0",
        "0\n",
        "\n0",
        "0\n1\n0 1",
        "een lange regel met één waarde 0 en nog een waarde 1 die over de rand van de "
        "regel gaat\n\nen een zonder\nFrom 0\n.1\n0\n\n1\n"};

    (void)state;
    for (guint t = 0; t < G_N_ELEMENTS(templates); t++) {
        GString *text = g_string_new(NULL);
        struct gapped_text gapped;
        struct coded_text coded;
        char mark[GAPPED_TEXT_MARK + 1];
        for (const char *p = templates[t]; *p != '\0'; p++) {
            gapped_text_mark(*p == '1' ? 1 : 0, mark);
            if (*p == '0' || *p == '1')
                g_string_append(text, mark);
            else
                g_string_append_c(text, *p);
        }
        gapped_text_init(&gapped, text);
        coded_text_init(&coded, &gapped);
        for (guint v = 0; v < G_N_ELEMENTS(values) * 2; v++) {
            gapped_text_escape escape = v % 2 == 0 ? NULL : escape_html;
            g_autoptr(GString) first = g_string_new(values[v / 2][0]);
            g_autoptr(GString) second = g_string_new(values[v / 2][1]);
            g_autoptr(GString) filled = g_string_new(NULL), whole = g_string_new(NULL),
                               pieces = g_string_new(NULL), line = g_string_new(NULL);
            GString *const given[] = {first, second};
            gapped_text_append(&gapped, given, escape, filled);
            quoted_printable_append(whole, filled->str, filled->len);
            coded_text_append(&coded, given, escape, line, pieces);
            /* A text that ends in an empty gap ends in an empty line. */
            if (!g_str_equal(whole->str, pieces->str)) {
                g_string_append(whole, "\r\n");
                assert_true(gapped.length > 0 && filled->len < gapped.length);
            }
            assert_string_equal(pieces->str, whole->str);
        }
        coded_text_clear(&coded);
        gapped_text_clear(&gapped);
    }
}

static void test_marks(void **state)
{
    char mark[GAPPED_TEXT_MARK + 1];
    guint value;

    (void)state;
    for (guint i = 0; i < GAPPED_TEXT_VALUES; i++) {
        g_autofree char *text = NULL;
        gapped_text_mark(i, mark);
        assert_true(g_utf8_validate(mark, -1, NULL));
        text = g_strconcat("\uFDCF\uFDF0", mark, NULL);
        assert_string_equal(gapped_text_find_mark(text, &value), mark);
        assert_int_equal(value, i);
    }
    assert_null(gapped_text_find_mark("\uFDCF\uFDF0", &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_the_whole),
        cmocka_unit_test(test_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
