/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlcipher/sqlite3.h>

#include "deliver/postbox.h"

/* The program is killed, or the power fails, at every instant that makes a difference;
 * then a person looks into the mailbox, decides, and sends the rest. */

enum {
    RECIPIENTS = 30,
    MORE_RECIPIENTS = 205 /* two batches */
};

static char *original; /* a dossier of which nothing was sent */
static char *dossier_path_now, *received_path;
static int recipients;

static int make(void **state)
{
    g_autofree char *parent = NULL;

    campaign_make(state);
    parent = g_path_get_dirname(campaign_original);
    dossier_path_now = g_build_filename(parent, "now", NULL);
    received_path = g_build_filename(parent, "received", NULL);
    return 0;
}

static int unmake(void **state)
{
    postbox_forget();
    g_free(dossier_path_now);
    g_free(received_path);
    return campaign_unmake(state);
}

static int begin_with(void **state, int count)
{
    campaign_begin(state);
    postbox_approve(*state, count);
    original = *state;
    recipients = count;
    return 0;
}

static int begin(void **state)
{
    return begin_with(state, RECIPIENTS);
}

static int begin_more(void **state)
{
    return begin_with(state, MORE_RECIPIENTS);
}

static void start_anew(void)
{
    scratch_remove_path(dossier_path_now);
    g_remove(received_path);
    campaign_copy(original, dossier_path_now);
}

/* ---- what must hold afterwards ---- */

static enum delivery_state state_of(const struct delivery_table *table, int recipient)
{
    enum delivery_state state = DELIVERY_STATE_COUNT;

    assert_true(deliveries_find(table, recipient, &state));
    return state;
}

/* Nobody counts as written to who was not, nor the other way round; who is in doubt may
 * be either. Returns how many are in doubt. */
static int assert_states_are_true(struct dossier *dossier, const struct mailing *mailing,
                                  const char *label, int moment)
{
    g_autoptr(DeliveryTable) table = deliveries_read(dossier, mailing, NULL);
    int doubts = 0;

    for (int i = 1; i <= recipients; i++) {
        enum delivery_state state = state_of(table, i);
        int times = postbox_received(received_path, i);
        if (state == DELIVERY_IN_DOUBT)
            doubts++;
        else if ((state != DELIVERY_ACCEPTED && state != DELIVERY_PLANNED) ||
                 times != (state == DELIVERY_ACCEPTED))
            fail_msg("%s %d: recipient %d is %s and received %d", label, moment, i,
                     delivery_state_name(state), times);
    }
    return doubts;
}

static void decide_by_looking(struct dossier *dossier, const struct mailing *mailing)
{
    g_autoptr(DeliveryTable) table = deliveries_read(dossier, mailing, NULL);
    gint64 decided;

    for (int i = 1; i <= recipients; i++)
        if (state_of(table, i) == DELIVERY_IN_DOUBT) {
            assert_true(deliveries_decide(
                dossier, mailing, i,
                postbox_received(received_path, i) ? DELIVERY_ACCEPTED : DELIVERY_PLANNED,
                "looked into the mailbox", &decided, NULL));
            assert_int_equal(decided, 1);
        }
}

static void assert_rest_arrives_once(struct dossier *dossier, const char *label,
                                     int moment)
{
    struct postbox postbox = postbox_new(received_path);
    struct delivery_report report;
    g_autoptr(GError) error = NULL;

    postbox_run(dossier, &postbox, &report, &error);
    assert_no_error(error);
    assert_int_equal(report.counts[DELIVERY_ACCEPTED], recipients);
    for (int i = 1; i <= recipients; i++)
        if (postbox_received(received_path, i) != 1)
            fail_msg("%s %d: recipient %d received %d", label, moment, i,
                     postbox_received(received_path, i));
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);
    assert_int_equal(mailing->state, MAILING_DONE);
    campaign_entries(dossier);
}

static int assert_recovers(const char *label, int moment)
{
    struct dossier *dossier = postbox_open(dossier_path_now);
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", NULL);
    struct recovery found;

    assert_true(attempts_recover(dossier, mailing, &found, NULL));
    int doubts = assert_states_are_true(dossier, mailing, label, moment);
    if (doubts != found.in_doubt)
        fail_msg("%s %d: %d in doubt", label, moment, doubts);
    decide_by_looking(dossier, mailing);
    assert_rest_arrives_once(dossier, label, moment);
    postbox_close(dossier);
    return doubts;
}

/* ---- killed ---- */

static int moment_of_death;

static int dies_at_a_step(void *nothing)
{
    struct dossier *dossier = postbox_open(dossier_path_now);
    struct postbox postbox = postbox_new(received_path);
    struct delivery_report report;

    (void)nothing;
    postbox.die_at = moment_of_death;
    return postbox_run(dossier, &postbox, &report, NULL) ? 0 : 1;
}

static int writes;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

/* Before the write: what is written is whole or not there, as the system does it. */
static ssize_t deadly_pwrite(int descriptor, const void *bytes, size_t length, off_t at)
{
    if (++writes == moment_of_death)
        raise(SIGKILL);
    return real_pwrite(descriptor, bytes, length, at);
}

