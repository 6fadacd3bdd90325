/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/placeholder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static void test_names(void **state)
{
    static const struct {
        const char *label, *text, *sentence; /* NULL: all known */
    } cases[] = {
        {"whole names", "{{candidate.name}} {{salutation}} {{{notice}}}", NULL},
        {"partials", "{{> notice}} {{>salutation}}", NULL},
        {"section", "{{#list.number}}lijst {{list.number}}{{/list.number}}", NULL},
        {"inverted", "{{^joint.name}}alleen{{/joint.name}}", NULL},
        {"relative", "{{#recipient}}{{name}}{{/recipient}}", NULL},
        {"dot in a section", "{{#selection}}{{.}}{{/selection}}", NULL},
        {"dot alone", "{{.}}", "line 1: there is no placeholder “{{.}}”"},
        {"misspelt", "a\n\n{{candidat.name}}",
         "line 3: there is no placeholder “{{candidat.name}}”; did you mean "
         "“{{candidate.name}}”?"},
        {"last part only", "{{family_name}}",
         "line 1: there is no placeholder “{{family_name}}”; did you mean "
         "“{{recipient.family_name}}”?"},
        {"case", "{{Candidate.Name}}",
         "line 1: there is no placeholder “{{Candidate.Name}}”; did you mean "
         "“{{candidate.name}}”?"},
        {"nothing like it", "{{xyzzy}}", "line 1: there is no placeholder “{{xyzzy}}”"},
        {"notice as a value", "{{notice}}",
         "line 1: place the notice with “{{> notice}}”, not with “{{notice}}”"},
        {"group is no text", "{{recipient}}",
         "line 1: there is no placeholder “{{recipient}}”"},
        {"unknown section", "{{#recipient.boxx}}{{/recipient.boxx}}",
         "line 1: there is no placeholder “{{recipient.boxx}}”"},
        {"partial", "{{> notise}}",
         "line 1: there is no placeholder “{{> notise}}”; did you mean “{{> notice}}”?"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Mustache) mustache =
            mustache_parse(cases[i].text, strlen(cases[i].text), "x", 1, NULL);
        g_autofree char *sentence =
            g_strdup_printf("template “nl/x.md”, %s", cases[i].sentence);
        gboolean known = placeholder_check(mustache, "nl/x.md", &error);
        if (known != (cases[i].sentence == NULL))
            fail_msg("%s: %s", cases[i].label, known ? "known" : error->message);
        if (!known && !g_str_has_prefix(error->message, sentence))
            fail_msg("%s: %s", cases[i].label, error->message);
    }
}

static void test_all_complaints(void **state)
{
    static const char text[] = "{{aaaa}}\n{{candidate.name}}\n{{bbbb}}";
    g_autoptr(Mustache) mustache = mustache_parse(text, strlen(text), "x", 7, NULL);
    g_autoptr(GPtrArray) sentences = placeholder_complaints(mustache, "nl/x.md");

    (void)state;
    assert_int_equal(sentences->len, 2);
    assert_non_null(strstr(sentences->pdata[0], "line 7"));
    assert_non_null(strstr(sentences->pdata[1], "line 9"));
}

/* Every placeholder reaches its own value. */
static void test_values(void **state)
{
    g_autoptr(PlaceholderValues) values = placeholder_values_new();

    (void)state;
    for (guint i = 0; i < placeholder_count(); i++)
        placeholder_values_set(values, placeholder_name(i), placeholder_name(i));
    for (guint i = 0; i < placeholder_count(); i++) {
        g_autofree char *text = g_strdup_printf("{{%s}}", placeholder_name(i));
        g_autoptr(Mustache) mustache = mustache_parse(text, strlen(text), "x", 1, NULL);
        g_autoptr(GString) out = g_string_new(NULL);
        assert_true(mustache_render(mustache, placeholder_values_root(values), NULL, NULL,
                                    NULL, out, NULL));
        assert_string_equal(out->str, placeholder_name(i));
        assert_int_equal(placeholder_index(placeholder_name(i)), i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_all_complaints),
        cmocka_unit_test(test_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
