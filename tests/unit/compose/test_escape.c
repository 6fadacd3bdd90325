/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "compose/letter_text.h"

static void test_html(void **state)
{
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    escape_html(out, "<b> & \"Noë\" 'x'");
    assert_string_equal(out->str, "&lt;b&gt; &amp; &quot;Noë&quot; 'x'");
}

/* Whatever the value is, the reader of the Markdown sees the value. */
static void test_markdown_comes_back(void **state)
{
    static const char *const values[] = {
        "Els Peeters",
        "*Els*",
        "_Els_",
        "**",
        "`code`",
        "[Els](http://x.be)",
        "![x](y)",
        "<script>alert(1)</script>",
        "&amp;",
        "&copy;",
        "# Els",
        "- Els",
        "+ Els",
        "1. Els",
        "1) Els",
        "===",
        "---",
        "> Els",
        "\\",
        "\\*",
        "a|b",
        "~~~",
        "http://example.be",
        "<http://example.be>",
        "Els\\",
        "O'Brien",
        "Ünal",
        "a:b",
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        static const struct {
            const char *before, *after;
        } places[] = {{"", ""}, {"Beste ", ", dag"}, {"tekst\n", "\nmeer"}};
        for (guint place = 0; place < G_N_ELEMENTS(places); place++) {
            g_autoptr(GString) markdown = g_string_new(places[place].before);
            g_autoptr(GString) text = g_string_new(NULL);
            g_autofree char *expected = g_strdelimit(
                g_strconcat(places[place].before, values[i], places[place].after, NULL),
                "\n", ' ');
            escape_markdown(markdown, values[i]);
            g_string_append(markdown, places[place].after);
            assert_true(letter_text_append(text, markdown->str, "x", NULL));
            assert_string_equal(text->str, expected);
        }
    }
}

static void test_markdown_white_space(void **state)
{
    static const struct {
        const char *value, *escaped;
    } cases[] = {{"a\n\nb", "a b"}, {"    code", " code"}, {"a  \n", "a "}, {"\t", " "}};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        escape_markdown(out, cases[i].value);
        assert_string_equal(out->str, cases[i].escaped);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_markdown_comes_back),
        cmocka_unit_test(test_markdown_white_space),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
