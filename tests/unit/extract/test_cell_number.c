/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/cell_number.h"

static const struct {
    const char *code;
    guint8 shape;
} codes[] = {
    {"General", SHAPE_PLAIN},
    {"Standaard", SHAPE_PLAIN},
    {"0", SHAPE_PLAIN},
    {"0.00", SHAPE_PLAIN},
    {"#,##0.00;[Red]-#,##0.00", SHAPE_PLAIN},
    {"[$€-813]\\ #,##0.00", SHAPE_PLAIN},
    {"0\" dagen\"", SHAPE_PLAIN},
    {"0\\d", SHAPE_PLAIN},
    {"0_d", SHAPE_PLAIN},
    {"0*d", SHAPE_PLAIN},
    {"0;\"d\"d", SHAPE_PLAIN},
    {"@", SHAPE_PLAIN},
    {"0.00E+00", SHAPE_PLAIN},
    {"dd/mm/yyyy", SHAPE_DAY},
    {"[$-813]dddd d mmmm yyyy;@", SHAPE_DAY},
    {"[Blue]D-MMM", SHAPE_DAY},
    {"mmm", SHAPE_DAY},
    {"yyyy", SHAPE_DAY},
    {"dd/mm/yyyy hh:mm", SHAPE_DAY},
    {"hh:mm", SHAPE_TIME},
    {"[h]:mm:ss", SHAPE_TIME},
    {"mm:ss.0", SHAPE_TIME},
    {"h:mm AM/PM", SHAPE_TIME},
    {"0000", SHAPE_ZEROS + 4},
    {"0000000000;@", SHAPE_ZEROS + 10},
    {"00000000000000000000000", SHAPE_PLAIN},
    {"\"unclosed dd", SHAPE_PLAIN},
    {"[unclosed dd", SHAPE_PLAIN},
    {"\\", SHAPE_PLAIN},
    {"", SHAPE_PLAIN},
};

static void test_codes(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
        if (number_shape_of_code(codes[i].code) != codes[i].shape)
            fail_msg("%s: %u", codes[i].code, number_shape_of_code(codes[i].code));
}

static void test_ids(void **state)
{
    (void)state;
    static const guint8 days[] = {14, 15, 16, 17, 22, 27, 30, 31, 36, 50, 54, 57, 58};
    static const guint8 times[] = {18, 19, 20, 21, 32, 33, 45, 46, 47};
    static const guint8 plain[] = {0, 1, 2, 9, 13, 23, 26, 37, 44, 48, 49, 59, 164};

    for (gsize i = 0; i < G_N_ELEMENTS(days); i++)
        assert_int_equal(number_shape_of_id(days[i]), SHAPE_DAY);
    for (gsize i = 0; i < G_N_ELEMENTS(times); i++)
        assert_int_equal(number_shape_of_id(times[i]), SHAPE_TIME);
    for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
        assert_int_equal(number_shape_of_id(plain[i]), SHAPE_PLAIN);
}

static const struct {
    const char *number;
    guint8 shape;
    gboolean since_1904;
    const char *wanted;
} numbers[] = {
    {"0", SHAPE_PLAIN, FALSE, "0"},
    {"-0", SHAPE_PLAIN, FALSE, "0"},
    {"42", SHAPE_PLAIN, FALSE, "42"},
    {" 42 ", SHAPE_PLAIN, FALSE, "42"},
    {"042", SHAPE_PLAIN, FALSE, "42"},
    {"42.0", SHAPE_PLAIN, FALSE, "42"},
    {"3.2470123456E10", SHAPE_PLAIN, FALSE, "32470123456"},
    {"999999999999999", SHAPE_PLAIN, FALSE, "999999999999999"},
    {"1234567890123456", SHAPE_PLAIN, FALSE, "1234567890123460"},
    {"-1e15", SHAPE_PLAIN, FALSE, "-1000000000000000"},
    {"1.5e20", SHAPE_PLAIN, FALSE, "150000000000000000000"},
    {"1e21", SHAPE_PLAIN, FALSE, "1e+21"},
    {"0.1", SHAPE_PLAIN, FALSE, "0.1"},
    {"0.30000000000000004", SHAPE_PLAIN, FALSE, "0.3"},
    {"1e999", SHAPE_PLAIN, FALSE, "1e999"},
    {"geen", SHAPE_PLAIN, FALSE, "geen"},
    {"", SHAPE_PLAIN, FALSE, ""},
    {"470123456", SHAPE_ZEROS + 10, FALSE, "0470123456"},
    {"12345", SHAPE_ZEROS + 4, FALSE, "12345"},
    {"-7", SHAPE_ZEROS + 4, FALSE, "-7"},
    {"0.5", SHAPE_ZEROS + 4, FALSE, "0.5"},
    {"1", SHAPE_DAY, FALSE, "1900-01-01"},
    {"59", SHAPE_DAY, FALSE, "1900-02-28"},
    {"60", SHAPE_DAY, FALSE, "1900-02-29"},
    {"61", SHAPE_DAY, FALSE, "1900-03-01"},
    {"22352", SHAPE_DAY, FALSE, "1961-03-12"},
    {"47746", SHAPE_DAY, FALSE, "2030-09-20"},
    {"47746.5", SHAPE_DAY, FALSE, "2030-09-20 12:00:00"},
    {"47746.999999", SHAPE_DAY, FALSE, "2030-09-21"},
    {"0.25", SHAPE_DAY, FALSE, "06:00:00"},
    {"0.25", SHAPE_TIME, FALSE, "06:00:00"},
    {"1.25", SHAPE_TIME, FALSE, "1900-01-01 06:00:00"},
    {"0", SHAPE_TIME, FALSE, "00:00:00"},
    {"2958465", SHAPE_DAY, FALSE, "9999-12-31"},
    {"2958465.9999999", SHAPE_DAY, FALSE, "2958465.9999999"},
    {"2958466", SHAPE_DAY, FALSE, "2958466"},
    {"-1", SHAPE_DAY, FALSE, "-1"},
    {"0", SHAPE_DAY, TRUE, "1904-01-01"},
    {"60", SHAPE_DAY, TRUE, "1904-03-01"},
    {"20890", SHAPE_DAY, TRUE, "1961-03-12"},
    {"0.5", SHAPE_TIME, TRUE, "12:00:00"},
    {"2957003", SHAPE_DAY, TRUE, "9999-12-31"},
    {"2957004", SHAPE_DAY, TRUE, "2957004"},
    {"onbekend", SHAPE_DAY, FALSE, "onbekend"},
};

static void test_numbers(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(GString) out = g_string_new("<");

        cell_number_append(out, numbers[i].number, strlen(numbers[i].number),
                           numbers[i].shape, numbers[i].since_1904);
        if (strcmp(out->str + 1, numbers[i].wanted) != 0)
            fail_msg("%s as %u: %s", numbers[i].number, numbers[i].shape, out->str);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