static int dies_at_a_write(void *nothing)
{
    static const char *const names[] = {"pwrite", "pwrite64"};
    struct dossier *dossier = postbox_open(dossier_path_now);
    struct postbox postbox = postbox_new(received_path);
    struct delivery_report report;
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

    (void)nothing;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        sqlite3_syscall_ptr real = vfs->xGetSystemCall(vfs, names[i]);
        if (real == NULL)
            continue;
        real_pwrite = (ssize_t(*)(int, const void *, size_t, off_t))real;
        vfs->xSetSystemCall(vfs, names[i], (sqlite3_syscall_ptr)deadly_pwrite);
    }
    return postbox_run(dossier, &postbox, &report, NULL) ? 0 : 1;
}

/* Returns how many moments there were. */
static int kill_everywhere(int (*body)(void *), const char *label, int first, int last)
{
    int moment;

    for (moment = first; moment <= last; moment++) {
        start_anew();
        moment_of_death = moment;
        int status = child_status(body, NULL);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            break;
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        int doubts = assert_recovers(label, moment);
        assert_in_range(doubts, 0, 1);
    }
    return moment - first;
}

static void killed_at_every_step(void **state)
{
    (void)state;
    int moments = kill_everywhere(dies_at_a_step, "step", 1, G_MAXINT);
    assert_int_equal(moments, 4 * RECIPIENTS);
}

static void killed_at_every_write_of_the_store(void **state)
{
    (void)state;
    /* Two writes at least for each start and outcome. */
    int moments = kill_everywhere(dies_at_a_write, "write", 1, G_MAXINT);
    assert_in_range(moments, 4 * RECIPIENTS, 100 * RECIPIENTS);
}

static void killed_between_two_batches(void **state)
{
    (void)state;
    kill_everywhere(dies_at_a_step, "step", 4 * 199 - 1, 4 * 201 + 1);
    kill_everywhere(dies_at_a_write, "write", 4 * 200, 4 * 200 + 60);
}

/* ---- the power fails ---- */

/* What was on the disk at each sync, and what had been received by then. */
static const char *snapshots;
static gboolean is_recording;
static int syncs;

static void take_snapshot(void)
{
    g_autofree char *path = g_strdup_printf("%s/%d", snapshots, ++syncs);
    g_autofree char *received = g_strdup_printf("%s.received", path);

    campaign_copy(dossier_path_now, path);
    if (g_file_test(received_path, G_FILE_TEST_EXISTS))
        campaign_copy(received_path, received);
}

/* In place of the C library's, for SQLite and platform/file.h. Whatever was written is on
 * the disk after any sync, and only then. Copying syncs too. */
static int synced(void)
{
    if (is_recording) {
        is_recording = FALSE;
        take_snapshot();
        is_recording = TRUE;
    }
    return 0;
}

int fdatasync(int descriptor)
{
    (void)descriptor;
    return synced();
}

int fsync(int descriptor)
{
    (void)descriptor;
    return synced();
}

static void lose_power_at(int sync)
{
    g_autofree char *dossier = g_strdup_printf("%s/%d", snapshots, sync);
    /* Received up to the next sync: the disk knows nothing of it. */
    g_autofree char *received = g_strdup_printf("%s/%d.received", snapshots, sync + 1);

    scratch_remove_path(dossier_path_now);
    g_remove(received_path);
    campaign_copy(dossier, dossier_path_now);
    if (g_file_test(received, G_FILE_TEST_EXISTS))
        campaign_copy(received, received_path);
    struct dossier *now = postbox_open(dossier_path_now);
    postbox_sql(now, "UPDATE batch SET boot = 'another'");
    postbox_close(now);
}

static void the_power_fails_after_every_sync(void **state)
{
    g_autofree char *folder = g_build_filename(*state, "..", "snapshots", NULL);
    int most = 0;

    start_anew();
    g_mkdir(folder, 0700);
    struct dossier *dossier = postbox_open(dossier_path_now);
    struct postbox postbox = postbox_new(received_path);
    struct delivery_report report;
    snapshots = folder;
    is_recording = TRUE;
    assert_true(postbox_run(dossier, &postbox, &report, NULL));
    is_recording = FALSE;
    take_snapshot();
    postbox_close(dossier);
    for (int sync = 1; sync < syncs; sync++) {
        lose_power_at(sync);
        int doubts = assert_recovers("sync", sync);
        most = MAX(most, doubts);
    }
    /* The whole running batch, and never more. */
    assert_int_equal(most, 200);
    /* Two claims, two closings and the run: not one for each message. */
    assert_in_range(syncs, 5, 25);
}

int main(void)
{
#define TEST(function, setup)                                                            \
    cmocka_unit_test_setup_teardown(function, setup, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(killed_at_every_step, begin),
        TEST(killed_at_every_write_of_the_store, begin),
        TEST(killed_between_two_batches, begin_more),
        TEST(the_power_fails_after_every_sync, begin_more),
    };

    return cmocka_run_group_tests(tests, make, unmake);
}
