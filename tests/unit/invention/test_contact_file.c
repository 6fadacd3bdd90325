/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "invention/contact_file.h"
#include "reference/example_place.h"

static const char made_on[] = "2026-11-22";

static struct town *town_of(const struct story *story)
{
    example_places_admit();
    return town_new(municipality_by_nis(story->nis), story->language,
                    day_parse_iso("2026-12-15"));
}

/* Lines without the headings; freed with g_strfreev(). */
static char **rows_of(enum example_file file, enum language language)
{
    const struct story *story = story_in(language);
    g_autoptr(Town) town = town_of(story);
    GString *text = contact_file_text(file, story, town, day_parse_iso(made_on));
    char **lines = g_strsplit(text->str, "\r\n", -1);

    g_string_free(text, TRUE);
    g_free(lines[0]);
    memmove(lines, lines + 1, g_strv_length(lines + 1) * sizeof *lines + sizeof *lines);
    g_free(lines[g_strv_length(lines) - 1]);
    lines[g_strv_length(lines) - 1] = NULL;
    return lines;
}

static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};

static void forty_subscribers_who_consented(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_auto(GStrv) rows = rows_of(EXAMPLE_SUBSCRIBERS, languages[i]);
        g_autoptr(GHashTable) addresses = g_hash_table_new(g_str_hash, g_str_equal);
        g_autoptr(GPtrArray) kept =
            g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
        guint french = 0;

        assert_int_equal(g_strv_length(rows), SUBSCRIBERS);
        for (gsize row = 0; row < SUBSCRIBERS; row++) {
            char **cells = g_strsplit(rows[row], ";", -1);
            g_ptr_array_add(kept, cells);
            assert_int_equal(g_strv_length(cells), 15);
            /* No two have one address: 39 mails for 39 people. */
            assert_true(g_hash_table_add(addresses, cells[2]));
            assert_non_null(strstr(cells[2], ".example"));
            french += strcmp(cells[3], "FR") == 0;
            assert_non_null(strstr(cells[10], story_in(languages[i])->candidate));
            assert_non_null(strstr(
                cells[10], strcmp(cells[3], "FR") == 0 ? "élections" : "verkiezingen"));
            /* Dated, by channel and method, and separately for political advertising. */
            assert_int_equal(strlen(cells[9]), strlen("31/12/2026"));
            assert_string_equal(cells[11], "e-mail");
            assert_true(*cells[12] != '\0' && *cells[13] != '\0');
            assert_string_equal(cells[14], cells[9]);
        }
        assert_in_range(french, 5, 35);
    }
}

static void the_objector_stands_in_the_mixture_too(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_auto(GStrv) subscribers = rows_of(EXAMPLE_SUBSCRIBERS, languages[i]);
        g_auto(GStrv) mixture = rows_of(EXAMPLE_MIXTURE, languages[i]);
        g_auto(GStrv) cells = g_strsplit(subscribers[OBJECTING_SUBSCRIBER - 1], ";", -1);
        gboolean found = FALSE;

        for (gsize row = 0; mixture[row] != NULL; row++)
            found = found || strstr(mixture[row], cells[2]) != NULL;
        assert_true(found);
    }
}

static void signs_of_an_office_and_of_a_shop(void **state)
{
    static const struct {
        enum example_file file;
        enum language language;
        const char *headings[3];
    } cases[] = {
        {EXAMPLE_OFFICE, LANGUAGE_NL, {"Dossiernr", "Datum spreekuur", "Onderwerp"}},
        {EXAMPLE_OFFICE, LANGUAGE_FR, {"N° dossier", "Date permanence", "Objet"}},
        {EXAMPLE_CUSTOMERS, LANGUAGE_NL, {"Klantnummer", "Btw-nummer", "Factuurnummer"}},
        {EXAMPLE_CUSTOMERS, LANGUAGE_FR, {"N° client", "N° TVA", "N° facture"}},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct story *story = story_in(cases[i].language);
        g_autoptr(Town) town = town_of(story);
        GString *text =
            contact_file_text(cases[i].file, story, town, day_parse_iso(made_on));
        for (gsize j = 0; j < 3; j++)
            assert_non_null(strstr(text->str, cases[i].headings[j]));
        assert_true(g_utf8_validate(text->str, -1, NULL));
        g_string_free(text, TRUE);
    }
}

/* As a register writes a name, with two given names and more, nobody writes his own: such
 * files would be taken for ones that were filled in from the voter list. */
static void nobody_is_called_by_all_given_names(void **state)
{
    static const struct {
        enum example_file file;
        const char *delimiter;
        guint column;
    } cases[] = {
        {EXAMPLE_SUBSCRIBERS, ";", 0},
        {EXAMPLE_OFFICE, ";", 4},
        {EXAMPLE_CUSTOMERS, ",", 1},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) rows = rows_of(cases[i].file, LANGUAGE_NL);
        for (gsize row = 0; rows[row] != NULL; row++) {
            g_auto(GStrv) cells = g_strsplit(rows[row], cases[i].delimiter, -1);
            assert_null(strchr(cells[cases[i].column], ' '));
        }
    }
}

/* Of the rows that came from the office, and of no others. */
static void the_mixture_holds_the_office_s_numbers(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        const char *origin = languages[i] == LANGUAGE_FR ? "permanence" : "spreekuur";
        g_auto(GStrv) office = rows_of(EXAMPLE_OFFICE, languages[i]);
        g_auto(GStrv) mixture = rows_of(EXAMPLE_MIXTURE, languages[i]);
        g_autofree char *all = g_strjoinv("\n", office);
        guint met = 0;

        for (gsize row = 0; mixture[row] != NULL; row++) {
            g_auto(GStrv) cells = g_strsplit(mixture[row], "\t", -1);
            gboolean is_office = strcmp(cells[5], origin) == 0;
            assert_int_equal(g_strv_length(cells), 6);
            assert_int_equal(*cells[4] != '\0', is_office);
            assert_non_null(strstr(all, cells[4]));
            met += is_office;
        }
        assert_int_equal(met, 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forty_subscribers_who_consented),
        cmocka_unit_test(the_objector_stands_in_the_mixture_too),
        cmocka_unit_test(signs_of_an_office_and_of_a_shop),
        cmocka_unit_test(nobody_is_called_by_all_given_names),
        cmocka_unit_test(the_mixture_holds_the_office_s_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
