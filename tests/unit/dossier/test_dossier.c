/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "dossier/campaign.h"

static struct dossier *try_open(const char *directory, const char *operator_name,
                                const char *passphrase, enum dossier_access access,
                                GError **error)
{
    g_autoptr(Secret) secret = secret_from_text(passphrase);
    return dossier_open(directory, operator_name, secret, access, error);
}

static void assert_opens_not(void **state, enum dossier_access access,
                             const char *passphrase, enum kiespost_error code,
                             const char *says)
{
    g_autoptr(GError) error = NULL;

    assert_null(try_open(*state, NULL, passphrase, access, &error));
    assert_code(error, code, says);
    if (strstr(error->message, says) == NULL)
        fail_msg("%s", error->message);
}

/* ---- making ---- */

static void a_new_dossier_opens(void **state)
{
    static const struct {
        const char *name;
        guint mode;
    } files[] = {{".", 0700},        {"dossier.db", 0600}, {"keyslots", 0600},
                 {"sources", 0700},  {"tmp", 0700},        {"lock", 0600},
                 {"templates", 0700}};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(campaign_original, files[i].name, NULL);
        GStatBuf status;
        assert_int_equal(g_stat(path, &status), 0);
        assert_int_equal(status.st_mode & 07777, files[i].mode);
    }
    assert_string_equal(dossier_operator(dossier), "Els");
    assert_string_equal(dossier_directory(dossier), *state);
    assert_string_equal(dossier_setting(dossier, "candidate.name"), "Els Peeters");
    assert_null(dossier_setting(dossier, "smtp.host"));
    assert_int_equal(campaign_entries(dossier), 1);
    assert_false(dossier_clock_is_behind(dossier));
}

static gboolean make(const char *directory, const char *operator_name, GError **error)
{
    g_autoptr(Secret) passphrase = campaign_passphrase(), code = NULL;
    g_autoptr(GHashTable) settings = g_hash_table_new(g_str_hash, g_str_equal);

    return dossier_create(directory, operator_name, passphrase, settings, &code, error);
}

static void what_is_there_is_not_overwritten(void **state)
{
    static const struct {
        const char *label;
        const char *lost; /* of a whole dossier */
        const char *also;
    } cases[] = {
        {"a dossier", NULL, NULL},
        {"key slots lost", "keyslots", NULL},
        {"database lost", "dossier.db", NULL},
        {"another file", NULL, "brief.txt"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *directory = g_strdup_printf("%s-%u", (char *)*state, (guint)i);
        g_autoptr(GError) error = NULL;
        campaign_copy(campaign_original, directory);
        if (cases[i].lost != NULL) {
            g_autofree char *lost = g_build_filename(directory, cases[i].lost, NULL);
            g_remove(lost);
        }
        if (cases[i].also != NULL) {
            g_autofree char *also = g_build_filename(directory, cases[i].also, NULL);
            g_file_set_contents(also, "x", 1, NULL);
        }
        guint count = scratch_count(directory);
        assert_false(make(directory, "Jan", &error));
        assert_code(error, KIESPOST_ERROR_CANNOT_CREATE, cases[i].label);
        assert_int_equal(scratch_count(directory), count);
    }
}

static void an_interrupted_init_can_be_repeated(void **state)
{
    g_autofree char *slots = campaign_path(state, "keyslots");
    g_autofree char *mark = campaign_path(state, "tmp/init");
    g_autoptr(GError) error = NULL;

    g_remove(slots);
    g_file_set_contents(mark, "", 0, NULL);
    assert_false(dossier_exists(*state));
    assert_opens_not(state, DOSSIER_READ, "els", KIESPOST_ERROR_NO_INPUT, "no dossier");
    assert_true(make(*state, "Jan", &error));
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    assert_string_equal(dossier_operator(dossier), "Jan");
    assert_false(campaign_has(state, "tmp/init"));
}

static void an_operator_needs_a_name_of_their_own(void **state)
{
    static const char *const names[] = {"", "recovery", "Recovery"};
    g_autofree char *directory = g_strconcat(*state, "-new", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(make(directory, names[i], &error));
        assert_code(error, KIESPOST_ERROR_USAGE, names[i]);
        assert_false(g_file_test(directory, G_FILE_TEST_EXISTS));
    }
}

/* With the size of files limited, writing stops in the middle as on a full disk. */
static int makes_on_a_full_disk(void *directory)
{
    const struct rlimit limit = {20000, 20000};
    g_autoptr(GError) error = NULL;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    if (make(directory, "Jan", &error))
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 2;
}

static void what_could_not_be_made_is_gone(void **state)
{
    g_autofree char *directory = g_strconcat(*state, "-new", NULL);

    assert_int_equal(child_status(makes_on_a_full_disk, directory), 0);
    assert_false(g_file_test(directory, G_FILE_TEST_EXISTS));
    assert_int_equal(g_mkdir(directory, 0700), 0);
    assert_int_equal(child_status(makes_on_a_full_disk, directory), 0);
    assert_int_equal(scratch_count(directory), 0);
}

/* ---- who may open ---- */

static void passphrases(void **state)
{
    g_autofree char *code = g_strdup(secret_text(campaign_code));
    g_autofree char *typed = g_ascii_strdown(code, -1);
    const struct {
        const char *operator_name, *passphrase, *opens_as;
    } cases[] = {
        {NULL, "els", "Els"},
        {"els", "els", "Els"},
        {NULL, "Els", NULL},
        {NULL, "", NULL},
        {"Jan", "els", NULL},
        {"recovery", "els", NULL},
        {NULL, code, "recovery"},
        {"Jan", typed, "recovery"},
        {"recovery", code, "recovery"},
    };

    for (gsize i = 0; i < strlen(typed); i++)
        if (typed[i] == '-')
            typed[i] = ' ';
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Dossier) dossier = try_open(*state, cases[i].operator_name,
                                              cases[i].passphrase, DOSSIER_READ, &error);
        if (cases[i].opens_as != NULL) {
            assert_no_error(error);
            assert_string_equal(dossier_operator(dossier), cases[i].opens_as);
        } else {
            assert_null(dossier);
            assert_code(error, KIESPOST_ERROR_WRONG_PASSPHRASE, cases[i].passphrase);
            assert_null(strstr(error->message, "Jan"));
        }
    }
}

