/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/name_index.h"

static void ranges(void **state)
{
    static const struct {
        const char *name, *prefix;
        gboolean inside;
    } cases[] = {
        {"peetersels", "peeters", TRUE},
        {"peetersels", "peet", TRUE},
        {"peetersels", "p", TRUE},
        {"peetersels", "peeterst", TRUE},
        {"peetersels", "peetes", FALSE},
        {"peet", "peeters", FALSE},
        {"zzzzzzz", "z", TRUE},
        {"zzzzzzz", "y", FALSE},
        {"1234567", "1", TRUE},
        {"παπαδ", "παπ", TRUE},
        {"a", "", TRUE},
        {"", "a", FALSE},
    };
    static const gint64 numbers[] = {0, 1, NAME_INDEX_NUMBER_LAST};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(numbers); k++) {
            gint64 low, high, id = name_index_key(cases[i].name) | numbers[k];
            name_index_range(cases[i].prefix, &low, &high);
            assert_true(id >= 0 && low >= 0 && high >= low);
            assert_int_equal(id & NAME_INDEX_NUMBER_LAST, numbers[k]);
            if ((low <= id && id <= high) != cases[i].inside)
                fail_msg("%s in %s", cases[i].name, cases[i].prefix);
        }
}

static void entries_are_written_in_order(void **state)
{
    g_autofree char *path = g_build_filename(*state, "names.db", NULL);
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    g_autoptr(NameIndex) index = name_index_new();
    g_autoptr(Database) database =
        database_open(path, "names.db", key, DATABASE_BUILD, NULL);
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    g_autoptr(GHashTable) all =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

    assert_true(
        database_run(database, "CREATE TABLE name_key(id INTEGER PRIMARY KEY)", NULL));
    for (gint64 number = 1; number <= 2000; number++) {
        char name[9] = "";
        for (int i = g_rand_int_range(random, 0, 9); i-- > 0;)
            name[i] = (char)('a' + g_rand_int_range(random, 0, number % 2 ? 26 : 2));
        gint64 id = name_index_key(name) | number;
        g_hash_table_add(all, g_memdup2(&id, sizeof id));
        name_index_add(index, name_index_key(name), number);
    }
    assert_true(name_index_register(index, database, NULL));
    assert_true(database_begin(database, NULL));
    assert_true(name_index_write(index, database, NULL));
    assert_true(database_commit(database, NULL));
    g_autoptr(Statement) row = statement_new(database, "SELECT id FROM name_key", NULL);
    guint count = 0;
    for (; statement_step(row, NULL) == STEP_ROW; count++) {
        gint64 id = statement_int(row, 0);
        assert_true(g_hash_table_contains(all, &id));
    }
    assert_int_equal(count, 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges),
        cmocka_unit_test_setup_teardown(entries_are_written_in_order, scratch_make,
                                        scratch_remove),
    };

    crypto_start(NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
