/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/name_index.h"

#include <string.h>

#include <sqlcipher/sqlite3.h>

static const char write_sql[] =
    "INSERT OR FAIL INTO name_key(id) SELECT id FROM name_feed";

enum {
    LETTERS = 7,
    LETTER_BITS = 5,
    LETTER_DIGIT = 27,
    LETTER_OTHER = 28, /* a byte of another script */
    /* Sorting by 35 bits of letters: three rounds of 12. */
    ROUND_BITS = 12,
    ROUNDS = 3,
    BUCKETS = 1 << ROUND_BITS,
};

struct name_index {
    GArray *entries; /* gint64 */
};

/* sqlite3_vtab_cursor must stand first in ours. */
struct feed_table {
    sqlite3_vtab base;
    struct name_index *index;
};
struct feed_cursor {
    sqlite3_vtab_cursor base;
    const GArray *entries;
    guint position;
};

static gint64 letter_of(char byte)
{
    if (g_ascii_islower(byte))
        return byte - 'a' + 1;
    return g_ascii_isdigit(byte) ? LETTER_DIGIT : LETTER_OTHER;
}

static gint64 pack(const char *folded_name, gsize length)
{
    gint64 key = 0;

    for (gsize i = 0; i < LETTERS; i++)
        key = key << LETTER_BITS | (i < length ? letter_of(folded_name[i]) : 0);
    return key << NAME_INDEX_NUMBER_BITS;
}

gint64 name_index_key(const char *folded_name)
{
    return pack(folded_name, strlen(folded_name));
}

void name_index_range(const char *folded_name, gint64 *low, gint64 *high)
{
    gsize length = strlen(folded_name);
    gsize open = length < LETTERS ? LETTERS - length : 0;

    *low = pack(folded_name, length);
    guint64 rest =
        (G_GUINT64_CONSTANT(1) << (open * LETTER_BITS + NAME_INDEX_NUMBER_BITS)) - 1;
    *high = *low | (gint64)rest;
}

struct name_index *name_index_new(void)
{
    struct name_index *index = g_new(struct name_index, 1);
    index->entries = g_array_new(FALSE, FALSE, sizeof(gint64));
    return index;
}

void name_index_free(struct name_index *index)
{
    if (index == NULL)
        return;
    g_array_unref(index->entries);
    g_free(index);
}

void name_index_add(struct name_index *index, gint64 key, gint64 number)
{
    gint64 entry = key | number;

    if (number > NAME_INDEX_NUMBER_LAST)
        g_error("recipient number %" G_GINT64_FORMAT " is too large", number);
    g_array_append_val(index->entries, entry);
}

static void sort_round(const gint64 *from, gint64 *to, guint count, int shift)
{
    guint starts[BUCKETS] = {0};
    guint next = 0;

    for (guint i = 0; i < count; i++)
        starts[from[i] >> shift & (BUCKETS - 1)]++;
    for (guint bucket = 0; bucket < BUCKETS; bucket++) {
        guint size = starts[bucket];
        starts[bucket] = next;
        next += size;
    }
    for (guint i = 0; i < count; i++)
        to[starts[from[i] >> shift & (BUCKETS - 1)]++] = from[i];
}

/* By letters alone: entries of equal letters stand in order of number already. */
static void sort_entries(GArray *entries)
{
    g_autofree gint64 *other = g_new(gint64, entries->len);
    gint64 *from = (gint64 *)(gpointer)entries->data, *to = other;

    for (int round = 0; round < ROUNDS; round++) {
        sort_round(from, to, entries->len, NAME_INDEX_NUMBER_BITS + round * ROUND_BITS);
        gint64 *sorted = to;
        to = from;
        from = sorted;
    }
    memcpy(entries->data, from, entries->len * sizeof *from);
}

/* ---- as a table ---- */

static int feed_connect(sqlite3 *handle, void *index, int argc, const char *const *argv,
                        sqlite3_vtab **table, char **message)
{
    (void)argc, (void)argv, (void)message;
    int status = sqlite3_declare_vtab(handle, "CREATE TABLE name_feed(id)");
    if (status != SQLITE_OK)
        return status;
    struct feed_table *feed = g_new0(struct feed_table, 1);
    feed->index = index;
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

    opened->entries = ((struct feed_table *)table)->index->entries;
    *cursor = &opened->base;
    return SQLITE_OK;
}

static int feed_close(sqlite3_vtab_cursor *cursor)
{
    g_free(cursor);
    return SQLITE_OK;
}

static int feed_filter(sqlite3_vtab_cursor *cursor, int plan, const char *plan_text,
                       int argc, sqlite3_value **argv)
{
    (void)plan, (void)plan_text, (void)argc, (void)argv;
    ((struct feed_cursor *)cursor)->position = 0;
    return SQLITE_OK;
}

static int feed_next(sqlite3_vtab_cursor *cursor)
{
    ((struct feed_cursor *)cursor)->position++;
    return SQLITE_OK;
}

static int feed_eof(sqlite3_vtab_cursor *base)
{
    const struct feed_cursor *cursor = (struct feed_cursor *)base;
    return cursor->position >= cursor->entries->len;
}

static int feed_column(sqlite3_vtab_cursor *base, sqlite3_context *out, int column)
{
    const struct feed_cursor *cursor = (struct feed_cursor *)base;

    (void)column;
    sqlite3_result_int64(out, g_array_index(cursor->entries, gint64, cursor->position));
    return SQLITE_OK;
}

static int feed_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
    *rowid = ((struct feed_cursor *)base)->position;
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

gboolean name_index_register(struct name_index *index, struct database *database,
                             GError **error)
{
    if (sqlite3_create_module(database_handle(database), "name_feed", &feed_module,
                              index) != SQLITE_OK)
        return database_fail(database, error);
    return TRUE;
}

gboolean name_index_write(struct name_index *index, struct database *database,
                          GError **error)
{
    sort_entries(index->entries);
    return database_run(database, write_sql, error);
}
