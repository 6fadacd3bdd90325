/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/objections.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

static const char add_sql[] =
    "INSERT INTO objection(on_day, channels, made_by, at)"
    " VALUES(:on, :channels, :made_by, :at)";
static const char id_sql[] = "SELECT last_insert_rowid()";
static const char mark_sql[] =
    "INSERT OR IGNORE INTO objection_mark(mark, objection) VALUES(:mark, :objection)";
static const char list_sql[] =
    "SELECT id, on_day, channels, made_by FROM objection ORDER BY id";
static const char index_sql[] =
    "SELECT mark, on_day, channels FROM objection_mark JOIN objection ON id = objection";

/* The ways to meet a person again. Name with address comes in three, so that a father does
 * not object for the son of the same name when both birth dates are known. */
static const char by_number[] = "number";
static const char by_email[] = "email";
static const char by_mobile[] = "mobile";
static const char by_name[] = "name";
static const char by_name_postcode[] = "name+postcode";
static const char by_home_and_birth[] = "name+address+birth";
static const char by_home[] = "name+address";
static const char by_home_of_unknown_birth[] = "name+address, birth unknown";

struct mark {
    guint8 bytes[DIGEST_LENGTH];
};

struct index_entry {
    struct mark mark;
    day_number on[CHANNEL_COUNT]; /* the earliest, DAY_UNKNOWN when not covered */
};

struct objection_index {
    struct secret *key;   /* borrowed from the dossier */
    GHashTable *entries;  /* struct mark → struct index_entry, the key inside the value */
    GString *text, *part; /* reused */
};

/* ---- marks ---- */

static struct mark mark_of(const struct secret *key, const char *way, const char *text,
                           gsize length)
{
    struct mark mark;
    keyed_hash(key, way, text, length, mark.bytes);
    return mark;
}

/* Voter lists hold all given names, people sign with the first. */
static void append_short_name_key(GString *out, const struct recipient *recipient)
{
    const char *blank = strchr(recipient->given_names, ' ');
    g_autoptr(GString) name = g_string_new(NULL);

    if (blank == NULL) {
        recipient_append_name(recipient, name);
    } else {
        g_string_append_len(name, recipient->given_names,
                            blank - recipient->given_names);
        g_string_append_printf(name, " %s", recipient->family_name);
    }
    text_name_key(out, name->str);
}

/* "" when name or address is lacking. */
static void home_key(const struct recipient *recipient, GString *out)
{
    g_string_truncate(out, 0);
    append_short_name_key(out, recipient);
    if (out->len == 0)
        return;
    g_string_append_c(out, '|');
    if (*recipient->street != '\0' && *recipient->postcode != '\0')
        text_address_key(out, recipient->street, recipient->house_number, recipient->box,
                         recipient->postcode);
    else if (*recipient->address != '\0')
        text_fold(out, recipient->address);
    else
        g_string_truncate(out, 0);
}

static void append_birth(GString *text, day_number birth)
{
    char iso[DAY_ISO_SIZE];
    day_format_iso(birth, iso);
    g_string_append_printf(text, "|%s", iso);
}

static void add_mark(GArray *marks, const struct secret *key, const char *way,
                     const GString *text)
{
    struct mark mark = mark_of(key, way, text->str, text->len);
    g_array_append_val(marks, mark);
}

static void add_contact_marks(GArray *marks, const struct secret *key, const char *email,
                              const char *mobile, GString *text)
{
    if (email != NULL && *email != '\0') {
        g_string_truncate(text, 0);
        text_email_key(text, email);
        add_mark(marks, key, by_email, text);
    }
    if (mobile != NULL && *mobile != '\0') {
        g_string_assign(text, mobile);
        add_mark(marks, key, by_mobile, text);
    }
}