static void one_writer_or_several_readers(void **state)
{
    g_autoptr(Dossier) first = campaign_open(*state, DOSSIER_READ);
    g_autoptr(Dossier) second = campaign_open(*state, DOSSIER_READ);

    assert_opens_not(state, DOSSIER_WRITE, "els", KIESPOST_ERROR_TRY_LATER, "in use");
    g_clear_pointer(&first, dossier_free);
    g_clear_pointer(&second, dossier_free);
    first = campaign_open(*state, DOSSIER_WRITE);
    assert_opens_not(state, DOSSIER_READ, "els", KIESPOST_ERROR_TRY_LATER, "in use");
}

/* ---- lost and damaged files ---- */

static void lost_files_are_named(void **state)
{
    static const struct {
        const char *lost;
        const char *says;
    } cases[] = {{"dossier.db", "dossier.db"}, {"keyslots", "keyslots"}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = campaign_path(state, cases[i].lost);
        g_autofree char *aside = g_strconcat(path, ".aside", NULL);
        assert_int_equal(g_rename(path, aside), 0);
        for (int access = DOSSIER_READ; access <= DOSSIER_WRITE; access++)
            assert_opens_not(state, access, "els", KIESPOST_ERROR_DAMAGED, cases[i].says);
        assert_int_equal(g_rename(aside, path), 0);
    }
}

static void nothing_there(void **state)
{
    g_autofree char *nowhere = g_strconcat(*state, "-nowhere", NULL);
    g_autoptr(GError) error = NULL;

    assert_null(try_open(nowhere, NULL, "els", DOSSIER_READ, &error));
    assert_code(error, KIESPOST_ERROR_NO_INPUT, "nowhere");
}

