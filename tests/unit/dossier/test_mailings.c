/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "dossier/campaign.h"
#include "dossier/mailings.h"

static void make(struct dossier *dossier, const char *name)
{
    g_autoptr(Mailing) mailing = mailing_new();
    g_autoptr(GError) error = NULL;

    mailing->name = g_strdup(name);
    mailing->channel = CHANNEL_EMAIL;
    mailing->template_name = g_strdup("brief");
    mailing->sources = g_strsplit("kiezers,leden", ",", -1);
    mailing->post_on = day_from_ymd(2030, 9, 20);
    mailing_create(dossier, mailing, &error);
    assert_no_error(error);
}

static struct mailing *find(struct dossier *dossier, const char *name)
{
    g_autoptr(GError) error = NULL;
    struct mailing *mailing = mailing_find(dossier, name, &error);

    assert_no_error(error);
    return mailing;
}

static const struct {
    gint64 recipient;
    enum verdict verdict;
    const char *rules;
} verdicts[] = {
    {1, VERDICT_ALLOW, ""},  {2, VERDICT_BLOCK, "objection-stop no-address"},
    {3, VERDICT_ALLOW, ""},  {5, VERDICT_REVIEW, "minor"},
    {70, VERDICT_ALLOW, ""}, {800, VERDICT_ALLOW, ""},
};

static struct approval *begin_approval(struct dossier *dossier, struct mailing *mailing)
{
    g_autoptr(GError) error = NULL;
    struct approval *approval = approval_new(dossier, mailing, &error);

    assert_no_error(error);
    for (gsize i = 0; i < G_N_ELEMENTS(verdicts); i++)
        assert_true(approval_add(approval, verdicts[i].recipient, verdicts[i].verdict,
                                 verdicts[i].rules, NULL));
    return approval;
}

static void approve(struct dossier *dossier, struct mailing *mailing)
{
    static const char *const declared[] = {"R-10", "R-11", NULL};
    g_autoptr(GBytes) files = g_bytes_new_static("sjabloon\0en meer", 16);
    const struct approval_record record = {.day = day_from_ymd(2030, 9, 1),
                                           .rules_version = "2030.1",
                                           .libraries = "kiespost 0.1.0",
                                           .files = files,
                                           .declared = declared};
    g_autoptr(GError) error = NULL;
    g_autoptr(Approval) approval = begin_approval(dossier, mailing);

    approval_finish(approval, &record, &error);
    assert_no_error(error);
}

static void what_was_made_is_read(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) nobody = NULL;

    make(dossier, "mail-1");
    make(dossier, "mail-2");
    assert_int_equal(campaign_entries(dossier), 3);
    g_autoptr(GPtrArray) list = mailings_list(dossier, NULL);
    assert_int_equal(list->len, 2);
    assert_string_equal(((struct mailing *)list->pdata[1])->name, "mail-2");
    g_autoptr(Mailing) mailing = find(dossier, "mail-1");
    assert_int_equal(mailing->channel, CHANNEL_EMAIL);
    assert_string_equal(mailing->template_name, "brief");
    assert_int_equal(g_strv_length(mailing->sources), 2);
    assert_string_equal(mailing->sources[0], "kiezers");
    assert_string_equal(mailing->sources[1], "leden");
    assert_int_equal(mailing->post_on, day_from_ymd(2030, 9, 20));
    assert_int_equal(mailing->state, MAILING_NEW);
    assert_int_equal(mailing->approved_on, DAY_UNKNOWN);
    assert_null(mailing_find(dossier, "mail-3", &nobody));
    assert_code(nobody, KIESPOST_ERROR_USAGE, "mail-3");
}

