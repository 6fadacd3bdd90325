/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "dossier/campaign.h"
#include "dossier/operators.h"
#include "platform/file.h"

static struct dossier *open_as(const char *directory, const char *operator_name,
                               const char *passphrase, enum dossier_access access,
                               GError **error)
{
    g_autoptr(Secret) secret = secret_from_text(passphrase);
    return dossier_open(directory, operator_name, secret, access, error);
}

static gboolean opens(const char *directory, const char *operator_name,
                      const char *passphrase, enum dossier_access access)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Dossier) dossier =
        open_as(directory, operator_name, passphrase, access, &error);

    if (dossier == NULL)
        assert_code(error, KIESPOST_ERROR_WRONG_PASSPHRASE, passphrase);
    else
        assert_no_error(error);
    return dossier != NULL;
}

static void add_jan(struct dossier *dossier)
{
    g_autoptr(Secret) passphrase = secret_from_text("jan");
    g_autoptr(GError) error = NULL;

    operator_add(dossier, "Jan", passphrase, &error);
    assert_no_error(error);
}

/* "Els, recovery, Jan (left)". The caller frees. */
static char *everybody(struct dossier *dossier)
{
    g_autoptr(GArray) rows = operators_list(dossier, NULL);
    GString *list = g_string_new(NULL);

    for (guint i = 0; i < rows->len; i++) {
        const struct operator_row *row = &g_array_index(rows, struct operator_row, i);
        g_string_append_printf(list, "%s%s%s", i > 0 ? ", " : "", row->name,
                               row->until != 0 ? " (left)" : "");
        assert_true(row->since > 0);
    }
    return g_string_free(list, FALSE);
}

static void join_and_leave(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;
    g_autofree char *with = NULL, *without = NULL;

    add_jan(dossier);
    with = everybody(dossier);
    assert_string_equal(with, "Els, recovery, Jan");
    g_clear_pointer(&dossier, dossier_free);
    /* Jan signs something that must verify for ever. */
    dossier = open_as(*state, "jan", "jan", DOSSIER_WRITE, NULL);
    assert_true(dossier_begin(dossier, NULL) &&
                dossier_commit(dossier, "test", "", NULL));
    g_clear_pointer(&dossier, dossier_free);

    dossier = campaign_open(*state, DOSSIER_WRITE);
    operator_remove(dossier, "JAN", &error);
    assert_no_error(error);
    without = everybody(dossier);
    assert_string_equal(without, "Els, recovery, Jan (left)");
    /* One each for init, Jan's joining, Jan's deed and Jan's leaving. */
    assert_int_equal(campaign_entries(dossier), 4);
    assert_true(dossier_begin(dossier, NULL) &&
                dossier_commit(dossier, "test", "", NULL));
    g_clear_pointer(&dossier, dossier_free);

    assert_false(opens(*state, "Jan", "jan", DOSSIER_READ));
    assert_true(opens(*state, NULL, "els", DOSSIER_WRITE));
    assert_true(opens(*state, NULL, secret_text(campaign_code), DOSSIER_WRITE));
    assert_false(campaign_has(state, "keyslots.new"));
    dossier = campaign_open(*state, DOSSIER_WRITE);
    add_jan(dossier);
    assert_int_equal(campaign_entries(dossier), 6);
}

/* Whoever kept the old key cannot read on. */
static void the_old_key_opens_nothing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    add_jan(dossier);
    g_autoptr(Secret) key = secret_copy(dossier->unlocked->dossier_key);
    assert_true(operator_remove(dossier, "Jan", NULL));
    assert_false(secret_equal(key, dossier->unlocked->dossier_key));
    g_clear_pointer(&dossier, dossier_free);
    g_autofree char *path = campaign_path(state, "dossier.db");
    assert_null(database_open(path, "dossier.db", key, DATABASE_READ, &error));
    assert_code(error, KIESPOST_ERROR_DAMAGED, "old key");
}

static void who_cannot_join_or_leave(void **state)
{
    static const struct {
        const char *name;
        gboolean joins; /* else leaves */
    } cases[] = {{"", TRUE},        {"ELS", TRUE},  {"Recovery", TRUE},
                 {"Nobody", FALSE}, {"els", FALSE}, {"RECOVERY", FALSE}};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Secret) passphrase = secret_from_text("x");

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(cases[i].joins
                         ? operator_add(dossier, cases[i].name, passphrase, &error)
                         : operator_remove(dossier, cases[i].name, &error));
        assert_code(error, KIESPOST_ERROR_USAGE, cases[i].name);
    }
    assert_int_equal(campaign_entries(dossier), 1);
}

