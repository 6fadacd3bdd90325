/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/recipients.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "dossier/dossier_private.h"
#include "dossier/name_index.h"
#include "dossier/recipient_columns.h"
#include "dossier/sources.h"

/* %s: the columns that this source fills. */
static const char by_number_sql[] =
    "SELECT %s FROM recipient WHERE number <= :last ORDER BY number";
static const char by_address_sql[] =
    "SELECT %s FROM recipient WHERE number <= :last"
    " ORDER BY postcode, street, CAST(house_number AS INTEGER), house_number, box,"
    " address, family_name, number";
static const char one_sql[] =
    "SELECT %s FROM recipient WHERE number <= :last AND number = :number";
static const char near_sql[] =
    "SELECT %s FROM name_key CROSS JOIN recipient"
    " WHERE id BETWEEN :low AND :high AND number = (id & :number_bits)"
    " AND number <= :last";
static const char filled_sql[] = "SELECT columns FROM filled";
static const char source_of_sql[] =
    "SELECT source FROM extract WHERE :number BETWEEN first AND last";
static const char ranges_sql[] = "SELECT source, first, last FROM extract";

enum {
    SEARCH_LIMIT = 200
};

struct recipient_cursor {
    struct database *database; /* NULL: nothing was imported */
    struct statement *statement;
    gint64 last;            /* numbers above it were never registered */
    guint filled;           /* columns, in the order of the statement's */
    gboolean stands_on_row; /* the statement does, and it was not given yet */
    GPtrArray *words;       /* of a search, folded; else NULL */
    guint next_word;        /* which of them is tried next as the first of the key */
    GHashTable *found;      /* numbers already given: two words may lead to one row */
    gboolean looks_everywhere;
};

static gboolean read_filled(struct recipient_cursor *cursor, GError **error)
{
    g_autoptr(Statement) statement = statement_new(cursor->database, filled_sql, error);
    enum step step;

    if (statement == NULL)
        return FALSE;
    cursor->filled = RECIPIENT_COLUMNS_ALWAYS;
    while ((step = statement_step(statement, error)) == STEP_ROW)
        cursor->filled |= (guint)statement_int(statement, 0);
    return step == STEP_DONE;
}

/* Another question to the same source; one of the texts above. */
static gboolean cursor_ask(struct recipient_cursor *cursor, const char *format,
                           GError **error)
{
    g_autofree char *columns = recipient_columns_list(cursor->filled);
    g_auto(GStrv) around = g_strsplit(format, "%s", 2);
    g_autofree char *sql = g_strconcat(around[0], columns, around[1], NULL);

    g_clear_pointer(&cursor->statement, statement_free);
    cursor->statement = statement_new(cursor->database, sql, error);
    if (cursor->statement == NULL)
        return FALSE;
    statement_bind_int(cursor->statement, ":last", cursor->last);
    return TRUE;
}

static struct recipient_cursor *cursor_new(struct dossier *dossier, const char *source_id,
                                           const char *format, GError **error)
{
    g_autoptr(RecipientCursor) cursor = g_new0(struct recipient_cursor, 1);
    GError *cause = NULL;

    cursor->database = source_open(dossier, source_id, DATABASE_READ, &cause);
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return NULL;
    }
    if (cursor->database != NULL &&
        (!source_last_recipient(dossier, source_id, &cursor->last, error) ||
         !read_filled(cursor, error) || !cursor_ask(cursor, format, error)))
        return NULL;
    return g_steal_pointer(&cursor);
}

void recipients_close(struct recipient_cursor *cursor)
{
    if (cursor == NULL)
        return;
    statement_free(cursor->statement);
    database_free(cursor->database);
    g_clear_pointer(&cursor->words, g_ptr_array_unref);
    g_clear_pointer(&cursor->found, g_hash_table_unref);
    g_free(cursor);
}

