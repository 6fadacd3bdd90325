/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet/workbook_reason.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "base/catalogue_file.h"
#include "base/i18n.h"

enum {
    XLSX_ZIP_CLOSE = 10,  /* LXW_ERROR_ZIP_CLOSE */
    XLSX_LAST_ERROR = 26, /* LXW_MAX_ERRNO - 1 in libxlsxwriter 1.1 */
};

/* libxlsxwriter's own sentences begin with a capital and end with a full stop. */
static void test_phrases(void **state)
{
    (void)state;
    for (int code = 1; code <= XLSX_LAST_ERROR + 10; code++) {
        const char *phrase = workbook_reason(code);
        if (!g_ascii_islower(*phrase) || g_str_has_suffix(phrase, "."))
            fail_msg("%d: %s", code, phrase);
    }
}

static void test_translated(void **state)
{
    /* clang-format off */
    static const struct catalogue_entry dutch[] = {
        {ENTRY("its parts cannot be packed into one file"), ENTRY("inpakken lukt niet")},
    };
    /* clang-format on */
    g_autofree char *directory = g_dir_make_tmp("kiespost-XXXXXX", NULL);

    (void)state;
    catalogue_file_write(directory, "nl", dutch, G_N_ELEMENTS(dutch));
    catalogue_file_write(directory, "fr", dutch, G_N_ELEMENTS(dutch));
    assert_true(i18n_start("nl", directory));
    assert_string_equal(workbook_reason(XLSX_ZIP_CLOSE), "inpakken lukt niet");
    assert_true(i18n_start("en", directory));
    catalogue_file_remove(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_translated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
