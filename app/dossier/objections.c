/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/objections.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "dossier/objection_marks.h"

static const char add_sql[] =
    "INSERT INTO objection(on_day, channels, made_by, recipient, at)"
    " VALUES(:on, :channels, :made_by, :recipient, :at)";
static const char id_sql[] = "SELECT last_insert_rowid()";
static const char mark_sql[] =
    "INSERT OR IGNORE INTO objection_mark(mark, objection, way)"
    " VALUES(:mark, :objection, :way)";
static const char list_sql[] =
    "SELECT id, on_day, channels, made_by FROM objection ORDER BY id";
static const char marks_sql[] =
    "SELECT way, mark, on_day, channels, made_by FROM objection_mark"
    " JOIN objection ON id = objection";
static const char numbers_sql[] = "SELECT id, recipient, on_day, channels"
                                  " FROM objection WHERE recipient IS NOT NULL";

/* The earliest day for each channel, DAY_UNKNOWN when not covered. */
struct index_entry {
    union {
        guint8 mark[DIGEST_LENGTH];
        gint64 number;
    } key;
    day_number on[CHANNEL_COUNT];
    channel_set
        named; /* covered by an objection that named the person by this very key */
};

struct objection_index {
    struct secret *key;  /* borrowed from the dossier */
    GHashTable *marks;   /* index_entry's mark → index_entry */
    GHashTable *numbers; /* index_entry's number → index_entry */
    guint counts[WAY_COUNT];
    GString *name, *text; /* reused */
};

/* ---- recording ---- */

static const char *made_by(const struct objector *objector)
{
    return objector->recipient != NULL ? "recipient"
           : objector->email != NULL   ? "email"
           : objector->mobile != NULL  ? "phone"
                                       : "name";
}

static gboolean insert_objection(struct dossier *dossier, const struct objector *objector,
                                 channel_set channels, day_number on, gint64 *id,
                                 GError **error)
{
    g_autoptr(Statement) add = statement_new(dossier->database, add_sql, error);
    g_autoptr(Statement) last =
        add != NULL ? statement_new(dossier->database, id_sql, error) : NULL;
    char day[DAY_ISO_SIZE];

    if (last == NULL)
        return FALSE;
    day_format_iso(on, day);
    statement_bind_text(add, ":on", day);
    statement_bind_int(add, ":channels", channels);
    statement_bind_text(add, ":made_by", made_by(objector));
    if (objector->recipient != NULL && objector->recipient->number > 0)
        statement_bind_int(add, ":recipient", objector->recipient->number);
    statement_bind_int(add, ":at", clock_now());
    if (!statement_run(add, error) || statement_step(last, error) != STEP_ROW)
        return FALSE;
    *id = statement_int(last, 0);
    return TRUE;
}

static gboolean insert_marks(struct dossier *dossier, GArray *marks, gint64 objection,
                             GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, mark_sql, error);

    if (statement == NULL)
        return FALSE;
    for (guint i = 0; i < marks->len; i++) {
        const struct mark *mark = &g_array_index(marks, struct mark, i);
        statement_bind_bytes(statement, ":mark", mark->bytes, sizeof mark->bytes);
        statement_bind_int(statement, ":objection", objection);
        statement_bind_int(statement, ":way", mark->way);
        if (!statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

gboolean objection_add(struct dossier *dossier, const struct objector *objector,
                       channel_set channels, day_number on, gint64 *id, GError **error)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    g_autoptr(GString) detail = g_string_new(NULL);
    char day[DAY_ISO_SIZE];

    if (objector->recipient != NULL)
        marks_add_recipient(marks, dossier->mark_key, objector->recipient);
    marks_add_contact(marks, dossier->mark_key, objector->email, objector->mobile);
    if (objector->name != NULL)
        marks_add_name(marks, dossier->mark_key, objector->name, objector->postcode);
    if (marks->len == 0 &&
        (objector->recipient == NULL || objector->recipient->number <= 0)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("say who objects: a recipient, an e-mail address, a "
                              "telephone number or a name"));
        return FALSE;
    }
    if (on == DAY_UNKNOWN)
        on = clock_moment().day;
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!insert_objection(dossier, objector, channels, on, id, error) ||
        !insert_marks(dossier, marks, *id, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    day_format_iso(on, day);
    journal_note_int(detail, "objection", *id);
    journal_note(detail, "on", day);
    journal_note_int(detail, "channels", channels);
    journal_note(detail, "made_by", made_by(objector));
    return dossier_commit(dossier, "objection add", detail->str, error);
}

static void objection_clear(gpointer pointer)
{
    struct objection *objection = pointer;
    g_free((char *)objection->made_by);
}

GArray *objections_list(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct objection));
    enum step step;

    g_array_set_clear_func(list, objection_clear);
    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct objection objection = {
            .id = statement_int(statement, 0),
            .on = day_parse_iso(statement_text(statement, 1)),
            .channels = (channel_set)statement_int(statement, 2),
            .made_by = statement_dup_text(statement, 3),
        };
        g_array_append_val(list, objection);
    }
    return step == STEP_DONE ? g_steal_pointer(&list) : NULL;
}