static void a_name_is_taken_once(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    make(dossier, "mail-1");
    g_autoptr(Mailing) again = find(dossier, "mail-1");
    assert_false(mailing_create(dossier, again, &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "mail-1");
    assert_int_equal(campaign_entries(dossier), 2);
}

static void approval_freezes(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;
    gsize length;

    make(dossier, "mail-1");
    g_autoptr(Mailing) new_one = find(dossier, "mail-1");
    assert_null(mailing_frozen_files(dossier, new_one, &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "not approved");
    approve(dossier, new_one);
    assert_int_equal(campaign_entries(dossier), 3);
    g_clear_pointer(&dossier, dossier_free);

    dossier = campaign_open(*state, DOSSIER_READ);
    g_autoptr(Mailing) mailing = find(dossier, "mail-1");
    assert_int_equal(mailing->state, MAILING_APPROVED);
    assert_int_equal(mailing->approved_on, day_from_ymd(2030, 9, 1));
    assert_string_equal(mailing->rules_version, "2030.1");
    assert_int_equal(mailing->counts[DELIVERY_PLANNED], 4);
    g_autoptr(GBytes) files = mailing_frozen_files(dossier, mailing, NULL);
    assert_memory_equal(g_bytes_get_data(files, &length), "sjabloon\0en meer", 16);
    assert_int_equal(length, 16);
    g_autoptr(DeliveryTable) table = deliveries_read(dossier, mailing, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(verdicts); i++) {
        enum delivery_state delivery = DELIVERY_STATE_COUNT;
        gboolean found = deliveries_find(table, verdicts[i].recipient, &delivery);
        assert_int_equal(found, verdicts[i].verdict == VERDICT_ALLOW);
        if (found)
            assert_int_equal(delivery, DELIVERY_PLANNED);
    }
}

static void an_approval_given_up_leaves_nothing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    make(dossier, "mail-1");
    g_autoptr(Mailing) mailing = find(dossier, "mail-1");
    approval_free(begin_approval(dossier, mailing));
    g_autoptr(Mailing) again = find(dossier, "mail-1");
    assert_int_equal(again->state, MAILING_NEW);
    assert_int_equal(again->counts[DELIVERY_PLANNED], 0);
    assert_int_equal(campaign_entries(dossier), 2);
    g_autoptr(DeliveryTable) table = deliveries_read(dossier, mailing, NULL);
    assert_false(deliveries_find(table, 1, &(enum delivery_state){0}));
    approve(dossier, mailing);
}

/* In the order of the letters, which is not that of the numbers. */
static void put_out(struct dossier *dossier, const struct mailing *mailing,
                    const gint64 *accepted, guint accepted_count,
                    const gint64 *suppressed, guint suppressed_count)
{
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GArray) not_out = g_array_new(FALSE, FALSE, sizeof(gint64));
    static const struct output_file file = {"brief.xlsx", "00ff"};
    const struct output_record record = {.files = &file,
                                         .file_count = 1,
                                         .recipients = accepted_count,
                                         .printer = "self"};
    g_autoptr(GError) error = NULL;

    g_array_append_vals(out, accepted, accepted_count);
    g_array_append_vals(not_out, suppressed, suppressed_count);
    mailing_record_output(dossier, mailing, &record, out, not_out, &error);
    assert_no_error(error);
    /* The caller's array is the caller's. */
    assert_memory_equal(out->data, accepted, accepted_count * sizeof *accepted);
}

static void outputs_settle(void **state)
{
    static const gint64 first[] = {800, 1}, none[] = {3}, last[] = {70};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    make(dossier, "mail-1");
    make(dossier, "mail-2");
    g_autoptr(Mailing) mailing = find(dossier, "mail-1"), other = find(dossier, "mail-2");
    approve(dossier, mailing);
    approve(dossier, other);
    gint64 entries = campaign_entries(dossier);
    put_out(dossier, mailing, first, 2, none, 1);
    g_autoptr(Mailing) half = find(dossier, "mail-1");
    assert_int_equal(half->state, MAILING_SENDING);
    assert_int_equal(half->counts[DELIVERY_ACCEPTED], 2);
    assert_int_equal(half->counts[DELIVERY_SUPPRESSED], 1);
    assert_int_equal(half->counts[DELIVERY_PLANNED], 1);
    put_out(dossier, mailing, last, 1, none, 0);
    g_autoptr(Mailing) done = find(dossier, "mail-1");
    assert_int_equal(done->state, MAILING_DONE);
    assert_int_equal(done->counts[DELIVERY_ACCEPTED], 3);
    assert_int_equal(campaign_entries(dossier), entries + 2);
    g_autoptr(Mailing) untouched = find(dossier, "mail-2");
    assert_int_equal(untouched->state, MAILING_APPROVED);
    assert_int_equal(untouched->counts[DELIVERY_PLANNED], 4);
    g_autoptr(DeliveryTable) table = deliveries_read(dossier, mailing, NULL);
    enum delivery_state delivery;
    assert_true(deliveries_find(table, 800, &delivery));
    assert_int_equal(delivery, DELIVERY_ACCEPTED);
    assert_true(deliveries_find(table, 3, &delivery));
    assert_int_equal(delivery, DELIVERY_SUPPRESSED);
}

