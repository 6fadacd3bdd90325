/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "dossier/campaign.h"
#include "dossier/costs.h"
#include "dossier/mailings.h"

static struct mailing *make(struct dossier *dossier, const char *name)
{
    g_autoptr(Mailing) mailing = mailing_new();
    g_autoptr(GError) error = NULL;

    mailing->name = g_strdup(name);
    mailing->channel = CHANNEL_POST;
    mailing->template_name = g_strdup("brief");
    mailing->sources = g_strsplit("kiezers", ",", -1);
    mailing_create(dossier, mailing, &error);
    assert_no_error(error);
    return mailing_find(dossier, name, NULL);
}

static void add(struct dossier *dossier, const struct mailing *mailing,
                enum cost_item item, euro_price amount, gboolean each)
{
    const struct cost cost = {item, amount, each};
    g_autoptr(GError) error = NULL;

    cost_add(dossier, mailing, &cost, &error);
    assert_no_error(error);
}

static void lines_come_back(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) first = make(dossier, "brief-1");
    g_autoptr(Mailing) second = make(dossier, "brief-2");
    gint64 entries = campaign_entries(dossier);

    add(dossier, first, COST_STAMP, 8900, TRUE);
    add(dossier, second, COST_PRINT, 4500000, FALSE);
    add(dossier, first, COST_OTHER, 455, TRUE);
    add(dossier, first, COST_STAMP, 8900, TRUE);
    assert_int_equal(campaign_entries(dossier), entries + 4);
    g_clear_pointer(&dossier, dossier_free);

    dossier = campaign_open(*state, DOSSIER_READ);
    g_autoptr(GArray) lines = costs_list(dossier, NULL);
    assert_int_equal(lines->len, 4);
    const struct cost_line *line = &g_array_index(lines, struct cost_line, 1);
    assert_int_equal(line->mailing, second->ordinal);
    assert_int_equal(line->cost.item, COST_PRINT);
    assert_int_equal(line->cost.amount, 4500000);
    assert_false(line->cost.each);
    line = &g_array_index(lines, struct cost_line, 2);
    assert_int_equal(line->mailing, first->ordinal);
    assert_int_equal(line->cost.item, COST_OTHER);
    assert_int_equal(line->cost.amount, 455);
    assert_true(line->cost.each);
}

static void only_what_is_there_is_taken_back(void **state)
{
    static const struct {
        const char *label;
        struct cost cost;
        gboolean wanted;
    } steps[] = {
        {"nothing is there", {COST_PRINT, -100, FALSE}, FALSE},
        {"an amount", {COST_PRINT, 1000000, FALSE}, TRUE},
        {"a part of it", {COST_PRINT, -400000, FALSE}, TRUE},
        {"more than the rest", {COST_PRINT, -600001, FALSE}, FALSE},
        {"under another item", {COST_STAMP, -600000, FALSE}, FALSE},
        {"for each", {COST_PRINT, -600000, TRUE}, FALSE},
        {"the rest", {COST_PRINT, -600000, FALSE}, TRUE},
        {"once more", {COST_PRINT, -1, FALSE}, FALSE},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "brief-1");
    g_autoptr(Mailing) other = make(dossier, "brief-2");

    add(dossier, other, COST_PRINT, 9000000, FALSE);
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autoptr(GError) error = NULL;
        if (cost_add(dossier, mailing, &steps[i].cost, &error) != steps[i].wanted)
            fail_msg("%s", steps[i].label);
        if (!steps[i].wanted)
            assert_code(error, KIESPOST_ERROR_USAGE, steps[i].label);
    }
    g_autoptr(GArray) lines = costs_list(dossier, NULL);
    assert_int_equal(lines->len, 4);
}

static void the_journal_tells_it(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "brief-1");

    add(dossier, mailing, COST_SMS, 455, TRUE);
    g_autoptr(Statement) row = statement_new(
        dossier->database,
        "SELECT action, detail FROM journal ORDER BY sequence DESC LIMIT 1", NULL);
    assert_int_equal(statement_step(row, NULL), STEP_ROW);
    assert_string_equal(statement_text(row, 0), "mailing cost");
    assert_string_equal(statement_text(row, 1),
                        "mailing=brief-1\nitem=sms\neuro=0.0455\neach=yes\n");
}

static void approve(struct dossier *dossier, struct mailing *mailing)
{
    static const char *const declared[] = {NULL};
    g_autoptr(GBytes) files = g_bytes_new_static("sjabloon", 8);
    const struct approval_record record = {.day = day_from_ymd(2030, 9, 1),
                                           .rules_version = "2030.1",
                                           .libraries = "kiespost",
                                           .files = files,
                                           .declared = declared};
    g_autoptr(GError) error = NULL;
    g_autoptr(Approval) approval = approval_new(dossier, mailing, &error);

    assert_true(approval_add(approval, 1, VERDICT_ALLOW, "", &error));
    assert_true(approval_add(approval, 2, VERDICT_ALLOW, "", &error));
    approval_finish(approval, &record, &error);
    assert_no_error(error);
}

static void the_last_day_is_that_of_handing_over(void **state)
{
    static const struct output_file file = {"brief.xlsx", "00"};
    static const struct output_record output = {
        .files = &file, .file_count = 1, .recipients = 1, .printer = "self"};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = make(dossier, "brief-1");
    g_autoptr(GArray) accepted = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GArray) nobody = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GError) error = NULL;
    const gint64 number = 1;
    day_number day = 0;

    assert_true(mailing_last_settled(dossier, mailing, &day, NULL));
    assert_int_equal(day, DAY_UNKNOWN);
    approve(dossier, mailing);
    assert_true(mailing_last_settled(dossier, mailing, &day, NULL));
    assert_int_equal(day, DAY_UNKNOWN);
    g_array_append_val(accepted, number);
    mailing_record_output(dossier, mailing, &output, accepted, nobody, &error);
    assert_no_error(error);
    assert_true(mailing_last_settled(dossier, mailing, &day, NULL));
    assert_int_equal(day, clock_moment().day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_come_back, campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(only_what_is_there_is_taken_back, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(the_journal_tells_it, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(the_last_day_is_that_of_handing_over,
                                        campaign_begin, campaign_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
