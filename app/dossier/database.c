/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/database.h"

#include <fcntl.h>
#include <string.h>

#include <sqlcipher/sqlite3.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/file.h"

struct database {
    sqlite3 *handle;
    char *path;
    char *subject;
    gboolean is_unsynced; /* transactions are not brought to the disk one by one */
};

struct statement {
    struct database *database;
    sqlite3_stmt *stmt;
};

/* With these three, SQLCipher 3.4 (Debian 12) and 4.x open each other's files.
 * cipher_log_level exists from 4 on and is ignored by 3.4. */
static const char cipher_sql[] = "PRAGMA cipher_page_size = 4096;"
                                 "PRAGMA cipher_hmac_algorithm = HMAC_SHA1;"
                                 "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA1;";

static const char used_sql[] = "PRAGMA foreign_keys = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -8000;";

static const char write_sql[] = "PRAGMA secure_delete = ON;"
                                "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;";

/* Nothing is read back while building, and a file half built is thrown away. */
static const char build_sql[] = "PRAGMA journal_mode = OFF;"
                                "PRAGMA synchronous = OFF;"
                                "PRAGMA locking_mode = EXCLUSIVE;";

/* Sentences about the file `subject`; what stands in no row is IO. */
static const struct {
    int status; /* primary result code */
    enum kiespost_error code;
    const char *sentence;
} troubles[] = {
    {SQLITE_FULL, KIESPOST_ERROR_IO,
     N_("the disk is full: “%s” could not be written; make room and try again, nothing "
        "was changed")},
    {SQLITE_BUSY, KIESPOST_ERROR_TRY_LATER,
     N_("“%s” is in use by another program; wait until it is done")},
    {SQLITE_LOCKED, KIESPOST_ERROR_TRY_LATER,
     N_("“%s” is in use by another program; wait until it is done")},
    {SQLITE_NOTADB, KIESPOST_ERROR_DAMAGED,
     N_("“%s” is damaged or not a file of this dossier; put back a backup")},
    {SQLITE_CORRUPT, KIESPOST_ERROR_DAMAGED,
     N_("“%s” is damaged or not a file of this dossier; put back a backup")},
    /* Our SQL is right, so this is SQLCipher: a page whose HMAC does not fit. */
    {SQLITE_ERROR, KIESPOST_ERROR_DAMAGED,
     N_("“%s” is damaged or not a file of this dossier; put back a backup")},
    {SQLITE_READONLY, KIESPOST_ERROR_CANNOT_CREATE,
     N_("“%s” cannot be written; check that the folder is yours and not on a read-only "
        "disk")},
    {SQLITE_CANTOPEN, KIESPOST_ERROR_CANNOT_CREATE,
     N_("“%s” cannot be written; check that the folder is yours and not on a read-only "
        "disk")},
    {SQLITE_PERM, KIESPOST_ERROR_CANNOT_CREATE,
     N_("“%s” cannot be written; check that the folder is yours and not on a read-only "
        "disk")},
};

static gboolean fail_with(struct database *database, int status, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(troubles); i++)
        if (troubles[i].status == (status & 0xff)) {
            g_set_error(error, KIESPOST_ERROR, (gint)troubles[i].code,
                        _(troubles[i].sentence), database->subject);
            return FALSE;
        }
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                _("“%s” could not be read or written (%s)"), database->subject,
                sqlite3_errstr(status));
    return FALSE;
}

gboolean database_fail(struct database *database, GError **error)
{
    return fail_with(database, sqlite3_extended_errcode(database->handle), error);
}

gboolean database_lacks_row(struct database *database, GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                _("“%s” is damaged or not a file of this dossier; put back a backup"),
                database->subject);
    return FALSE;
}