/* A bundle has several files; each is remembered, and what a person decided. */
static void each_file_of_a_bundle_is_remembered(void **state)
{
    static const struct output_file files[] = {{"gw/texts.xlsx", "00ff"},
                                               {"gw/texts.csv", "11ee"}};
    static const char *const released[] = {"paid-sms-gateway", NULL};
    const struct output_record record = {.files = files,
                                         .file_count = G_N_ELEMENTS(files),
                                         .recipients = 1,
                                         .printer = "Gateway NV",
                                         .released = released};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GArray) not_out = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(GError) error = NULL;
    const gint64 number = 1;

    make(dossier, "mail-1");
    g_autoptr(Mailing) mailing = find(dossier, "mail-1");
    approve(dossier, mailing);
    g_array_append_val(out, number);
    mailing_record_output(dossier, mailing, &record, out, not_out, &error);
    assert_no_error(error);

    g_autoptr(Statement) outputs = statement_new(
        dossier->database, "SELECT file_name, digest, printer FROM output", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        assert_int_equal(statement_step(outputs, NULL), STEP_ROW);
        assert_string_equal(statement_text(outputs, 0), files[i].name);
        assert_string_equal(statement_text(outputs, 1), files[i].digest);
        assert_string_equal(statement_text(outputs, 2), "Gateway NV");
    }
    assert_int_equal(statement_step(outputs, NULL), STEP_DONE);
    g_autoptr(Statement) journal = statement_new(
        dossier->database, "SELECT detail FROM journal ORDER BY sequence DESC LIMIT 1",
        NULL);
    assert_int_equal(statement_step(journal, NULL), STEP_ROW);
    assert_string_equal(statement_text(journal, 0),
                        "mailing=mail-1\nfile=gw/texts.xlsx\nsha256=00ff\n"
                        "file=gw/texts.csv\nsha256=11ee\nprinter=Gateway NV\n"
                        "released=paid-sms-gateway\nrecipients=1\nsuppressed=0\n");
}

static int approves_on_a_full_disk(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);
    g_autoptr(Mailing) mailing = mailing_find(dossier, "mail-1", NULL);
    g_autoptr(Approval) approval = approval_new(dossier, mailing, NULL);
    g_autoptr(GBytes) files = g_bytes_new_static("x", 1);
    const char *const declared[] = {NULL};
    const struct approval_record record = {1, "1", "", files, declared};
    const struct rlimit limit = {300000, 300000};
    g_autoptr(GError) error = NULL;
    gboolean done = TRUE;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    for (gint64 i = 1; done && i < 30000; i++)
        done = approval_add(approval, i, VERDICT_BLOCK, "objection-stop", &error);
    if (done && approval_finish(approval, &record, &error))
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 2;
}

static void a_full_disk_approves_nothing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    make(dossier, "mail-1");
    g_clear_pointer(&dossier, dossier_free);
    assert_int_equal(child_status(approves_on_a_full_disk, *state), 0);
    dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = find(dossier, "mail-1");
    assert_int_equal(mailing->state, MAILING_NEW);
    assert_int_equal(campaign_entries(dossier), 2);
    approve(dossier, mailing);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(what_was_made_is_read), TEST(a_name_is_taken_once),
        TEST(approval_freezes),      TEST(an_approval_given_up_leaves_nothing),
        TEST(outputs_settle),        TEST(a_full_disk_approves_nothing),
        TEST(each_file_of_a_bundle_is_remembered),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
