/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/letter_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static void test_text(void **state)
{
    static const struct {
        const char *label, *markdown, *text;
    } cases[] = {
        {"nothing", "", ""},
        {"paragraphs", "Een\ntwee\n\n\n\ndrie", "Een twee\n\ndrie"},
        {"hard breaks", "Els\\\nPeeters  \nGent", "Els\nPeeters\nGent"},
        {"emphasis", "**Els** *en* `Jan`", "Els en Jan"},
        {"heading", "# Titel #\ntekst\n\nKop\n===", "Titel\n\ntekst\n\nKop"},
        {"bullets", "Drie:\n\n- een\n- twee\n  regels\n- drie\n\nKlaar",
         "Drie:\n\n– een\n– twee regels\n– drie\n\nKlaar"},
        {"loose bullets", "- een\n\n- twee\n\n  nog", "– een\n\n– twee\n\n  nog"},
        {"numbers", "9. negen\n10. tien\\\n    verder", "9. negen\n10. tien\n    verder"},
        {"parenthesis", "1) een\n2) twee", "1) een\n2) twee"},
        {"list in list", "- a\n  - b\n  - c\n- d", "– a\n  – b\n  – c\n– d"},
        {"list begins with list", "- - a\n  - b", "– – a\n  – b"},
        {"empty item", "- a\n-\n- c", "– a\n– \n– c"},
        {"quotation", "> een\n>\n> twee\n\ndrie", "  een\n\n  twee\n\ndrie"},
        {"rule", "a\n\n---\n\nb", "a\n\n* * *\n\nb"},
        {"link", "Zie [onze site](https://example.be/x).",
         "Zie onze site (https://example.be/x)."},
        {"link that is its text", "<https://example.be> <els@example.be>",
         "https://example.be els@example.be"},
        {"mail link", "[Els](mailto:els@example.be)", "Els (els@example.be)"},
        {"code block", "    a\n      b\n\nc", "a\n  b\n\nc"},
        {"remark", "a\n\n<!-- niet drukken -->\n\nb <!-- x --> c", "a\n\nb  c"},
        {"entity", "&eacute;&euro; &amp;", "é€ &"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new("");
        g_autoptr(GError) error = NULL;
        if (!letter_text_append(out, cases[i].markdown, "nl/x.md", &error))
            fail_msg("%s: %s", cases[i].label, error->message);
        if (!g_str_equal(out->str, cases[i].text))
            fail_msg("%s: “%s”", cases[i].label, out->str);
    }
}

static void test_appends(void **state)
{
    g_autoptr(GString) out = g_string_new("Dag.");

    (void)state;
    assert_true(letter_text_append(out, "een\n\ntwee", "x", NULL));
    assert_string_equal(out->str, "Dag.een\n\ntwee");
}

static void test_refused(void **state)
{
    static const struct {
        const char *label, *markdown, *sentence;
    } cases[] = {
        {"HTML block", "a\n\n<div>\nb\n</div>",
         "template “nl/x.md”, line 3 of the text: paper cannot show HTML; write it as "
         "Markdown"},
        {"HTML in a line", "a\n\nb <b>c</b>",
         "template “nl/x.md”, line 3 of the text: paper cannot show HTML; write it as "
         "Markdown"},
        {"HTML behind a remark", "<!-- x --> <b>Niet verliezen</b>",
         "template “nl/x.md”, line 1 of the text: paper cannot show HTML; write it as "
         "Markdown"},
        {"a remark without end", "a\n\n<!-- de rest\n\nvan de brief",
         "template “nl/x.md”, line 3 of the text: paper cannot show HTML; write it as "
         "Markdown"},
        {"picture", "![foto](els.png)",
         "template “nl/x.md”, line 1 of the text: a letter's text cannot hold a picture"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        if (letter_text_append(out, cases[i].markdown, "nl/x.md", &error))
            fail_msg("%s: accepted", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_string_equal(error->message, cases[i].sentence);
    }
}

static void test_picture_is_its_description(void **state)
{
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    assert_true(letter_text_append_with_pictures(out, "Dit is ![Els op de markt](e.png).",
                                                 "x", NULL));
    assert_string_equal(out->str, "Dit is Els op de markt.");
}

/* Without a limit on the margin this would take gigabytes. */
static void test_deep_nesting(void **state)
{
    g_autoptr(GString) markdown = g_string_new(NULL);
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    for (guint i = 0; i < 2000; i++)
        g_string_append_c(markdown, '>');
    for (guint i = 0; i < 2000; i++)
        g_string_append(markdown, "a\\\n");
    assert_true(letter_text_append(out, markdown->str, "x", NULL));
    assert_true(out->len < 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_appends),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_picture_is_its_description),
        cmocka_unit_test(test_deep_nesting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