static void add_recipient_marks(GArray *marks, const struct secret *key,
                                const struct recipient *recipient, GString *text)
{
    g_string_printf(text, "%" G_GINT64_FORMAT, recipient->number);
    add_mark(marks, key, by_number, text);
    add_contact_marks(marks, key, recipient->email, recipient->mobile, text);
    home_key(recipient, text);
    if (text->len == 0)
        return;
    add_mark(marks, key, by_home, text);
    if (recipient->birth_date == DAY_UNKNOWN) {
        add_mark(marks, key, by_home_of_unknown_birth, text);
    } else {
        append_birth(text, recipient->birth_date);
        add_mark(marks, key, by_home_and_birth, text);
    }
}

/* Nobody knows whether the given name stands first: every turn of the words counts. */
static void add_name_marks(GArray *marks, const struct secret *key,
                           const struct objector *objector, GString *text)
{
    const char *way = objector->postcode != NULL ? by_name_postcode : by_name;
    g_auto(GStrv) words = g_strsplit_set(objector->name, " \t,", -1);
    guint count = g_strv_length(words);

    for (guint first = 0; first < count; first++) {
        g_autoptr(GString) turned = g_string_new(NULL);
        for (guint i = 0; i < count; i++)
            g_string_append_printf(turned, "%s ", words[(first + i) % count]);
        g_string_truncate(text, 0);
        text_name_key(text, turned->str);
        if (objector->postcode != NULL)
            g_string_append_printf(text, "|%s", objector->postcode);
        add_mark(marks, key, way, text);
    }
}

/* ---- recording ---- */

static const char *made_by(const struct objector *objector)
{
    return objector->recipient != NULL ? "recipient"
           : objector->email != NULL   ? "email"
           : objector->mobile != NULL  ? "phone"
                                       : "name";
}

static gboolean insert_objection(struct dossier *dossier, const char *by,
                                 channel_set channels, day_number on, gint64 *id,
                                 GError **error)
{
    g_autoptr(Statement) add = statement_new(dossier->database, add_sql, error);
    g_autoptr(Statement) last = statement_new(dossier->database, id_sql, error);
    char day[DAY_ISO_SIZE];

    if (add == NULL || last == NULL)
        return FALSE;
    day_format_iso(on, day);
    statement_bind_text(add, ":on", day);
    statement_bind_int(add, ":channels", channels);
    statement_bind_text(add, ":made_by", by);
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
        if (!statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

gboolean objection_add(struct dossier *dossier, const struct objector *objector,
                       channel_set channels, day_number on, gint64 *id, GError **error)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) detail = g_string_new(NULL);
    char day[DAY_ISO_SIZE];

    if (objector->recipient != NULL)
        add_recipient_marks(marks, dossier->mark_key, objector->recipient, text);
    add_contact_marks(marks, dossier->mark_key, objector->email, objector->mobile, text);
    if (objector->name != NULL)
        add_name_marks(marks, dossier->mark_key, objector, text);
    g_assert(marks->len > 0);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!insert_objection(dossier, made_by(objector), channels, on, id, error) ||
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
    return memcmp(a, b, sizeof(struct mark)) == 0;
}

static void index_put(struct objection_index *index, const void *mark, day_number on,
                      channel_set channels)
{
    struct index_entry *entry = g_hash_table_lookup(index->entries, mark);

    if (entry == NULL) {
        entry = g_new(struct index_entry, 1);
        memcpy(&entry->mark, mark, sizeof entry->mark);
        for (int i = 0; i < CHANNEL_COUNT; i++)
            entry->on[i] = DAY_UNKNOWN;
        g_hash_table_insert(index->entries, &entry->mark, entry);
    }
    for (int i = 0; i < CHANNEL_COUNT; i++)
        if ((channels & CHANNEL_BIT(i)) != 0 &&
            (entry->on[i] == DAY_UNKNOWN || on < entry->on[i]))
            entry->on[i] = on;
}

