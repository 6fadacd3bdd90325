/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "dossier/campaign.h"

static const char *const three_names[] = {"Jan", "Piet", "Joris"};

static void three(struct recipient people[3], const char *family)
{
    for (int i = 0; i < 3; i++)
        people[i] = campaign_person(three_names[i], family);
}

static void assert_everybody(struct dossier *dossier, const char *source_id,
                             const char *expected)
{
    g_autofree char *list = campaign_everybody(dossier, source_id);
    assert_string_equal(list, expected);
}

static void numbers_run_through_all_sources(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Source) source = NULL;
    struct recipient maes[3], claes[3];

    three(maes, "Maes");
    three(claes, "Claes");
    campaign_declare(dossier, "leden");
    campaign_declare(dossier, "vrienden");
    assert_everybody(dossier, "leden", "");
    campaign_import(dossier, "leden", maes, 2);
    campaign_import(dossier, "vrienden", claes, 1);
    campaign_import(dossier, "leden", claes, 3);
    assert_everybody(dossier, "leden",
                     "r-1 Jan Maes, r-2 Piet Maes, r-4 Jan Claes, r-5 Piet Claes, "
                     "r-6 Joris Claes");
    assert_everybody(dossier, "vrienden", "r-3 Jan Claes");
    assert_int_equal(campaign_entries(dossier), 6);
    source = source_find(dossier, "leden", NULL);
    assert_int_equal(source->recipients, 5);
    assert_false(campaign_has(state, "tmp/leden.db"));
    g_clear_pointer(&dossier, dossier_free);
    dossier = campaign_open(*state, DOSSIER_READ);
    assert_everybody(dossier, "vrienden", "r-3 Jan Claes");
}

static void a_file_that_was_seen(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient maes[3];
    g_autoptr(GError) error = NULL;

    three(maes, "Maes");
    campaign_declare(dossier, "leden");
    campaign_declare(dossier, "vrienden");
    campaign_import(dossier, "leden", maes, 3);
    assert_true(recipient_load_seen(dossier, "leden", "00", &error));
    assert_false(recipient_load_seen(dossier, "leden", "01", &error));
    assert_false(recipient_load_seen(dossier, "vrienden", "00", &error));
    assert_no_error(error);
}

static void a_closed_or_unknown_source_takes_nobody(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct source_flag flag = {"", 1, "registers-block", "x"};
    g_autoptr(GError) closed = NULL, unknown = NULL;

    campaign_declare(dossier, "leden");
    assert_true(source_mark(dossier, "leden", SOURCE_CLOSED, &flag, NULL));
    assert_null(recipient_load_new(dossier, "leden", &closed));
    assert_code(closed, KIESPOST_ERROR_SOURCE_CLOSED, "closed");
    assert_null(recipient_load_new(dossier, "vrienden", &unknown));
    assert_code(unknown, KIESPOST_ERROR_USAGE, "unknown");
}

/* First imports and later ones, given up after some rows. */
static void giving_up_changes_nothing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient maes[3];

    three(maes, "Maes");
    campaign_declare(dossier, "leden");
    for (int later = 0; later < 2; later++) {
        gint64 entries = campaign_entries(dossier);
        for (gsize count = 0; count <= 3; count++) {
            struct campaign_rows rows = {maes, count, 0, FEED_ABORT};
            g_autoptr(GError) error = NULL;
            g_autoptr(RecipientLoad) load = recipient_load_new(dossier, "leden", &error);
            assert_no_error(error);
            assert_false(recipient_load_run(load, campaign_feed, &rows, &error));
            assert_no_error(error);
        }
        assert_int_equal(campaign_entries(dossier), entries);
        assert_everybody(dossier, "leden", later ? "r-1 Jan Maes" : "");
        assert_int_equal(campaign_has(state, "sources/leden.db"), later);
        assert_false(campaign_has(state, "tmp/leden.db"));
        if (!later)
            campaign_import(dossier, "leden", maes, 1);
    }
}

static void an_import_of_nobody_is_remembered_in_the_journal(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient maes[3];

    three(maes, "Maes");
    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", NULL, 0);
    assert_int_equal(campaign_entries(dossier), 3);
    assert_false(campaign_has(state, "sources/leden.db"));
    campaign_import(dossier, "leden", maes, 1);
    campaign_import(dossier, "leden", NULL, 0);
    assert_everybody(dossier, "leden", "r-1 Jan Maes");
}

/* ---- killed ---- */

static enum feed kills_at_the_end(gpointer context, struct recipient *recipient,
                                  gint64 *name_key)
{
    if (campaign_feed(context, recipient, name_key) == FEED_END)
        raise(SIGKILL);
    return FEED_ROW;
}

static int is_killed_while_loading(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);
    g_autoptr(RecipientLoad) load = recipient_load_new(dossier, "leden", NULL);
    struct recipient claes[3];
    struct campaign_rows rows = {claes, 3, 0, FEED_END};

    three(claes, "Claes");
    recipient_load_run(load, kills_at_the_end, &rows, NULL);
    return 1;
}

