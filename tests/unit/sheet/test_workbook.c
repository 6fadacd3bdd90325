/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/workbook.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include <cmocka.h>

#include "base/error.h"

struct place {
    char *directory, *tmpdir, *path;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);

    place->directory = g_dir_make_tmp("kiespost-workbook-XXXXXX", NULL);
    place->tmpdir = g_build_filename(place->directory, "tmp", NULL);
    place->path = g_build_filename(place->directory, "brieven.xlsx", NULL);
    g_mkdir(place->tmpdir, 0700);
    *state = place;
    return 0;
}

static guint count_files(const char *directory)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    guint count = 0;

    while (dir != NULL && g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

static int tear_down(void **state)
{
    struct place *place = *state;

    g_unlink(place->path);
    g_rmdir(place->tmpdir);
    g_rmdir(place->directory);
    g_free(place->path);
    g_free(place->tmpdir);
    g_free(place->directory);
    g_free(place);
    return 0;
}

static const struct workbook_column two_columns[] = {{"Naam", 20, FALSE},
                                                     {"Brief", 60, TRUE}};

/* One member of the file; NULL, said aloud, where no unzip is. */
static char *member(const char *path, const char *name)
{
    const char *argv[] = {"unzip", "-p", path, name, NULL};
    char *out = NULL;

    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                      NULL, NULL, NULL))
        print_message("SKIPPED: without unzip the content was NOT looked at\n");
    return out;
}

static void test_cells_are_text(void **state)
{
    static const char *const values[] = {
        "=cmd|“/c calc”!A1", "0470123456", "1-2",
        "2030-10-13",        "TRUE",       "+32470",
        "@SUM(A1)",          "<b>&\"'",    "Noëlla Çelik",
        "regel 1\nregel 2",
    };
    struct place *place = *state;
    g_autoptr(GError) error = NULL;
    struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
    struct workbook_sheet *sheet =
        workbook_add_sheet(workbook, "Brieven", two_columns, 2, &error);

    assert_non_null(sheet);
    assert_true(workbook_describe(workbook, "brief-1", "Els Peeters", &error));
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        const char *const cells[] = {values[i], NULL};
        assert_true(workbook_append_row(sheet, cells, &error));
    }
    assert_int_equal(workbook_sheet_rows(sheet), G_N_ELEMENTS(values));
    assert_true(workbook_finish(workbook, &error));

    GStatBuf status;
    assert_int_equal(g_stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    g_autofree char *xml = member(place->path, "xl/worksheets/sheet1.xml");
    if (xml == NULL)
        return;
    assert_null(strstr(xml, "<f>"));
    assert_null(strstr(xml, "<v>"));
    assert_non_null(strstr(xml, "<t>=cmd|“/c calc”!A1</t>"));
    assert_non_null(strstr(xml, "<t>0470123456</t>"));
    assert_non_null(strstr(xml, "<t>&lt;b&gt;&amp;"));
    assert_non_null(strstr(xml, "Noëlla Çelik"));
    assert_non_null(strstr(xml, "regel 1\nregel 2"));
    assert_non_null(strstr(xml, "state=\"frozen\""));
}

static void test_nothing_is_left_behind(void **state)
{
    struct place *place = *state;
    g_autoptr(GError) error = NULL;
    struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
    struct workbook_sheet *sheet =
        workbook_add_sheet(workbook, "Brieven", two_columns, 2, &error);

    for (guint i = 0; i < 500; i++) {
        const char *const cells[] = {"Els Peeters", "Beste Els"};
        assert_true(workbook_append_row(sheet, cells, &error));
    }
    /* The rows wait in a file without a name. */
    assert_int_equal(count_files(place->tmpdir), 0);
    assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
    workbook_abandon(workbook);
    assert_int_equal(count_files(place->directory), 1);
    assert_int_equal(count_files(place->tmpdir), 0);
}

static void test_earlier_file_survives_failure(void **state)
{
    struct place *place = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *content = NULL;

    assert_true(g_file_set_contents(place->path, "earlier", -1, NULL));
    struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
    workbook_add_sheet(workbook, "Brieven", two_columns, 2, &error);
    workbook_abandon(workbook);
    assert_true(g_file_get_contents(place->path, &content, NULL, NULL));
    assert_string_equal(content, "earlier");
}

static void test_sheet_names(void **state)
{
    static const struct {
        const char *label, *name;
        gboolean valid;
    } cases[] = {
        {"plain", "Brieven 2030", TRUE},
        {"taken", "Eerste", FALSE},
        {"taken in other case", "EERSTE", FALSE},
        {"empty", "", FALSE},
        {"31 characters", "abcdefghijklmnopqrstuvwxyzabcde", TRUE},
        {"32 characters", "abcdefghijklmnopqrstuvwxyzabcdef", FALSE},
        {"31 characters of two bytes", "ééééééééééééééééééééééééééééééé", TRUE},
        {"slash", "a/b", FALSE},
        {"backslash", "a\\b", FALSE},
        {"bracket", "a[b", FALSE},
        {"colon", "a:b", FALSE},
        {"question mark", "waarom?", FALSE},
        {"asterisk", "a*", FALSE},
        {"apostrophe first", "'s morgens", FALSE},
        {"apostrophe last", "a'", FALSE},
        {"apostrophe inside", "d'Ixelles", TRUE},
        {"not UTF-8", "\xFF", FALSE},
    };
    struct place *place = *state;

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
        workbook_add_sheet(workbook, "Eerste", two_columns, 2, &error);
        gboolean valid =
            workbook_add_sheet(workbook, cases[i].name, two_columns, 2, &error) != NULL;
        if (valid != cases[i].valid)
            fail_msg("%s: %s", cases[i].label, valid ? "accepted" : error->message);
        if (!valid)
            assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE));
        workbook_abandon(workbook);
    }
}

