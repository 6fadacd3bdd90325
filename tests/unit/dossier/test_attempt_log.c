/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include "dossier/attempt_log.h"
#include "dossier/mailing.h"

enum {
    ENTRIES = 40,
    RECIPIENTS = 30,
};

static char *log_path(void **state, int batch)
{
    g_autofree char *name = g_strdup_printf("attempts-%d.log", batch);

    return campaign_path(state, name);
}

static gboolean log_exists(void **state, int batch)
{
    g_autofree char *path = log_path(state, batch);

    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static struct attempt_entry entry_at(int place)
{
    struct attempt_entry entry = {.kind =
                                      place % 2 == 0 ? ATTEMPT_STARTED : ATTEMPT_ENDED,
                                  .recipient = 1 + place / 2,
                                  .at = 1900000000 + place};

    if (entry.kind == ATTEMPT_STARTED) {
        memset(entry.digest, place, sizeof entry.digest);
    } else {
        entry.state = place % 4 == 1 ? DELIVERY_REFUSED : DELIVERY_ACCEPTED;
        g_strlcpy(entry.status, place % 4 == 1 ? "5.1.1" : "", sizeof entry.status);
    }
    return entry;
}

/* One, two, one, two … in a write. */
static void fill(struct dossier *dossier, gint64 batch)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AttemptLog) log = attempt_log_new(dossier, batch, &error);

    assert_no_error(error);
    for (int i = 0; i < ENTRIES;) {
        const struct attempt_entry entries[] = {entry_at(i), entry_at(i + 1)};
        guint count = i % 3 == 0 || i + 1 == ENTRIES ? 1 : 2;
        assert_true(attempt_log_add(log, entries, count, NULL));
        i += (int)count;
    }
    assert_int_equal(attempt_log_entries(log)->len, ENTRIES);
}

/* What is read is the beginning of what was written, and nothing else. */
static int assert_reads(struct dossier *dossier, gint64 batch, gboolean *is_whole)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) entries = NULL;

    attempt_log_read(dossier, batch, &entries, is_whole, &error);
    assert_no_error(error);
    assert_true(entries->len <= ENTRIES);
    for (guint i = 0; i < entries->len; i++) {
        const struct attempt_entry *found =
            &g_array_index(entries, struct attempt_entry, i);
        struct attempt_entry expected = entry_at((int)i);
        assert_int_equal(found->kind, expected.kind);
        assert_int_equal(found->recipient, expected.recipient);
        assert_int_equal(found->at, expected.at);
        assert_int_equal(found->state, expected.state);
        assert_string_equal(found->status, expected.status);
        assert_memory_equal(found->digest, expected.digest, DIGEST_LENGTH);
    }
    return (int)entries->len;
}

static void what_was_written_is_read(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autofree char *path = log_path(state, 7), *bytes = NULL;
    gboolean is_whole;
    struct stat status;
    gsize length;

    fill(dossier, 7);
    assert_int_equal(assert_reads(dossier, 7, &is_whole), ENTRIES);
    assert_true(is_whole);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    /* Neither texts nor lengths show. */
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    assert_int_equal(length, ENTRIES * ATTEMPT_ENTRY_LENGTH);
    assert_null(g_strstr_len(bytes, (gssize)length, "5.1.1"));
    /* What an interrupted claim left is replaced. */
    fill(dossier, 7);
    assert_int_equal(assert_reads(dossier, 7, &is_whole), ENTRIES);
}

static void a_missing_log_is_not_whole(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gboolean is_whole = TRUE;

    assert_int_equal(assert_reads(dossier, 7, &is_whole), 0);
    assert_false(is_whole);
}

/* Wherever it is cut off: that is how the program dies. */
static void a_cut_log_is_read_as_far_as_it_goes(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autofree char *path = log_path(state, 7), *bytes = NULL;
    gboolean is_whole;
    gsize length;

    fill(dossier, 7);
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    for (gsize cut = 0; cut <= length; cut += 31) {
        assert_true(g_file_set_contents(path, bytes, (gssize)cut, NULL));
        assert_int_equal(assert_reads(dossier, 7, &is_whole), cut / ATTEMPT_ENTRY_LENGTH);
        assert_true(is_whole);
    }
}

