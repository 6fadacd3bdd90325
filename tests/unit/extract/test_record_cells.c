/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/record_cells.h"

static const struct {
    const char *label, *text;
    gboolean loose;
    enum row_defect defect;
    const char *cells; /* "|" between, "" when defective */
} cases[] = {
    {"plain", "a;b;c\n", FALSE, DEFECT_NONE, "a|b|c"},
    {"no line end", "a;b", FALSE, DEFECT_NONE, "a|b"},
    {"empty cells", ";;\n", FALSE, DEFECT_NONE, "||"},
    {"quotes", "\"a;b\";\"c\"\"d\"\n", FALSE, DEFECT_NONE, "a;b|c\"d"},
    {"line break in quotes", "\"a\nb\";c\n", FALSE, DEFECT_NONE, "a\nb|c"},
    {"blanks around", " a ; \"b\" \n", FALSE, DEFECT_NONE, "a|b"},
    {"quote in a cell", "a \"b\";c\n", TRUE, DEFECT_NONE, "a \"b\"|c"},
    {"the same, strictly", "a \"b\";c\n", FALSE, DEFECT_STRAY_QUOTE, ""},
    {"text behind a quote", "\"a\"b;c\n", FALSE, DEFECT_STRAY_QUOTE, ""},
    {"after a defect all is well", "a;b\n", FALSE, DEFECT_NONE, "a|b"},
    {"blank line", "\r\n", FALSE, DEFECT_NONE, ""},
};

static void test_parse(void **state)
{
    (void)state;
    struct record_cells *cells = record_cells_new(';');

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) joined = g_string_new(NULL);
        enum row_defect defect = record_cells_parse(
            cells, cases[i].text, strlen(cases[i].text), cases[i].loose);
        for (guint j = 0; j < cells->count; j++) {
            assert_int_equal(strlen(cells->spans[j].text), cells->spans[j].length);
            g_string_append_printf(joined, "%s%s", j > 0 ? "|" : "",
                                   cells->spans[j].text);
        }
        if (defect != cases[i].defect || strcmp(joined->str, cases[i].cells) != 0)
            fail_msg("%s: %d %s", cases[i].label, defect, joined->str);
    }
    record_cells_free(cells);
}

static void test_long_cell(void **state)
{
    (void)state;
    struct record_cells *cells = record_cells_new(',');
    g_autofree char *text = g_strnfill(EXTRACT_CELL_LIMIT + 2, 'x');

    text[EXTRACT_CELL_LIMIT] = ',';
    assert_int_equal(record_cells_parse(cells, text, strlen(text), FALSE), DEFECT_NONE);
    assert_int_equal(cells->spans[0].length, EXTRACT_CELL_LIMIT);
    text[EXTRACT_CELL_LIMIT] = 'x';
    assert_int_equal(record_cells_parse(cells, text, strlen(text), FALSE),
                     DEFECT_CELL_TOO_LONG);
    assert_int_equal(cells->count, 0);
    record_cells_free(cells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_long_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
