/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/cell_text.h"
#include "extract/reader.h"

static const struct {
    const char *text, *wanted;
} texts[] = {
    {"", ""},
    {"Peeters", "Peeters"},
    {" \t Els \r\n", "Els"},
    {"   ", ""},
    {"An_x000D_\nBo", "An\r\nBo"},
    {"_x000D_", ""},
    {"_x005F_x0041_", "_x0041_"},
    {"_x00e9__x00C9_", "éÉ"},
    {"_xD83D__xDE00_", "😀"},
    {"a_xD83D_b_xDE00_c", "abc"},
    {"a_x0000_b", "ab"},
    {"_x00G1_ _x12_ _x", "_x00G1_ _x12_ _x"},
    {"a_x0041", "a_x0041"},
};

static void test_texts(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GString) out = g_string_new("x ");

        cell_text_append(out, 2, texts[i].text, strlen(texts[i].text));
        cell_text_finish(out, 2);
        if (strcmp(out->str + 2, texts[i].wanted) != 0)
            fail_msg("“%s”: “%s”", texts[i].text, out->str);
        assert_memory_equal(out->str, "x ", 2);
        assert_int_equal(strlen(out->str), out->len);
    }
}

/* However much comes, one byte past the limit is all that is kept. */
static void test_limit(void **state)
{
    (void)state;
    g_autofree char *piece = g_strnfill(20000, 'x');
    g_autoptr(GString) out = g_string_new("abc");

    for (int i = 0; i < 5; i++)
        cell_text_append(out, 3, piece, 20000);
    assert_int_equal(out->len - 3, EXTRACT_CELL_LIMIT + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
