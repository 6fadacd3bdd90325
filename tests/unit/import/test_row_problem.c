/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/row.h"

/* Every reason has a phrase and a name, and no two share the latter. */
static void test_problems(void **state)
{
    (void)state;
    for (int a = 0; a < ROW_PROBLEM_COUNT; a++) {
        assert_true(strlen(row_problem_phrase((enum row_problem)a)) > 5);
        for (int b = 0; b < a; b++)
            assert_string_not_equal(row_problem_name((enum row_problem)a),
                                    row_problem_name((enum row_problem)b));
    }
    assert_string_equal(row_problem_phrase((enum row_problem)DEFECT_NUL_BYTE),
                        row_defect_phrase(DEFECT_NUL_BYTE));
    assert_string_equal(row_problem_phrase(ROW_BIRTH_DATE_IMPOSSIBLE),
                        "a birth date on a day that does not exist");
}

static void test_notes(void **state)
{
    (void)state;
    for (int i = 0; i < ROW_NOTE_COUNT; i++) {
        g_autofree char *one = row_note_sentence((enum row_note)(1 << i), 1);
        g_autofree char *many = row_note_sentence((enum row_note)(1 << i), 12);
        assert_true(g_str_has_prefix(one, "1 "));
        assert_true(g_str_has_prefix(many, "12 "));
        assert_string_not_equal(one + 2, many + 3);
    }
    assert_true(ROW_NOTE_MOBILE_FOREIGN == 1 << (ROW_NOTE_COUNT - 1));
}

/* A note by which nothing is lost says nothing to whoever typed the value. */
static void test_losses(void **state)
{
    (void)state;
    const guint kept = ROW_NOTE_NAME_NOT_SPLIT | ROW_NOTE_ADDRESS_NOT_SPLIT |
                       ROW_NOTE_MUNICIPALITY_UNKNOWN | ROW_NOTE_MOBILE_FOREIGN;

    for (int i = 0; i < ROW_NOTE_COUNT; i++)
        assert_true((row_note_phrase((enum row_note)(1 << i)) == NULL) ==
                    ((kept & 1u << i) != 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_losses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