static void another_passphrase(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Secret) old = campaign_passphrase(), fresh = secret_from_text("nieuw");
    g_autoptr(GError) wrong = NULL, nobody = NULL, error = NULL;

    assert_false(operator_change_passphrase(dossier, "Els", fresh, old, &wrong));
    assert_code(wrong, KIESPOST_ERROR_WRONG_PASSPHRASE, "not the old one");
    assert_false(operator_change_passphrase(dossier, "Jan", old, fresh, &nobody));
    assert_code(nobody, KIESPOST_ERROR_WRONG_PASSPHRASE, "nobody");
    assert_int_equal(campaign_entries(dossier), 1);
    assert_true(operator_change_passphrase(dossier, "Els", old, fresh, &error));
    assert_int_equal(campaign_entries(dossier), 2);
    g_clear_pointer(&dossier, dossier_free);
    assert_false(opens(*state, NULL, "els", DOSSIER_READ));
    assert_true(opens(*state, NULL, "nieuw", DOSSIER_READ));
}

/* ---- a change of key that was interrupted ---- */

/* Everything that removing Jan may leave when it stops half-way. */
static const struct {
    const char *label;
    gboolean old_slots, new_slots, new_database;
    gboolean jan_opens;
} halves[] = {
    {"new slots written", TRUE, TRUE, FALSE, TRUE},
    {"database re-keyed", TRUE, TRUE, TRUE, FALSE},
    {"old slots lost thereafter", FALSE, TRUE, TRUE, FALSE},
    {"all done", FALSE, TRUE, TRUE, FALSE},
};

static void copy_over(const char *from, const char *from_name, const char *to,
                      const char *to_name)
{
    g_autofree char *source = g_build_filename(from, from_name, NULL);
    g_autofree char *target = g_build_filename(to, to_name, NULL);
    campaign_copy(source, target);
}

static void lay_out_half(gsize i, const char *before, const char *after, const char *half)
{
    const char *file = halves[i].new_database ? after : before;

    g_mkdir(half, 0700);
    copy_over(before, "sources", half, "sources");
    copy_over(before, "tmp", half, "tmp");
    copy_over(file, "dossier.db", half, "dossier.db");
    if (halves[i].old_slots)
        copy_over(before, "keyslots", half, "keyslots");
    copy_over(after, "keyslots", half,
              i == G_N_ELEMENTS(halves) - 1 ? "keyslots" : "keyslots.new");
}

static void any_half_of_a_removal_opens(void **state)
{
    g_autofree char *after = g_strconcat(*state, "-after", NULL);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    add_jan(dossier);
    g_clear_pointer(&dossier, dossier_free);
    campaign_copy(*state, after);
    dossier = campaign_open(after, DOSSIER_WRITE);
    assert_true(operator_remove(dossier, "Jan", NULL));
    g_clear_pointer(&dossier, dossier_free);

    for (gsize i = 0; i < G_N_ELEMENTS(halves); i++) {
        g_autofree char *half = g_strdup_printf("%s-%u", (char *)*state, (guint)i);
        g_autofree char *new_slots = g_build_filename(half, "keyslots.new", NULL);
        gboolean was_new = i < G_N_ELEMENTS(halves) - 1;
        lay_out_half(i, *state, after, half);
        assert_int_equal(g_file_test(new_slots, G_FILE_TEST_EXISTS), was_new);
        if (!opens(half, NULL, "els", DOSSIER_READ) ||
            opens(half, NULL, "wrong", DOSSIER_WRITE) ||
            opens(half, "Jan", "jan", DOSSIER_READ) != halves[i].jan_opens)
            fail_msg("%s", halves[i].label);
        /* Reading and failing changed nothing. */
        assert_int_equal(g_file_test(new_slots, G_FILE_TEST_EXISTS), was_new);
        if (!opens(half, NULL, "els", DOSSIER_WRITE) ||
            opens(half, "Jan", "jan", DOSSIER_WRITE) != halves[i].jan_opens ||
            g_file_test(new_slots, G_FILE_TEST_EXISTS))
            fail_msg("%s", halves[i].label);
        dossier = campaign_open(half, DOSSIER_WRITE);
        g_autofree char *list = everybody(dossier);
        assert_string_equal(list, halves[i].jan_opens ? "Els, recovery, Jan"
                                                      : "Els, recovery, Jan (left)");
        assert_true(dossier_begin(dossier, NULL) &&
                    dossier_commit(dossier, "test", "", NULL));
        campaign_entries(dossier);
        g_clear_pointer(&dossier, dossier_free);
    }
}

