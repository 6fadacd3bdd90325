/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A SQLCipher database: opening, transactions and statements, with our errors. One thread
 * at a time may use it; while it does, another may read one that was opened for writing,
 * with statements of its own.
 *
 * For the files of dossier/ only; nothing above this folder sees SQL. Write SQL for
 * SQLite 3.15 (SQLCipher 3.4): no UPSERT, RETURNING, STRICT or window functions. */

#include <glib.h>

#include "crypto/secret.h"

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

enum database_use {
    DATABASE_READ,
    DATABASE_WRITE,
    DATABASE_CREATE, /* a new file; an existing one is an error */
    DATABASE_BUILD,  /* as CREATE, unsynced and without rollback: for a file that is
                        thrown away unless database_finish_build() succeeds */
};

#define DATABASE_KEY_LENGTH 32

struct database;
typedef struct database Database;
struct statement;

/* Opens `path` with the 32-byte raw key. `subject` names the file in sentences
 * ("dossier.db"). A key that does not fit and a file that is no database look the same
 * to SQLCipher: both are KIESPOST_ERROR_DAMAGED here, and the caller who knows better
 * says so. */
struct database *database_open(const char *path, const char *subject,
                               const struct secret *key, enum database_use use,
                               GError **error);
void database_free(struct database *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Database, database_free)

/* Makes a DATABASE_BUILD file durable: its next opening for writing makes it a WAL file.
 * `database` is freed in every case. */
gboolean database_finish_build(struct database *database, GError **error);

sqlite3 *database_handle(struct database *database);

/* Statements that give no rows; several may stand in `sql`. */
gboolean database_run(struct database *database, const char *sql, GError **error);

gboolean database_begin(struct database *database, GError **error);
/* To read several times without asking each time whether the file has changed. Ended by
 * database_rollback(). */
gboolean database_begin_reading(struct database *database, GError **error);
gboolean database_commit(struct database *database, GError **error);
/* Harmless outside a transaction. */
void database_rollback(struct database *database);

/* The database's key becomes `new_key`; all pages are written anew in one transaction. On
 * failure it is as it was, under `old_key`. Outside transactions, with no statement open;
 * the handle is another one afterwards. When opening it again fails, every later call
 * fails. */
gboolean database_rekey(struct database *database, const struct secret *old_key,
                        const struct secret *new_key, GError **error);

/* One statement that gives no rows, as a transaction of its own that survives the
 * program's death but perhaps not the power's: the next database_commit() brings it to
 * the disk. Transactions keep their order. Outside transactions. */
gboolean database_run_unsynced(struct database *database, struct statement *statement,
                               GError **error);

/* Rows that the last statement changed. */
gint64 database_changes(struct database *database);

/* How many migrations the file has had. */
gboolean database_version(struct database *database, guint *version, GError **error);

/* Brings the schema up to the last of `migrations` (under PRAGMA user_version), each in
 * its own transaction. A file of a newer program is refused. */
gboolean database_migrate(struct database *database, const char *const *migrations,
                          guint count, GError **error);

/* FALSE with KIESPOST_ERROR_CONFIG when the file has had more than `newest` migrations:
 * for those who only read. */
gboolean database_check_version(struct database *database, guint newest, GError **error);

/* Sets `error`: a row is missing that every such file has. Returns FALSE. */
gboolean database_lacks_row(struct database *database, GError **error);

/* Sets `error` from the database's last failure: a full disk, a lock, damage. Returns
 * FALSE. */
gboolean database_fail(struct database *database, GError **error);

/* A prepared statement, bound by parameter name (":name") and freed as an autoptr. */
struct statement;
typedef struct statement Statement;

struct statement *statement_new(struct database *database, const char *sql,
                                GError **error);
void statement_free(struct statement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Statement, statement_free)

/* A NULL text or bytes binds NULL. Text and bytes must live until the statement has
 * been stepped. An unknown parameter name is a bug: g_error(). */
void statement_bind_text(struct statement *statement, const char *name, const char *text);
void statement_bind_int(struct statement *statement, const char *name, gint64 value);
void statement_bind_real(struct statement *statement, const char *name, double value);
void statement_bind_bytes(struct statement *statement, const char *name,
                          gconstpointer bytes, gsize length);

enum step {
    STEP_ROW,
    STEP_DONE,
    STEP_FAILED, /* error is set */
};
enum step statement_step(struct statement *statement, GError **error);

/* Step to the end and make ready for new bindings. FALSE with `error` on failure. */
gboolean statement_run(struct statement *statement, GError **error);

/* Ready for another round; bindings stay. */
void statement_reset(struct statement *statement);

/* Columns of the current row. Text is "" for NULL and valid until the next step. */
const char *statement_text(struct statement *statement, int column);
gint64 statement_int(struct statement *statement, int column);
double statement_real(struct statement *statement, int column);
gboolean statement_is_null(struct statement *statement, int column);
gconstpointer statement_bytes(struct statement *statement, int column, gsize *length);
/* The caller frees; NULL for NULL. */
char *statement_dup_text(struct statement *statement, int column);