struct recipient_cursor *recipients_open(struct dossier *dossier, const char *source_id,
                                         enum recipient_order order, GError **error)
{
    return cursor_new(dossier, source_id,
                      order == RECIPIENTS_BY_NUMBER ? by_number_sql : by_address_sql,
                      error);
}

static void read_column(struct statement *row, int at,
                        const struct recipient_column *column,
                        struct recipient *recipient)
{
    gpointer member = (guint8 *)recipient + column->offset;

    switch (column->kind) {
    case COLUMN_NUMBER:
        *(gint64 *)member = statement_int(row, at);
        break;
    case COLUMN_UINT:
        *(guint *)member = (guint)statement_int(row, at);
        break;
    case COLUMN_DAY: {
        day_number day = (day_number)statement_int(row, at);
        if (day != 0 || !statement_is_null(row, at))
            *(day_number *)member = day;
        break;
    }
    case COLUMN_TEXT:
        *(const char **)member = statement_text(row, at);
        break;
    }
}

static void read_row(const struct recipient_cursor *cursor, struct recipient *recipient)
{
    int at = 0;

    recipient_clear(recipient);
    for (guint i = 0; i < RECIPIENT_COLUMN_COUNT; i++)
        if ((cursor->filled & 1u << i) != 0)
            read_column(cursor->statement, at++, &recipient_columns[i], recipient);
}

/* ---- by name ---- */

/* The index knows seven letters of one order of the words; the row decides. */
static gboolean holds_every_word(const struct recipient *recipient, GPtrArray *words)
{
    g_autoptr(GString) name = g_string_new(NULL);
    g_autoptr(GString) folded = g_string_new(" ");

    recipient_append_name(recipient, name);
    text_fold(folded, name->str);
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *start = g_strconcat(" ", words->pdata[i], NULL);
        if (strstr(folded->str, start) == NULL)
            return FALSE;
    }
    return TRUE;
}

gint64 recipient_name_key(const char *folded_name)
{
    return name_index_key(folded_name);
}

/* "Els Peeters" and "Peeters Els" are found alike: each word is tried as the first. */
static void ask_next_word(struct recipient_cursor *cursor)
{
    gint64 low, high;

    name_index_range(cursor->words->pdata[cursor->next_word++], &low, &high);
    statement_reset(cursor->statement);
    statement_bind_int(cursor->statement, ":low", low);
    statement_bind_int(cursor->statement, ":high", high);
    statement_bind_int(cursor->statement, ":number_bits", NAME_INDEX_NUMBER_LAST);
}

/* Only when the index found nobody, every row is looked at: a given name alone, the
 * second half of a double name, a name that could not be split. */
static gboolean ask_further(struct recipient_cursor *cursor, GError **error)
{
    if (cursor->next_word < cursor->words->len) {
        ask_next_word(cursor);
        return TRUE;
    }
    if (cursor->looks_everywhere || g_hash_table_size(cursor->found) > 0)
        return FALSE;
    cursor->looks_everywhere = TRUE;
    return cursor_ask(cursor, by_number_sql, error);
}

static gboolean search_next(struct recipient_cursor *cursor, struct recipient *recipient,
                            GError **error)
{
    while (g_hash_table_size(cursor->found) < SEARCH_LIMIT) {
        enum step step = statement_step(cursor->statement, error);
        if (step == STEP_FAILED || (step == STEP_DONE && !ask_further(cursor, error)))
            return FALSE;
        if (step != STEP_ROW)
            continue;
        read_row(cursor, recipient);
        if (holds_every_word(recipient, cursor->words) &&
            g_hash_table_add(cursor->found,
                             g_memdup2(&recipient->number, sizeof recipient->number)))
            return TRUE;
    }
    return FALSE;
}

