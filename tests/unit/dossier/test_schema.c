/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/kept_messages.h"
#include "dossier/mailing.h"
#include "dossier/message_identity.h"
#include "platform/lock.h"

/* ---- a dossier as the first version made it ---- */

/* Names of this type ("table"), with `prefix`. */
static GPtrArray *names_of(struct database *database, const char *type,
                           const char *prefix)
{
    g_autoptr(Statement) statement = statement_new(
        database, "SELECT name FROM sqlite_master WHERE type = :type AND sql NOT NULL",
        NULL);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    statement_bind_text(statement, ":type", type);
    while (statement_step(statement, NULL) == STEP_ROW)
        if (g_str_has_prefix(statement_text(statement, 0), prefix))
            g_ptr_array_add(names, statement_dup_text(statement, 0));
    return names;
}

static void G_GNUC_PRINTF(2, 3) run(struct database *database, const char *format, ...)
{
    g_autoptr(GError) error = NULL;
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *sql = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    database_run(database, sql, &error);
    if (error != NULL)
        fail_msg("%s: %s", sql, error->message);
}

static char *columns_of(struct database *database, const char *table)
{
    g_autofree char *sql = g_strdup_printf("PRAGMA table_info(%s)", table);
    g_autoptr(Statement) statement = statement_new(database, sql, NULL);
    GString *columns = g_string_new(NULL);

    while (statement_step(statement, NULL) == STEP_ROW)
        g_string_append_printf(columns, "%s%s", columns->len > 0 ? ", " : "",
                               statement_text(statement, 1));
    return g_string_free(columns, FALSE);
}

/* Every row goes over into the tables of `schema`. */
static void go_back(struct database *database, const char *schema)
{
    g_autofree char *path =
        g_build_filename(KIESPOST_SOURCE_DIR, "tests/unit/dossier", schema, NULL);
    g_autofree char *sql = NULL;

    assert_true(g_file_get_contents(path, &sql, NULL, NULL));
    run(database, "PRAGMA foreign_keys = OFF");
    g_autoptr(GPtrArray) indexes = names_of(database, "index", "");
    g_autoptr(GPtrArray) triggers = names_of(database, "trigger", "");
    g_autoptr(GPtrArray) tables = names_of(database, "table", "");
    for (guint i = 0; i < indexes->len; i++)
        run(database, "DROP INDEX %s", (char *)indexes->pdata[i]);
    for (guint i = 0; i < triggers->len; i++)
        run(database, "DROP TRIGGER %s", (char *)triggers->pdata[i]);
    for (guint i = 0; i < tables->len; i++)
        run(database, "ALTER TABLE %s RENAME TO new_%s", (char *)tables->pdata[i],
            (char *)tables->pdata[i]);
    run(database, "%s", sql);
    g_autoptr(GPtrArray) old = names_of(database, "table", "");
    for (guint i = 0; i < old->len; i++) {
        const char *name = old->pdata[i];
        g_autofree char *columns = columns_of(database, name);
        if (!g_str_has_prefix(name, "new_"))
            run(database, "INSERT INTO %s(%s) SELECT %s FROM new_%s", name, columns,
                columns, name);
    }
    for (guint i = 0; i < tables->len; i++)
        run(database, "DROP TABLE new_%s", (char *)tables->pdata[i]);
    run(database, "PRAGMA user_version = 1");
}

static int make_old(void **state)
{
    const struct recipient rows[] = {campaign_person("Jan", "Claes"),
                                     campaign_person("An", "Maes")};

    campaign_begin(state);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", rows, G_N_ELEMENTS(rows));
    mailing_free(mailing_approved(dossier, "nieuws", 1, 2, FALSE));
    g_autoptr(Database) source = source_open(dossier, "leden", DATABASE_WRITE, NULL);
    go_back(source, "source_1.sql");
    go_back(dossier->database, "schema_1.sql");
    run(dossier->database, "DELETE FROM secret WHERE name = 'message-identity'");
    return 0;
}

/* Everything that CREATE said. */
static char *tables_of(struct dossier *dossier)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database,
                      "SELECT ifnull(sql, name) FROM sqlite_master ORDER BY name", NULL);
    GString *text = g_string_new(NULL);

    while (statement_step(statement, NULL) == STEP_ROW)
        g_string_append_printf(text, "%s\n", statement_text(statement, 0));
    return g_string_free(text, FALSE);
}

