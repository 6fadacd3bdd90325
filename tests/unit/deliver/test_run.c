/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <sys/syscall.h>

#include "deliver/postbox.h"
#include "dossier/attempt_log.h"

enum {
    RECIPIENTS = 30,
    /* One for each start and outcome, over one connection without a thread. */
    LOG_WRITES_TO_OUTCOME_16 = 2 * 16,
    LOG_WRITES_TO_START_17 = 2 * 16 + 1,
};

/* In place of the C library's: the log of a batch cannot be written from here on. A torn
 * end is left, as a full disk does it. */
static int log_writes_left = -1; /* −1: it always can */

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    if (log_writes_left < 0 || length % ATTEMPT_ENTRY_LENGTH != 0)
        return syscall(SYS_write, descriptor, bytes, length);
    if (log_writes_left > 0) {
        log_writes_left--;
        return syscall(SYS_write, descriptor, bytes, length);
    }
    if (syscall(SYS_write, descriptor, bytes, length / 3) < 0)
        g_error("no torn write");
    errno = ENOSPC;
    return -1;
}

static int begin(void **state)
{
    campaign_begin(state);
    postbox_approve(*state, RECIPIENTS);
    return 0;
}

static int unmake(void **state)
{
    postbox_forget();
    return campaign_unmake(state);
}

static char *journal_of(struct dossier *dossier, const char *action)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Statement) statement = statement_new(
        dossier->database,
        "SELECT detail FROM journal WHERE action = :action ORDER BY sequence", &error);
    GString *details = g_string_new(NULL);

    assert_no_error(error);
    statement_bind_text(statement, ":action", action);
    while (statement_step(statement, NULL) == STEP_ROW)
        g_string_append_printf(details, "%s;", statement_text(statement, 0));
    return g_string_free(details, FALSE);
}

/* Where it can go wrong, at recipient 17 of 30, and what the store says afterwards. */
static const struct {
    const char *label;
    enum next_message next;
    enum submission answer;
    gint64 interrupt_before;
    const char *trigger;   /* the store fails too */
    int log_writes;        /* so many succeed, 0 all */
    int code;              /* of the error, 0 none: no row is about wrong usage */
    const char *this_run;  /* what became of those it came to */
    const char *counts;    /* of the mailing; NULL: the same */
    const char *recovered; /* before the next run; NULL: the same as counts */
} runs[] = {
    {.label = "all is well", .this_run = "accepted 30"},
    {.label = "refused for good",
     .answer = SUBMISSION_REFUSED,
     .this_run = "accepted 29, refused 1"},
    {.label = "postponed: the next run tries again",
     .answer = SUBMISSION_POSTPONED,
     .this_run = "accepted 29, postponed 1",
     .recovered = "planned 1, accepted 29"},
    {.label = "in doubt",
     .answer = SUBMISSION_IN_DOUBT,
     .this_run = "accepted 29, in_doubt 1"},
    {.label = "the transport stops",
     .answer = SUBMISSION_STOPPED,
     .code = KIESPOST_ERROR_UNAVAILABLE,
     .this_run = "planned 14, accepted 16"},
    {.label = "no longer lawful",
     .next = MESSAGE_SUPPRESSED,
     .this_run = "accepted 29, suppressed 1"},
    {.label = "the message cannot be made",
     .next = MESSAGE_FAILED,
     .code = KIESPOST_ERROR_INPUT,
     .this_run = "planned 14, accepted 16"},
    {.label = "interrupted in the middle",
     .interrupt_before = 17,
     .this_run = "planned 14, accepted 16"},
    {.label = "interrupted before the first",
     .interrupt_before = 1,
     .this_run = "",
     .counts = "planned 30"},
    {.label = "interrupted after the last",
     .interrupt_before = 31,
     .this_run = "accepted 30"},
    {.label = "the claim cannot be written",
     .trigger = "BEFORE INSERT ON claim WHEN new.recipient = 17",
     .code = KIESPOST_ERROR_IO,
     .this_run = "",
     .counts = "planned 30"},
    {.label = "the start cannot be written",
     .log_writes = LOG_WRITES_TO_OUTCOME_16,
     .code = KIESPOST_ERROR_IO,
     .this_run = "planned 14, accepted 16"},
    {.label = "the outcome cannot be written: the closing tells it",
     .log_writes = LOG_WRITES_TO_START_17,
     .code = KIESPOST_ERROR_IO,
     .this_run = "planned 13, accepted 17"},
    {.label = "neither it nor the closing can be written: nobody knows",
     .log_writes = LOG_WRITES_TO_START_17,
     .trigger = "BEFORE UPDATE ON batch",
     .code = KIESPOST_ERROR_IO,
     .this_run = "",
     .counts = "claimed 30",
     .recovered = "planned 13, accepted 16, in_doubt 1"},
    {.label = "it stops and that cannot be written",
     .answer = SUBMISSION_STOPPED,
     .log_writes = LOG_WRITES_TO_START_17,
     .code = KIESPOST_ERROR_UNAVAILABLE,
     .this_run = "planned 14, accepted 16"},
    {.label = "an entry cannot be stored at the closing",
     .trigger = "BEFORE INSERT ON outcome WHEN new.recipient = 17",
     .code = KIESPOST_ERROR_IO,
     .this_run = "",
     .counts = "claimed 30",
     .recovered = "accepted 30"},
    {.label = "the batch cannot be closed",
     .trigger = "BEFORE UPDATE ON delivery WHEN new.recipient = 17 AND new.state <> 1",
     .code = KIESPOST_ERROR_IO,
     .this_run = "",
     .counts = "claimed 30",
     .recovered = "accepted 30"},
    {.label = "it stops and the batch cannot be closed",
     .answer = SUBMISSION_STOPPED,
     .trigger = "BEFORE UPDATE ON batch",
     .code = KIESPOST_ERROR_UNAVAILABLE,
     .this_run = "",
     .counts = "claimed 30",
     .recovered = "planned 14, accepted 16"},
    {.label = "the run cannot be noted",
     .trigger = "BEFORE INSERT ON journal WHEN new.action = 'mailing send'",
     .code = KIESPOST_ERROR_IO,
     .this_run = "accepted 30"},
};

