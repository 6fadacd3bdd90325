/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/delimiter.h"

static const struct {
    const char *label, *sample;
    char expected;
} samples[] = {
    {"semicolons", "a;b;c\n1;2;3\n", ';'},
    {"commas", "a,b,c\n1,2,3\n", ','},
    {"tabs", "a\tb\n1\t2\n", '\t'},
    {"bars", "a|b|c\n1|2|3\n", '|'},
    {"commas in cells",
     "Naam;Adres;Plaats\nPeeters;Kerkstraat 1, bus 2;Gent\n"
     "Maes;Laan 2, bus 3;Gent\n",
     ';'},
    {"semicolons in quotes", "a,b\n\"x;y;z\",2\n\"p;q;r\",4\n", ','},
    {"quote doubled in quotes", "a,b\n\"x\"\";y;\",2\n", ','},
    {"line break in quotes", "a;b\n\"x\ny\";2\n", ';'},
    {"headings only", "Naam;Voornaam\n", ';'},
    {"no line end", "Naam;Voornaam", ';'},
    {"a title above", "Kiezerslijst\na;b;c\n1;2;3\n4;5;6\n", ';'},
    {"one column", "Naam\nPeeters\n", '\0'},
    {"one column of full names", "Naam\nPeeters, Els\nMaes, Jan\nClaes, An\n", '\0'},
    {"blank lines first", "\n\r\na;b\n1;2\n", ';'},
    {"CR line ends", "a;b\r1;2\r", ';'},
    {"nothing", "", '\0'},
};

static void test_detect(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
        struct delimiter_finding finding =
            delimiter_detect(samples[i].sample, strlen(samples[i].sample));
        g_autofree char *evidence = finding.evidence;
        if (finding.delimiter != samples[i].expected)
            fail_msg("%s: “%c” (%s)", samples[i].label, finding.delimiter, evidence);
        assert_true(*evidence != '\0');
    }
}

static void test_evidence(void **state)
{
    (void)state;
    struct delimiter_finding finding = delimiter_detect("a;b\n1;2\n1\n", 10);
    assert_string_equal(finding.evidence,
                        "2 of the first 3 lines are cut into as many cells as the first");
    g_free(finding.evidence);
}

static const struct {
    const char *label, *sample;
    char expected;
    gsize length;
} declared[] = {
    {"LF", "sep=;\na;b\n", ';', 6},
    {"CR LF", "sep=,\r\na,b\n", ',', 7},
    {"capitals", "SEP=|\n", '|', 6},
    {"quoted", "\"sep=;\"\n", ';', 8},
    {"a tab", "sep=\t\n", '\t', 6},
    {"only line", "sep=;", ';', 5},
    {"no delimiter", "sep=x\n", '\0', 0},
    {"a column called so", "sep=;b\n", '\0', 0},
    {"nothing declared", "Naam;Els\n", '\0', 0},
};

static void test_declared(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(declared); i++) {
        gsize length = 0;
        char delimiter =
            delimiter_declared(declared[i].sample, strlen(declared[i].sample), &length);
        if (delimiter != declared[i].expected || length != declared[i].length)
            fail_msg("%s", declared[i].label);
    }
}

static void test_name(void **state)
{
    (void)state;
    assert_string_equal(delimiter_name('\t'), "tab");
    assert_string_equal(delimiter_name(';'), ";");
    assert_string_equal(delimiter_name('\0'), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_detect),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_declared),
        cmocka_unit_test(test_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
