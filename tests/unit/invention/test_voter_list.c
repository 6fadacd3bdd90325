/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "invention/voter_list.h"

static const struct invented_person zoe = {
    .family_name = "D'Hondt",
    .given_names = "Zoë Anne-Marie",
    .sex = 'F',
    .foreign = TRUE,
    .street = "Kerkstraat",
    .house_number = "7bis",
    .box = "2",
    .postcode = "9000",
    .national_number = "96022900068",
};

static const struct {
    const char *label, *layout;
    enum birth_format birth_format;
    char delimiter;
    gboolean capitals, national_number;
    const char *row;
} cases[] = {
    {"Flanders", "flanders", BIRTH_DMY, ';', TRUE, TRUE,
     "801;96022900068;D'HONDT;ZOË ANNE-MARIE;29/02/1996;V;KERKSTRAAT;7bis;2;9000;GENT;2"},
    {"no number", "flanders", BIRTH_ISO, ';', FALSE, FALSE,
     "801;D'Hondt;Zoë Anne-Marie;1996-02-29;V;Kerkstraat;7bis;2;9000;Gent;2"},
    {"Brussels", "brussels", BIRTH_COMPACT, '\t', TRUE, FALSE,
     "801\tD'HONDT\tZOË ANNE-MARIE\t19960229\tKERKSTRAAT 7bis bte 2\t9000\tGENT"},
    {"Wallonia", "wallonia", BIRTH_DMY, ';', FALSE, FALSE,
     "801;D'Hondt;Zoë Anne-Marie;29/02/1996;F;UE;Kerkstraat;7bis;2;9000;Gent;Gent;2;2"},
    {"federal", "federal", BIRTH_DMY, ',', FALSE, FALSE,
     "801,D'Hondt,Zoë Anne-Marie,29/02/1996,V,Kerkstraat,7bis,2,9000,Gent,Gent,2"},
};

static void rows_are_as_municipalities_write_them(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct voter_list_form form = {
            .municipality = municipality_by_nis("44021"),
            .layout = voter_list_layout_named(cases[i].layout),
            .birth_format = cases[i].birth_format,
            .line_end = "\n",
            .delimiter = cases[i].delimiter,
            .capitals = cases[i].capitals,
            .national_number = cases[i].national_number,
        };
        g_autoptr(VoterList) list = voter_list_new(&form);
        struct invented_person person = zoe;

        person.birth_date = day_from_ymd(1996, 2, 29);
        assert_true(g_str_has_suffix(voter_list_text(list)->str, "\n"));
        g_string_truncate(voter_list_text(list), 0);
        voter_list_add(list, 801, &person);
        g_autofree char *wanted = g_strconcat(cases[i].row, "\n", NULL);
        if (strcmp(voter_list_text(list)->str, wanted) != 0)
            fail_msg("%s: %s", cases[i].label, voter_list_text(list)->str);
    }
    assert_null(voter_list_layout_named("mars"));
}

static void a_year_alone_may_be_known(void **state)
{
    const struct voter_list_form form = {
        .municipality = municipality_by_nis("44021"),
        .layout = voter_list_layout_named("flanders"),
        .line_end = "\n",
        .delimiter = ';',
    };
    g_autoptr(VoterList) list = voter_list_new(&form);
    struct invented_person person = zoe;

    (void)state;
    person.birth_date = day_from_ymd(1957, 1, 1);
    person.birth_year_only = TRUE;
    voter_list_add(list, 1, &person);
    assert_non_null(strstr(voter_list_text(list)->str, ";00/00/1957;"));
}

static void names_that_a_file_cannot_hold(void **state)
{
    struct voter_list_form form = {.delimiter = ';', .charset = "CP1252"};

    (void)state;
    assert_true(voter_list_holds_name("Zoë", &form));
    assert_false(voter_list_holds_name("Łukasz", &form));
    assert_false(voter_list_holds_name("a;b", &form));
    form.charset = NULL;
    assert_true(voter_list_holds_name("Łukasz", &form));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_as_municipalities_write_them),
        cmocka_unit_test(a_year_alone_may_be_known),
        cmocka_unit_test(names_that_a_file_cannot_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