static gint64 upgrades(struct dossier *dossier)
{
    g_autoptr(Statement) statement = statement_new(
        dossier->database, "SELECT count(*) FROM journal WHERE action = 'upgrade'", NULL);

    assert_int_equal(statement_step(statement, NULL), STEP_ROW);
    return statement_int(statement, 0);
}

static void assert_is_whole(struct dossier *dossier)
{
    g_autoptr(Mailing) mailing = mailing_now(dossier, "nieuws");
    g_autofree char *everybody = campaign_everybody(dossier, "leden");
    char key[MESSAGE_KEY_SIZE], token[MESSAGE_TOKEN_SIZE];

    assert_states(dossier, "nieuws", "planned 2");
    assert_int_equal(mailing->state, MAILING_APPROVED);
    assert_false(mailing->keep_bytes);
    assert_string_equal(everybody, "r-1 Jan Claes, r-2 An Maes");
    assert_string_equal(dossier_setting(dossier, "candidate.name"), "Els Peeters");
    assert_true(message_identity(dossier, mailing, 1, key, token, NULL));
    assert_int_equal(upgrades(dossier), 1);
    campaign_entries(dossier);
}

/* ---- what an opening makes of it ---- */

static const enum dossier_access accesses[] = {DOSSIER_READ, DOSSIER_WRITE};

static void it_is_brought_up_to_date(void **state)
{
    g_autoptr(Dossier) fresh = campaign_open(campaign_original, DOSSIER_READ);
    g_autofree char *expected = tables_of(fresh);

    for (gsize i = 0; i < G_N_ELEMENTS(accesses); i++) {
        g_autofree char *copy = g_strdup_printf("%s-%d", (char *)*state, (int)i);
        campaign_copy(*state, copy);
        for (int time = 0; time < 2; time++) {
            g_autoptr(Dossier) dossier = campaign_open(copy, accesses[i]);
            g_autofree char *tables = tables_of(dossier);
            assert_string_equal(tables, expected);
            assert_is_whole(dossier);
        }
    }
}

static void the_wrong_passphrase_changes_nothing(void **state)
{
    g_autoptr(Secret) wrong = secret_from_text("wrong");
    g_autoptr(GError) error = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(accesses); i++) {
        g_clear_error(&error);
        assert_null(dossier_open(*state, NULL, wrong, accesses[i], &error));
        assert_code(error, KIESPOST_ERROR_WRONG_PASSPHRASE, "wrong");
    }
}

static void another_reader_is_waited_for(void **state)
{
    g_autofree char *path = campaign_path(state, "lock");
    g_autoptr(Lock) reader = lock_take(path, FALSE, NULL);
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(GError) error = NULL;

    assert_null(dossier_open(*state, NULL, passphrase, DOSSIER_READ, &error));
    assert_code(error, KIESPOST_ERROR_TRY_LATER, "another reader");
    g_clear_pointer(&reader, lock_free);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_READ);
    assert_is_whole(dossier);
}

/* Killed when it had the key and its entry, and no table yet. */
static void half_way_is_gone_on_with(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    go_back(dossier->database, "schema_1.sql");
    g_clear_pointer(&dossier, dossier_free);
    dossier = campaign_open(*state, DOSSIER_READ);
    assert_is_whole(dossier);
}

static void a_source_follows_when_it_is_written(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Mailing) mailing = mailing_now(dossier, "nieuws");
    g_autoptr(GError) error = NULL;

    assert_null(kept_message_get(dossier, "leden", mailing, 1, &error));
    assert_no_error(error);
    assert_true(kept_message_put(dossier, "leden", mailing, 1, "Dag", 3, &error));
    g_autoptr(GBytes) kept = kept_message_get(dossier, "leden", mailing, 1, &error);
    assert_no_error(error);
    assert_int_equal(g_bytes_get_size(kept), 3);
    assert_is_whole(dossier);
}

static void what_is_newer_is_refused(void **state)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    run(dossier->database, "PRAGMA user_version = 99");
    g_clear_pointer(&dossier, dossier_free);
    for (gsize i = 0; i < G_N_ELEMENTS(accesses); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(dossier_open(*state, NULL, passphrase, accesses[i], &error));
        assert_code(error, KIESPOST_ERROR_CONFIG, "newer");
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, make_old, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(it_is_brought_up_to_date),
        TEST(the_wrong_passphrase_changes_nothing),
        TEST(another_reader_is_waited_for),
        TEST(half_way_is_gone_on_with),
        TEST(a_source_follows_when_it_is_written),
        TEST(what_is_newer_is_refused),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
