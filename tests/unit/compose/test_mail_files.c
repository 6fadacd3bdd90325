/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/mail_campaign.h"

static const enum language both[] = {LANGUAGE_NL, LANGUAGE_FR};

static void put(struct template_files *files, const char *path, const char *content,
                gsize length)
{
    g_autoptr(GBytes) bytes = g_bytes_new(content, length);

    template_files_put_binary(files, path, bytes);
}

static void check_names(struct mail_files *mail_files, const struct template *template,
                        guint count, const char *expected)
{
    g_autoptr(GArray) list =
        mail_files_of_message(mail_files, template, both, count, NULL);
    g_autoptr(GString) names = g_string_new(NULL);

    for (guint i = 0; i < list->len; i++) {
        const struct message_file *file = &g_array_index(list, struct message_file, i);
        g_string_append_printf(names, "%s%s ", file->content_id == NULL ? "+" : "",
                               file->name);
    }
    assert_string_equal(names->str, expected);
}

/* Pictures first, what is the same once, two of one name when they differ. */
static void test_files_of_a_message(void **state)
{
    g_autoptr(TemplateFiles) files = template_files_new();
    struct mail_files mail_files = {0};

    (void)state;
    put_mail(files, "nl", "subject: x\nattachment: plan.pdf\nattachment: els.png\n",
             "![](els.png) ![](markt.png)");
    put_mail(files, "fr", "subject: x\nattachment: plan.pdf\n",
             "![](photo.png) ![](markt.png)");
    put(files, "nl/plan.pdf", "een", 3);
    put(files, "fr/plan.pdf", "un", 2);
    put(files, "nl/els.png", "els", 3);
    put(files, "fr/photo.png", "els", 3);
    put(files, "nl/markt.png", "markt", 5);
    put(files, "fr/markt.png", "marché", 7);
    g_autoptr(Template) template = template_load(files, "mail", NULL);
    assert_true(mail_files_init(&mail_files, files, template, "example.be", NULL));
    check_names(&mail_files, template, 1, "els.png markt.png +plan.pdf +els.png ");
    check_names(&mail_files, template, 2,
                "els.png markt.png markt.png +plan.pdf +els.png +plan.pdf ");
    assert_string_equal(mail_files_find_picture(&mail_files, LANGUAGE_NL, "els.png"),
                        mail_files_find_picture(&mail_files, LANGUAGE_FR, "photo.png"));
    assert_string_not_equal(
        mail_files_find_picture(&mail_files, LANGUAGE_NL, "markt.png"),
        mail_files_find_picture(&mail_files, LANGUAGE_FR, "markt.png"));
    assert_true(g_str_has_suffix(
        mail_files_find_picture(&mail_files, LANGUAGE_NL, "els.png"), "@example.be"));
    assert_null(mail_files_find_picture(&mail_files, LANGUAGE_NL, "plan.pdf"));
    mail_files_clear(&mail_files);
}

static void test_refused(void **state)
{
    static const struct {
        const char *label, *front, *body;
        enum kiespost_error code;
        const char *sentence;
    } cases[] = {
        {"gone from the set", "subject: x\nattachment: weg.pdf\n", "x",
         KIESPOST_ERROR_NO_INPUT,
         "template “nl/mail.md” names the file “weg.pdf”, which is not there"},
        {"no picture", "subject: x\n", "![](plan.pdf)", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “plan.pdf” is no picture; name it as an attachment"},
        {"outside", "subject: x\n", "![](../x.png)", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “../x.png” is not the name of a file beside the "
         "template; put the file there and write its name alone"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = template_files_new();
        g_autoptr(GError) error = NULL;
        struct mail_files mail_files = {0};
        put_mail(files, "nl", cases[i].front, cases[i].body);
        put(files, "nl/plan.pdf", "een", 3);
        g_autoptr(Template) template = template_load(files, "mail", NULL);
        if (mail_files_init(&mail_files, files, template, "example.be", &error))
            fail_msg("%s", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, (gint)cases[i].code));
        assert_string_equal(error->message, cases[i].sentence);
        mail_files_clear(&mail_files);
    }
}

/* Each language alone fits, both together do not: 7 MiB would travel as 10.04 MB. */
static void test_too_large_together(void **state)
{
    g_autoptr(TemplateFiles) files = template_files_new();
    g_autofree char *large = g_malloc0(7 << 19);
    g_autoptr(GError) error = NULL;
    struct mail_files mail_files = {0};

    (void)state;
    put_mail(files, "nl", "subject: x\nattachment: a.pdf\n", "x");
    put_mail(files, "fr", "subject: x\nattachment: b.pdf\n", "x");
    put(files, "nl/a.pdf", large, 7 << 19);
    put(files, "fr/b.pdf", large, 7 << 19);
    g_autoptr(Template) template = template_load(files, "mail", NULL);
    assert_true(mail_files_init(&mail_files, files, template, "example.be", NULL));
    g_autoptr(GArray) one = mail_files_of_message(&mail_files, template, both, 1, NULL);
    assert_non_null(one);
    assert_null(mail_files_of_message(&mail_files, template, both, 2, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
    mail_files_clear(&mail_files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_of_a_message),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_too_large_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
