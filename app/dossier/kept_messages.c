/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/kept_messages.h"

#include "dossier/dossier_private.h"
#include "dossier/kept_files.h"
#include "dossier/schema.h"
#include "dossier/sources.h"
#include "platform/file.h"

static const char put_sql[] =
    "INSERT OR REPLACE INTO kept_message(mailing, recipient, bytes)"
    " VALUES(:mailing, :recipient, :bytes)";
static const char get_sql[] =
    "SELECT bytes FROM kept_message WHERE mailing = :mailing AND recipient = :recipient";

/* A source's file that stays open while messages go into it: opening costs more than
 * writing one. */
struct kept_file {
    struct database *database;
    struct statement *put;
    char *log_path; /* what is written and not synced stands in this file */
};

static void kept_file_free(gpointer pointer)
{
    struct kept_file *file = pointer;

    statement_free(file->put);
    database_free(file->database);
    g_free(file->log_path);
    g_free(file);
}

/* NULL without error when nothing was imported: there is no file, and nobody to write to.
 */
static struct kept_file *open_file(struct dossier *dossier, const char *source_id,
                                   GError **error)
{
    g_autoptr(Database) database = source_open(dossier, source_id, DATABASE_WRITE, error);
    g_autofree char *path = dossier_source_path(dossier, source_id);

    if (database == NULL)
        return NULL;
    struct statement *put = statement_new(database, put_sql, error);
    if (put == NULL)
        return NULL;
    struct kept_file *file = g_new(struct kept_file, 1);
    file->database = g_steal_pointer(&database);
    file->put = put;
    file->log_path = g_strconcat(path, "-wal", NULL);
    return file;
}

static struct kept_file *file_of(struct dossier *dossier, const char *source_id,
                                 GError **error)
{
    struct kept_file *file;

    if (dossier->kept_files == NULL)
        dossier->kept_files =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, kept_file_free);
    file = g_hash_table_lookup(dossier->kept_files, source_id);
    if (file != NULL)
        return file;
    file = open_file(dossier, source_id, error);
    if (file != NULL)
        g_hash_table_insert(dossier->kept_files, g_strdup(source_id), file);
    return file;
}

gboolean kept_files_open(struct dossier *dossier, const struct mailing *mailing,
                         GError **error)
{
    GError *cause = NULL;

    for (int i = 0; mailing->keep_bytes && mailing->sources[i] != NULL; i++)
        if (file_of(dossier, mailing->sources[i], &cause) == NULL && cause != NULL) {
            g_propagate_error(error, cause);
            return FALSE;
        }
    return TRUE;
}

gboolean kept_message_put(struct dossier *dossier, const char *source_id,
                          const struct mailing *mailing, gint64 recipient,
                          gconstpointer bytes, gsize length, GError **error)
{
    GError *cause = NULL;
    struct kept_file *file = file_of(dossier, source_id, &cause);

    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (file == NULL)
        return database_lacks_row(dossier->database, error);
    statement_bind_int(file->put, ":mailing", mailing->ordinal);
    statement_bind_int(file->put, ":recipient", recipient);
    statement_bind_bytes(file->put, ":bytes", bytes, length);
    return database_run_unsynced(file->database, file->put, error);
}

gboolean kept_files_sync(struct dossier *dossier, GError **error)
{
    GHashTableIter files;
    gpointer value;

    if (dossier->kept_files == NULL)
        return TRUE;
    g_hash_table_iter_init(&files, dossier->kept_files);
    while (g_hash_table_iter_next(&files, NULL, &value)) {
        const char *path = ((const struct kept_file *)value)->log_path;
        /* It is not there when not even the first message could be written. */
        if (g_file_test(path, G_FILE_TEST_EXISTS) && !file_sync(path, error))
            return FALSE;
    }
    return TRUE;
}

void kept_files_close(struct dossier *dossier)
{
    g_clear_pointer(&dossier->kept_files, g_hash_table_unref);
}

static GBytes *get(struct database *database, const struct mailing *mailing,
                   gint64 recipient, GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, get_sql, error);
    gsize length;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":recipient", recipient);
    if (statement_step(statement, error) != STEP_ROW)
        return NULL;
    gconstpointer bytes = statement_bytes(statement, 0, &length);
    return g_bytes_new(bytes, length);
}

GBytes *kept_message_get(struct dossier *dossier, const char *source_id,
                         const struct mailing *mailing, gint64 recipient, GError **error)
{
    g_autoptr(Database) database = source_open(dossier, source_id, DATABASE_READ, error);
    gboolean is_older;

    if (database == NULL || !schema_source_is_older(database, &is_older, error) ||
        is_older)
        return NULL;
    return get(database, mailing, recipient, error);
}
