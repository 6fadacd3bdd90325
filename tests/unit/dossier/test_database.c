/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlcipher/sqlite3.h>

#include "dossier/campaign.h"

static struct database *make(const char *path, const struct secret *key)
{
    g_autoptr(GError) error = NULL;
    struct database *database =
        database_open(path, "test.db", key, DATABASE_CREATE, &error);

    assert_no_error(error);
    assert_true(
        database_run(database, "CREATE TABLE t(a); INSERT INTO t VALUES('x')", NULL));
    return database;
}

/* Raw, as x'…' says, and not stretched: otherwise 3.4 and 4.x would not open each other's
 * files. Stretched bytes would not open what is opened here by its digits. */
static void a_key_is_raw(void **state)
{
    g_autofree char *path = g_build_filename(*state, "test.db", NULL);
    g_autofree char *digits = g_strnfill(2 * DATABASE_KEY_LENGTH, '4');
    g_autofree char *bytes = g_strnfill(DATABASE_KEY_LENGTH, 'D'); /* 0x44 */
    g_autofree char *pragma = g_strdup_printf("PRAGMA key = \"x'%s'\";"
                                              "PRAGMA cipher_page_size = 4096;"
                                              "PRAGMA cipher_hmac_algorithm = HMAC_SHA1;"
                                              "PRAGMA cipher_kdf_algorithm = "
                                              "PBKDF2_HMAC_SHA1;"
                                              "SELECT a FROM t",
                                              digits);
    g_autoptr(Secret) key = secret_from_text(bytes);
    sqlite3 *handle = NULL;

    database_free(make(path, key));
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, pragma, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void what_is_no_such_database(void **state)
{
    g_autofree char *path = g_build_filename(*state, "test.db", NULL);
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    static const struct {
        const char *label, *bytes;
        gsize length;
    } cases[] = {{"empty", "", 0},
                 {"short", "abc", 3},
                 {"readable", "SQLite format 3", 16},
                 {"text", "0123456789abcdef0123456789abcdef", 32}};
    g_autoptr(GError) missing = NULL, there = NULL;

    assert_null(database_open(path, "test.db", key, DATABASE_WRITE, &missing));
    assert_code(missing, KIESPOST_ERROR_NO_INPUT, "missing");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_file_set_contents(path, cases[i].bytes, (gssize)cases[i].length, NULL);
        assert_null(database_open(path, "test.db", key, DATABASE_WRITE, &error));
        assert_code(error, KIESPOST_ERROR_DAMAGED, cases[i].label);
    }
    assert_null(database_open(path, "test.db", key, DATABASE_CREATE, &there));
    assert_code(there, KIESPOST_ERROR_CANNOT_CREATE, "there is one");
}

static void reading_changes_nothing(void **state)
{
    g_autofree char *path = g_build_filename(*state, "test.db", NULL);
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    g_autofree char *before = NULL, *after = NULL;
    gsize length;
    g_autoptr(GError) error = NULL;

    database_free(make(path, key));
    assert_true(g_file_get_contents(path, &before, &length, NULL));
    g_autoptr(Database) database =
        database_open(path, "test.db", key, DATABASE_READ, &error);
    assert_false(database_run(database, "INSERT INTO t VALUES('y')", &error));
    g_clear_pointer(&database, database_free);
    assert_true(g_file_get_contents(path, &after, NULL, NULL));
    assert_memory_equal(before, after, length);
    assert_int_equal(scratch_count(*state), 1);
}

static void migrations_come_once(void **state)
{
    static const char *const steps[] = {"CREATE TABLE one(a)", "CREATE TABLE two(a)"};
    g_autofree char *path = g_build_filename(*state, "test.db", NULL);
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    g_autoptr(Database) database = make(path, key);
    g_autoptr(GError) error = NULL, reading = NULL;

    assert_true(database_migrate(database, steps, 1, NULL));
    assert_true(database_migrate(database, steps, 1, NULL));
    assert_true(database_migrate(database, steps, 2, NULL));
    assert_true(database_check_version(database, 2, NULL));
    assert_false(database_migrate(database, steps, 1, &error));
    assert_code(error, KIESPOST_ERROR_CONFIG, "newer");
    assert_false(database_check_version(database, 1, &reading));
    assert_code(reading, KIESPOST_ERROR_CONFIG, "newer");
}

static void values_are_bound_and_read(void **state)
{
    g_autofree char *path = g_build_filename(*state, "test.db", NULL);
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    g_autoptr(Database) database = make(path, key);
    g_autoptr(Statement) row = statement_new(
        database, "SELECT :text, :none, :int, :real, :bytes, typeof(:none)", NULL);
    gsize length;

    statement_bind_text(row, ":text", "é");
    statement_bind_text(row, ":none", NULL);
    statement_bind_int(row, ":int", G_MININT64);
    statement_bind_real(row, ":real", 0.25);
    statement_bind_bytes(row, ":bytes", "a\0b", 3);
    for (int round = 0; round < 2; round++) {
        assert_int_equal(statement_step(row, NULL), STEP_ROW);
        assert_string_equal(statement_text(row, 0), "é");
        assert_string_equal(statement_text(row, 1), "");
        assert_null(statement_dup_text(row, 1));
        assert_true(statement_is_null(row, 1));
        assert_true(statement_int(row, 2) == G_MININT64);
        assert_true(statement_real(row, 3) == 0.25);
        assert_memory_equal(statement_bytes(row, 4, &length), "a\0b", 3);
        assert_int_equal(length, 3);
        assert_string_equal(statement_text(row, 5), "null");
        assert_int_equal(statement_step(row, NULL), STEP_DONE);
        statement_reset(row);
    }
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        TEST(a_key_is_raw),
        TEST(what_is_no_such_database),
        TEST(reading_changes_nothing),
        TEST(migrations_come_once),
        TEST(values_are_bound_and_read),
    };

    crypto_start(NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
