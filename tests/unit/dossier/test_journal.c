/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"

static void details_are_escaped(void **state)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    (void)state;
    journal_note(detail, "a", "one\ntwo\\three");
    journal_note(detail, "b", NULL);
    journal_note(detail, "c", "");
    journal_note_int(detail, "d", -5);
    assert_string_equal(detail->str, "a=one\\ntwo\\\\three\nc=\nd=-5\n");
}

static void write_entries(struct dossier *dossier, int count)
{
    for (int i = 0; i < count; i++) {
        g_autoptr(GString) detail = g_string_new(NULL);
        journal_note_int(detail, "number", i);
        assert_true(dossier_begin(dossier, NULL));
        assert_true(dossier_commit(dossier, "test", detail->str, NULL));
    }
}

static void tampering_is_found(void **state)
{
    static const struct {
        const char *label, *sql;
        gint64 first_bad; /* 0: what this reveals is only another head */
    } cases[] = {
        {"nothing", "SELECT 1", 0},
        {"time", "UPDATE journal SET at = at + 1 WHERE sequence = 3", 3},
        {"time, a fraction", "UPDATE journal SET at = at + 0.5 WHERE sequence = 3", 3},
        {"operator", "UPDATE journal SET operator = 'recovery' WHERE sequence = 3", 3},
        {"operator, case", "UPDATE journal SET operator = 'els' WHERE sequence = 3", 3},
        {"action", "UPDATE journal SET action = 'export' WHERE sequence = 3", 3},
        {"detail", "UPDATE journal SET detail = 'number=9' WHERE sequence = 3", 3},
        {"detail emptied", "UPDATE journal SET detail = '' WHERE sequence = 3", 3},
        {"behind a NUL",
         "UPDATE journal SET detail = detail || char(0) || 'x' WHERE sequence = 3", 3},
        {"as bytes",
         "UPDATE journal SET detail = CAST(detail AS BLOB) WHERE sequence = 3", 3},
        {"between fields",
         "UPDATE journal SET action = action || substr(detail, 1, 1),"
         " detail = substr(detail, 2) WHERE sequence = 3",
         3},
        {"previous", "UPDATE journal SET previous = zeroblob(32) WHERE sequence = 3", 3},
        {"hash", "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 3", 3},
        {"hash too short", "UPDATE journal SET hash = x'00' WHERE sequence = 3", 3},
        {"signature", "UPDATE journal SET signature = zeroblob(64) WHERE sequence = 3",
         3},
        {"another's signature",
         "UPDATE journal SET signature = (SELECT signature FROM journal"
         " WHERE sequence = 2) WHERE sequence = 3",
         3},
        {"row missing", "DELETE FROM journal WHERE sequence = 3", 3},
        {"first row missing", "DELETE FROM journal WHERE sequence = 1", 1},
        {"row missing, gap closed",
         "DELETE FROM journal WHERE sequence = 3;"
         "UPDATE journal SET sequence = sequence - 1 WHERE sequence > 3",
         3},
        {"rows changed places",
         "UPDATE journal SET sequence = -1 WHERE sequence = 3;"
         "UPDATE journal SET sequence = 3 WHERE sequence = 4;"
         "UPDATE journal SET sequence = 4 WHERE sequence = -1",
         3},
        {"row again",
         "INSERT INTO journal SELECT 7, at, operator, action, detail, previous, hash,"
         " signature FROM journal WHERE sequence = 6",
         7},
        {"operator's key",
         "UPDATE operator SET public_key = zeroblob(32) WHERE name = 'Els'", 1},
        {"last row missing", "DELETE FROM journal WHERE sequence = 6", 0},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct journal_check whole;

    write_entries(dossier, 5);
    assert_true(journal_check(dossier, &whole, NULL));
    assert_int_equal(whole.entries, 6);
    assert_int_equal(strlen(whole.head), 64);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct journal_check check;
        assert_true(database_begin(dossier->database, NULL));
        assert_true(database_run(dossier->database, cases[i].sql, NULL));
        assert_true(journal_check(dossier, &check, NULL));
        if (check.first_bad != cases[i].first_bad)
            fail_msg("%s: %d", cases[i].label, (int)check.first_bad);
        if (i > 0 && strcmp(check.head, whole.head) == 0)
            fail_msg("%s: same head", cases[i].label);
        database_rollback(dossier->database);
    }
    assert_int_equal(campaign_entries(dossier), 6);
}

static void an_empty_journal(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct journal_check check;
    gint64 at = -1;

    assert_true(database_run(dossier->database, "DELETE FROM journal", NULL));
    assert_true(journal_check(dossier, &check, NULL));
    assert_int_equal(check.entries, 0);
    assert_int_equal(check.first_bad, 0);
    assert_string_equal(check.head, "");
    assert_true(journal_newest(dossier->database, &at, NULL));
    assert_int_equal(at, 0);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(details_are_escaped),
        TEST(tampering_is_found),
        TEST(an_empty_journal),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
