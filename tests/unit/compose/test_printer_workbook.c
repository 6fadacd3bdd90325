/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/printer_workbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <glib/gstdio.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/campaign.h"

struct place {
    char *directory, *path;
    struct template_files *files;
    struct notice_facts facts;
    struct letter_composer *composer;
    struct letter letter;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);
    struct letter_inputs inputs;

    place->directory = g_dir_make_tmp("kiespost-printer-XXXXXX", NULL);
    place->path = g_build_filename(place->directory, "brieven.xlsx", NULL);
    place->files = campaign_files();
    place->facts = campaign_facts();
    inputs = (struct letter_inputs){place->files, "brief-kennismaking", "21009",
                                    &place->facts};
    place->composer = letter_composer_new(&inputs, NULL);
    letter_init(&place->letter);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;

    letter_clear(&place->letter);
    letter_composer_free(place->composer);
    template_files_free(place->files);
    g_unlink(place->path);
    g_rmdir(place->directory);
    g_free(place->path);
    g_free(place->directory);
    g_free(place);
    return 0;
}

static struct printer_workbook *create(const struct place *place, enum language language)
{
    struct printer_workbook_inputs inputs = {
        .path = place->path,
        .tmpdir = place->directory,
        .language = language,
        .mailing = "brief-1",
        .candidate_name = "Els Peeters",
        .publisher_name = "Els Peeters",
        .publisher_address = "Kerkstraat 1, 1050 Elsene",
    };
    GError *error = NULL;
    struct printer_workbook *printer = printer_workbook_create(&inputs, &error);

    if (printer == NULL)
        g_error("%s", error->message);
    return printer;
}

static char *member(const char *path, const char *name)
{
    const char *argv[] = {"unzip", "-p", path, name, NULL};
    char *out = NULL;

    if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                      NULL, NULL, NULL))
        print_message("SKIPPED: without unzip the content was NOT looked at\n");
    return out;
}

/* Each text is in a cell of its own, in this order. */
static void assert_cells_in_order(const char *xml, const char *const *texts)
{
    const char *at = xml;

    for (guint i = 0; texts[i] != NULL; i++) {
        g_autofree char *cell = g_strdup_printf(">%s</t>", texts[i]);
        const char *found = strstr(at, cell);
        if (found == NULL)
            fail_msg("“%s” is not where it should be", texts[i]);
        at = found + 1;
    }
}

static void test_rows(void **state)
{
    static const char *const dutch[] = {"Referentie",
                                        "Taal",
                                        "Aanspreking",
                                        "Adres 1",
                                        "Adres 2",
                                        "Adres 3",
                                        "Adres 4",
                                        "Postcode",
                                        "Gemeente",
                                        "Brief",
                                        "Brief zonder uitleg",
                                        "Waarom krijgt u deze brief?",
                                        "r-000017",
                                        "nl",
                                        "Beste Noor Dubois",
                                        "Noor Dubois",
                                        "Zennestraat 32 bus 20",
                                        "1050 Elsene",
                                        "1050",
                                        "Elsene",
                                        NULL};
    static const char *const french[] = {"Référence",
                                         "Langue",
                                         "Salutation",
                                         "Adresse 1",
                                         "Adresse 2",
                                         "Adresse 3",
                                         "Adresse 4",
                                         "Code postal",
                                         "Commune",
                                         "Lettre",
                                         "Lettre sans explication",
                                         "Pourquoi recevez-vous cette lettre ?",
                                         "r-000017",
                                         "nl",
                                         "Beste Noor Dubois",
                                         "Noor Dubois",
                                         NULL};
    static const char *const readme[] = {
        "V.u.: Els Peeters, Kerkstraat 1, 1050 Elsene",
        "Éd. resp. : Els Peeters, Kerkstraat 1, 1050 Elsene", NULL};
    static const struct {
        enum language language;
        const char *sheet;
        const char *const *cells;
    } cases[] = {{LANGUAGE_NL, "name=\"Brieven\"", dutch},
                 {LANGUAGE_FR, "name=\"Lettres\"", french}};
    struct place *place = *state;
    struct recipient voter = campaign_voter(LANGUAGE_NL);

    assert_true(letter_compose(place->composer, &voter, &place->letter, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct printer_workbook *printer = create(place, cases[i].language);
        assert_true(printer_workbook_append(printer, &voter, &place->letter, NULL));
        assert_int_equal(printer_workbook_rows(printer), 1);
        assert_true(printer_workbook_finish(printer, NULL));
        g_autofree char *index = member(place->path, "xl/workbook.xml");
        g_autofree char *letters = member(place->path, "xl/worksheets/sheet1.xml");
        g_autofree char *remarks = member(place->path, "xl/worksheets/sheet2.xml");
        if (index == NULL || letters == NULL || remarks == NULL)
            return;
        assert_non_null(strstr(index, cases[i].sheet));
        assert_cells_in_order(letters, cases[i].cells);
        assert_cells_in_order(remarks, readme);
        assert_non_null(strstr(letters, "Wilt u van mij geen verkiezingspost meer?"));
    }
}

static void test_letter_without_notice_is_refused(void **state)
{
    struct place *place = *state;
    struct recipient voter = campaign_voter(LANGUAGE_NL);
    struct printer_workbook *printer = create(place, LANGUAGE_NL);
    g_autoptr(GError) error = NULL;

    assert_true(letter_compose(place->composer, &voter, &place->letter, NULL));
    place->letter.notice_missing = NOTICE_OBJECTION;
    assert_false(printer_workbook_append(printer, &voter, &place->letter, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED));
    assert_int_equal(printer_workbook_rows(printer), 0);
    printer_workbook_abandon(printer);
    assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_letter_without_notice_is_refused, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