/* Random bytes at random places. */
static void a_changed_log_never_lies(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GRand) chance = g_rand_new_with_seed(1);
    g_autofree char *path = log_path(state, 7), *bytes = NULL;
    gboolean is_whole;
    gsize length;

    fill(dossier, 7);
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    for (int round = 0; round < 300; round++) {
        g_autofree char *changed = g_memdup2(bytes, length);
        int first = g_rand_int_range(chance, 0, (int)length);
        int end = first + g_rand_int_range(chance, 1, 400);
        for (int i = first; i < MIN(end, (int)length); i++)
            changed[i] ^= (char)g_rand_int_range(chance, 1, 256);
        assert_true(g_file_set_contents(path, changed, (gssize)length, NULL));
        int entry = first / ATTEMPT_ENTRY_LENGTH;
        assert_int_equal(assert_reads(dossier, 7, &is_whole), entry);
        /* Only the last two may be what the program's death has torn. */
        assert_int_equal(is_whole, entry >= ENTRIES - 1);
    }
}

static void swap(char *bytes, int one, int other)
{
    char kept[ATTEMPT_ENTRY_LENGTH];

    memcpy(kept, bytes + one * ATTEMPT_ENTRY_LENGTH, sizeof kept);
    memcpy(bytes + one * ATTEMPT_ENTRY_LENGTH, bytes + other * ATTEMPT_ENTRY_LENGTH,
           sizeof kept);
    memcpy(bytes + other * ATTEMPT_ENTRY_LENGTH, kept, sizeof kept);
}

static void no_entry_stands_for_another(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autofree char *path = log_path(state, 7), *other = log_path(state, 8);
    g_autofree char *bytes = NULL;
    gboolean is_whole;
    gsize length;

    fill(dossier, 7);
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    assert_true(g_file_set_contents(other, bytes, (gssize)length, NULL));
    assert_int_equal(assert_reads(dossier, 8, &is_whole), 0);
    assert_false(is_whole);
    swap(bytes, 4, 9);
    assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
    assert_int_equal(assert_reads(dossier, 7, &is_whole), 4);
    assert_false(is_whole);
}

/* ---- of a batch ---- */

static void start_one(struct batch *batch, gint64 recipient)
{
    char digest[DIGEST_HEX_SIZE];

    digest_hex_of("x", 1, digest);
    assert_true(attempt_start(batch, recipient, digest, NULL));
}

static void a_log_lasts_as_long_as_its_batch(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing =
        mailing_approved(dossier, "nieuws", 1, RECIPIENTS, FALSE);
    g_autoptr(Mailing) other = mailing_approved(dossier, "ander", 1, RECIPIENTS, FALSE);
    struct batch *first = mailing_claim(dossier, mailing, 3);
    struct batch *second = mailing_claim(dossier, other, 3);
    g_autofree char *orphan = log_path(state, 99);

    assert_true(g_file_set_contents(orphan, "x", 1, NULL));
    assert_true(log_exists(state, 1) && log_exists(state, 2));
    mailing_try(first, 1, "een", DELIVERY_ACCEPTED);
    mailing_close(first);
    assert_false(log_exists(state, 1));
    batch_free(second);
    /* The other mailing's stays for its own recovery. */
    assert_true(attempts_recover(dossier, mailing, NULL, NULL));
    assert_true(log_exists(state, 2));
    assert_false(log_exists(state, 99));
    assert_true(attempts_recover(dossier, other, NULL, NULL));
    assert_false(log_exists(state, 2));
    assert_states(dossier, "ander", "planned 30");
}

