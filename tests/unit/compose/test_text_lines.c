/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/text_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static const struct {
    const char *label, *markdown, *lines;
} cases[] = {
    {"nothing", "", ""},
    {"one line", "Kom langs!", "Kom langs!"},
    {"paragraphs", "Een.\n\nTwee.\n\n\n\nDrie.\n", "Een.\nTwee.\nDrie."},
    {"soft and hard breaks", "een\ntwee\\\ndrie  \nvier", "een twee\ndrie\nvier"},
    {"emphasis", "**Kom** _langs_ ***nu***", "Kom langs nu"},
    {"heading", "# Kom\nlangs", "Kom\nlangs"},
    {"a bare address", "<https://example.be/x>", "https://example.be/x"},
    {"an address that is no link", "https://example.be/x", "https://example.be/x"},
    {"a link", "Kijk op [onze site](https://example.be).",
     "Kijk op onze site https://example.be."},
    {"a link without text", "[](https://example.be)", "https://example.be"},
    {"a mail address", "<els@example.be> of [mail](mailto:els@example.be)",
     "els@example.be of mail els@example.be"},
    {"items", "- een\n- twee\n\n  nog\n- drie", "- een\n- twee\nnog\n- drie"},
    {"counted items", "Dus:\n\n3. een\n4. twee", "Dus:\n3. een\n4. twee"},
    {"items in items", "- een\n  - twee\n- drie", "- een\n- twee\n- drie"},
    {"an empty item leaves no mark behind", "-\n\nna", "na"},
    {"quotation", "> een\n>\n> twee", "een\ntwee"},
    {"code", "```\na\n\nb\n```\nc `d`", "a\nb\nc d"},
    {"a line across", "een\n\n---\n\ntwee", "een\ntwee"},
    {"remarks", "een <!-- niet --> twee\n\n<!-- ook\nniet -->\n\ndrie",
     "een  twee\ndrie"},
    {"signs", "\\*geen\\* &amp; 5 < 6 [x]", "*geen* & 5 < 6 [x]"},
    {"letters taken apart", "e\u0301 c\u0327", "é ç"},
};

static void test_lines(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) lines = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        if (!text_lines_append(lines, cases[i].markdown, "nl/x.md", &error))
            fail_msg("%s: %s", cases[i].label, error->message);
        text_lines_tidy(lines);
        if (!g_str_equal(lines->str, cases[i].lines))
            fail_msg("%s: “%s”", cases[i].label, lines->str);
    }
}

static void test_refused(void **state)
{
    static const struct {
        const char *markdown, *sentence;
    } wrong[] = {
        {"een\n\n![foto](x.png)",
         "template “nl/x.md”, line 3 of the text: a text message cannot hold a picture"},
        {"<b>x</b>", "template “nl/x.md”, line 1 of the text: a phone shows no HTML in a "
                     "text message; write plain text"},
        {"<p>x</p>", "template “nl/x.md”, line 1 of the text: a phone shows no HTML in a "
                     "text message; write plain text"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GString) lines = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        assert_false(text_lines_append(lines, wrong[i].markdown, "nl/x.md", &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_string_equal(error->message, wrong[i].sentence);
    }
}

/* It goes on behind what stands there. */
static void test_appended(void **state)
{
    g_autoptr(GString) lines = g_string_new("Dag, ");

    (void)state;
    assert_true(text_lines_append(lines, "kom\n\nlangs", "nl/x.md", NULL));
    assert_string_equal(lines->str, "Dag, kom\nlangs");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_appended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