/* ---- asking ---- */

static guint mark_hash(gconstpointer pointer)
{
    guint hash;
    memcpy(&hash, pointer, sizeof hash);
    return hash;
}

static gboolean mark_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, DIGEST_LENGTH) == 0;
}

static void entry_cover(struct index_entry *entry, day_number on, channel_set channels,
                        gboolean is_named)
{
    if (is_named)
        entry->named |= channels;
    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((channels & CHANNEL_BIT(i)) != 0 &&
            (entry->on[i] == DAY_UNKNOWN || on < entry->on[i]))
            entry->on[i] = on;
}

/* The entry of `key`, whose `length` bytes begin it; a new one covers nothing. */
static struct index_entry *entry_of(GHashTable *entries, gconstpointer key, gsize length)
{
    struct index_entry *entry = g_hash_table_lookup(entries, key);

    if (entry != NULL)
        return entry;
    entry = g_new0(struct index_entry, 1);
    memcpy(&entry->key, key, length);
    for (int i = 0; i < CHANNEL_COUNT; i++)
        entry->on[i] = DAY_UNKNOWN;
    g_hash_table_insert(entries, &entry->key, entry);
    return entry;
}

/* An objection without a day would cover nothing: better no answer than a forgotten one.
 */
static gboolean cover_from_row(struct index_entry *entry, struct statement *row,
                               gboolean is_named, struct database *database,
                               GError **error)
{
    day_number on = day_parse_iso(statement_text(row, 2));

    if (on == DAY_UNKNOWN)
        return database_lacks_row(database, error);
    entry_cover(entry, on, (channel_set)statement_int(row, 3), is_named);
    return TRUE;
}

/* Whether this is the way by which the objector was named (made_by()); the others follow
 * from what else was known of the person. */
static gboolean is_as_named(enum way way, const char *made_by)
{
    switch (way) {
    case WAY_EMAIL:
        return g_strcmp0(made_by, "email") == 0;
    case WAY_MOBILE:
        return g_strcmp0(made_by, "phone") == 0;
    case WAY_NAME:
    case WAY_NAME_POSTCODE:
        return g_strcmp0(made_by, "name") == 0;
    default:
        return FALSE;
    }
}

static gboolean read_marks(struct objection_index *index, struct database *database,
                           GError **error)
{
    g_autoptr(Statement) row = statement_new(database, marks_sql, error);
    enum step step;

    if (row == NULL)
        return FALSE;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        gsize length;
        gconstpointer mark = statement_bytes(row, 1, &length);
        gint64 way = statement_int(row, 0);
        if (length != DIGEST_LENGTH || way <= 0 || way >= WAY_COUNT)
            return database_lacks_row(database, error);
        index->counts[way]++;
        gboolean is_named = is_as_named((enum way)way, statement_text(row, 4));
        if (!cover_from_row(entry_of(index->marks, mark, DIGEST_LENGTH), row, is_named,
                            database, error))
            return FALSE;
    }
    return step == STEP_DONE;
}

static gboolean read_numbers(struct objection_index *index, struct database *database,
                             GError **error)
{
    g_autoptr(Statement) row = statement_new(database, numbers_sql, error);
    enum step step;

    if (row == NULL)
        return FALSE;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        gint64 number = statement_int(row, 1);
        if (!cover_from_row(entry_of(index->numbers, &number, sizeof number), row, TRUE,
                            database, error))
            return FALSE;
    }
    return step == STEP_DONE;
}

struct objection_index *objection_index_new(struct dossier *dossier, GError **error)
{
    g_autoptr(ObjectionIndex) index = g_new0(struct objection_index, 1);

