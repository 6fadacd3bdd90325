/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "command/setting_table.h"

/* `stored` NULL: refused. */
static void test_values(void **state)
{
    static const struct {
        const char *key, *typed, *stored;
    } cases[] = {
        {"candidate.name", "  Els   Peeters ", "Els Peeters"},
        {"candidate.email", "els@example.be", "els@example.be"},
        {"candidate.email", "els at example", NULL},
        {"candidate.phone", "0470 12 34 56", "+32470123456"},
        {"candidate.phone", "12", NULL},
        {"candidate.postcode", "9000", "9000"},
        {"candidate.postcode", "9999", NULL},
        {"election.municipality", "44021", "44021"},
        {"election.municipality", "Gand", "44021"},
        {"election.municipality", "Nergenshuizen", NULL},
        {"election.constituency", "all", "all"},
        {"election.constituency", "Gent, Aalst", "44021 41002"},
        {"election.constituency", "44021 41002", "44021 41002"},
        {"election.constituency", "Oost-Vlaanderen", "province:40000"},
        {"election.constituency", "province:40000", "province:40000"},
        {"election.constituency", "Luilekkerland", NULL},
        {"election.id", "BE-VLG-LOC-2030", "BE-VLG-LOC-2030"},
        {"election.id", "BE-VLG-LOC-2031", NULL},
        {"election.voters", "197000", "197000"},
        {"election.voters", "many", NULL},
        {"election.standing", "struck", "struck"},
        {"election.standing", "perhaps", NULL},
        {"contact.privacy_page", "https://example.be/privacy",
         "https://example.be/privacy"},
        {"contact.privacy_page", "example.be", NULL},
        {"electronic.policy_published_on", "2030-08-01", "2030-08-01"},
        {"electronic.policy_published_on", "1/8/2030", NULL},
        {"smtp.rate", "30/min", "30/min"},
        {"smtp.rate", "30/min, 500/hour", "30/min, 500/hour"},
        {"smtp.rate", "fast", NULL},
        {"smtp.password", " geheim ", " geheim "},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *stored =
            setting_normalise(setting_find(cases[i].key), cases[i].typed, &error);
        if (g_strcmp0(stored, cases[i].stored) != 0)
            fail_msg("%s=%s gave %s", cases[i].key, cases[i].typed, stored);
        if (stored == NULL)
            assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG));
    }
}

static GHashTable *answers(void)
{
    static const char *const given[][2] = {
        {"candidate.name", "Els Peeters"},
        {"candidate.email", "els@example.be"},
        {"candidate.street", "Kerkstraat 1"},
        {"candidate.postcode", "9000"},
        {"candidate.municipality", "Gent"},
        {"election.id", "BE-VLG-LOC-2030"},
        {"election.municipality", "44021"},
        {"election.list_name", "Lijst Voorbeeld"},
        {"election.role", "candidate"},
        {"election.standing", "on_filed_list"},
        {"publisher.name", "Els Peeters"},
        {"publisher.address", "Kerkstraat 1, 9000 Gent"},
        {"contact.objections_address", "Kerkstraat 1, 9000 Gent"},
    };
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (gsize i = 0; i < G_N_ELEMENTS(given); i++)
        g_hash_table_insert(table, g_strdup(given[i][0]), g_strdup(given[i][1]));
    return table;
}

static void test_constituency_is_the_municipality(void **state)
{
    g_autoptr(GHashTable) settings = answers();

    (void)state;
    assert_true(settings_complete(settings, NULL));
    assert_string_equal(g_hash_table_lookup(settings, "election.constituency"), "44021");
}

static void test_each_required_answer_is_missed(void **state)
{
    (void)state;
    for (gsize i = 0; i < setting_count(); i++) {
        const struct setting_row *row = setting_at(i);
        g_autoptr(GHashTable) settings = answers();
        g_autoptr(GError) error = NULL;
        g_hash_table_remove(settings, row->key);
        assert_int_equal(settings_complete(settings, &error), !row->required);
        if (row->required)
            assert_non_null(strstr(error->message, row->key));
    }
}

static void test_election_and_region_belong_together(void **state)
{
    g_autoptr(GHashTable) settings = answers();
    g_autoptr(GError) error = NULL;

    (void)state;
    g_hash_table_replace(settings, g_strdup("election.id"), g_strdup("BE-BRU-LOC-2030"));
    assert_false(settings_complete(settings, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_constituency_is_the_municipality),
        cmocka_unit_test(test_each_required_answer_is_missed),
        cmocka_unit_test(test_election_and_region_belong_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
