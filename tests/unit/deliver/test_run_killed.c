/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/syscall.h>

#include <sqlcipher/sqlite3.h>

#include "deliver/postbox.h"
#include "dossier/attempt_log.h"

/* The program is killed, or the power fails, at every instant that makes a difference;
 * then a person looks into the mailbox, decides, and sends the rest. */

enum {
    RECIPIENTS = 30,
    MORE_RECIPIENTS = 205, /* two batches */
    CREW = 3,              /* connections, when there are several */
    PAIR = 2,              /* two of them, … */
    PAIR_RECIPIENTS = 700, /* … whose next batches are too many for one power cut */
};

static char *original; /* a dossier of which nothing was sent */
static char *dossier_path_now, *received_path;
static int recipients;
static guint connections;

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
    connections = 1;
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

static int begin_crew(void **state)
{
    begin_with(state, RECIPIENTS);
    connections = CREW;
    return 0;
}

static int begin_pair(void **state)
{
    begin_with(state, PAIR_RECIPIENTS);
    connections = PAIR;
    return 0;
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
    return postbox_run_over(dossier, &postbox, connections, &report, NULL) ? 0 : 1;
}

static gint writes; /* of all threads */
static gboolean is_dying; /* writes are counted */
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

/* Before the write: what is written is whole or not there, as the system does it. */
static ssize_t deadly_pwrite(int descriptor, const void *bytes, size_t length, off_t at)
{
    if (g_atomic_int_add(&writes, 1) + 1 == moment_of_death)
        raise(SIGKILL);
    return real_pwrite(descriptor, bytes, length, at);
}

/* In place of the C library's: the log is written by it, and what the transport is given.
 * An entry may also be torn: two of them may lie across two pages. */
static gsize torn; /* bytes of it that are written before */

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    if (is_dying && g_atomic_int_add(&writes, 1) + 1 == moment_of_death) {
        if (length % ATTEMPT_ENTRY_LENGTH == 0 &&
            syscall(SYS_write, descriptor, bytes, MIN(torn, length)) < 0)
            g_error("no torn write");
        raise(SIGKILL);
    }
    return syscall(SYS_write, descriptor, bytes, length);
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
    is_dying = TRUE;
    return postbox_run_over(dossier, &postbox, connections, &report, NULL) ? 0 : 1;
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
        assert_in_range(doubts, 0, connections);
    }
    return moment - first;
}

static void killed_at_every_step(void **state)
{
    (void)state;
    int moments = kill_everywhere(dies_at_a_step, "step", 1, G_MAXINT);
    assert_int_equal(moments, 3 * RECIPIENTS);
}

/* Which message is where at that moment, differs from time to time. */
static void several_connections_killed_at_every_step(void **state)
{
    (void)state;
    int moments = kill_everywhere(dies_at_a_step, "crew step", 1, G_MAXINT);
    assert_int_equal(moments, 3 * RECIPIENTS);
}

static void several_connections_killed_at_writes(void **state)
{
    (void)state;
    kill_everywhere(dies_at_a_write, "crew write", 20, 120);
}

static void killed_at_every_write_of_the_store(void **state)
{
    (void)state;
    /* One for each start and outcome, one for each message received, and a few dozen for
     * the store. */
    torn = 0;
    int moments = kill_everywhere(dies_at_a_write, "write", 1, G_MAXINT);
    assert_in_range(moments, 3 * RECIPIENTS, 6 * RECIPIENTS);
    /* In the first of two entries, between them, in the second. */
    for (torn = 1; torn < 2 * ATTEMPT_ENTRY_LENGTH; torn += 70)
        kill_everywhere(dies_at_a_write, "torn write", 24, 36);
    torn = 0;
}

static void killed_between_two_batches(void **state)
{
    (void)state;
    kill_everywhere(dies_at_a_step, "step", 3 * 199 - 1, 3 * 201 + 1);
    kill_everywhere(dies_at_a_write, "write", 4 * 200, 4 * 200 + 60);
}

/* One batch is claimed while the one before it is under way, and that one is closed
 * while the next has begun. */
