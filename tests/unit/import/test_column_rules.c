/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "import/column_rules.h"
#include "reference/calendar.h"

static struct column_map *map_of(const char *text)
{
    g_autoptr(GBytes) content = g_bytes_new(text, strlen(text));
    g_autoptr(Extract) extract = extract_open_bytes(content, "list.csv", NULL);
    return column_map_new(extract, NULL, NULL);
}

static char *refusals_of(const struct column_map *map)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < map->count; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
                               column_refusal_name(map->columns[i].refusal));
    return g_string_free(text, FALSE);
}

static const char all[] =
    "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Stemafdeling;Geslacht;"
    "V;Nationaliteit;Geboorteplaats;Rijksregisternummer;E-mail;GSM;"
    "Taal;Beroep\n";

static const struct {
    const char *label, *regime; /* NULL: none known */
    enum source_kind kind;
    const char *refusals;
} regimes[] = {
    {"Flanders, local", "BE-VLG-LOC", SOURCE_VOTER_LIST_CURRENT,
     "read read read read read read dropped dropped not-in-statute dropped "
     "national-number "
     "not-on-voter-lists not-on-voter-lists not-in-statute unrecognised"},
    {"Wallonia, local", "BE-WAL-LOC", SOURCE_VOTER_LIST_CURRENT,
     "read read read read read read dropped dropped dropped not-in-statute "
     "national-number "
     "not-on-voter-lists not-on-voter-lists not-in-statute unrecognised"},
    {"Brussels, local", "BE-BRU-LOC", SOURCE_VOTER_LIST_OLD,
     "read read read read read read not-in-statute not-in-statute not-in-statute "
     "not-in-statute national-number not-on-voter-lists not-on-voter-lists "
     "not-in-statute "
     "unrecognised"},
    {"voters abroad: no order number", "BE-FED-CONS", SOURCE_VOTER_LIST_CURRENT,
     "not-in-statute read read read read not-in-statute not-in-statute not-in-statute "
     "not-in-statute not-in-statute national-number not-on-voter-lists "
     "not-on-voter-lists "
     "not-in-statute unrecognised"},
    {"no regime: the strictest", NULL, SOURCE_VOTER_LIST_DIFF,
     "read read read read read read not-in-statute not-in-statute not-in-statute "
     "not-in-statute national-number not-on-voter-lists not-on-voter-lists "
     "not-in-statute "
     "unrecognised"},
    {"sympathisers", NULL, SOURCE_OWN_SYMPATHISER,
     "read read read read read read not-wanted not-wanted not-wanted not-wanted "
     "national-number read read read unrecognised"},
};

static const struct regime *regime_named(const char *id)
{
    const struct regime *regime = id != NULL ? regime_find(id) : NULL;

    assert_true(id == NULL || regime != NULL);
    return regime;
}

static void test_rules(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(regimes); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(ColumnMap) map = map_of(all);
        assert_true(column_rules_apply(
            map, regimes[i].kind, regime_named(regimes[i].regime), "list.csv", &error));
        g_autofree char *refusals = refusals_of(map);
        if (strcmp(refusals, regimes[i].refusals) != 0)
            fail_msg("%s:\n%s", regimes[i].label, refusals);
        assert_int_equal(map->of_field[FIELD_NATIONAL_NUMBER], COLUMN_ABSENT);
        gboolean is_list = source_kind_is_voter_list(regimes[i].kind);
        assert_true((map->of_field[FIELD_EMAIL] == COLUMN_ABSENT) == is_list);
        const char *why = column_refusal_sentence(map->columns[10].refusal);
        assert_true((strstr(why, "municipality") != NULL) == is_list);
    }
}

/* Addresses and numbers in a voter list under headings that nobody knows. */
static void test_hidden_enrichment(void **state)
{
    (void)state;
    g_autoptr(ColumnMap) map =
        map_of("Naam;Voornaam;Straat;Info;Kolom\nA;B;C;a@example.be;0470 12 34 56\n");

    assert_true(
        column_rules_apply(map, SOURCE_VOTER_LIST_CURRENT, NULL, "list.csv", NULL));
    g_autofree char *refusals = refusals_of(map);
    assert_string_equal(refusals, "read read read not-on-voter-lists not-on-voter-lists");
}

static const struct {
    const char *label, *text;
    enum source_kind kind;
    const char *part; /* of the sentence, NULL: accepted */
} files[] = {
    {"list without names", "Straat;Nr\nK;1\n", SOURCE_VOTER_LIST_CURRENT,
     "no column with the voters' names"},
    {"list without addresses", "Naam;Voornaam\nA;B\n", SOURCE_VOTER_LIST_CURRENT,
     "no column with the voters' addresses"},
    {"list of full names and addresses", "Naam;Adres\nA B;C 1\n",
     SOURCE_VOTER_LIST_CURRENT, NULL},
    {"nobody to write to", "Kleur;Vorm\nrood;rond\n", SOURCE_SUBSCRIBER,
     "no column with names, e-mail addresses or telephone numbers"},
    {"e-mails alone", "E-mail\na@example.be\n", SOURCE_SUBSCRIBER, NULL},
    {"names alone", "Naam\nEls\n", SOURCE_FRIENDS_FAMILY, NULL},
};

static void test_mandatory_columns(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(ColumnMap) map = map_of(files[i].text);
        gboolean good = column_rules_apply(map, files[i].kind, NULL, "list.csv", &error);
        if (good != (files[i].part == NULL) ||
            (!good && (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT) ||
                       strstr(error->message, files[i].part) == NULL)))
            fail_msg("%s: %s", files[i].label, error != NULL ? error->message : "taken");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_hidden_enrichment),
        cmocka_unit_test(test_mandatory_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
