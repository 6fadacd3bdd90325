/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "command/arguments.h"

static const struct option_row global_rows[] = {
    {"dossier", 'C', OPTION_VALUE, "DIR", "x"},
    {"json", 0, OPTION_FLAG, NULL, "x"},
    {"quiet", 'q', OPTION_FLAG, NULL, "x"},
    {"verbose", 'v', OPTION_FLAG, NULL, "x"},
};
static const struct option_table global = OPTION_TABLE(global_rows);

static const struct option_row own_rows[] = {
    {"source", 0, OPTION_VALUE, "ID", "x"},
    {"map", 0, OPTION_MANY, "F=C", "x"},
    {"dry-run", 0, OPTION_FLAG, NULL, "x"},
};
static const struct option_table own = OPTION_TABLE(own_rows);

static struct arguments *read_line(const char *line, GError **error)
{
    /* The words must outlive the arguments. */
    static char **words;

    g_strfreev(words);
    words = g_strsplit(line, " ", -1);
    if (words[0] != NULL && *words[0] == '\0')
        g_clear_pointer(&words[0], g_free);
    return arguments_read(words, &global, &own, error);
}

static void test_wrong_lines(void **state)
{
    static const char *const lines[] = {
        "--nosuch",   "-x",        "--source", "--source a --source b",
        "--json=yes", "-C",        "-qC",      "--dry-runs",
        "--map",      "--sourc a", "--=x",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Arguments) arguments = read_line(lines[i], &error);
        if (arguments != NULL)
            fail_msg("accepted: %s", lines[i]);
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE));
    }
}

static void test_options_and_operands_in_any_order(void **state)
{
    g_autoptr(Arguments) arguments =
        read_line("file.csv --map a=b -qv --source=k --map c=d -Cdir -- --map", NULL);

    (void)state;
    assert_non_null(arguments);
    assert_string_equal(arguments_value(arguments, "source"), "k");
    assert_string_equal(arguments_value(arguments, "dossier"), "dir");
    assert_string_equal(arguments_values(arguments, "map")[0], "a=b");
    assert_string_equal(arguments_values(arguments, "map")[1], "c=d");
    assert_null(arguments_values(arguments, "map")[2]);
    assert_true(arguments_has(arguments, "quiet"));
    assert_true(arguments_has(arguments, "verbose"));
    assert_false(arguments_has(arguments, "json"));
    assert_null(arguments_value(arguments, "dry-run"));
    assert_int_equal(arguments_operand_count(arguments), 2);
    assert_string_equal(arguments_operand(arguments, 0), "file.csv");
    assert_string_equal(arguments_operand(arguments, 1), "--map");
    assert_null(arguments_operand(arguments, 2));
}

static void test_lone_hyphen_is_an_operand(void **state)
{
    g_autoptr(Arguments) arguments = read_line("-", NULL);

    (void)state;
    assert_string_equal(arguments_operand(arguments, 0), "-");
}

static void test_command_comes_first(void **state)
{
    static const struct {
        const char *line, *expected;
    } cases[] = {
        {"-C d source list", "source list -C d"},
        {"--json source -q list --x", "source list --json -q --x"},
        {"source --dossier=d list", "source list --dossier=d"},
        {"-Cd check brief-1", "check brief-1 -Cd"},
        {"import f -- -C", "import f -- -C"},
        {"--help", "--help"},
        {"", ""},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) words = g_strsplit(cases[i].line, " ", -1);
        if (*cases[i].line == '\0')
            g_clear_pointer(&words[0], g_free);
        g_autofree char **ordered = arguments_command_first(words, &global);
        g_autofree char *joined = g_strjoinv(" ", ordered);
        assert_string_equal(joined, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrong_lines),
        cmocka_unit_test(test_options_and_operands_in_any_order),
        cmocka_unit_test(test_lone_hyphen_is_an_operand),
        cmocka_unit_test(test_command_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
