/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/csv_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include <cmocka.h>

#include "base/error.h"

static const struct {
    const char *label, *text, *guard, *written;
} cells[] = {
    {"a text", "Els Peeters", "", "\"Els Peeters\""},
    {"nothing", "", "", "\"\""},
    {"a quote", "zei \"ja\"", "", "\"zei \"\"ja\"\"\""},
    {"a comma and lines", "een, twee\ndrie", "", "\"een, twee\ndrie\""},
    {"accents", "Zoë – €", "", "\"Zoë – €\""},
    {"a formula", "=HYPERLINK(\"http://x\")", "'", "\"'=HYPERLINK(\"\"http://x\"\")\""},
    {"behind blanks", "  =1+1", "'", "\"'  =1+1\""},
    {"plus", "+cmd|' /C calc'!A0", "'", "\"'+cmd|' /C calc'!A0\""},
    {"minus", "-2+3", "'", "\"'-2+3\""},
    {"at", "@SUM(A1)", "'", "\"'@SUM(A1)\""},
    {"a tab", "\t=1", "'", "\"'\t=1\""},
    {"a line end", "\n=1", "'", "\"'\n=1\""},
    {"a number", "+32470123456", "", "\"+32470123456\""},
    {"a sum that begins like one", "+32470123456+1", "'", "\"'+32470123456+1\""},
    {"plus alone", "+", "'", "\"'+\""},
    {"an equals sign inside", "1=1", "", "\"1=1\""},
};

struct place {
    char *directory, *path;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);

    place->directory = g_dir_make_tmp("kiespost-csv-XXXXXX", NULL);
    place->path = g_build_filename(place->directory, "texts.csv", NULL);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;

    g_unlink(place->path);
    g_rmdir(place->directory);
    g_free(place->path);
    g_free(place->directory);
    g_free(place);
    return 0;
}

static void test_cells(void **state)
{
    struct place *place = *state;

    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *read = NULL;
        g_autofree char *wanted = g_strconcat(cells[i].written, ",\"\"\r\n", NULL);
        const char *const row[] = {cells[i].text, NULL};
        struct csv_file *file = csv_file_create(place->path, &error);

        assert_null(error);
        assert_true(csv_file_append(file, row, 2, &error));
        assert_true(csv_file_finish(file, &error));
        assert_true(g_file_get_contents(place->path, &read, NULL, NULL));
        if (strcmp(read, wanted) != 0 || strcmp(csv_guard(cells[i].text), cells[i].guard))
            fail_msg("%s: %s", cells[i].label, read);
        g_unlink(place->path);
    }
}

/* More than is written out at once; private; nothing of that name is overwritten. */
static void test_file(void **state)
{
    struct place *place = *state;
    const char *const row[] = {"+32470123456", "Beste Zoë"};
    const gsize length = strlen("\"+32470123456\",\"Beste Zoë\"\r\n"), rows = 20000;
    g_autoptr(GError) error = NULL;
    g_autofree char *read = NULL;
    struct stat status;
    gsize got;

    g_autoptr(CsvFile) file = csv_file_create(place->path, &error);
    for (gsize i = 0; i < rows; i++)
        assert_true(csv_file_append(file, row, 2, &error));
    assert_true(csv_file_finish(g_steal_pointer(&file), &error));
    assert_true(g_file_get_contents(place->path, &read, &got, NULL));
    assert_int_equal(got, rows * length);
    assert_memory_equal(read + (rows - 1) * length, "\"+32470123456\",", 15);
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_null(csv_file_create(place->path, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE));
}

static void test_giving_up(void **state)
{
    struct place *place = *state;
    const char *const row[] = {"x"};
    struct csv_file *file = csv_file_create(place->path, NULL);

    assert_true(csv_file_append(file, row, 1, NULL));
    csv_file_abandon(file);
    assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
    csv_file_abandon(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_giving_up, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
