/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/named_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "platform/scratch.h"

#define FRONT "---\nname: mail\nchannel: email\nlanguage: nl\nsubject: x\n"
#define PDF   "%PDF-1.7\n"
#define PNG   "\x89PNG\r\n\x1A\n"

static void write_file(const char *directory, const char *path, const char *content,
                       gsize length)
{
    g_autofree char *file = g_build_filename(directory, path, NULL);
    g_autofree char *parent = g_path_get_dirname(file);

    g_mkdir_with_parents(parent, 0700);
    g_assert_true(g_file_set_contents(file, content, (gssize)length, NULL));
}

static struct template_files *read_files(const char *directory, const char *text,
                                         GError **error)
{
    const char *const directories[] = {directory, NULL};

    write_file(directory, "nl/mail.md", text, strlen(text));
    return template_files_read(directories, "mail", error);
}

static void test_read(void **state)
{
    g_autoptr(GError) error = NULL;

    write_file(*state, "nl/één plan.pdf", PDF, strlen(PDF));
    write_file(*state, "nl/els.PNG", PNG, strlen(PNG));
    write_file(*state, "nl/niet genoemd.pdf", PDF, strlen(PDF));
    g_autoptr(TemplateFiles) files = read_files(
        *state,
        FRONT "attachment: één plan.pdf\nattachment: els.PNG\n---\nDag ![](els.PNG)",
        &error);
    assert_non_null(files);
    g_auto(GStrv) paths = template_files_paths(files);
    assert_int_equal(g_strv_length(paths), 3);
    assert_int_equal(
        g_bytes_get_size(template_files_get_binary(files, "nl/één plan.pdf")), 9);
    assert_non_null(template_files_get_binary(files, "nl/els.PNG"));
}

/* Only an e-mail takes files along; a template that is wrong is told of elsewhere. */
static void test_others_name_none(void **state)
{
    static const char *const texts[] = {
        "---\nname: mail\nchannel: post\nlanguage: nl\n---\n![](els.png)",
        FRONT "attachment:\n---\n![](els.png)",
        "geen sjabloon",
    };

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(TemplateFiles) files = read_files(*state, texts[i], NULL);
        assert_non_null(files);
    }
}

static void test_refused(void **state)
{
    static const struct {
        const char *label, *rest;
        enum kiespost_error code;
        const char *sentence;
    } cases[] = {
        {"missing", "attachment: weg.pdf\n---\nDag", KIESPOST_ERROR_NO_INPUT,
         "template “nl/mail.md” names the file “weg.pdf”, which is not there (“"},
        {"missing picture", "---\nDag ![](weg.png)", KIESPOST_ERROR_NO_INPUT,
         "template “nl/mail.md” names the file “weg.png”, which is not there (“"},
        {"above", "attachment: ../plan.pdf\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “../plan.pdf” is not the name of a file beside the "
         "template; put the file there and write its name alone"},
        {"below", "---\n![](beeld/els.png)", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “beeld/els.png” is not the name of a file beside the "
         "template; put the file there and write its name alone"},
        {"above, in a picture's name", "---\n![](..%2Fels.png)", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “../els.png” is not the name of a file beside the "
         "template; put the file there and write its name alone"},
        {"absolute", "attachment: /etc/passwd\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “/etc/passwd” is not the name of a file beside the "
         "template; put the file there and write its name alone"},
        {"hidden", "attachment: .plan.pdf\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “.plan.pdf” is not the name of a file beside the "
         "template; put the file there and write its name alone"},
        {"a program", "attachment: plan.exe\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “plan.exe” cannot be sent along; an e-mail takes png, "
         "jpg, gif, webp, pdf"},
        {"an office document", "attachment: plan.docm\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “plan.docm” cannot be sent along; an e-mail takes png, "
         "jpg, gif, webp, pdf"},
        {"a drawing", "---\n![](els.svg)", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “els.svg” cannot be sent along; an e-mail takes png, "
         "jpg, gif, webp, pdf"},
        {"a program in disguise", "attachment: program.pdf\n---\nDag",
         KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “program.pdf” is not what its name says: it does not "
         "begin as a file of the type application/pdf does"},
        {"a link", "attachment: elders.pdf\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “elders.pdf” is a link to another place; put the file "
         "itself beside the template"},
        {"a directory", "attachment: map.pdf\n---\nDag", KIESPOST_ERROR_NO_INPUT, "“"},
        {"too large", "attachment: groot.pdf\n---\nDag", KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: “groot.pdf” is 5.3\u00a0MB, and a file in an e-mail may "
         "be 5.0\u00a0MB; make it smaller"},
        {"too large together", "attachment: a.pdf\nattachment: b.pdf\n---\nDag",
         KIESPOST_ERROR_INPUT,
         "template “nl/mail.md”: together its files take 10.0\u00a0MB in the e-mail, "
         "where each grows by more than a third, and many receivers refuse more than "
         "9.5\u00a0MB; make them smaller, or put them on your website"},
    };
    g_autofree char *large = g_malloc0(5347738);
    g_autofree char *link = g_build_filename(*state, "nl/elders.pdf", NULL);
    g_autofree char *directory = g_build_filename(*state, "nl/map.pdf", NULL);

    memcpy(large, PDF, strlen(PDF));
    write_file(*state, "buiten.pdf", PDF, strlen(PDF));
    write_file(*state, "nl/program.pdf", "MZ", 2);
    write_file(*state, "nl/groot.pdf", large, 5347738);
    write_file(*state, "nl/a.pdf", large, 7 << 19);
    write_file(*state, "nl/b.pdf", large, 7 << 19);
    assert_int_equal(symlink("../buiten.pdf", link), 0);
    assert_int_equal(g_mkdir(directory, 0700), 0);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(FRONT, cases[i].rest, NULL);
        g_autoptr(GError) error = NULL;
        if (read_files(*state, text, &error) != NULL)
            fail_msg("%s: read", cases[i].label);
        if (!g_error_matches(error, KIESPOST_ERROR, (gint)cases[i].code) ||
            !g_str_has_prefix(error->message, cases[i].sentence))
            fail_msg("%s: %s", cases[i].label, error->message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_read, scratch_make, scratch_remove),
        cmocka_unit_test_setup_teardown(test_others_name_none, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(test_refused, scratch_make, scratch_remove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
