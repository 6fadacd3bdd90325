/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/processors.h"

static gboolean add(struct dossier *dossier, const char *name, day_number contract_on,
                    GError **error)
{
    g_autoptr(Processor) processor = processor_new();

    processor->name = g_strdup(name);
    processor->does = g_strdup("drukken en in de bus");
    processor->contract_on = contract_on;
    processor->contract_name = g_strdup("contract.pdf");
    processor->contract_digest = g_strdup("abcd");
    return processor_add(dossier, processor, error);
}

static void what_was_recorded_is_read(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;
    gint64 entries = campaign_entries(dossier);

    assert_true(add(dossier, "Drukkerij Janssens", day_from_ymd(2030, 9, 1), &error));
    assert_true(add(dossier, "Poste & Cie", day_from_ymd(2030, 9, 2), &error));
    assert_int_equal(campaign_entries(dossier), entries + 2);
    g_clear_pointer(&dossier, dossier_free);

    dossier = campaign_open(*state, DOSSIER_READ);
    g_autoptr(GPtrArray) list = processors_list(dossier, &error);
    assert_no_error(error);
    assert_int_equal(list->len, 2);
    const struct processor *first = list->pdata[0];
    assert_string_equal(first->name, "Drukkerij Janssens");
    assert_string_equal(first->does, "drukken en in de bus");
    assert_int_equal(first->contract_on, day_from_ymd(2030, 9, 1));
    assert_string_equal(first->contract_name, "contract.pdf");
    assert_string_equal(first->contract_digest, "abcd");
    assert_int_equal(first->recorded_on, dossier_moment(dossier).day);
    assert_int_equal(first->ended_on, DAY_UNKNOWN);
}

static void names_meet(void **state)
{
    static const struct {
        const char *typed, *found;
    } cases[] = {
        {"Drukkerij Janssens", "Drukkerij Janssens"},
        {"drukkerij  JANSSENS", "Drukkerij Janssens"},
        {"Imprimerie Leopold", "Imprimerie Léopold"},
        {"Drukkerij", NULL},
        {"***", "***"},
        {"**", NULL},
        {"self", NULL},
        {"", NULL},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    assert_true(add(dossier, "Drukkerij Janssens", 22000, NULL));
    assert_true(add(dossier, "Imprimerie Léopold", 22000, NULL));
    assert_true(add(dossier, "***", 22000, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Processor) found = processor_find(dossier, cases[i].typed, &error);
        assert_no_error(error);
        if (g_strcmp0(found != NULL ? found->name : NULL, cases[i].found) != 0)
            fail_msg("“%s”", cases[i].typed);
    }
}

static void a_name_is_taken_until_it_ends(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) taken = NULL, self = NULL, nobody = NULL, twice = NULL;
    g_autofree char *name = NULL, *unset = NULL;
    day_number today = dossier_moment(dossier).day;

    assert_false(add(dossier, "Self", today, &self));
    assert_code(self, KIESPOST_ERROR_USAGE, "self");
    assert_true(add(dossier, "Drukkerij", today, NULL));
    assert_false(add(dossier, "DRUKKERIJ", today, &taken));
    assert_code(taken, KIESPOST_ERROR_USAGE, "taken");
    assert_false(processor_end(dossier, "Ander", &unset, &nobody));
    assert_code(nobody, KIESPOST_ERROR_USAGE, "nobody");
    gint64 entries = campaign_entries(dossier);
    assert_true(processor_end(dossier, "drukkerij", &name, NULL));
    assert_string_equal(name, "Drukkerij");
    assert_int_equal(campaign_entries(dossier), entries + 1);
    g_autoptr(Processor) ended = processor_find(dossier, "Drukkerij", NULL);
    assert_int_equal(ended->ended_on, today);
    assert_false(processor_is_in_force(ended, today));
    assert_false(processor_end(dossier, "Drukkerij", &unset, &twice));
    assert_code(twice, KIESPOST_ERROR_USAGE, "twice");
    assert_null(unset);

    assert_true(add(dossier, "Drukkerij", today, NULL));
    g_autoptr(Processor) again = processor_find(dossier, "Drukkerij", NULL);
    assert_true(processor_is_in_force(again, today));
    g_autoptr(GPtrArray) list = processors_list(dossier, NULL);
    assert_int_equal(list->len, 2);
    assert_int_equal(((struct processor *)list->pdata[0])->ended_on, today);
}

static void in_force_from_the_contract_to_its_end(void **state)
{
    static const struct {
        const char *label;
        day_number contract_on, ended_on, day;
        gboolean wanted;
    } cases[] = {
        {"the day before", 100, DAY_UNKNOWN, 99, FALSE},
        {"its day", 100, DAY_UNKNOWN, 100, TRUE},
        {"later", 100, DAY_UNKNOWN, 5000, TRUE},
        {"the day before its end", 100, 200, 199, TRUE},
        {"the day of its end", 100, 200, 200, FALSE},
        {"after its end", 100, 200, 201, FALSE},
        {"no day", DAY_UNKNOWN, DAY_UNKNOWN, 100, FALSE},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct processor processor = {.contract_on = cases[i].contract_on,
                                            .ended_on = cases[i].ended_on};
        if (processor_is_in_force(&processor, cases[i].day) != cases[i].wanted)
            fail_msg("%s", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_recorded_is_read, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(names_meet, campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(a_name_is_taken_until_it_ends, campaign_begin,
                                        campaign_end),
        cmocka_unit_test(in_force_from_the_contract_to_its_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
