/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The starter templates, read as whoever opens them reads them. */

#include "compose/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/campaign.h"
#include "compose/escape.h"
#include "compose/letter_text.h"

static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};

/* The newsletter with everything that a campaign may have, with nothing that it may
 * lack, and in the name of the list. */
static const struct variant {
    const char *label;
    gboolean rich, by_list;
} variants[] = {
    {"rich", TRUE, FALSE},
    {"lean", FALSE, FALSE},
    {"the list's own", TRUE, TRUE},
    {"the list's own, lean", FALSE, TRUE},
};

static struct template_files *newsletter_files(void)
{
    static const char *const directories[] = {KIESPOST_SOURCE_DIR "/templates", NULL};
    GError *error = NULL;
    struct template_files *files =
        template_files_read(directories, "mail-nieuws", &error);

    if (files == NULL)
        g_error("%s", error->message);
    return files;
}

static struct notice_facts variant_facts(const struct variant *variant)
{
    struct notice_facts facts = campaign_facts();

    facts.ground = NOTICE_GROUND_CONSENT;
    facts.sender_is_list = variant->by_list;
    if (variant->rich) {
        facts.candidate_phone = "0470 12 34 56";
    } else {
        facts.list_number = "";
        facts.privacy_page = NULL;
        memset(facts.municipality, 0, sizeof facts.municipality);
    }
    return facts;
}

static char *render(const char *text, const struct placeholder_values *values,
                    mustache_escape escape)
{
    g_autoptr(Mustache) mustache = mustache_parse(text, strlen(text), "x", 1, NULL);
    GString *out = g_string_new(NULL);

    assert_non_null(mustache);
    assert_true(mustache_render(mustache, placeholder_values_root(values), escape, NULL,
                                NULL, out, NULL));
    return g_string_free(out, FALSE);
}

static void append_newsletter(const struct template_version *version,
                              const struct wording *wording,
                              const struct variant *variant, GString *out)
{
    g_autoptr(PlaceholderValues) values = placeholder_values_new();
    g_autoptr(GString) salutation = g_string_new(NULL);
    struct notice_facts facts = variant_facts(variant);

    notice_set_values(values, &facts, wording);
    if (variant->rich) {
        placeholder_values_set(values, "recipient.first_name", "Noor");
        placeholder_values_set(values, "recipient.family_name", "Dubois");
    }
    assert_true(mustache_render(wording_salutation(wording, CHANNEL_EMAIL),
                                placeholder_values_root(values), NULL, NULL, NULL,
                                salutation, NULL));
    placeholder_values_set(values, "salutation", salutation->str);
    g_autofree char *subject = render(version->subject, values, NULL);
    g_autofree char *body = render(version->body, values, escape_markdown);
    g_string_append_printf(out, "# %s\n\n[%s]\n\n", variant->label, subject);
    assert_true(letter_text_append(out, body, version->path, NULL));
    g_string_append(out, "\n\n");
}

/* KIESPOST_GOLDEN=write renews the files. */
static void test_golden_newsletter(void **state)
{
    g_autoptr(TemplateFiles) files = newsletter_files();
    g_autoptr(Template) template = template_load(files, "mail-nieuws", NULL);

    (void)state;
    assert_non_null(template);
    assert_int_equal(template->channel, CHANNEL_EMAIL);
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        g_autoptr(GString) actual = g_string_new(NULL);
        g_autofree char *path =
            g_strdup_printf("%s/tests/unit/compose/golden/mail-nieuws-%s.txt",
                            KIESPOST_SOURCE_DIR, language_code(languages[l]));
        g_autofree char *expected = NULL;
        for (guint v = 0; v < G_N_ELEMENTS(variants); v++)
            append_newsletter(template->versions[languages[l]], wording, &variants[v],
                              actual);
        if (g_strcmp0(g_getenv("KIESPOST_GOLDEN"), "write") == 0)
            g_assert_true(g_file_set_contents(path, actual->str, -1, NULL));
        if (!g_file_get_contents(path, &expected, NULL, NULL))
            fail_msg("“%s” is missing", path);
        assert_string_equal(actual->str, expected);
        if (strstr(expected, "  ") != NULL || strstr(expected, " .") != NULL ||
            strstr(expected, " ,") != NULL || strstr(expected, "{{") != NULL)
            fail_msg("a hole in %s", path);
    }
}

/* What makes it one text for all and leaves no trace of who reads it. */
static void test_newsletter_is_the_same_for_everybody(void **state)
{
    g_autoptr(TemplateFiles) files = newsletter_files();
    g_autoptr(Template) template = template_load(files, "mail-nieuws", NULL);

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        const struct template_version *version = template->versions[languages[l]];
        for (guint i = 0; i < placeholder_count(); i++) {
            const char *name = placeholder_name(i);
            if (placeholder_scope(i) == PLACEHOLDER_PERSONAL &&
                !g_str_equal(name, "salutation") &&
                (strstr(version->body, name) != NULL ||
                 strstr(version->subject, name) != NULL))
                fail_msg("%s tells “%s”", version->path, name);
        }
        assert_null(strstr(version->body, "http"));
        assert_true(strlen(version->subject) > 0);
        assert_true(strlen(version->description) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_newsletter),
        cmocka_unit_test(test_newsletter_is_the_same_for_everybody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