static void several_connections_killed_between_two_batches(void **state)
{
    (void)state;
    kill_everywhere(dies_at_a_step, "pair step", 3 * 280, 3 * 310);
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

#define SYNCED ".synced" /* beside a log: how much of it is on the disk */

static void note_synced(int descriptor)
{
    g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", descriptor);
    g_autofree char *path = g_file_read_link(link, NULL);
    GStatBuf status;

    if (path == NULL || !g_str_has_suffix(path, ".log") || g_stat(path, &status) != 0)
        return;
    g_autofree char *name = g_strconcat(path, SYNCED, NULL);
    g_autofree char *length = g_strdup_printf("%d", (int)status.st_size);
    if (!g_file_set_contents(name, length, -1, NULL))
        g_error("%s cannot be written", name);
}

/* In place of the C library's, for SQLite and platform/file.h. Whatever was written is on
 * the disk after any sync, and only then; of a log, after its own. Copying syncs too. */
static int synced(int descriptor)
{
    if (is_recording) {
        is_recording = FALSE;
        note_synced(descriptor);
        take_snapshot();
        is_recording = TRUE;
    }
    return 0;
}

int fdatasync(int descriptor)
{
    return synced(descriptor);
}

int fsync(int descriptor)
{
    return synced(descriptor);
}

/* What the disk may have of that part of a log that was never synced. */
enum loss {
    LOSS_NONE,
    LOSS_END,    /* half of it, and part of an entry */
    LOSS_ZEROS,  /* its length, and nothing of what stood there */
    LOSS_MIDDLE, /* a page, and not what follows it */
    LOSS_ALL,
    LOSS_COUNT,
};

static gsize length_synced(const char *path)
{
    g_autofree char *name = g_strconcat(path, SYNCED, NULL);
    g_autofree char *length = NULL;

    return g_file_get_contents(name, &length, NULL, NULL) ? (gsize)atoi(length) : 0;
}

static void lose_bytes(const char *path, enum loss loss)
{
    g_autofree char *bytes = NULL;
    gsize length, kept = length_synced(path);

    if (loss == LOSS_ALL && kept == 0) {
        assert_int_equal(g_remove(path), 0);
        return;
    }
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    gsize rest = length - kept;
    if (loss == LOSS_ALL)
        length = kept;
    else if (loss == LOSS_END)
        length = kept + rest / 2 + rest % 7;
    else if (loss == LOSS_ZEROS)
        memset(bytes + kept, 0, rest);
    else if (loss == LOSS_MIDDLE)
        memset(bytes + kept + rest / 4, 0, rest / 4);
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void lose_logs(enum loss loss)
{
    g_autoptr(GDir) directory = g_dir_open(dossier_path_now, 0, NULL);
    const char *name;

    while (loss != LOSS_NONE && (name = g_dir_read_name(directory)) != NULL)
        if (g_str_has_suffix(name, ".log")) {
            g_autofree char *path = g_build_filename(dossier_path_now, name, NULL);
            lose_bytes(path, loss);
        }
}

static void lose_power_at(int sync, enum loss loss)
{
    g_autofree char *dossier = g_strdup_printf("%s/%d", snapshots, sync);
    /* Received up to the next sync: the disk knows nothing of it. */
    g_autofree char *received = g_strdup_printf("%s/%d.received", snapshots, sync + 1);

    scratch_remove_path(dossier_path_now);
    g_remove(received_path);
    campaign_copy(dossier, dossier_path_now);
    if (g_file_test(received, G_FILE_TEST_EXISTS))
        campaign_copy(received, received_path);
    lose_logs(loss);
    struct dossier *now = postbox_open(dossier_path_now);
    postbox_sql(now, "UPDATE batch SET boot = 'another'");
    postbox_close(now);
}

/* Returns how many were in doubt at most. */
static int lose_power_everywhere(void **state)
{
    g_autofree char *folder = g_build_filename(*state, "..", "snapshots", NULL);
    int most = 0;

    start_anew();
    g_mkdir(folder, 0700);
    syncs = 0;
    struct dossier *dossier = postbox_open(dossier_path_now);
    struct postbox postbox = postbox_new(received_path);
    struct delivery_report report;
    snapshots = folder;
    is_recording = TRUE;
    assert_true(postbox_run_over(dossier, &postbox, connections, &report, NULL));
    is_recording = FALSE;
    take_snapshot();
    postbox_close(dossier);
    for (int loss = 0; loss < LOSS_COUNT; loss++)
        for (int sync = 1; sync < syncs; sync++) {
            lose_power_at(sync, (enum loss)loss);
            int doubts = assert_recovers("sync", sync);
            most = MAX(most, doubts);
        }
    scratch_remove_path(folder);
    return most;
}

static void the_power_fails_after_every_sync(void **state)
{
    /* The whole running batch, and never more. */
    assert_int_equal(lose_power_everywhere(state), 200);
    /* Two claims, two closings and the run: not one for each message. */
    assert_in_range(syncs, 5, 25);
}

static void the_power_fails_several_connections(void **state)
{
    /* The running batch of each, and never more. */
    assert_in_range(lose_power_everywhere(state), 201, PAIR * 200);
    assert_in_range(syncs, 9, 100);
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
        TEST(several_connections_killed_at_every_step, begin_crew),
        TEST(several_connections_killed_at_writes, begin_crew),
        TEST(several_connections_killed_between_two_batches, begin_pair),
        TEST(the_power_fails_several_connections, begin_pair),
    };

    return cmocka_run_group_tests(tests, make, unmake);
}
