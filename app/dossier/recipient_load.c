/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/recipient_load.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "dossier/name_index.h"
#include "dossier/recipient_columns.h"
#include "dossier/recipient_feed.h"
#include "dossier/schema.h"
#include "dossier/sources.h"
#include "platform/file.h"

static const char remember_filled_sql[] = "INSERT INTO filled(columns) VALUES(:columns)";
static const char is_stale_sql[] = "SELECT max(number) > :last FROM recipient";
static const char stale_keys_sql[] =
    "DELETE FROM name_key WHERE (id & :number_bits) > :last";
static const char stale_rows_sql[] = "DELETE FROM recipient WHERE number > :last";
static const char next_extract_sql[] =
    "SELECT ifnull(max(id), 0) + 1, ifnull(max(last), 0) + 1 FROM extract";
static const char seen_sql[] =
    "SELECT 1 FROM extract WHERE source = :source AND digest = :digest";
static const char register_extract_sql[] =
    "INSERT INTO extract(id, source, file_name, digest, rows, imported, rejected, first,"
    " last, at) VALUES(:id, :source, :file_name, :digest, :rows, :imported, :rejected,"
    " :first, :last, :at)";
static const char register_source_sql[] =
    "UPDATE source SET recipients = recipients + :imported, last_recipient = :last"
    " WHERE id = :source";

struct recipient_load {
    struct dossier *dossier;
    char *source_id;
    char *path;       /* sources/<id>.db */
    char *build_path; /* tmp/<id>.db for a first import, else NULL */
    struct database *database;
    struct feed_state feed;
    struct name_index *names;
    gint64 first;
};

gboolean recipient_load_seen(struct dossier *dossier, const char *source_id,
                             const char *digest, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, seen_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":source", source_id);
    statement_bind_text(statement, ":digest", digest);
    return statement_step(statement, error) == STEP_ROW;
}

static gboolean has_stale_rows(struct database *database, gint64 last, gboolean *answer,
                               GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, is_stale_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":last", last);
    if (statement_step(statement, error) != STEP_ROW)
        return FALSE;
    *answer = statement_int(statement, 0) != 0;
    return TRUE;
}

static gboolean delete_stale_rows(struct database *database, gint64 last, GError **error)
{
    g_autoptr(Statement) keys = statement_new(database, stale_keys_sql, error);
    g_autoptr(Statement) rows =
        keys != NULL ? statement_new(database, stale_rows_sql, error) : NULL;

    if (rows == NULL)
        return FALSE;
    statement_bind_int(keys, ":number_bits", NAME_INDEX_NUMBER_LAST);
    statement_bind_int(keys, ":last", last);
    statement_bind_int(rows, ":last", last);
    return statement_run(keys, error) && statement_run(rows, error);
}

/* Rows of an import that was killed between its two commits have numbers that will be
 * given out again: they must go first. */
static gboolean open_existing(struct recipient_load *load, gint64 last, GError **error)
{
    gboolean stale = FALSE;

    load->database = source_open(load->dossier, load->source_id, DATABASE_WRITE, error);
    return load->database != NULL && database_begin(load->database, error) &&
           has_stale_rows(load->database, last, &stale, error) &&
           (!stale || delete_stale_rows(load->database, last, error));
}

static gboolean open_new(struct recipient_load *load, GError **error)
{
    g_autofree char *name = g_strconcat(load->source_id, ".db", NULL);
    g_autoptr(Secret) key = source_key(load->dossier, load->source_id, error);

    if (key == NULL)
        return FALSE;
    load->build_path = g_build_filename(load->dossier->tmp_directory, name, NULL);
    if (!file_delete(load->build_path, error))
        return FALSE;
    load->database = database_open(load->build_path, name, key, DATABASE_BUILD, error);
    return load->database != NULL && schema_migrate_source(load->database, error) &&
           database_begin(load->database, error);
}

static gboolean take_numbers(struct recipient_load *load, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(load->dossier->database, next_extract_sql, error);

    if (statement == NULL || statement_step(statement, error) != STEP_ROW)
        return FALSE;
    load->feed.extract = (guint)statement_int(statement, 0);
    load->feed.next_number = load->first = statement_int(statement, 1);
    return TRUE;
}

static gboolean source_is_usable(struct dossier *dossier, const char *id, GError **error)
{
    g_autoptr(Source) source = source_find(dossier, id, error);

    if (source == NULL)
        return FALSE;
    if (source->status == SOURCE_CLOSED) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_SOURCE_CLOSED,
                    _("the source “%s” is closed: what was brought into it may not be "
                      "used; see why with “kiespost source show %s”"),
                    id, id);
        return FALSE;
    }
    return TRUE;
}

struct recipient_load *recipient_load_new(struct dossier *dossier, const char *source_id,
                                          GError **error)
{
    gint64 last;

    if (!source_is_usable(dossier, source_id, error) ||
        !source_last_recipient(dossier, source_id, &last, error))
        return NULL;
    g_autoptr(RecipientLoad) load = g_new0(struct recipient_load, 1);
    load->dossier = dossier;
    load->source_id = g_strdup(source_id);
    load->path = dossier_source_path(dossier, source_id);
    load->feed.names = load->names = name_index_new();
    if (!take_numbers(load, error))
        return NULL;
    if (!(last > 0 ? open_existing(load, last, error) : open_new(load, error)) ||
        !recipient_feed_register(load->database, &load->feed, error) ||
        !name_index_register(load->names, load->database, error))
        return NULL;
    return g_steal_pointer(&load);
}

