/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/example.h"

static const char digest[] = "11ff", other[] = "22ff";

static void mark_as_example(struct dossier *dossier)
{
    assert_true(dossier_begin(dossier, NULL));
    assert_true(dossier_set_setting(dossier, EXAMPLE_MADE_ON, "2026-11-22", NULL));
    assert_true(dossier_set_setting(dossier, "election.id", "DEMO-BE-VLG-LOC", NULL));
    assert_true(dossier_commit(dossier, "test", "", NULL));
}

static void a_campaign_is_no_example(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    assert_false(campaign_is_example(dossier));
    assert_int_equal(campaign_example_made_on(dossier), DAY_UNKNOWN);
    assert_string_equal(campaign_election(dossier)->id, "BE-VLG-LOC-2030");
    assert_null(campaign_election_called(dossier, "DEMO-BE-VLG-LOC"));
    assert_null(campaign_election_called(dossier, NULL));
    assert_true(example_takes_file(dossier, other, "x.csv", NULL));
}

static void an_example_has_its_own_election(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    mark_as_example(dossier);
    assert_true(campaign_is_example(dossier));
    assert_int_equal(campaign_election(dossier)->day, day_parse_iso("2026-12-15"));
    assert_string_equal(campaign_election(dossier)->regime->id, "BE-VLG-LOC");
    assert_null(campaign_election_called(dossier, "BE-VLG-LOC-2030"));
}

static void an_example_takes_the_files_made_for_it(void **state)
{
    const char *const digests[] = {"00ff", digest, NULL};
    g_autoptr(GError) error = NULL;

    {
        g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
        mark_as_example(dossier);
        assert_false(example_takes_file(dossier, digest, "x.csv", NULL));
        assert_true(example_remember_files(dossier, digests, &error));
    }
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_READ);
    assert_true(example_takes_file(dossier, digest, "x.csv", &error));
    assert_false(example_takes_file(dossier, other, "x.csv", &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED));
    assert_non_null(strstr(error->message, "“x.csv”"));
    g_clear_error(&error);
    assert_false(example_takes_file(dossier, "", "x.csv", &error));
    assert_false(example_takes_file(dossier, "11", "x.csv", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_campaign_is_no_example, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(an_example_has_its_own_election, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(an_example_takes_the_files_made_for_it,
                                        campaign_begin, campaign_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