/* The words of a name without its particles, unless it has no others. */
static GPtrArray *words_of(const char *query)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

    text_fold(folded, query);
    g_auto(GStrv) parts = g_strsplit(folded->str, " ", -1);
    for (gsize i = 0; parts[i] != NULL; i++) {
        g_autofree char *with_a_name = g_strconcat(parts[i], " x", NULL);
        g_autoptr(GString) key = g_string_new(NULL);
        text_name_key(key, with_a_name);
        if (*parts[i] != '\0' && strcmp(key->str, "x") != 0)
            g_ptr_array_add(words, g_strdup(parts[i]));
    }
    for (gsize i = 0; parts[i] != NULL && words->len == 0 && *parts[0] != '\0'; i++)
        g_ptr_array_add(words, g_strdup(parts[i]));
    return words;
}

struct recipient_cursor *recipients_search(struct dossier *dossier, const char *source_id,
                                           const char *query, GError **error)
{
    struct recipient_cursor *cursor = cursor_new(dossier, source_id, near_sql, error);

    if (cursor == NULL)
        return NULL;
    cursor->found = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    cursor->words = words_of(query);
    if (cursor->words->len == 0)
        g_clear_pointer(&cursor->statement, statement_free);
    else if (cursor->statement != NULL)
        ask_next_word(cursor);
    return cursor;
}

/* ---- one after the other ---- */

gboolean recipients_next(struct recipient_cursor *cursor, struct recipient *recipient,
                         GError **error)
{
    if (cursor->statement == NULL)
        return FALSE;
    if (cursor->words != NULL)
        return search_next(cursor, recipient, error);
    if (!cursor->stands_on_row && statement_step(cursor->statement, error) != STEP_ROW)
        return FALSE;
    cursor->stands_on_row = FALSE;
    read_row(cursor, recipient);
    return TRUE;
}

/* ---- one alone ---- */

static gboolean is_nobody(gint64 number, GError **error)
{
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(number, id);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("nobody in this dossier has the number “%s”; search by name with "
                  "“kiespost person find”"),
                id);
    return FALSE;
}

static gboolean go_to(struct recipient_cursor *cursor, gint64 number, GError **error)
{
    if (cursor->statement == NULL)
        return is_nobody(number, error);
    statement_reset(cursor->statement);
    statement_bind_int(cursor->statement, ":number", number);
    enum step step = statement_step(cursor->statement, error);
    cursor->stands_on_row = step == STEP_ROW;
    if (step == STEP_DONE)
        is_nobody(number, error);
    return step == STEP_ROW;
}

static char *source_of(struct dossier *dossier, gint64 number, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, source_of_sql, error);

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":number", number);
    enum step step = statement_step(statement, error);
    if (step == STEP_DONE)
        is_nobody(number, error);
    return step == STEP_ROW ? statement_dup_text(statement, 0) : NULL;
}

struct recipient_cursor *recipient_open(struct dossier *dossier, gint64 number,
                                        char **source_id, GError **error)
{
    g_autofree char *source = source_of(dossier, number, error);

    if (source == NULL)
        return NULL;
    g_autoptr(RecipientCursor) cursor = cursor_new(dossier, source, one_sql, error);
    if (cursor == NULL || !go_to(cursor, number, error))
        return NULL;
    *source_id = g_steal_pointer(&source);
    return g_steal_pointer(&cursor);
}

/* ---- one here, one there ---- */

enum {
    FILES_OPEN = 4 /* each has a cache; numbers of one source stand together */
};

/* The numbers of one import. */
struct range {
    char *source_id;
    gint64 first, last;
};

struct recipient_finder {
    struct dossier *dossier;
    GArray *ranges; /* struct range; NULL: not read yet */
    guint range;    /* of the one found last */
    struct opened {
        char *source_id; /* NULL: none */
        struct recipient_cursor *cursor;
        gboolean is_reading; /* a transaction is open */
    } opened[FILES_OPEN];
    guint next; /* the one that makes room */
    struct opened *current;
};