/* Killed: 1 accepted, 2 started, 3 claimed. Whose log is gone was perhaps started. */
static const struct {
    const char *label;
    gssize cut; /* bytes that are left; −1: there is no log */
    const char *states;
} losses[] = {
    {"nothing is missing", 3 * ATTEMPT_ENTRY_LENGTH,
     "planned 28, accepted 1, in_doubt 1"},
    {"the second start was torn", 3 * ATTEMPT_ENTRY_LENGTH - 1, "planned 29, accepted 1"},
    {"the outcome was torn", 2 * ATTEMPT_ENTRY_LENGTH - 9, "planned 29, in_doubt 1"},
    {"there is no log", -1, "planned 27, in_doubt 3"},
};

static void a_lost_log_leaves_doubts(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(losses); i++) {
        g_autofree char *copy = campaign_path(state, "copy");
        g_autofree char *path = g_build_filename(copy, "attempts-1.log", NULL);
        g_autofree char *bytes = NULL;
        gsize length;

        campaign_copy(campaign_original, copy);
        g_autoptr(Dossier) dossier = campaign_open(copy, DOSSIER_WRITE);
        g_autoptr(Mailing) mailing =
            mailing_approved(dossier, "nieuws", 1, RECIPIENTS, FALSE);
        struct batch *batch = mailing_claim(dossier, mailing, 3);
        mailing_try(batch, 1, "een", DELIVERY_ACCEPTED);
        start_one(batch, 2);
        batch_free(batch);
        assert_true(g_file_get_contents(path, &bytes, &length, NULL));
        if (losses[i].cut < 0)
            assert_int_equal(g_remove(path), 0);
        else
            assert_true(g_file_set_contents(path, bytes, losses[i].cut, NULL));
        assert_true(attempts_recover(dossier, mailing, NULL, NULL));
        assert_states(dossier, "nieuws", losses[i].states);
        scratch_remove_path(copy);
    }
}

/* A directory stands where the log should. */
static void a_claim_without_a_log_is_none(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing =
        mailing_approved(dossier, "nieuws", 1, RECIPIENTS, FALSE);
    g_autofree char *path = log_path(state, 1);
    g_autoptr(GError) error = NULL;

    assert_int_equal(g_mkdir(path, 0700), 0);
    assert_null(attempts_claim(dossier, mailing, "folder", 3, &error));
    assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, "a directory");
    assert_states(dossier, "nieuws", "planned 30");
    assert_int_equal(g_rmdir(path), 0);
    mailing_close(mailing_claim(dossier, mailing, 3));
}

/* Whoever leaves is shut out by another key of the dossier: a start must not be lost. */
static void a_log_survives_another_key(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    gboolean is_whole;

    fill(dossier, 7);
    assert_true(
        database_rekey(dossier->database, dossier->unlocked->dossier_key, key, NULL));
    assert_int_equal(assert_reads(dossier, 7, &is_whole), ENTRIES);
}

/* Before a pause; what is on the disk already is not looked at again. */
static void what_is_new_is_brought_to_the_disk(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(AttemptLog) log = attempt_log_new(dossier, 7, NULL);
    const struct attempt_entry entry = entry_at(0);
    g_autofree char *path = log_path(state, 7);
    g_autoptr(GError) error = NULL;

    assert_true(attempt_log_add(log, &entry, 1, NULL));
    assert_true(attempt_log_sync(log, &error));
    assert_int_equal(g_unlink(path), 0);
    assert_true(attempt_log_sync(log, &error));
    assert_true(attempt_log_add(log, &entry, 1, NULL));
    assert_false(attempt_log_sync(log, &error));
    assert_non_null(error);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(what_was_written_is_read),         TEST(what_is_new_is_brought_to_the_disk),
        TEST(a_missing_log_is_not_whole),       TEST(a_cut_log_is_read_as_far_as_it_goes),
        TEST(a_changed_log_never_lies),         TEST(no_entry_stands_for_another),
        TEST(a_log_lasts_as_long_as_its_batch), TEST(a_lost_log_leaves_doubts),
        TEST(a_claim_without_a_log_is_none),    TEST(a_log_survives_another_key),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
