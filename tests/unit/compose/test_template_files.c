/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/template_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <glib/gstdio.h>

#include <cmocka.h>

#include "base/error.h"

/* Two directories of templates, "own" before "shipped". */
struct shelves {
    char *root, *own, *shipped;
    const char *directories[3];
    GPtrArray *files;
};

static void write_file(struct shelves *shelves, const char *directory, const char *path,
                       const char *text)
{
    char *file = g_build_filename(directory, path, NULL);
    g_autofree char *parent = g_path_get_dirname(file);

    g_mkdir_with_parents(parent, 0700);
    g_assert_true(g_file_set_contents(file, text, -1, NULL));
    g_ptr_array_add(shelves->files, file);
}

static int set_up(void **state)
{
    struct shelves *shelves = g_new0(struct shelves, 1);

    shelves->root = g_dir_make_tmp("kiespost-templates-XXXXXX", NULL);
    shelves->own = g_build_filename(shelves->root, "own", NULL);
    shelves->shipped = g_build_filename(shelves->root, "shipped", NULL);
    shelves->directories[0] = shelves->own;
    shelves->directories[1] = shelves->shipped;
    shelves->files = g_ptr_array_new_with_free_func(g_free);
    *state = shelves;
    return 0;
}

static int tear_down(void **state)
{
    struct shelves *shelves = *state;

    for (guint i = 0; i < shelves->files->len; i++) {
        g_autofree char *parent = g_path_get_dirname(shelves->files->pdata[i]);
        g_unlink(shelves->files->pdata[i]);
        g_rmdir(parent);
    }
    g_rmdir(shelves->own);
    g_rmdir(shelves->shipped);
    g_rmdir(shelves->root);
    g_ptr_array_unref(shelves->files);
    g_free(shelves->root);
    g_free(shelves->own);
    g_free(shelves->shipped);
    g_free(shelves);
    return 0;
}

static void test_own_template_comes_whole(void **state)
{
    struct shelves *shelves = *state;
    g_autoptr(GError) error = NULL;

    write_file(shelves, shelves->own, "nl/brief.md", "own nl");
    write_file(shelves, shelves->own, "fr/words.txt", "own words");
    write_file(shelves, shelves->shipped, "nl/brief.md", "shipped nl");
    write_file(shelves, shelves->shipped, "fr/brief.md", "shipped fr");
    write_file(shelves, shelves->shipped, "fr/words.txt", "shipped words");
    write_file(shelves, shelves->shipped, "fr/regimes.txt", "shipped regimes");
    g_autoptr(TemplateFiles) files =
        template_files_read(shelves->directories, "brief", &error);
    assert_non_null(files);
    g_auto(GStrv) paths = template_files_paths(files);
    g_autofree char *all = g_strjoinv(" ", paths);
    assert_string_equal(all, "fr/regimes.txt fr/words.txt nl/brief.md");
    assert_string_equal(template_files_get(files, "nl/brief.md"), "own nl");
    assert_string_equal(template_files_get(files, "fr/words.txt"), "own words");
    assert_null(template_files_get(files, "fr/brief.md"));
}

static void test_names(void **state)
{
    struct shelves *shelves = *state;

    write_file(shelves, shelves->own, "nl/mijn-brief.md", "x");
    write_file(shelves, shelves->shipped, "nl/brief.md", "x");
    write_file(shelves, shelves->shipped, "fr/brief.md", "x");
    write_file(shelves, shelves->shipped, "fr/notice.post.md", "x");
    write_file(shelves, shelves->shipped, "fr/words.txt", "x");
    g_auto(GStrv) names = template_files_names(shelves->directories);
    g_autofree char *all = g_strjoinv(" ", names);
    assert_string_equal(all, "brief mijn-brief");
}

static void test_missing_and_misnamed(void **state)
{
    struct shelves *shelves = *state;
    static const struct {
        const char *name;
        enum kiespost_error code;
    } cases[] = {
        {"brief", KIESPOST_ERROR_NO_INPUT},    {"../brief", KIESPOST_ERROR_INPUT},
        {"notice.post", KIESPOST_ERROR_INPUT}, {"", KIESPOST_ERROR_INPUT},
        {"Brief", KIESPOST_ERROR_INPUT},       {"-brief", KIESPOST_ERROR_INPUT},
        {"a/b", KIESPOST_ERROR_INPUT},
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(template_files_read(shelves->directories, cases[i].name, &error));
        if (!g_error_matches(error, KIESPOST_ERROR, (gint)cases[i].code))
            fail_msg("“%s”: %s", cases[i].name, error->message);
    }
}