static void killed_while_loading(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient maes[3];

    three(maes, "Maes");
    campaign_declare(dossier, "leden");
    for (int later = 0; later < 2; later++) {
        g_clear_pointer(&dossier, dossier_free);
        assert_true(WIFSIGNALED(child_status(is_killed_while_loading, *state)));
        assert_int_equal(campaign_has(state, "tmp/leden.db"), !later);
        dossier = campaign_open(*state, later ? DOSSIER_READ : DOSSIER_WRITE);
        assert_everybody(dossier, "leden", later ? "r-1 Jan Maes" : "");
        assert_false(campaign_has(state, "tmp/leden.db"));
        if (!later)
            campaign_import(dossier, "leden", maes, 1);
    }
}

static void copy_file(void **state, const char *from, const char *to)
{
    g_autofree char *source = campaign_path(state, from);
    g_autofree char *target = campaign_path(state, to);
    campaign_copy(source, target);
}

/* Between the source's file and its registration: dossier.db is put back to before. */
static void killed_before_registration(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient maes[3], claes[3];

    three(maes, "Maes");
    three(claes, "Claes");
    campaign_declare(dossier, "leden");
    campaign_declare(dossier, "vrienden");
    for (int later = 0; later < 2; later++) {
        g_clear_pointer(&dossier, dossier_free);
        copy_file(state, "dossier.db", "before");
        dossier = campaign_open(*state, DOSSIER_WRITE);
        campaign_import(dossier, "leden", claes, 3);
        g_clear_pointer(&dossier, dossier_free);
        copy_file(state, "before", "dossier.db");

        dossier = campaign_open(*state, DOSSIER_READ);
        assert_everybody(dossier, "leden", later ? "r-1 Jan Maes" : "");
        g_clear_pointer(&dossier, dossier_free);
        dossier = campaign_open(*state, DOSSIER_WRITE);
        assert_int_equal(campaign_has(state, "sources/leden.db"), later);
        if (!later)
            campaign_import(dossier, "leden", maes, 1);
    }
    /* The numbers of the rows that never counted are given to others. */
    campaign_import(dossier, "vrienden", maes, 1);
    g_autoptr(GError) error = NULL;
    g_autoptr(RecipientCursor) cursor =
        recipients_search(dossier, "leden", "Claes", &error);
    struct recipient recipient;
    assert_false(recipients_next(cursor, &recipient, &error));
    g_clear_pointer(&cursor, recipients_close);
    campaign_import(dossier, "leden", maes, 3);
    assert_everybody(dossier, "leden",
                     "r-1 Jan Maes, r-3 Jan Maes, r-4 Piet Maes, r-5 Joris Maes");
    assert_everybody(dossier, "vrienden", "r-2 Jan Maes");
    cursor = recipients_search(dossier, "leden", "Claes", &error);
    assert_false(recipients_next(cursor, &recipient, &error));
    assert_no_error(error);
}

/* ---- a full disk ---- */

static enum feed thousands(gpointer context, struct recipient *recipient,
                           gint64 *name_key)
{
    guint *left = context;

    if (*left == 0)
        return FEED_END;
    *left -= 1;
    *recipient = campaign_person("Jan", "Maes");
    *name_key = recipient_name_key("maesjan");
    return FEED_ROW;
}

static int loads_on_a_full_disk(void *directory)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier =
        dossier_open(directory, NULL, passphrase, DOSSIER_WRITE, NULL);
    const struct rlimit limit = {300000, 300000};
    const struct extract_record record = {"f.csv", "01", 20000, 20000, 0};
    guint left = 20000;
    g_autoptr(GError) error = NULL;
    g_autoptr(RecipientLoad) load = recipient_load_new(dossier, "leden", &error);

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    if (recipient_load_run(load, thousands, &left, &error) &&
        recipient_load_finish(load, &record, &error))
        return 1;
    return g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_IO) ? 0 : 2;
}

static void a_full_disk_changes_nothing(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient maes[3];

    three(maes, "Maes");
    campaign_declare(dossier, "leden");
    for (int later = 0; later < 2; later++) {
        gint64 entries = campaign_entries(dossier);
        g_clear_pointer(&dossier, dossier_free);
        assert_int_equal(child_status(loads_on_a_full_disk, *state), 0);
        assert_false(campaign_has(state, "tmp/leden.db"));
        dossier = campaign_open(*state, DOSSIER_WRITE);
        assert_int_equal(campaign_entries(dossier), entries);
        assert_everybody(dossier, "leden", later ? "r-1 Jan Maes" : "");
        if (!later)
            campaign_import(dossier, "leden", maes, 1);
    }
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(numbers_run_through_all_sources),
        TEST(a_file_that_was_seen),
        TEST(a_closed_or_unknown_source_takes_nobody),
        TEST(giving_up_changes_nothing),
        TEST(an_import_of_nobody_is_remembered_in_the_journal),
        TEST(killed_while_loading),
        TEST(killed_before_registration),
        TEST(a_full_disk_changes_nothing),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