static void damaged_key_slots(void **state)
{
    static const char *const texts[] = {"", "x", "[dossier]\nversion=1\n",
                                        "[dossier]\nversion=1\n[slot 1]\nname=Els\n"};
    g_autofree char *path = campaign_path(state, "keyslots");
    g_autofree char *whole = NULL;

    assert_true(g_file_get_contents(path, &whole, NULL, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_file_set_contents(path, texts[i], -1, NULL);
        assert_opens_not(state, DOSSIER_READ, "els", KIESPOST_ERROR_DAMAGED, "keyslots");
    }
    g_file_set_contents(path, "[dossier]\nversion=2\n", -1, NULL);
    assert_opens_not(state, DOSSIER_READ, "els", KIESPOST_ERROR_CONFIG, "newer");
}

/* One page after the other: a sentence, never an abort and never a wrong answer. */
static void every_damaged_page_is_noticed(void **state)
{
    g_autofree char *path = campaign_path(state, "dossier.db");
    g_autofree char *bytes = NULL;
    gsize length;
    guint noticed = 0;

    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    assert_int_equal(length % 4096, 0);
    for (gsize at = 100; at < length; at += (at < 20 * 4096 ? 1 : 4) * 4096) {
        g_autoptr(GError) error = NULL;
        bytes[at] ^= 1;
        g_file_set_contents(path, bytes, (gssize)length, NULL);
        g_autoptr(Dossier) dossier = try_open(*state, NULL, "els", DOSSIER_WRITE, &error);
        struct journal_check check;
        if (dossier != NULL)
            journal_check(dossier, &check, &error);
        noticed += error != NULL;
        if (error != NULL)
            assert_code(error, KIESPOST_ERROR_DAMAGED, "page");
        bytes[at] ^= 1;
    }
    assert_true(noticed > 5);
}

static void a_truncated_database_is_damaged(void **state)
{
    static const gsize lengths[] = {0, 10, 4096, 5000};
    g_autofree char *path = campaign_path(state, "dossier.db");
    g_autofree char *bytes = NULL;

    assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_file_set_contents(path, bytes, (gssize)lengths[i], NULL);
        assert_opens_not(state, DOSSIER_READ, "els", KIESPOST_ERROR_DAMAGED,
                         "dossier.db");
    }
}

static void a_newer_file_is_refused(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    assert_true(database_run(dossier->database, "PRAGMA user_version = 99", NULL));
    g_clear_pointer(&dossier, dossier_free);
    for (int access = DOSSIER_READ; access <= DOSSIER_WRITE; access++)
        assert_opens_not(state, access, "els", KIESPOST_ERROR_CONFIG, "newer");
}

/* As somebody whom permissions bind, which root is not. */
static int opens_a_read_only_directory(void *directory)
{
    g_autoptr(GError) error = NULL;
    const char *const paths[] = {"", "/dossier.db", "/keyslots", "/lock", "/.."};

    for (gsize i = 0; geteuid() == 0 && i < G_N_ELEMENTS(paths); i++) {
        g_autofree char *path = g_strconcat(directory, paths[i], NULL);
        if (chown(path, 65534, 65534) != 0)
            return 77;
    }
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 77;
    /* A checkout below somebody's private folder cannot be reached by nobody. */
    if (access(directory, R_OK | X_OK) != 0)
        return 77;
    if (chmod(directory, 0500) != 0 ||
        try_open(directory, NULL, "els", DOSSIER_READ, &error) != NULL)
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE) ? 0 : 2;
}

static void a_read_only_directory_is_said(void **state)
{
    int status = child_status(opens_a_read_only_directory, *state);

    chmod(*state, 0700);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        skip();
    assert_int_equal(status, 0);
}

/* ---- changing ---- */

static void settings_change_and_roll_back(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    assert_true(dossier_begin(dossier, NULL));
    assert_true(dossier_set_setting(dossier, "candidate.name", "Jan", NULL));
    assert_true(dossier_set_setting(dossier, "smtp.host", "smtp.example.be", NULL));
    assert_true(dossier_set_setting(dossier, "election.id", NULL, NULL));
    assert_string_equal(dossier_setting(dossier, "candidate.name"), "Jan");
    dossier_rollback(dossier);
    assert_string_equal(dossier_setting(dossier, "candidate.name"), "Els Peeters");
    assert_string_equal(dossier_setting(dossier, "election.id"), "BE-VLG-LOC-2030");
    assert_null(dossier_setting(dossier, "smtp.host"));
    assert_int_equal(campaign_entries(dossier), 1);

    assert_true(dossier_begin(dossier, NULL));
    assert_true(dossier_set_setting(dossier, "election.id", NULL, NULL));
    assert_true(dossier_commit(dossier, "settings", "set=election.id\n", NULL));
    dossier_rollback(dossier);
    assert_int_equal(campaign_entries(dossier), 2);
    g_clear_pointer(&dossier, dossier_free);
    dossier = campaign_open(*state, DOSSIER_READ);
    assert_null(dossier_setting(dossier, "election.id"));
    assert_string_equal(dossier_setting(dossier, "candidate.name"), "Els Peeters");
}