    index->key = dossier->mark_key;
    index->marks = g_hash_table_new_full(mark_hash, mark_equal, NULL, g_free);
    index->numbers = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    index->name = g_string_new(NULL);
    index->text = g_string_new(NULL);
    if (!read_marks(index, dossier->database, error) ||
        !read_numbers(index, dossier->database, error))
        return NULL;
    return g_steal_pointer(&index);
}

void objection_index_free(struct objection_index *index)
{
    if (index == NULL)
        return;
    g_hash_table_unref(index->marks);
    g_hash_table_unref(index->numbers);
    g_string_free(index->name, TRUE);
    g_string_free(index->text, TRUE);
    g_free(index);
}

gboolean objection_index_is_empty(const struct objection_index *index)
{
    return g_hash_table_size(index->marks) == 0 && g_hash_table_size(index->numbers) == 0;
}

/* One question about one person. */
struct asking {
    struct objection_index *index;
    const struct recipient *recipient;
    enum channel channel;
    day_number earliest;
    gboolean is_named;
};

static void hear(struct asking *asking, const struct index_entry *entry)
{
    if (entry == NULL)
        return;
    day_number on = entry->on[asking->channel];
    if (on != DAY_UNKNOWN && (asking->earliest == DAY_UNKNOWN || on < asking->earliest))
        asking->earliest = on;
    asking->is_named |= (entry->named & CHANNEL_BIT(asking->channel)) != 0;
}

/* A hash costs more than all else here, so none is made of what nobody ever said. */
static const struct index_entry *look_up(const struct asking *asking, enum way way,
                                         const GString *text)
{
    const struct objection_index *index = asking->index;

    if (index->counts[way] == 0)
        return NULL;
    struct mark mark = mark_of(index->key, way, text);
    return g_hash_table_lookup(index->marks, mark.bytes);
}

static void ask_home(struct asking *asking, const GString *name)
{
    GString *text = asking->index->text;

    if (!mark_home(text, name->str, asking->recipient))
        return;
    if (asking->recipient->birth_date == DAY_UNKNOWN) {
        hear(asking, look_up(asking, WAY_HOME, text));
        return;
    }
    hear(asking, look_up(asking, WAY_HOME_UNKNOWN_BIRTH, text));
    mark_append_birth(text, asking->recipient->birth_date);
    hear(asking, look_up(asking, WAY_HOME_BIRTH, text));
}

static void ask_name(struct asking *asking, const GString *name)
{
    GString *text = asking->index->text;

    if (name->len == 0 || look_up(asking, WAY_NAME_SEEN, name) == NULL)
        return;
    hear(asking, look_up(asking, WAY_NAME, name));
    mark_name_postcode(text, name->str, asking->recipient->postcode);
    hear(asking, look_up(asking, WAY_NAME_POSTCODE, text));
    ask_home(asking, name);
}

static void ask_contact(struct asking *asking)
{
    GString *text = asking->index->text;

    if (*asking->recipient->email != '\0') {
        mark_email(text, asking->recipient->email);
        hear(asking, look_up(asking, WAY_EMAIL, text));
    }
    if (*asking->recipient->mobile != '\0') {
        g_string_assign(text, asking->recipient->mobile);
        hear(asking, look_up(asking, WAY_MOBILE, text));
    }
}

static void ask(struct asking *asking)
{
    struct objection_index *index = asking->index;

    hear(asking, g_hash_table_lookup(index->numbers, &asking->recipient->number));
    ask_contact(asking);
    if (index->counts[WAY_NAME_SEEN] == 0)
        return;
    mark_short_name(index->name, asking->recipient);
    ask_name(asking, index->name);
    if (mark_whole_name(index->name, asking->recipient))
        ask_name(asking, index->name);
}

day_number objection_index_meet(struct objection_index *index,
                                const struct recipient *recipient, enum channel channel,
                                gboolean *elsewhere)
{
    struct asking asking = {
        .index = index,
        .recipient = recipient,
        .channel = channel,
        .earliest = DAY_UNKNOWN,
    };

    if (!objection_index_is_empty(index))
        ask(&asking);
    *elsewhere = asking.earliest != DAY_UNKNOWN && !asking.is_named;
    return asking.earliest;
}

day_number objection_index_find(struct objection_index *index,
                                const struct recipient *recipient, enum channel channel)
{
    gboolean elsewhere;

    return objection_index_meet(index, recipient, channel, &elsewhere);
}
