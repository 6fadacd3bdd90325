/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailing.h"

static const char selection[] = "age < 30 and street = \"Lange Munt\"";

static void make(struct dossier *dossier, const char *name, const char *text)
{
    g_autoptr(Mailing) draft = mailing_new();
    g_autoptr(GError) error = NULL;

    draft->name = g_strdup(name);
    draft->template_name = g_strdup("brief");
    draft->sources = g_strsplit("lijst", ",", -1);
    draft->selection = g_strdup(text);
    mailing_create(dossier, draft, &error);
    assert_no_error(error);
}

static void is_kept_and_written_down(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    make(dossier, "met", selection);
    g_autofree char *with_it = newest_entry(dossier, "mailing new");
    make(dossier, "zonder", NULL);
    g_autofree char *without = newest_entry(dossier, "mailing new");
    assert_non_null(strstr(with_it, "selection=age < 30 and street = \"Lange Munt\"\n"));
    assert_null(strstr(without, "selection"));
    g_clear_pointer(&dossier, dossier_free);

    dossier = campaign_open(*state, DOSSIER_READ);
    g_autoptr(Mailing) met = mailing_now(dossier, "met");
    g_autoptr(Mailing) zonder = mailing_now(dossier, "zonder");
    g_autoptr(GPtrArray) list = mailings_list(dossier, NULL);
    assert_string_equal(met->selection, selection);
    assert_null(zonder->selection);
    assert_string_equal(((struct mailing *)list->pdata[0])->selection, selection);
}

static void approval_writes_it_down_again(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GBytes) files = g_bytes_new_static("x", 1);
    const char *const declared[] = {NULL};
    const struct approval_record record = {.day = day_from_ymd(2030, 9, 1),
                                           .rules_version = "1",
                                           .libraries = "kiespost 0.1.0",
                                           .files = files,
                                           .declared = declared};
    g_autoptr(GError) error = NULL;

    make(dossier, "met", selection);
    g_autoptr(Mailing) mailing = mailing_now(dossier, "met");
    g_autoptr(Approval) approval = approval_new(dossier, mailing, &error);
    assert_no_error(error);
    assert_true(approval_add(approval, 1, VERDICT_ALLOW, "", NULL));
    approval_finish(approval, &record, &error);
    assert_no_error(error);
    g_autofree char *entry = newest_entry(dossier, "mailing approve");
    assert_non_null(strstr(entry, "selection=age < 30 and street = \"Lange Munt\"\n"));
    g_autoptr(Mailing) approved = mailing_now(dossier, "met");
    assert_string_equal(approved->selection, selection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_kept_and_written_down, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(approval_writes_it_down_again, campaign_begin,
                                        campaign_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
