/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/recipient_feed.h"

#include <string.h>

#include <sqlcipher/sqlite3.h>

#include "dossier/recipient_columns.h"

/* sqlite3_vtab and sqlite3_vtab_cursor must stand first in ours. */
struct feed_table {
    sqlite3_vtab base;
    struct feed_state *state;
};

struct feed_cursor {
    sqlite3_vtab_cursor base;
    struct feed_state *state;
    gboolean at_end;
};

static int feed_connect(sqlite3 *handle, void *state, int argc, const char *const *argv,
                        sqlite3_vtab **table, char **message)
{
    (void)argc, (void)argv, (void)message;
    g_autofree char *columns = recipient_columns_list(~0u);
    g_autofree char *declaration = g_strdup_printf("CREATE TABLE feed(%s)", columns);
    int status = sqlite3_declare_vtab(handle, declaration);
    if (status != SQLITE_OK)
        return status;
    struct feed_table *feed = g_new0(struct feed_table, 1);
    feed->state = state;
    *table = &feed->base;
    return SQLITE_OK;
}

static int feed_disconnect(sqlite3_vtab *table)
{
    g_free(table);
    return SQLITE_OK;
}

static int feed_best_index(sqlite3_vtab *table, sqlite3_index_info *plan)
{
    (void)table;
    plan->estimatedCost = 1e6;
    return SQLITE_OK;
}

static int feed_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
    struct feed_cursor *opened = g_new0(struct feed_cursor, 1);

    opened->state = ((struct feed_table *)table)->state;
    *cursor = &opened->base;
    return SQLITE_OK;
}

static int feed_close(sqlite3_vtab_cursor *cursor)
{
    g_free(cursor);
    return SQLITE_OK;
}

/* The next row to give stands in `pending`; FALSE when there is none. */
static gboolean fetch(struct feed_state *state)
{
    if (!state->is_pending) {
        enum feed fed = state->next(state->context, &state->pending, &state->pending_key);
        state->aborted = fed == FEED_ABORT;
        if (fed != FEED_ROW)
            return FALSE;
    }
    guint more = recipient_columns_filled(&state->pending, ~state->filled);
    state->filled |= more;
    state->is_pending = more != 0;
    return !state->is_pending;
}

static int feed_next(sqlite3_vtab_cursor *base)
{
    struct feed_cursor *cursor = (struct feed_cursor *)base;
    struct feed_state *state = cursor->state;

    cursor->at_end = !fetch(state);
    if (state->aborted)
        return SQLITE_ABORT;
    if (!cursor->at_end) {
        state->pending.number = state->next_number++;
        state->pending.extract = state->extract;
        name_index_add(state->names, state->pending_key, state->pending.number);
    }
    return SQLITE_OK;
}

static int feed_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text,
                       int argc, sqlite3_value **argv)
{
    (void)plan, (void)plan_text, (void)argc, (void)argv;
    return feed_next(cursor);
}

static int feed_eof(sqlite3_vtab_cursor *cursor)
{
    return ((struct feed_cursor *)cursor)->at_end;
}

static int feed_column(sqlite3_vtab_cursor *base, sqlite3_context *out, int index)
{
    const struct recipient *recipient = &((struct feed_cursor *)base)->state->pending;
    const struct recipient_column *column = &recipient_columns[index];
    gconstpointer member = (const guint8 *)recipient + column->offset;

    switch (column->kind) {
    case COLUMN_NUMBER:
        sqlite3_result_int64(out, *(const gint64 *)member);
        break;
    case COLUMN_UINT:
        if (*(const guint *)member != 0)
            sqlite3_result_int64(out, *(const guint *)member);
        break;
    case COLUMN_DAY:
        if (*(const day_number *)member != DAY_UNKNOWN)
            sqlite3_result_int(out, *(const day_number *)member);
        break;
    case COLUMN_TEXT: {
        const char *text = *(const char *const *)member;
        if (*text != '\0')
            sqlite3_result_text(out, text, (int)strlen(text), SQLITE_STATIC);
        break;
    }
    }
    return SQLITE_OK;
}

static int feed_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
    *rowid = ((struct feed_cursor *)base)->state->pending.number;
    return SQLITE_OK;
}

/* No xCreate: an eponymous table that needs no CREATE VIRTUAL TABLE. */
static const sqlite3_module feed_module = {
    .iVersion = 1,
    .xConnect = feed_connect,
    .xBestIndex = feed_best_index,
    .xDisconnect = feed_disconnect,
    .xOpen = feed_open,
    .xClose = feed_close,
    .xFilter = feed_filter,
    .xNext = feed_next,
    .xEof = feed_eof,
    .xColumn = feed_column,
    .xRowid = feed_rowid,
};

gboolean recipient_feed_register(struct database *database, struct feed_state *state,
                                 GError **error)
{
    if (sqlite3_create_module(database_handle(database), "feed", &feed_module, state) !=
        SQLITE_OK)
        return database_fail(database, error);
    return TRUE;
}
