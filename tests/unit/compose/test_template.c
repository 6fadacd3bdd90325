/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

#define FRONT      "---\nname: brief\nchannel: post\nlanguage: nl\n"
#define MAIL_FRONT "---\nname: brief\nchannel: email\nlanguage: nl\n"

static void test_version(void **state)
{
    static const char text[] = "---\n# een opmerking\nname: brief\n\nchannel:post\n"
                               "language: nl \nsubject: Dag: een brief\n---\nBeste\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(TemplateVersion) version =
        template_version_parse("nl/brief.md", text, &error);

    (void)state;
    assert_non_null(version);
    assert_string_equal(version->name, "brief");
    assert_int_equal(version->channel, CHANNEL_POST);
    assert_int_equal(version->language, LANGUAGE_NL);
    assert_string_equal(version->subject, "Dag: een brief");
    assert_null(version->subject_mustache);
    assert_int_equal(version->attachments->len, 0);
    assert_string_equal(version->description, "");
    assert_string_equal(version->body, "Beste\n");
    assert_int_equal(version->body_line, 9);
}

static void test_mail_version(void **state)
{
    static const char text[] = MAIL_FRONT "attachment: folder.pdf\nsubject: Dag {{a}}\n"
                                          "attachment: mijn plan.pdf\n---\nBeste\n";
    g_autoptr(TemplateVersion) version =
        template_version_parse("nl/brief.md", text, NULL);

    (void)state;
    assert_non_null(version);
    assert_string_equal(version->subject, "Dag {{a}}");
    assert_non_null(version->subject_mustache);
    assert_int_equal(version->attachments->len, 2);
    assert_string_equal(version->attachments->pdata[0], "folder.pdf");
    assert_string_equal(version->attachments->pdata[1], "mijn plan.pdf");
}

static void test_wrong_versions(void **state)
{
    static const struct {
        const char *label, *text, *complaint;
    } cases[] = {
        {"no front matter", "Beste\n",
         "line 1: a template begins with “---”, its keys and “---”"},
        {"empty", "", "line 1: a template begins with “---”, its keys and “---”"},
        {"not closed", "---\nname: brief\n", "line 3: the second “---” is missing"},
        {"no colon", "---\nname brief\n---\n",
         "line 2: a line between the two “---” is written “key: value”"},
        {"unknown key", FRONT "colour: red\n---\nx",
         "line 5: there is no key “colour”; there are name, channel, language, subject, "
         "description and attachment"},
        {"twice", FRONT "name: brief\n---\nx", "line 5: the key “name” is given twice"},
        {"no name", "---\nchannel: post\nlanguage: nl\n---\nx",
         "line 1: the key “name” needs a value"},
        {"empty name", "---\nchannel: post\nname:\nlanguage: nl\n---\nx",
         "line 3: the key “name” needs a value"},
        {"channel", "---\nname: brief\nchannel: fax\nlanguage: nl\n---\nx",
         "line 3: there is no channel “fax”; write post, email or sms"},
        {"language", "---\nname: brief\nchannel: post\nlanguage: en\n---\nx",
         "line 4: there is no language “en”; write nl, fr or de"},
        {"other place", "---\nname: brief\nchannel: post\nlanguage: fr\n---\nx",
         "line 2: its name and language say that it should be called “fr/brief.md”"},
        {"no text", FRONT "---\n \n\n", "line 6: the template has no text"},
        {"open tag", FRONT "---\na\n{{b\n", "line 7: the tag is never closed by “}}”"},
        {"attachment to a letter", FRONT "attachment: a.pdf\n---\nx",
         "line 5: only an e-mail can have an attachment"},
        {"attachment without a name", MAIL_FRONT "subject: x\nattachment:\n---\nx",
         "line 6: the key “attachment” needs a value"},
        {"no subject", MAIL_FRONT "---\nx",
         "line 1: an e-mail needs a subject; write “subject: …” between the two “---”"},
        {"empty subject", MAIL_FRONT "subject:  \n---\nx",
         "line 5: an e-mail needs a subject; write “subject: …” between the two “---”"},
        {"open tag in the subject", MAIL_FRONT "subject: Dag {{b\n---\nx",
         "line 5: the tag is never closed by “}}”"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *sentence =
            g_strdup_printf("template “nl/brief.md”, %s", cases[i].complaint);
        if (template_version_parse("nl/brief.md", cases[i].text, &error) != NULL)
            fail_msg("%s: accepted", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_string_equal(error->message, sentence);
    }
}

static struct template *load(const char *dutch, const char *french, GError **error)
{
    g_autoptr(TemplateFiles) files = template_files_new();

    if (dutch != NULL)
        template_files_put(files, "nl/brief.md", dutch, strlen(dutch), NULL);
    if (french != NULL)
        template_files_put(files, "fr/brief.md", french, strlen(french), NULL);
    return template_load(files, "brief", error);
}

static void test_load(void **state)
{
    static const char french[] =
        "---\nname: brief\nchannel: post\nlanguage: fr\n---\nBonjour";
    static const struct {
        const char *label, *dutch, *french;
        language_set languages;
        enum kiespost_error code;
        const char *sentence;
    } cases[] = {
        {"both", FRONT "---\nBeste", french,
         LANGUAGE_BIT(LANGUAGE_NL) | LANGUAGE_BIT(LANGUAGE_FR), 0, NULL},
        {"one", NULL, french, LANGUAGE_BIT(LANGUAGE_FR), 0, NULL},
        {"none", NULL, NULL, 0, KIESPOST_ERROR_NO_INPUT, "there is no template “brief”"},
        {"two channels", FRONT "---\nBeste",
         "---\nname: brief\nchannel: sms\nlanguage: fr\n---\nBonjour", 0,
         KIESPOST_ERROR_INPUT,
         "template “fr/brief.md”, line 1: it is for sms, but the same template in "
         "another "
         "language is for post"},
        {"unknown placeholder", FRONT "---\nBeste\n{{recipient.nam}}", NULL, 0,
         KIESPOST_ERROR_INPUT,
         "template “nl/brief.md”, line 7: there is no placeholder “{{recipient.nam}}”; "
         "did "
         "you mean “{{recipient.name}}”?"},
        {"unknown placeholder in the subject", MAIL_FRONT "subject: {{naam}}\n---\nBeste",
         NULL, 0, KIESPOST_ERROR_INPUT,
         "template “nl/brief.md”, line 5: there is no placeholder “{{naam}}”"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Template) template = load(cases[i].dutch, cases[i].french, &error);
        if ((template != NULL) != (cases[i].sentence == NULL))
            fail_msg("%s", cases[i].label);
        if (template != NULL) {
            assert_int_equal(template_languages(template), cases[i].languages);
            continue;
        }
        assert_true(g_error_matches(error, KIESPOST_ERROR, (gint)cases[i].code));
        assert_string_equal(error->message, cases[i].sentence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_version),
        cmocka_unit_test(test_mail_version),
        cmocka_unit_test(test_wrong_versions),
        cmocka_unit_test(test_load),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
