/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "command/print.h"

/* Eighty columns at the most, no word cut, every word kept. */
static void test_fold(void **state)
{
    static const char *const texts[] = {
        "short",
        "",
        "één zin met accenten die langer is dan tachtig kolommen en die dus ergens moet "
        "worden omgebroken, maar nooit midden in een woord zoals verkiezingspropaganda",
        "one-word-that-is-so-very-long-that-it-does-not-fit-on-any-line-of-a-terminal-"
        "and-must-be-left-as-it-is and then some more words to follow behind it",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *folded = print_fold(texts[i], 2);
        g_auto(GStrv) lines = g_strsplit(folded, "\n", -1);
        g_autoptr(GString) joined = g_string_new(NULL);
        for (gsize j = 0; lines[j] != NULL; j++) {
            if (g_utf8_strlen(lines[j], -1) > 80 && strchr(lines[j], ' ') != NULL &&
                i != 3)
                fail_msg("too wide: %s", lines[j]);
            g_string_append_printf(joined, "%s%s", j > 0 ? " " : "", g_strchug(lines[j]));
        }
        assert_string_equal(joined->str, texts[i]);
    }
}

static void print_everything(void)
{
    static const char *const headings[] = {"name", ">count"};
    static const char *const row[] = {"els", "3"};
    struct print_table *table = print_table_new(headings, 2);

    print_line("one\n%s", "two");
    print_paragraph("- ", 2,
                    "a paragraph that is wider than the eighty columns that there are at "
                    "the most, and so has two lines");
    print_table_add(table, row);
    print_table_finish(table);
}

/* What print_everything() says under a limit, through a file in the place of standard
 * output. The caller frees. */
static char *said_within(guint most, guint *dropped)
{
    char path[] = "/tmp/kiespost-print-XXXXXX";
    int file = g_mkstemp(path), before;
    char *text = NULL;

    fflush(stdout);
    before = dup(STDOUT_FILENO);
    assert_true(file >= 0 && before >= 0 && dup2(file, STDOUT_FILENO) >= 0);
    print_limit(most);
    print_everything();
    *dropped = print_limit_end();
    fflush(stdout);
    assert_true(dup2(before, STDOUT_FILENO) >= 0);
    assert_true(close(before) == 0 && close(file) == 0);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_int_equal(g_unlink(path), 0);
    return text;
}

/* Whole paragraphs, and what is left out is counted. */
static void test_limit(void **state)
{
    static const char all[] = "one\ntwo\n"
                              "- a paragraph that is wider than the eighty columns that "
                              "there are at the most,\n"
                              "  and so has two lines\n"
                              "name  count\nels       3\n";
    static const struct {
        guint most;
        const char *last; /* the beginning of the first line left out; NULL: none is */
        guint dropped;
    } cases[] = {
        {0, "one", 6},  {1, "- a", 4}, {2, "- a", 4}, {3, "name", 2},
        {4, "name", 2}, {5, "els", 1}, {6, NULL, 0},  {100, NULL, 0},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *end =
            cases[i].last != NULL ? strstr(all, cases[i].last) : all + strlen(all);
        g_autofree char *expected = g_strndup(all, (gsize)(end - all));
        guint dropped;
        g_autofree char *said = said_within(cases[i].most, &dropped);
        assert_string_equal(said, expected);
        assert_int_equal(dropped, cases[i].dropped);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
