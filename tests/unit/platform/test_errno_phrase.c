/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/catalogue_file.h"
#include "base/i18n.h"
#include "platform/errno_phrase.h"
#include "platform/scratch.h"

/* Those that a file of the operator's can meet. */
static const int common[] = {ENOENT, EACCES,    EPERM, EEXIST, EISDIR,  ENOTDIR,
                             ENOSPC, EDQUOT,    EIO,   EROFS,  EMFILE,  ENAMETOOLONG,
                             ELOOP,  ENOTEMPTY, EBUSY, EFBIG,  ETXTBSY, EXDEV};

static void the_common_ones_are_ours(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(common); i++) {
        const char *phrase = errno_phrase(common[i]);
        assert_string_not_equal(phrase, g_strerror(common[i]));
        /* It stands within a sentence. */
        assert_true(g_ascii_islower(*phrase) && !g_str_has_suffix(phrase, "."));
        for (gsize other = 0; other < i; other++)
            assert_string_not_equal(phrase, errno_phrase(common[other]));
    }
}

static void the_rest_is_the_systems(void **state)
{
    (void)state;
    assert_string_equal(errno_phrase(ECONNREFUSED), g_strerror(ECONNREFUSED));
    assert_string_equal(errno_phrase(99999), g_strerror(99999));
}

static void it_is_in_the_operators_language(void **state)
{
    /* clang-format off */
    static const struct catalogue_entry dutch[] = {
        {ENTRY("the disk is full"), ENTRY("de schijf is vol")},
    };
    /* clang-format on */
    catalogue_file_write(*state, "nl", dutch, G_N_ELEMENTS(dutch));
    assert_true(i18n_start("nl", *state));
    assert_string_equal(errno_phrase(ENOSPC), "de schijf is vol");
    assert_true(i18n_start("en", *state));
    assert_string_equal(errno_phrase(ENOSPC), "the disk is full");
}

static void an_error_of_glib_says_the_same(void **state)
{
    g_autofree char *missing = g_build_filename(*state, "x", NULL);
    g_autoptr(GError) absent = NULL, folder = NULL, other = NULL;
    g_autofree char *text = NULL;

    assert_false(g_file_get_contents(missing, &text, NULL, &absent));
    assert_string_equal(file_error_phrase(absent), errno_phrase(ENOENT));
    assert_false(g_file_get_contents(*state, &text, NULL, &folder));
    assert_string_equal(file_error_phrase(folder), errno_phrase(EISDIR));
    g_set_error_literal(&other, G_MARKUP_ERROR, 2, "something else");
    assert_string_equal(file_error_phrase(other), "something else");
    /* Every code of GLib's that is an error number's is one here. */
    for (gsize i = 0; i < G_N_ELEMENTS(common); i++) {
        gint code = g_file_error_from_errno(common[i]);
        g_autoptr(GError) error = g_error_new(G_FILE_ERROR, code, "-");
        if (code != G_FILE_ERROR_FAILED)
            assert_string_equal(file_error_phrase(error), errno_phrase(common[i]));
    }
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        TEST(the_common_ones_are_ours),
        TEST(the_rest_is_the_systems),
        TEST(it_is_in_the_operators_language),
        TEST(an_error_of_glib_says_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