static int changes_on_a_full_disk(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);
    g_autofree char *long_value = g_strnfill(400000, 'x');
    const struct rlimit limit = {60000, 60000};
    g_autoptr(GError) error = NULL;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    if (!dossier_begin(dossier, &error))
        return 1;
    if (dossier_set_setting(dossier, "candidate.name", long_value, &error) &&
        dossier_commit(dossier, "settings", "", &error))
        return 2;
    dossier_rollback(dossier);
    if (strcmp(dossier_setting(dossier, "candidate.name"), "Els Peeters") != 0)
        return 3;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 4;
}

static void a_full_disk_loses_nothing(void **state)
{
    assert_int_equal(child_status(changes_on_a_full_disk, *state), 0);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    assert_string_equal(dossier_setting(dossier, "candidate.name"), "Els Peeters");
    assert_int_equal(campaign_entries(dossier), 1);
}

/* Killed in the middle, a write-ahead log stays. */
static int is_killed(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    struct dossier *dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);

    if (!dossier_begin(dossier, NULL) ||
        !dossier_set_setting(dossier, "smtp.host", "one.example.be", NULL) ||
        !dossier_commit(dossier, "settings", "", NULL) || !dossier_begin(dossier, NULL) ||
        !dossier_set_setting(dossier, "smtp.host", "two.example.be", NULL))
        return 1;
    raise(SIGKILL);
    return 2;
}

static void what_was_committed_survives_a_kill(void **state)
{
    static const enum dossier_access accesses[] = {DOSSIER_READ, DOSSIER_WRITE};

    assert_true(WIFSIGNALED(child_status(is_killed, *state)));
    assert_true(campaign_has(state, "dossier.db-wal"));
    for (gsize i = 0; i < G_N_ELEMENTS(accesses); i++) {
        g_autoptr(Dossier) dossier = campaign_open(*state, accesses[i]);
        assert_string_equal(dossier_setting(dossier, "smtp.host"), "one.example.be");
        assert_int_equal(campaign_entries(dossier), 2);
    }
}

static void left_over_files_are_swept_when_writing(void **state)
{
    static const struct {
        const char *name;
        gboolean stays;
    } cases[] = {
        {"tmp/leden.db", FALSE},       {"tmp/keyslots.a1B2c3", FALSE},
        {"sources/leden.db", FALSE},   {"sources/leden.db-wal", FALSE},
        {"sources/notes.txt", TRUE},   {"keyslots.backup", TRUE},
        {"templates/brief.txt", TRUE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = campaign_path(state, cases[i].name);
        g_file_set_contents(path, "x", 1, NULL);
    }
    dossier_free(campaign_open(*state, DOSSIER_READ));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_true(campaign_has(state, cases[i].name));
    dossier_free(campaign_open(*state, DOSSIER_WRITE));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (campaign_has(state, cases[i].name) != cases[i].stays)
            fail_msg("%s", cases[i].name);
}

static void a_clock_set_back_is_not_believed(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gint64 later = g_get_real_time() / G_USEC_PER_SEC + 40 * 86400;
    const gint64 times[] = {later, later - 39 * 86400};

    /* The second entry is what a clock that was set back wrote. */
    for (gsize i = 0; i < G_N_ELEMENTS(times); i++)
        assert_true(journal_append(dossier->database, "Els",
                                   dossier->unlocked->signing_key, times[i], "test", "",
                                   NULL));
    g_clear_pointer(&dossier, dossier_free);
    dossier = campaign_open(*state, DOSSIER_READ);
    assert_true(dossier_clock_is_behind(dossier));
    assert_int_equal(dossier_moment(dossier).day, clock_in_belgium(later).day);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(a_new_dossier_opens),
        TEST(what_is_there_is_not_overwritten),
        TEST(an_interrupted_init_can_be_repeated),
        TEST(an_operator_needs_a_name_of_their_own),
        TEST(what_could_not_be_made_is_gone),
        TEST(passphrases),
        TEST(one_writer_or_several_readers),
        TEST(lost_files_are_named),
        TEST(nothing_there),
        TEST(damaged_key_slots),
        TEST(every_damaged_page_is_noticed),
        TEST(a_truncated_database_is_damaged),
        TEST(a_newer_file_is_refused),
        TEST(a_read_only_directory_is_said),
        TEST(settings_change_and_roll_back),
        TEST(a_full_disk_loses_nothing),
        TEST(what_was_committed_survives_a_kill),
        TEST(left_over_files_are_swept_when_writing),
        TEST(a_clock_set_back_is_not_believed),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
