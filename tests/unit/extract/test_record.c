/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/record.h"

static const struct {
    const char *label, *bytes;
    gboolean at_end;
    enum record_end end;
    gsize length;
    guint lines;
    gboolean loose;
} cases[] = {
    {"plain", "a;b\nc", FALSE, RECORD_COMPLETE, 4, 1, FALSE},
    {"CR LF", "a;b\r\nc", FALSE, RECORD_COMPLETE, 5, 1, FALSE},
    {"CR", "a;b\rc", FALSE, RECORD_COMPLETE, 4, 1, FALSE},
    {"blank line", "\nc", FALSE, RECORD_COMPLETE, 1, 1, FALSE},
    {"no end yet", "a;b", FALSE, RECORD_INCOMPLETE, 0, 0, FALSE},
    {"last line", "a;b", TRUE, RECORD_COMPLETE, 3, 1, FALSE},
    {"CR may be half of CR LF", "a;b\r", FALSE, RECORD_INCOMPLETE, 0, 0, FALSE},
    {"CR at the end", "a;b\r", TRUE, RECORD_COMPLETE, 4, 1, FALSE},
    {"quoted", "\"a;\n;b\";c\nx", FALSE, RECORD_COMPLETE, 10, 2, FALSE},
    {"CR LF in quotes", "\"a\r\nb\";c\nx", FALSE, RECORD_COMPLETE, 9, 2, FALSE},
    {"doubled quote", "\"a\"\"b\";c\nx", FALSE, RECORD_COMPLETE, 9, 1, FALSE},
    {"blank around quotes", " \"a\" ;c\nx", FALSE, RECORD_COMPLETE, 8, 1, FALSE},
    {"quote inside a cell", "Jan \"Jef\";c\nx", FALSE, RECORD_COMPLETE, 12, 1, TRUE},
    {"text behind a quote", "\"a\"b;c\nx", FALSE, RECORD_STRAY_QUOTE, 7, 1, FALSE},
    {"quote closes two lines on", "\"a\nb\"c\nx", FALSE, RECORD_UNTERMINATED, 3, 1,
     FALSE},
    {"never closes", "\"a\nb\nc\n", TRUE, RECORD_UNTERMINATED, 3, 1, FALSE},
    {"may still close", "\"a\nb\nc\n", FALSE, RECORD_INCOMPLETE, 0, 0, FALSE},
    {"closes as the last byte", "\"a\nb\"", TRUE, RECORD_COMPLETE, 5, 2, FALSE},
    {"may be doubled", "\"a\"", FALSE, RECORD_INCOMPLETE, 0, 0, FALSE},
    {"quoted CR may be half", "\"a\"\r", FALSE, RECORD_INCOMPLETE, 0, 0, FALSE},
};

static void test_find(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct record record =
            record_find(cases[i].bytes, strlen(cases[i].bytes), ';',
                        strchr(cases[i].bytes, '\r') != NULL, cases[i].at_end);
        if (record.end != cases[i].end || record.length != cases[i].length ||
            record.lines != cases[i].lines || record.loose != cases[i].loose)
            fail_msg("%s: end %d length %zu lines %u loose %d", cases[i].label,
                     record.end, record.length, record.lines, record.loose);
    }
}

static void test_line_length(void **state)
{
    (void)state;
    assert_int_equal(record_line_length("ab\ncd", 5, FALSE, FALSE), 3);
    assert_int_equal(record_line_length("ab\rcd\n", 6, TRUE, FALSE), 3);
    assert_int_equal(record_line_length("ab\r\ncd", 6, TRUE, FALSE), 4);
    assert_int_equal(record_line_length("ab", 2, FALSE, FALSE), 0);
    assert_int_equal(record_line_length("ab", 2, FALSE, TRUE), 2);
    assert_int_equal(record_line_length("ab\r", 3, TRUE, FALSE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_line_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