static gboolean run(struct database *database, const char *sql, GError **error)
{
    if (sqlite3_exec(database->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        return database_fail(database, error);
    return TRUE;
}

/* Between transactions. To say so before each write would cost a tenth of it. */
static gboolean choose_sync(struct database *database, gboolean is_unsynced,
                            GError **error)
{
    if (database->is_unsynced == is_unsynced)
        return TRUE;
    if (!run(database,
             is_unsynced ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL",
             error))
        return FALSE;
    database->is_unsynced = is_unsynced;
    return TRUE;
}

gboolean database_run(struct database *database, const char *sql, GError **error)
{
    return (sqlite3_get_autocommit(database->handle) == 0 ||
            choose_sync(database, FALSE, error)) &&
           run(database, sql, error);
}

/* The only proof of encryption that does not trust the library. */
static gboolean header_is_encrypted(struct database *database, gboolean *answer,
                                    GError **error)
{
    int fd = file_open_regular(database->path, NULL, error);
    char bytes[16];

    if (fd < 0)
        return FALSE;
    gssize length = file_read(fd, bytes, sizeof bytes, database->path, error);
    *answer = length == (gssize)sizeof bytes && memcmp(bytes, "SQLite format 3", 16) != 0;
    return file_close(fd, database->path, length < 0 ? NULL : error) && length >= 0;
}

/* To SQLite an empty file is an empty database, and a readable one is as good. */
static gboolean check_existing(struct database *database, GError **error)
{
    gboolean is_encrypted;

    return header_is_encrypted(database, &is_encrypted, error) &&
           (is_encrypted || database_lacks_row(database, error));
}

static gboolean make_file(struct database *database, GError **error)
{
    int fd = file_create_private(database->path, error);
    return fd >= 0 && file_close(fd, database->path, error);
}

static gboolean prepare_use(struct database *database, enum database_use use,
                            GError **error)
{
    if (!run(database, used_sql, error))
        return FALSE;
    switch (use) {
    case DATABASE_BUILD:
        return run(database, build_sql, error);
    case DATABASE_CREATE:
    case DATABASE_WRITE:
        return run(database, write_sql, error);
    case DATABASE_READ:
        return run(database, "PRAGMA query_only = ON;", error);
    }
    g_error("no such use");
}

/* Thirty-two bytes given as such would be a passphrase to SQLCipher, stretched by a
 * number of rounds that differs between 3.4 and 4.x: x'…' is a raw key to both. */
static struct secret *key_literal(const struct secret *key)
{
    static const char digits[] = "0123456789abcdef";
    gsize length = secret_length(key);
    struct secret *literal = secret_new(2 * length + 3);
    char *text = (char *)secret_writable(literal);
    const guint8 *bytes = secret_bytes(key);

    *text++ = 'x';
    *text++ = '\'';
    for (gsize i = 0; i < length; i++) {
        *text++ = digits[bytes[i] >> 4];
        *text++ = digits[bytes[i] & 15];
    }
    *text = '\'';
    return literal;
}

static gboolean give_key(struct database *database, const struct secret *key,
                         GError **error)
{
    g_autoptr(Secret) literal = key_literal(key);

    g_assert(secret_length(key) == DATABASE_KEY_LENGTH);
    int status =
        sqlite3_key(database->handle, secret_bytes(literal), (int)secret_length(literal));
    return status == SQLITE_OK || fail_with(database, status, error);
}

static gboolean open_with_key(struct database *database, const struct secret *key,
                              enum database_use use, GError **error)
{
    gboolean is_new = use == DATABASE_CREATE || use == DATABASE_BUILD;
    /* Also for reading: a WAL file cannot be read without its shared-memory file. */
    int flags = SQLITE_OPEN_READWRITE |
                (use == DATABASE_WRITE ? SQLITE_OPEN_FULLMUTEX : SQLITE_OPEN_NOMUTEX);

    if (!(is_new ? make_file(database, error) : check_existing(database, error)))
        return FALSE;
    if (sqlite3_open_v2(database->path, &database->handle, flags, NULL) != SQLITE_OK)
        return database_fail(database, error);
    sqlite3_extended_result_codes(database->handle, 1);
    sqlite3_busy_timeout(database->handle, 2000);
    if (!give_key(database, key, error) || !run(database, cipher_sql, error))
        return FALSE;
    sqlite3_exec(database->handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
    /* A wrong key shows at the first statement, not at open. */
    if (!run(database, "SELECT count(*) FROM sqlite_master", error))
        return FALSE;
    return prepare_use(database, use, error);
}

static gboolean write_first_page(struct database *database, enum database_use use,
                                 GError **error)
{
    gboolean is_encrypted;

    if (!run(database, "CREATE TABLE seal(x); DROP TABLE seal;", error) ||
        (use == DATABASE_CREATE &&
         !run(database, "PRAGMA wal_checkpoint(TRUNCATE)", error)) ||
        !header_is_encrypted(database, &is_encrypted, error))
        return FALSE;
    if (!is_encrypted)
        g_error("SQLCipher left “%s” unencrypted", database->subject);
    return TRUE;
}

struct database *database_open(const char *path, const char *subject,
                               const struct secret *key, enum database_use use,
                               GError **error)
{
    g_autoptr(Database) database = g_new0(struct database, 1);

    database->path = g_strdup(path);
    database->subject = g_strdup(subject);
    if (!open_with_key(database, key, use, error) ||
        ((use == DATABASE_CREATE || use == DATABASE_BUILD) &&
         !write_first_page(database, use, error)))
        return NULL;
    return g_steal_pointer(&database);
}

void database_free(struct database *database)
{
    if (database == NULL)
        return;
    if (database->handle != NULL && sqlite3_close(database->handle) != SQLITE_OK)
        g_error("a statement on “%s” was left open", database->subject);
    g_free(database->path);
    g_free(database->subject);
    g_free(database);
}

gboolean database_finish_build(struct database *database, GError **error)
{
    g_autofree char *path = g_strdup(database->path);

    database_free(database);
    return file_sync(path, error);
}

sqlite3 *database_handle(struct database *database)
{
    return database->handle;
}

gboolean database_begin(struct database *database, GError **error)
{
    return choose_sync(database, FALSE, error) && run(database, "BEGIN IMMEDIATE", error);
}

gboolean database_begin_reading(struct database *database, GError **error)
{
    return run(database, "BEGIN", error);
}

gboolean database_commit(struct database *database, GError **error)
{
    if (run(database, "COMMIT", error))
        return TRUE;
    database_rollback(database);
    return FALSE;
}

void database_rollback(struct database *database)
{
    if (database->handle != NULL && sqlite3_get_autocommit(database->handle) == 0)
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean reopen(struct database *database, const struct secret *key,
                       GError **error)
{
    if (sqlite3_close(database->handle) != SQLITE_OK)
        g_error("a statement on “%s” was left open", database->subject);
    database->handle = NULL;
    database->is_unsynced = FALSE;
    return open_with_key(database, key, DATABASE_WRITE, error);
}

/* SQLCipher 3.4 says that it re-keyed whatever happened, and goes on writing under the
 * new key after a failure. So the handle is never used again, and opening the file tells;
 * opening it also brings it back from its journal. */
gboolean database_rekey(struct database *database, const struct secret *old_key,
                        const struct secret *new_key, GError **error)
{
    g_autoptr(Secret) literal = key_literal(new_key);

    /* A rekeyed WAL would hold pages under both keys. */
    if (!run(database, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE",
             error))
        return FALSE;
    sqlite3_rekey(database->handle, secret_bytes(literal), (int)secret_length(literal));
    if (reopen(database, new_key, NULL))
        return TRUE;
    if (reopen(database, old_key, error))
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                    _("“%s” could not be written under another key, perhaps for want of "
                      "room on the disk; nothing was changed"),
                    database->subject);
    return FALSE;
}

gboolean database_version(struct database *database, guint *version, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(database, "PRAGMA user_version", error);

    if (statement == NULL || statement_step(statement, error) != STEP_ROW)
        return FALSE;
    *version = (guint)statement_int(statement, 0);
    return TRUE;
}

gboolean database_check_version(struct database *database, guint newest, GError **error)
{
    guint version;

    if (!database_version(database, &version, error))
        return FALSE;
    if (version <= newest)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                _("“%s” was written by a newer kiespost; install that version"),
                database->subject);
    return FALSE;
}

static gboolean migrate_once(struct database *database, const char *sql, guint version,
                             GError **error)
{
    g_autofree char *mark = g_strdup_printf("PRAGMA user_version = %u", version);

    if (!database_begin(database, error))
        return FALSE;
    if (!run(database, sql, error) || !run(database, mark, error)) {
        database_rollback(database);
        return FALSE;
    }
    return database_commit(database, error);
}

gboolean database_migrate(struct database *database, const char *const *migrations,
                          guint count, GError **error)
{
    guint version;

    if (!database_check_version(database, count, error) ||
        !database_version(database, &version, error))
        return FALSE;
    for (guint i = version; i < count; i++)
        if (!migrate_once(database, migrations[i], i + 1, error))
            return FALSE;
    return TRUE;
}

struct statement *statement_new(struct database *database, const char *sql,
                                GError **error)
{
    sqlite3_stmt *stmt;

    if (sqlite3_prepare_v2(database->handle, sql, -1, &stmt, NULL) != SQLITE_OK) {
        const char *message = sqlite3_errmsg(database->handle);
        if (g_str_has_prefix(message, "no such ") || g_str_has_prefix(message, "near "))
            g_error("wrong SQL (%s): %s", message, sql);
        database_fail(database, error);
        return NULL;
    }
    struct statement *statement = g_new(struct statement, 1);
    *statement = (struct statement){.database = database, .stmt = stmt};
    return statement;
}

void statement_free(struct statement *statement)
{
    if (statement == NULL)
        return;
    sqlite3_finalize(statement->stmt);
    g_free(statement);
}

static int parameter(struct statement *statement, const char *name)
{
    int index = sqlite3_bind_parameter_index(statement->stmt, name);
    if (index == 0)
        g_error("no parameter %s in: %s", name, sqlite3_sql(statement->stmt));
    return index;
}

static void bound(struct statement *statement, int status)
{
    if (status != SQLITE_OK)
        g_error("binding failed: %s", sqlite3_sql(statement->stmt));
}

void statement_bind_text(struct statement *statement, const char *name, const char *text)
{
    bound(statement, sqlite3_bind_text(statement->stmt, parameter(statement, name), text,
                                       -1, SQLITE_STATIC));
}

void statement_bind_int(struct statement *statement, const char *name, gint64 value)
{
    bound(statement,
          sqlite3_bind_int64(statement->stmt, parameter(statement, name), value));
}

void statement_bind_real(struct statement *statement, const char *name, double value)
{
    bound(statement,
          sqlite3_bind_double(statement->stmt, parameter(statement, name), value));
}

void statement_bind_bytes(struct statement *statement, const char *name,
                          gconstpointer bytes, gsize length)
{
    bound(statement, sqlite3_bind_blob(statement->stmt, parameter(statement, name), bytes,
                                       (int)length, SQLITE_STATIC));
}

static enum step step(struct statement *statement, GError **error)
{
    switch (sqlite3_step(statement->stmt)) {
    case SQLITE_ROW:
        return STEP_ROW;
    case SQLITE_DONE:
        return STEP_DONE;
    default:
        database_fail(statement->database, error);
        return STEP_FAILED;
    }
}

enum step statement_step(struct statement *statement, GError **error)
{
    struct database *database = statement->database;

    if (database->is_unsynced && !sqlite3_stmt_readonly(statement->stmt) &&
        sqlite3_get_autocommit(database->handle) != 0 &&
        !choose_sync(database, FALSE, error))
        return STEP_FAILED;
    return step(statement, error);
}

static gboolean run_to_end(struct statement *statement,
                           enum step (*next)(struct statement *, GError **),
                           GError **error)
{
    enum step step;

    do
        step = next(statement, error);
    while (step == STEP_ROW);
    sqlite3_reset(statement->stmt);
    return step == STEP_DONE;
}

gboolean statement_run(struct statement *statement, GError **error)
{
    return run_to_end(statement, statement_step, error);
}

gboolean database_run_unsynced(struct database *database, struct statement *statement,
                               GError **error)
{
    return choose_sync(database, TRUE, error) && run_to_end(statement, step, error);
}

gint64 database_changes(struct database *database)
{
    return sqlite3_changes(database->handle);
}

void statement_reset(struct statement *statement)
{
    sqlite3_reset(statement->stmt);
}

const char *statement_text(struct statement *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement->stmt, column);
    return text != NULL ? text : "";
}

gint64 statement_int(struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->stmt, column);
}

double statement_real(struct statement *statement, int column)
{
    return sqlite3_column_double(statement->stmt, column);
}

gboolean statement_is_null(struct statement *statement, int column)
{
    return sqlite3_column_type(statement->stmt, column) == SQLITE_NULL;
}

gconstpointer statement_bytes(struct statement *statement, int column, gsize *length)
{
    gconstpointer bytes = sqlite3_column_blob(statement->stmt, column);
    *length = (gsize)sqlite3_column_bytes(statement->stmt, column);
    return bytes;
}

char *statement_dup_text(struct statement *statement, int column)
{
    return statement_is_null(statement, column)
               ? NULL
               : g_strdup((const char *)sqlite3_column_text(statement->stmt, column));
}