/* The slots were lost, and the new ones have never counted. */
static void slots_that_open_no_database(void **state)
{
    g_autofree char *path = campaign_path(state, "keyslots");
    g_autofree char *new_path = campaign_path(state, "keyslots.new");
    g_autoptr(Keyslots) slots = keyslots_read(path, NULL);
    g_autoptr(Secret) other = secret_random(32);
    g_autofree char *tmp = campaign_path(state, "tmp");
    g_autoptr(GError) error = NULL;

    assert_true(keyslots_reseal(slots, other, NULL));
    assert_true(keyslots_write(slots, tmp, new_path, NULL));
    g_remove(path);
    assert_null(open_as(*state, NULL, "els", DOSSIER_WRITE, &error));
    assert_code(error, KIESPOST_ERROR_DAMAGED, "no slots that fit");
    assert_true(campaign_has(state, "keyslots.new"));
}

/* A new operator whom the journal knows, and the slots do not. */
static void an_interrupted_joining_is_put_right(void **state)
{
    g_autofree char *before = campaign_path(state, "keyslots");
    g_autofree char *slots = NULL;
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    assert_true(g_file_get_contents(before, &slots, NULL, NULL));
    add_jan(dossier);
    g_clear_pointer(&dossier, dossier_free);
    g_file_set_contents(before, slots, -1, NULL);
    dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autofree char *list = everybody(dossier);
    assert_string_equal(list, "Els, recovery, Jan (left)");
    add_jan(dossier);
    g_autofree char *again = everybody(dossier);
    assert_string_equal(again, "Els, recovery, Jan (left), Jan");
    assert_int_equal(campaign_entries(dossier), 4);
}

/* The rollback journal of a change of key needs more room than the database. */
static int removes_on_a_full_disk(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);
    g_autofree char *path = dossier_path(dossier, "dossier.db");
    const struct rlimit no_limit = {RLIM_INFINITY, RLIM_INFINITY};
    g_autoptr(GError) error = NULL;
    GStatBuf status;

    signal(SIGXFSZ, SIG_IGN);
    if (g_stat(path, &status) != 0)
        return 5;
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){(rlim_t)status.st_size, no_limit.rlim_max});
    if (operator_remove(dossier, "Jan", &error))
        return 1;
    setrlimit(RLIMIT_FSIZE, &no_limit);
    /* The dossier that is open goes on under the old key. */
    if (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO))
        return 4;
    if (!dossier_begin(dossier, NULL) || !dossier_commit(dossier, "test", "", NULL))
        return 2;
    return keyslots_has(dossier->slots, "Jan") ? 0 : 3;
}

static void a_removal_on_a_full_disk_changes_nothing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    add_jan(dossier);
    g_clear_pointer(&dossier, dossier_free);
    assert_int_equal(child_status(removes_on_a_full_disk, *state), 0);
    assert_true(opens(*state, "Jan", "jan", DOSSIER_WRITE));
    dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autofree char *list = everybody(dossier);
    assert_string_equal(list, "Els, recovery, Jan");
    assert_int_equal(campaign_entries(dossier), 3);
}

/* A second thread kills the process at some instant of a removal. */
static gpointer kill_soon(gpointer microseconds)
{
    g_usleep(GPOINTER_TO_UINT(microseconds));
    raise(SIGKILL);
    return NULL;
}

struct deadline {
    const char *directory;
    guint microseconds;
};

static int is_killed_while_removing(void *argument)
{
    const struct deadline *deadline = argument;
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier =
        dossier_open(deadline->directory, NULL, passphrase, DOSSIER_WRITE, NULL);

    g_thread_unref(
        g_thread_new("kill", kill_soon, GUINT_TO_POINTER(deadline->microseconds)));
    operator_remove(dossier, "Jan", NULL);
    g_usleep(1000000);
    return 0;
}

static void killed_at_any_instant(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    add_jan(dossier);
    g_clear_pointer(&dossier, dossier_free);
    for (guint i = 0; i < 12; i++) {
        g_autofree char *copy = g_strdup_printf("%s-%u", (char *)*state, i);
        struct deadline deadline = {copy, i * i * 150};
        campaign_copy(*state, copy);
        assert_true(WIFSIGNALED(child_status(is_killed_while_removing, &deadline)));
        dossier = campaign_open(copy, i % 2 == 0 ? DOSSIER_READ : DOSSIER_WRITE);
        campaign_entries(dossier);
        g_clear_pointer(&dossier, dossier_free);
        dossier = campaign_open(copy, DOSSIER_WRITE);
        g_autofree char *list = everybody(dossier);
        gboolean left = strstr(list, "(left)") != NULL;
        g_clear_pointer(&dossier, dossier_free);
        assert_int_equal(opens(copy, "Jan", "jan", DOSSIER_WRITE), !left);
    }
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(join_and_leave),
        TEST(the_old_key_opens_nothing),
        TEST(who_cannot_join_or_leave),
        TEST(another_passphrase),
        TEST(any_half_of_a_removal_opens),
        TEST(slots_that_open_no_database),
        TEST(an_interrupted_joining_is_put_right),
        TEST(a_removal_on_a_full_disk_changes_nothing),
        TEST(killed_at_any_instant),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