static const char *counts_of(gsize row)
{
    return runs[row].counts != NULL ? runs[row].counts : runs[row].this_run;
}

static void make_trouble(struct dossier *dossier, const char *trigger)
{
    g_autofree char *sql = g_strdup_printf(
        "CREATE TRIGGER trouble %s BEGIN SELECT RAISE(ABORT, 'trouble'); END;", trigger);

    postbox_sql(dossier, sql);
}

static void run_once(void **state, gsize row)
{
    g_autofree char *path = campaign_path(state, "received");
    struct dossier *dossier = postbox_open(*state);
    struct postbox postbox = postbox_new(path);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    postbox.at = 17;
    postbox.next = runs[row].next;
    postbox.answer = runs[row].answer;
    postbox.interrupt_before = runs[row].interrupt_before;
    if (runs[row].trigger != NULL)
        make_trouble(dossier, runs[row].trigger);
    log_writes_left = runs[row].log_writes > 0 ? runs[row].log_writes : -1;
    gboolean done = postbox_run(dossier, &postbox, &report, &error);
    log_writes_left = -1;
    assert_int_equal(done, runs[row].code == 0);
    if (!done)
        assert_code(error, (enum kiespost_error)runs[row].code, runs[row].label);
    assert_int_equal(report.interrupted, postbox.interrupt_before > 0);
    g_autofree char *this_run = postbox_counts(report.this_run);
    g_autofree char *reported = postbox_counts(report.counts);
    g_autofree char *counts = postbox_states(dossier);
    if (strcmp(this_run, runs[row].this_run) != 0 ||
        strcmp(counts, counts_of(row)) != 0 || strcmp(reported, counts) != 0)
        fail_msg("%s: this run %s, reported %s, afterwards %s", runs[row].label, this_run,
                 reported, counts);
    postbox_close(dossier);
}

static void assert_recovered(struct dossier *dossier, gsize row)
{
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);
    const char *expected =
        runs[row].recovered != NULL ? runs[row].recovered : counts_of(row);

    assert_true(attempts_recover(dossier, mailing, NULL, NULL));
    g_autofree char *recovered = postbox_states(dossier);
    if (strcmp(recovered, expected) != 0)
        fail_msg("%s: recovered %s", runs[row].label, recovered);
}

/* Without the trouble the next run writes to whoever was not written to, and to nobody
 * twice. */
static void run_again(void **state, gsize row)
{
    g_autofree char *path = campaign_path(state, "received");
    struct dossier *dossier = postbox_open(*state);
    struct postbox postbox = postbox_new(path);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;
    gint64 received = 0;

    postbox_sql(dossier, "DROP TRIGGER IF EXISTS trouble");
    assert_recovered(dossier, row);
    postbox_run(dossier, &postbox, &report, &error);
    assert_no_error(error);
    for (int i = 1; i <= RECIPIENTS; i++) {
        int times = postbox_received(path, i);
        received += times;
        if (times > 1)
            fail_msg("%s: recipient %d is doubled", runs[row].label, i);
    }
    gint64 accepted = report.counts[DELIVERY_ACCEPTED];
    gint64 doubts = report.counts[DELIVERY_IN_DOUBT];
    assert_int_equal(accepted + doubts + report.counts[DELIVERY_REFUSED] +
                         report.counts[DELIVERY_SUPPRESSED],
                     RECIPIENTS);
    assert_in_range(received, accepted, accepted + doubts);
    assert_true(campaign_entries(dossier) > 0);
    postbox_close(dossier);
}

