/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/error.h"
#include "invention/example_files.h"
#include "platform/scratch.h"
#include "reference/example_place.h"

static char *contents(const char *directory, const char *name)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    struct stat status;
    char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    return text;
}

static void five_files_and_the_same_again(void **state)
{
    static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};
    day_number made_on = day_parse_iso("2026-11-22");

    example_places_admit();
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        const struct story *story = story_in(languages[i]);
        g_autofree char *first = g_strdup_printf("%s/%d-first", (char *)*state, (int)i);
        g_autofree char *second = g_strdup_printf("%s/%d-second", (char *)*state, (int)i);
        g_autoptr(GError) error = NULL;

        assert_true(example_files_write(story, made_on, first, &error));
        assert_true(example_files_write(story, made_on, second, &error));
        assert_int_equal(scratch_count(first), EXAMPLE_FILE_COUNT);
        for (int file = 0; file < EXAMPLE_FILE_COUNT; file++) {
            g_autofree char *a = contents(first, story->files[file].file_name);
            g_autofree char *b = contents(second, story->files[file].file_name);
            assert_string_equal(a, b);
        }
        /* Windows-1252, as municipalities write it. */
        g_autofree char *voters = contents(first, story->files[EXAMPLE_VOTERS].file_name);
        assert_false(g_utf8_validate(voters, -1, NULL));
    }
}

static void no_folder_no_files(void **state)
{
    g_autofree char *nowhere = g_build_filename(*state, "no", "folder", NULL);
    g_autoptr(GError) error = NULL;

    example_places_admit();
    assert_false(example_files_write(story_in(LANGUAGE_NL), day_parse_iso("2026-11-22"),
                                     nowhere, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(five_files_and_the_same_again, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(no_folder_no_files, scratch_make, scratch_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