static void test_texts_are_cleaned_or_refused(void **state)
{
    static const struct {
        const char *label, *text, *clean, *sentence;
    } cases[] = {
        {"plain", "a\nb\n", "a\nb\n", NULL},
        {"CRLF", "a\r\nb\r\n", "a\nb\n", NULL},
        {"CR", "a\rb", "a\nb", NULL},
        {"byte order mark", "\xEF\xBB\xBF---\n", "---\n", NULL},
        {"Windows-1252", "a\nb\nNo\xEBlla", NULL,
         "template “nl/x.md”, line 3: this is not UTF-8 text; save the file as UTF-8"},
        {"noncharacter", "a\xEF\xB7\x90", NULL,
         "template “nl/x.md”, line 1: this is not UTF-8 text; save the file as UTF-8"},
        {"Arabic beside the noncharacters", "\xEF\xB7\x8F", "\xEF\xB7\x8F", NULL},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(TemplateFiles) files = template_files_new();
        g_autoptr(GError) error = NULL;
        gboolean taken = template_files_put(files, "nl/x.md", cases[i].text,
                                            strlen(cases[i].text), &error);
        if (taken != (cases[i].clean != NULL))
            fail_msg("%s: %s", cases[i].label, taken ? "taken" : error->message);
        if (taken)
            assert_string_equal(template_files_get(files, "nl/x.md"), cases[i].clean);
        else
            assert_string_equal(error->message, cases[i].sentence);
    }
}

static void test_too_large_and_nul(void **state)
{
    g_autoptr(TemplateFiles) files = template_files_new();
    g_autofree char *large = g_strnfill(TEMPLATE_MAX_BYTES + 1, 'x');
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_true(template_files_put(files, "nl/x.md", large, TEMPLATE_MAX_BYTES, &error));
    assert_false(
        template_files_put(files, "nl/x.md", large, TEMPLATE_MAX_BYTES + 1, &error));
    assert_string_equal(error->message, "template “nl/x.md” is larger than 256 KiB");
    g_clear_error(&error);
    assert_false(template_files_put(files, "nl/x.md", "a\0b", 3, &error));
}

static void test_freeze_and_thaw(void **state)
{
    g_autoptr(TemplateFiles) files = template_files_new();
    g_autoptr(TemplateFiles) other_order = template_files_new();
    g_autoptr(GError) error = NULL;

    (void)state;
    template_files_put(files, "nl/a.md", "een\n12\n", 7, NULL);
    template_files_put(files, "fr/a.md", "", 0, NULL);
    template_files_put(other_order, "fr/a.md", "", 0, NULL);
    template_files_put(other_order, "nl/a.md", "een\n12\n", 7, NULL);
    g_autoptr(GBytes) frozen = template_files_freeze(files);
    g_autoptr(GBytes) same = template_files_freeze(other_order);
    assert_true(g_bytes_equal(frozen, same));
    g_autoptr(TemplateFiles) thawed = template_files_thaw(frozen, &error);
    assert_non_null(thawed);
    assert_string_equal(template_files_get(thawed, "nl/a.md"), "een\n12\n");
    assert_string_equal(template_files_get(thawed, "fr/a.md"), "");

    /* No beginning of it is taken for the whole, except where a file ends. */
    for (gsize length = 0; length < g_bytes_get_size(frozen); length++) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(frozen, 0, length);
        g_autoptr(TemplateFiles) from_part = template_files_thaw(part, NULL);
        gboolean file_ends = length == strlen("kiespost.files/1\n") ||
                             length == strlen("kiespost.files/1\nfr/a.md\n0\n");
        if ((from_part != NULL) != file_ends)
            fail_msg("%zu bytes", length);
    }
}

/* Pictures and attachments, beside texts; a set without them is frozen as ever. */
static void test_freeze_and_thaw_binary(void **state)
{
    static const char start[] = "kiespost.files/2\n";
    g_autoptr(TemplateFiles) files = template_files_new();
    g_autoptr(GBytes) content = g_bytes_new("%PDF-\0\n\xFF", 8);
    g_autoptr(GBytes) nothing = g_bytes_new(NULL, 0);

    (void)state;
    template_files_put(files, "nl/a.md", "een", 3, NULL);
    template_files_put_binary(files, "nl/a.pdf", content);
    template_files_put_binary(files, "fr/leeg.png", nothing);
    g_autoptr(GBytes) frozen = template_files_freeze(files);
    g_autoptr(TemplateFiles) thawed = template_files_thaw(frozen, NULL);
    assert_non_null(thawed);
    assert_memory_equal(g_bytes_get_data(frozen, NULL), start, strlen(start));
    assert_string_equal(template_files_get(thawed, "nl/a.md"), "een");
    assert_true(g_bytes_equal(template_files_get_binary(thawed, "nl/a.pdf"), content));
    assert_int_equal(g_bytes_get_size(template_files_get_binary(thawed, "fr/leeg.png")),
                     0);
    assert_null(template_files_get(thawed, "nl/a.pdf"));
    assert_null(template_files_get_binary(thawed, "nl/a.md"));
    g_autoptr(GBytes) again = template_files_freeze(thawed);
    assert_true(g_bytes_equal(frozen, again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_own_template_comes_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing_and_misnamed, set_up, tear_down),
        cmocka_unit_test(test_texts_are_cleaned_or_refused),
        cmocka_unit_test(test_too_large_and_nul),
        cmocka_unit_test(test_freeze_and_thaw),
        cmocka_unit_test(test_freeze_and_thaw_binary),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