static void whatever_goes_wrong_nobody_is_doubled_or_lost(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(runs); i++) {
        if (i > 0)
            begin(state);
        run_once(state, i);
        run_again(state, i);
        if (i + 1 < G_N_ELEMENTS(runs))
            campaign_end(state);
    }
}

static void a_run_leaves_its_traces(void **state)
{
    g_autofree char *path = campaign_path(state, "received");
    struct dossier *dossier = postbox_open(*state);
    struct postbox postbox = postbox_new(path);
    struct delivery_report report;

    postbox.at = 17;
    postbox.answer = SUBMISSION_REFUSED;
    assert_true(postbox_run(dossier, &postbox, &report, NULL));
    assert_int_equal(postbox.progress, RECIPIENTS);
    g_autofree char *batches = journal_of(dossier, "mailing batch");
    g_autofree char *run = journal_of(dossier, "mailing send");
    assert_true(g_str_has_prefix(batches, "mailing=nieuws\ntransport=postbox\nbatch=1\n"
                                          "accepted=29\nrefused=1\nsha256="));
    assert_string_equal(run, "mailing=nieuws\ntransport=postbox\naccepted=29\n"
                             "refused=1\n;");
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);
    assert_int_equal(mailing->state, MAILING_DONE);

    /* The bytes of a message can be made again, and are the same. */
    struct attempt attempt;
    struct delivery_message message;
    assert_true(attempt_last(dossier, mailing, 17, &attempt, NULL));
    postbox_next(&postbox, 17, attempt.date, &message, NULL);
    assert_string_equal(attempt.digest, message.digest);
    assert_int_equal(attempt.outcome, DELIVERY_REFUSED);
    assert_string_equal(attempt.status, "5.1.1");
    postbox_close(dossier);
}

static void a_run_begins_with_what_another_left(void **state)
{
    g_autofree char *path = campaign_path(state, "received");
    struct dossier *dossier = postbox_open(*state);
    struct postbox postbox = postbox_new(path), rest = postbox_new(path);
    struct delivery_report report;

    postbox.at = 17;
    postbox.answer = SUBMISSION_STOPPED;
    make_trouble(dossier, "BEFORE UPDATE ON batch");
    assert_false(postbox_run(dossier, &postbox, &report, NULL));
    postbox_sql(dossier, "DROP TRIGGER trouble");
    assert_true(postbox_run(dossier, &rest, &report, NULL));
    assert_int_equal(report.recovered.settled, 16);
    assert_int_equal(report.recovered.planned_again, 14);
    assert_int_equal(rest.asked, 14);
    assert_int_equal(report.this_run[DELIVERY_ACCEPTED], 14);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    postbox_close(dossier);
}

static void batches_follow_each_other(void **state)
{
    g_autofree char *parent = g_path_get_dirname(*state);
    g_autofree char *other = g_build_filename(parent, "other", NULL);
    g_autofree char *path = g_build_filename(parent, "received", NULL);

    campaign_copy(campaign_original, other);
    postbox_approve(other, 405);
    struct dossier *dossier = postbox_open(other);
    struct postbox postbox = postbox_new(path);
    struct delivery_report report;
    postbox.interrupt_before = 251;
    assert_true(postbox_run(dossier, &postbox, &report, NULL));
    assert_true(report.interrupted);
    assert_int_equal(report.this_run[DELIVERY_ACCEPTED], 250);
    assert_int_equal(report.this_run[DELIVERY_PLANNED], 150);
    assert_int_equal(report.counts[DELIVERY_PLANNED], 155);
    struct postbox rest = postbox_new(path);
    assert_true(postbox_run(dossier, &rest, &report, NULL));
    assert_int_equal(rest.asked, 155);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], 405);
    for (int i = 1; i <= 405; i++)
        assert_int_equal(postbox_received(path, i), 1);
    g_autofree char *batches = journal_of(dossier, "mailing batch");
    assert_non_null(strstr(batches, "batch=4\n"));
    assert_null(strstr(batches, "batch=5\n"));
    postbox_close(dossier);
}

static void nothing_planned_is_no_error(void **state)
{
    g_autofree char *path = campaign_path(state, "received");
    struct dossier *dossier = postbox_open(*state);
    struct postbox postbox = postbox_new(path);
    struct delivery_report report;

    assert_true(postbox_run(dossier, &postbox, &report, NULL));
    struct postbox again = postbox_new(path);
    assert_true(postbox_run(dossier, &again, &report, NULL));
    assert_int_equal(again.asked, 0);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], RECIPIENTS);
    assert_int_equal(report.this_run[DELIVERY_ACCEPTED], 0);
    postbox_close(dossier);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(whatever_goes_wrong_nobody_is_doubled_or_lost),
        TEST(a_run_leaves_its_traces),
        TEST(a_run_begins_with_what_another_left),
        TEST(batches_follow_each_other),
        TEST(nothing_planned_is_no_error),
    };

    return cmocka_run_group_tests(tests, campaign_make, unmake);
}