void recipient_load_free(struct recipient_load *load)
{
    if (load == NULL)
        return;
    if (load->database != NULL) {
        database_rollback(load->database);
        database_free(load->database);
    }
    if (load->build_path != NULL)
        file_delete(load->build_path, NULL);
    name_index_free(load->names);
    g_free(load->source_id);
    g_free(load->path);
    g_free(load->build_path);
    g_free(load);
}

/* OR FAIL: the whole load is undone anyway, so no statement needs undoing alone. */
static gboolean fill(struct recipient_load *load, GError **error)
{
    g_autofree char *columns = recipient_columns_list(load->feed.filled);
    g_autofree char *sql = g_strdup_printf(
        "INSERT OR FAIL INTO recipient(%s) SELECT %s FROM feed", columns, columns);

    return database_run(load->database, sql, error);
}

gboolean recipient_load_run(struct recipient_load *load, recipient_feed feed,
                            gpointer context, GError **error)
{
    g_autoptr(GError) cause = NULL;

    load->feed.next = feed;
    load->feed.context = context;
    load->feed.filled = RECIPIENT_COLUMNS_ALWAYS;
    do {
        if (!fill(load, &cause)) {
            if (!load->feed.aborted)
                g_propagate_error(error, g_steal_pointer(&cause));
            return FALSE;
        }
    } while (load->feed.is_pending);
    return TRUE;
}

static gboolean remember_filled(struct recipient_load *load, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(load->database, remember_filled_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":columns", load->feed.filled);
    return statement_run(statement, error);
}

static gboolean make_durable(struct recipient_load *load, GError **error)
{
    if (!name_index_write(load->names, load->database, error) ||
        !remember_filled(load, error) || !database_commit(load->database, error))
        return FALSE;
    if (load->build_path == NULL)
        return TRUE;
    if (!database_finish_build(g_steal_pointer(&load->database), error) ||
        !file_rename_durably(load->build_path, load->path, error))
        return FALSE;
    g_clear_pointer(&load->build_path, g_free);
    return TRUE;
}

static gboolean register_rows(struct recipient_load *load,
                              const struct extract_record *record, GError **error)
{
    struct database *database = load->dossier->database;
    g_autoptr(Statement) extract = statement_new(database, register_extract_sql, error);
    g_autoptr(Statement) source =
        extract != NULL ? statement_new(database, register_source_sql, error) : NULL;
    gint64 last = load->feed.next_number - 1;

    if (source == NULL)
        return FALSE;
    statement_bind_int(extract, ":id", load->feed.extract);
    statement_bind_text(extract, ":source", load->source_id);
    statement_bind_text(extract, ":file_name",
                        record->file_name != NULL ? record->file_name : "");
    statement_bind_text(extract, ":digest", record->digest != NULL ? record->digest : "");
    statement_bind_int(extract, ":rows", record->rows);
    statement_bind_int(extract, ":imported", record->imported);
    statement_bind_int(extract, ":rejected", record->rejected);
    statement_bind_int(extract, ":first", load->first);
    statement_bind_int(extract, ":last", last);
    statement_bind_int(extract, ":at", clock_now());
    statement_bind_text(source, ":source", load->source_id);
    statement_bind_int(source, ":imported", record->imported);
    statement_bind_int(source, ":last", last);
    return statement_run(extract, error) && statement_run(source, error);
}

static void note_import(GString *detail, const struct recipient_load *load,
                        const struct extract_record *record)
{
    journal_note(detail, "source", load->source_id);
    journal_note(detail, "file", record->file_name);
    journal_note(detail, "blake2b_256", record->digest);
    journal_note(detail, "confirmed", record->confirmed);
    journal_note_int(detail, "rows", record->rows);
    journal_note_int(detail, "imported", record->imported);
    journal_note_int(detail, "rejected", record->rejected);
    journal_note_int(detail, "first", load->first);
    journal_note_int(detail, "last", load->feed.next_number - 1);
}

gint64 recipient_load_last(const struct recipient_load *load)
{
    return load->feed.next_number - 1;
}

gboolean recipient_load_finish(struct recipient_load *load,
                               const struct extract_record *record, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    g_assert(record->imported == load->feed.next_number - load->first);
    /* Nobody was imported: there is nothing to make durable, but the file was seen. */
    if (record->imported > 0 && !make_durable(load, error))
        return FALSE;
    if (!dossier_begin(load->dossier, error))
        return FALSE;
    if (record->imported > 0 && !register_rows(load, record, error)) {
        dossier_rollback(load->dossier);
        return FALSE;
    }
    note_import(detail, load, record);
    return dossier_commit(load->dossier,
                          record->file_name != NULL ? "import" : "person add",
                          detail->str, error);
}
