/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "dossier/campaign.h"
#include "dossier/source_reviews.h"

static void flag(struct dossier *dossier, const char *id, enum source_status status)
{
    const struct source_flag flag = {(char *)"client_file", 0.8, (char *)"customer-file",
                                     (char *)"kolom Klantnummer"};
    g_autoptr(GError) error = NULL;

    source_mark(dossier, id, status, &flag, &error);
    assert_no_error(error);
}

static gboolean decide(struct dossier *dossier, const char *id, gboolean accepted,
                       const char *evidence, GError **error)
{
    const struct source_review review = {
        .accepted = accepted,
        .reason = (char *)"de kolom is leeg",
        .evidence_name = (char *)evidence,
        .evidence_digest = (char *)(evidence != NULL ? "ab12" : NULL),
    };
    return source_review_record(dossier, id, &review, error);
}

static enum source_status status_of(struct dossier *dossier, const char *id)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Source) source = source_find(dossier, id, &error);

    assert_no_error(error);
    return source->status;
}

static void a_decision_opens_or_closes(void **state)
{
    static const struct {
        const char *id;
        gboolean accepted;
        enum source_status status;
    } cases[] = {{"leden", TRUE, SOURCE_OPEN}, {"klanten", FALSE, SOURCE_CLOSED}};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;
    gint64 started = clock_now();

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        campaign_declare(dossier, cases[i].id);
        flag(dossier, cases[i].id, SOURCE_FLAGGED);
        gint64 before = campaign_entries(dossier);
        decide(dossier, cases[i].id, cases[i].accepted, "brief.pdf", &error);
        assert_no_error(error);
        assert_int_equal(campaign_entries(dossier), before + 1);
        assert_int_equal(status_of(dossier, cases[i].id), cases[i].status);
        g_autoptr(GArray) reviews = source_reviews(dossier, cases[i].id, &error);
        assert_no_error(error);
        assert_int_equal(reviews->len, 1);
        const struct source_review *review =
            &g_array_index(reviews, struct source_review, 0);
        assert_int_equal(review->accepted, cases[i].accepted);
        assert_string_equal(review->reason, "de kolom is leeg");
        assert_string_equal(review->evidence_name, "brief.pdf");
        assert_string_equal(review->evidence_digest, "ab12");
        assert_string_equal(review->operator_name, "Els");
        assert_int_equal(review->day, dossier_moment(dossier).day);
        assert_in_range(review->at, started, clock_now());
    }
}

static void only_what_is_flagged_is_decided_about(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    campaign_declare(dossier, "open");
    campaign_declare(dossier, "dicht");
    flag(dossier, "dicht", SOURCE_CLOSED);
    gint64 before = campaign_entries(dossier);
    static const char *const ids[] = {"open", "dicht", "nergens"};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        assert_false(decide(dossier, ids[i], TRUE, NULL, &error));
        assert_code(error, KIESPOST_ERROR_USAGE, ids[i]);
        g_clear_error(&error);
    }
    assert_int_equal(campaign_entries(dossier), before);
    assert_int_equal(status_of(dossier, "dicht"), SOURCE_CLOSED);
}

/* What was accepted may look suspect again; what was rejected is closed for ever. */
static void a_later_flag_asks_again(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    campaign_declare(dossier, "leden");
    flag(dossier, "leden", SOURCE_FLAGGED);
    assert_true(decide(dossier, "leden", TRUE, NULL, &error));
    flag(dossier, "leden", SOURCE_FLAGGED);
    assert_int_equal(status_of(dossier, "leden"), SOURCE_FLAGGED);
    assert_true(decide(dossier, "leden", FALSE, NULL, &error));
    assert_false(decide(dossier, "leden", TRUE, NULL, &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "closed");
    g_clear_error(&error);
    g_autoptr(GArray) reviews = source_reviews(dossier, "leden", &error);
    assert_no_error(error);
    assert_int_equal(reviews->len, 2);
    assert_null(g_array_index(reviews, struct source_review, 1).evidence_name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_decision_opens_or_closes, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(only_what_is_flagged_is_decided_about,
                                        campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(a_later_flag_asks_again, campaign_begin,
                                        campaign_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