struct objection_index *objection_index_new(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, index_sql, error);
    enum step step;

    if (statement == NULL)
        return NULL;
    g_autoptr(ObjectionIndex) index = g_new0(struct objection_index, 1);
    index->key = dossier->mark_key;
    index->entries = g_hash_table_new_full(mark_hash, mark_equal, NULL, g_free);
    index->text = g_string_new(NULL);
    index->part = g_string_new(NULL);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        gsize length;
        gconstpointer mark = statement_bytes(statement, 0, &length);
        if (length == DIGEST_LENGTH)
            index_put(index, mark, day_parse_iso(statement_text(statement, 1)),
                      (channel_set)statement_int(statement, 2));
    }
    return step == STEP_DONE ? g_steal_pointer(&index) : NULL;
}

void objection_index_free(struct objection_index *index)
{
    if (index == NULL)
        return;
    g_hash_table_unref(index->entries);
    g_string_free(index->text, TRUE);
    g_string_free(index->part, TRUE);
    g_free(index);
}

gboolean objection_index_is_empty(const struct objection_index *index)
{
    return g_hash_table_size(index->entries) == 0;
}

static void ask(struct objection_index *index, const char *way, const GString *text,
                enum channel channel, day_number *earliest)
{
    struct mark mark = mark_of(index->key, way, text->str, text->len);
    const struct index_entry *entry = g_hash_table_lookup(index->entries, &mark);

    if (entry != NULL && entry->on[channel] != DAY_UNKNOWN &&
        (*earliest == DAY_UNKNOWN || entry->on[channel] < *earliest))
        *earliest = entry->on[channel];
}

static void ask_by_home(struct objection_index *index, const struct recipient *recipient,
                        enum channel channel, day_number *earliest)
{
    home_key(recipient, index->text);
    if (index->text->len == 0)
        return;
    if (recipient->birth_date == DAY_UNKNOWN) {
        ask(index, by_home, index->text, channel, earliest);
        return;
    }
    ask(index, by_home_of_unknown_birth, index->text, channel, earliest);
    append_birth(index->text, recipient->birth_date);
    ask(index, by_home_and_birth, index->text, channel, earliest);
}

static void ask_name_key(struct objection_index *index, const struct recipient *recipient,
                         enum channel channel, day_number *earliest)
{
    if (index->text->len == 0)
        return;
    ask(index, by_name, index->text, channel, earliest);
    g_string_append_printf(index->text, "|%s", recipient->postcode);
    ask(index, by_name_postcode, index->text, channel, earliest);
}

static void ask_by_name(struct objection_index *index, const struct recipient *recipient,
                        enum channel channel, day_number *earliest)
{
    g_string_truncate(index->text, 0);
    append_short_name_key(index->text, recipient);
    ask_name_key(index, recipient, channel, earliest);
    if (strchr(recipient->given_names, ' ') == NULL)
        return;
    g_string_truncate(index->part, 0);
    recipient_append_name(recipient, index->part);
    g_string_truncate(index->text, 0);
    text_name_key(index->text, index->part->str);
    ask_name_key(index, recipient, channel, earliest);
}

day_number objection_index_find(struct objection_index *index,
                                const struct recipient *recipient, enum channel channel)
{
    day_number earliest = DAY_UNKNOWN;

    if (objection_index_is_empty(index))
        return DAY_UNKNOWN;
    g_string_printf(index->text, "%" G_GINT64_FORMAT, recipient->number);
    ask(index, by_number, index->text, channel, &earliest);
    if (*recipient->email != '\0') {
        g_string_truncate(index->text, 0);
        text_email_key(index->text, recipient->email);
        ask(index, by_email, index->text, channel, &earliest);
    }
    if (*recipient->mobile != '\0') {
        g_string_assign(index->text, recipient->mobile);
        ask(index, by_mobile, index->text, channel, &earliest);
    }
    ask_by_home(index, recipient, channel, &earliest);
    ask_by_name(index, recipient, channel, &earliest);
    return earliest;
}