struct recipient_finder *recipient_finder_new(struct dossier *dossier)
{
    struct recipient_finder *finder = g_new0(struct recipient_finder, 1);

    finder->dossier = dossier;
    return finder;
}

static void opened_rest(struct opened *opened)
{
    if (!opened->is_reading)
        return;
    statement_reset(opened->cursor->statement);
    database_rollback(opened->cursor->database);
    opened->is_reading = FALSE;
}

static void opened_clear(struct opened *opened)
{
    opened_rest(opened);
    g_clear_pointer(&opened->cursor, recipients_close);
    g_clear_pointer(&opened->source_id, g_free);
}

void recipient_finder_close(struct recipient_finder *finder)
{
    for (guint i = 0; i < FILES_OPEN; i++)
        opened_clear(&finder->opened[i]);
    g_clear_pointer(&finder->ranges, g_array_unref);
    finder->current = NULL;
}

void recipient_finder_free(struct recipient_finder *finder)
{
    if (finder == NULL)
        return;
    recipient_finder_close(finder);
    g_free(finder);
}

void recipient_finder_rest(struct recipient_finder *finder)
{
    for (guint i = 0; i < FILES_OPEN; i++)
        opened_rest(&finder->opened[i]);
    finder->current = NULL;
}

static void range_clear(gpointer range)
{
    g_free(((struct range *)range)->source_id);
}

static GArray *read_ranges(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, ranges_sql, error);
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    enum step step;

    g_array_set_clear_func(ranges, range_clear);
    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct range range = {
            .source_id = statement_dup_text(statement, 0),
            .first = statement_int(statement, 1),
            .last = statement_int(statement, 2),
        };
        g_array_append_val(ranges, range);
    }
    return step == STEP_DONE ? g_steal_pointer(&ranges) : NULL;
}

/* Whoever comes next mostly came with the same import. */
static const char *find_range(struct recipient_finder *finder, gint64 number,
                              GError **error)
{
    if (finder->ranges == NULL)
        finder->ranges = read_ranges(finder->dossier, error);
    if (finder->ranges == NULL)
        return NULL;
    for (guint i = 0; i < finder->ranges->len; i++) {
        guint at = (finder->range + i) % finder->ranges->len;
        const struct range *range = &g_array_index(finder->ranges, struct range, at);
        if (number >= range->first && number <= range->last) {
            finder->range = at;
            return range->source_id;
        }
    }
    is_nobody(number, error);
    return NULL;
}

static struct opened *open_file(struct recipient_finder *finder, const char *source_id,
                                GError **error)
{
    for (guint i = 0; i < FILES_OPEN; i++)
        if (g_strcmp0(finder->opened[i].source_id, source_id) == 0)
            return &finder->opened[i];
    struct recipient_cursor *cursor =
        cursor_new(finder->dossier, source_id, one_sql, error);
    if (cursor == NULL)
        return NULL;
    struct opened *opened = &finder->opened[finder->next++ % FILES_OPEN];
    opened_clear(opened);
    opened->cursor = cursor;
    opened->source_id = g_strdup(source_id);
    return opened;
}

/* Where nothing was imported there is nothing to read. */
static gboolean begin_reading(struct opened *opened, GError **error)
{
    if (!opened->is_reading && opened->cursor->statement != NULL)
        opened->is_reading = database_begin_reading(opened->cursor->database, error);
    return opened->is_reading || opened->cursor->statement == NULL;
}

const char *recipient_finder_find(struct recipient_finder *finder, gint64 number,
                                  struct recipient *recipient, GError **error)
{
    const char *source_id = find_range(finder, number, error);
    if (source_id == NULL)
        return NULL;
    finder->current = open_file(finder, source_id, error);
    if (finder->current == NULL || !begin_reading(finder->current, error) ||
        !go_to(finder->current->cursor, number, error) ||
        !recipients_next(finder->current->cursor, recipient, error))
        return NULL;
    return finder->current->source_id;
}