static void test_cell_limit(void **state)
{
    struct place *place = *state;
    g_autoptr(GError) error = NULL;
    g_autofree char *longest = g_strnfill(WORKBOOK_MAX_CELL, 'x');
    g_autofree char *too_long = g_strnfill(WORKBOOK_MAX_CELL + 1, 'x');
    const char *const fits[] = {"a", longest}, *const does_not[] = {"a", too_long};
    GString *wide = g_string_new(NULL);
    struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
    struct workbook_sheet *sheet =
        workbook_add_sheet(workbook, "Brieven", two_columns, 2, &error);

    /* 32 767 characters of two bytes fit as well. */
    for (guint i = 0; i < WORKBOOK_MAX_CELL; i++)
        g_string_append(wide, "é");
    g_autofree char *wide_text = g_string_free(wide, FALSE);
    const char *const wide_cells[] = {"a", wide_text};
    assert_true(workbook_append_row(sheet, fits, &error));
    assert_true(workbook_append_row(sheet, wide_cells, &error));
    assert_false(workbook_append_row(sheet, does_not, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
    assert_string_equal(error->message,
                        "sheet “Brieven”, row 4, column “Brief”: the text is longer than "
                        "the 32767 characters that a cell holds");
    assert_int_equal(workbook_sheet_rows(sheet), 2);
    g_clear_error(&error);
    assert_true(workbook_finish(workbook, &error));
}

static void test_full_sheet_goes_on(void **state)
{
    static const struct workbook_column one_column[] = {{"N", 0, FALSE}};
    static const char *const cells[] = {"x"};
    struct place *place = *state;
    g_autoptr(GError) error = NULL;
    struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
    struct workbook_sheet *sheet =
        workbook_add_sheet(workbook, "Brieven", one_column, 1, &error);

    for (guint i = 0; i < WORKBOOK_MAX_ROWS; i++)
        assert_true(workbook_append_row(sheet, cells, &error));
    assert_int_equal(workbook_sheet_rows(sheet), WORKBOOK_MAX_ROWS);
    assert_true(workbook_finish(workbook, &error));
    g_autofree char *index = member(place->path, "xl/workbook.xml");
    g_autofree char *second = member(place->path, "xl/worksheets/sheet2.xml");
    if (index == NULL || second == NULL)
        return;
    assert_non_null(strstr(index, "name=\"Brieven 2\""));
    /* Headings again, and the one row that the first sheet had no room for. */
    assert_non_null(strstr(second, "<row r=\"2\""));
    assert_null(strstr(second, "<row r=\"3\""));
    assert_non_null(strstr(second, "<t>N</t>"));
}

static void test_directories(void **state)
{
    struct place *place = *state;
    g_autofree char *nowhere = g_build_filename(place->directory, "no", "x.xlsx", NULL);
    g_autofree char *no_tmpdir = g_build_filename(place->directory, "no", NULL);
    const struct {
        const char *label, *path, *tmpdir;
    } cases[] = {{"no directory for the file", nowhere, place->tmpdir},
                 {"no directory for the rows", place->path, no_tmpdir}};

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        if (workbook_create(cases[i].path, cases[i].tmpdir, &error) != NULL)
            fail_msg("%s: created", cases[i].label);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE));
        assert_int_equal(count_files(place->directory), 1);
    }
}

/* A limit on the size of files stands for a full disk: writing fails with EFBIG. */
static void test_full_disk(void **state)
{
    static const rlim_t limits[] = {0, 512, 4096, 40000, 100000, 200000};
    struct place *place = *state;
    g_autofree char *text = g_strnfill(500, 'x');
    const char *const cells[] = {"Els Peeters", text};

    signal(SIGXFSZ, SIG_IGN);
    for (guint i = 0; i < G_N_ELEMENTS(limits); i++) {
        g_autoptr(GError) error = NULL;
        struct rlimit before, full;
        getrlimit(RLIMIT_FSIZE, &before);
        full = before;
        full.rlim_cur = limits[i];
        struct workbook *workbook = workbook_create(place->path, place->tmpdir, &error);
        struct workbook_sheet *sheet =
            workbook_add_sheet(workbook, "Brieven", two_columns, 2, &error);
        assert_non_null(sheet);

        assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
        gboolean written = TRUE;
        for (guint row = 0; row < 400 && written; row++)
            written = workbook_append_row(sheet, cells, &error);
        if (written)
            written = workbook_finish(workbook, &error);
        else
            workbook_abandon(workbook);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);

        if (written)
            fail_msg("limit %lu: written", (unsigned long)limits[i]);
        if (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO))
            fail_msg("limit %lu: %s", (unsigned long)limits[i], error->message);
        assert_int_equal(count_files(place->directory), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cells_are_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_is_left_behind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_earlier_file_survives_failure, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_sheet_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cell_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_full_sheet_goes_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_directories, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_full_disk, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
