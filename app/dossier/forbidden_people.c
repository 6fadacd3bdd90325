/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/forbidden_people.h"

#include <string.h>

#include "base/clock.h"
#include "dossier/dossier_private.h"
#include "dossier/forbidden_marks.h"
#include "dossier/journal.h"
#include "dossier/secrets.h"

static const char files_sql[] =
    "SELECT id, name, digest, people, operator, day FROM forbidden_file ORDER BY id";
static const char add_file_sql[] =
    "INSERT INTO forbidden_file(name, digest, people, operator, day, at)"
    " VALUES(:name, :digest, :people, :operator, :day, :at)";
static const char id_sql[] = "SELECT last_insert_rowid()";
static const char add_part_sql[] =
    "INSERT INTO forbidden_part(file, kind, marks) VALUES(:file, :kind, :marks)";
static const char parts_sql[] =
    "SELECT kind, marks FROM forbidden_part WHERE file = :file";

/* What a part holds; stored. */
enum part_kind {
    PART_MARKS = 1,   /* struct forbidden_mark */
    PART_NUMBERS = 2, /* guint32, little end first: forbidden_spelled_number() */
};

enum {
    PART_BYTES = 64 * 1024
};

/* ---- the files ---- */

static void clear_file(gpointer pointer)
{
    struct forbidden_file *file = pointer;

    g_free(file->name);
    g_free(file->digest);
    g_free(file->operator_name);
}

GArray *forbidden_files(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, files_sql, error);
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct forbidden_file));
    enum step step;

    g_array_set_clear_func(files, clear_file);
    if (row == NULL)
        return NULL;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        struct forbidden_file file = {
            .id = statement_int(row, 0),
            .name = statement_dup_text(row, 1),
            .digest = statement_dup_text(row, 2),
            .people = statement_int(row, 3),
            .operator_name = statement_dup_text(row, 4),
            .day = day_parse_iso(statement_text(row, 5)),
        };
        g_array_append_val(files, file);
    }
    return step == STEP_DONE ? g_steal_pointer(&files) : NULL;
}

/* ---- remembering ---- */

struct forbidding {
    struct dossier *dossier;
    struct secret *key;
    struct forbidden_marker *marker;
    GArray *marks;   /* struct forbidden_mark */
    GArray *numbers; /* guint32 */
    gint64 people;
    gboolean is_open; /* the transaction */
};

/* The key is made when the first file is remembered. */
static struct secret *key_of(struct dossier *dossier, GError **error)
{
    gboolean exists;

    if (!secret_record_exists(dossier->database, SECRET_FORBIDDEN_PEOPLE, &exists, error))
        return NULL;
    return exists ? secret_record_read(dossier->database, SECRET_FORBIDDEN_PEOPLE, error)
                  : secret_record_make(dossier->database, SECRET_FORBIDDEN_PEOPLE, error);
}

struct forbidding *forbidding_new(struct dossier *dossier, GError **error)
{
    g_autoptr(Forbidding) forbidding = g_new0(struct forbidding, 1);

    forbidding->dossier = dossier;
    forbidding->marks = g_array_new(FALSE, FALSE, sizeof(struct forbidden_mark));
    forbidding->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    forbidding->is_open = dossier_begin(dossier, error);
    if (!forbidding->is_open)
        return NULL;
    forbidding->key = key_of(dossier, error);
    if (forbidding->key == NULL)
        return NULL;
    forbidding->marker = forbidden_marker_new(forbidding->key);
    return g_steal_pointer(&forbidding);
}

gboolean forbidding_add(struct forbidding *forbidding, const struct recipient *recipient)
{
    if (!forbidden_marks_add_person(forbidding->marker, forbidding->marks, recipient))
        return FALSE;
    forbidden_marks_add_spelling(forbidding->marker, forbidding->marks,
                                 forbidding->numbers, recipient);
    forbidding->people++;
    return TRUE;
}

static int compare_marks(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(struct forbidden_mark));
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(guint32));
}

/* Sorted, each once: their order would tell which of them are of one person. */
static void tidy(GArray *items, GCompareFunc compare)
{
    gsize size = g_array_get_element_size(items), kept = 0;

    g_array_sort(items, compare);
    for (gsize i = 0; i < items->len; i++) {
        char *item = items->data + i * size;
        if (kept > 0 && memcmp(items->data + (kept - 1) * size, item, size) == 0)
            continue;
        memmove(items->data + kept++ * size, item, size);
    }
    g_array_set_size(items, (guint)kept);
}

static gboolean write_parts(struct forbidding *forbidding, gint64 file,
                            enum part_kind kind, const GArray *items, GError **error)
{
    g_autoptr(Statement) add =
        statement_new(forbidding->dossier->database, add_part_sql, error);
    gsize bytes = items->len *
                  (kind == PART_MARKS ? sizeof(struct forbidden_mark) : sizeof(guint32));

    if (add == NULL)
        return FALSE;
    for (gsize at = 0; at < bytes; at += PART_BYTES) {
        statement_bind_int(add, ":file", file);
        statement_bind_int(add, ":kind", kind);
        statement_bind_bytes(add, ":marks", items->data + at,
                             MIN(PART_BYTES, bytes - at));
        if (!statement_run(add, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean write_file(struct forbidding *forbidding, const char *name,
                           const char *digest, const char *day, gint64 *id,
                           GError **error)
{
    struct dossier *dossier = forbidding->dossier;
    g_autoptr(Statement) add = statement_new(dossier->database, add_file_sql, error);
    g_autoptr(Statement) last =
        add != NULL ? statement_new(dossier->database, id_sql, error) : NULL;

    if (last == NULL)
        return FALSE;
    statement_bind_text(add, ":name", name);
    statement_bind_text(add, ":digest", digest);
    statement_bind_int(add, ":people", forbidding->people);
    statement_bind_text(add, ":operator", dossier_operator(dossier));
    statement_bind_text(add, ":day", day);
    statement_bind_int(add, ":at", clock_now());
    if (!statement_run(add, error) || statement_step(last, error) != STEP_ROW)
        return FALSE;
    *id = statement_int(last, 0);
    return TRUE;
}

gboolean forbidding_finish(struct forbidding *forbidding, const char *name,
                           const char *digest, gint64 *id, GError **error)
{
    struct dossier *dossier = forbidding->dossier;
    g_autoptr(GString) detail = g_string_new(NULL);
    char day[DAY_ISO_SIZE];

    day_format_iso(dossier_moment(dossier).day, day);
    tidy(forbidding->marks, compare_marks);
    tidy(forbidding->numbers, compare_numbers);
    if (!write_file(forbidding, name, digest, day, id, error) ||
        !write_parts(forbidding, *id, PART_MARKS, forbidding->marks, error) ||
        !write_parts(forbidding, *id, PART_NUMBERS, forbidding->numbers, error))
        return FALSE;
    journal_note(detail, "file", name);
    journal_note(detail, "blake2b", digest);
    journal_note_int(detail, "people", forbidding->people);
    forbidding->is_open = FALSE;
    return dossier_commit(dossier, "source forbid", detail->str, error);
}

void forbidding_free(struct forbidding *forbidding)
{
    if (forbidding == NULL)
        return;
    if (forbidding->is_open)
        dossier_rollback(forbidding->dossier);
    forbidden_marker_free(forbidding->marker);
    secret_free(forbidding->key);
    g_array_unref(forbidding->marks);
    g_array_unref(forbidding->numbers);
    g_free(forbidding);
}

/* ---- meeting again ---- */

/* Open addressing, a power of two, at most half full. */
struct entry {
    struct forbidden_mark mark; /* zero: empty */
    forbidden_set files;
};

struct forbidden_index {
    GArray *files;
    struct secret *key;
    struct forbidden_marker *marker;
    struct entry *entries;
    gsize size, used;
    guint64 *numbers; /* one bit for each possible remainder of a number */
    gsize number_bits;
};

enum {
    FIRST_SIZE = 1024,
    BITS_PER_NUMBER = 32,
    NUMBER_BITS_LEAST = 1 << 12,
};

static gboolean is_empty(const struct entry *entry)
{
    return (entry->mark.half[0] | entry->mark.half[1]) == 0;
}

static struct entry *place_of(struct entry *entries, gsize size,
                              const struct forbidden_mark *mark)
{
    gsize i = mark->half[0] & (size - 1);

    while (!is_empty(&entries[i]) && memcmp(&entries[i].mark, mark, sizeof *mark) != 0)
        i = (i + 1) & (size - 1);
    return &entries[i];
}

static void grow(struct forbidden_index *index)
{
    gsize size = index->size * 2;
    struct entry *entries = g_new0(struct entry, size);

    for (gsize i = 0; i < index->size; i++)
        if (!is_empty(&index->entries[i]))
            *place_of(entries, size, &index->entries[i].mark) = index->entries[i];
    g_free(index->entries);
    index->entries = entries;
    index->size = size;
}

static void put_mark(struct forbidden_index *index, const struct forbidden_mark *mark,
                     forbidden_set file)
{
    struct entry *entry = place_of(index->entries, index->size, mark);

    entry->files |= file;
    if (!is_empty(entry))
        return;
    entry->mark = *mark;
    if (++index->used > index->size / 2)
        grow(index);
}

static forbidden_set look_up(const struct forbidden_index *index,
                             const struct forbidden_mark *mark)
{
    return place_of(index->entries, index->size, mark)->files;
}

static void put_numbers(struct forbidden_index *index, const GArray *numbers)
{
    for (index->number_bits = NUMBER_BITS_LEAST;
         index->number_bits < (gsize)numbers->len * BITS_PER_NUMBER;
         index->number_bits *= 2)
        ;
    index->numbers = g_new0(guint64, index->number_bits / 64);
    for (guint i = 0; i < numbers->len; i++) {
        gsize bit = GUINT32_FROM_LE(g_array_index(numbers, guint32, i)) &
                    (index->number_bits - 1);
        index->numbers[bit / 64] |= G_GUINT64_CONSTANT(1) << bit % 64;
    }
}

static gboolean read_parts(struct forbidden_index *index, struct database *database,
                           gint64 file, forbidden_set bit, GArray *numbers,
                           GError **error)
{
    g_autoptr(Statement) row = statement_new(database, parts_sql, error);
    enum step step;

    if (row == NULL)
        return FALSE;
    statement_bind_int(row, ":file", file);
    while ((step = statement_step(row, error)) == STEP_ROW) {
        gint64 kind = statement_int(row, 0);
        gsize length;
        const char *bytes = statement_bytes(row, 1, &length);
        gsize size = kind == PART_MARKS ? sizeof(struct forbidden_mark) : sizeof(guint32);
        if ((kind != PART_MARKS && kind != PART_NUMBERS) || length % size != 0)
            return database_lacks_row(database, error);
        if (kind == PART_NUMBERS)
            g_array_append_vals(numbers, bytes, (guint)(length / size));
        for (gsize at = 0; kind == PART_MARKS && at < length; at += size) {
            struct forbidden_mark mark;
            memcpy(&mark, bytes + at, size);
            put_mark(index, &mark, bit);
        }
    }
    return step == STEP_DONE;
}

static gboolean read_files(struct forbidden_index *index, struct dossier *dossier,
                           GError **error)
{
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

    for (guint i = 0; i < index->files->len; i++) {
        forbidden_set bit = G_GUINT64_CONSTANT(1) << MIN(i, FORBIDDEN_FILES_MOST - 1);
        if (!read_parts(index, dossier->database,
                        g_array_index(index->files, struct forbidden_file, i).id, bit,
                        numbers, error))
            return FALSE;
    }
    put_numbers(index, numbers);
    return TRUE;
}

struct forbidden_index *forbidden_index_new(struct dossier *dossier, gint64 only,
                                            GError **error)
{
    g_autoptr(ForbiddenIndex) index = g_new0(struct forbidden_index, 1);

    index->size = FIRST_SIZE;
    index->entries = g_new0(struct entry, index->size);
    index->files = forbidden_files(dossier, error);
    if (index->files == NULL)
        return NULL;
    for (guint i = index->files->len; only != 0 && i-- > 0;)
        if (g_array_index(index->files, struct forbidden_file, i).id != only)
            g_array_remove_index(index->files, i);
    if (index->files->len == 0)
        return g_steal_pointer(&index);
    index->key = secret_record_read(dossier->database, SECRET_FORBIDDEN_PEOPLE, error);
    if (index->key == NULL || !read_files(index, dossier, error))
        return NULL;
    index->marker = forbidden_marker_new(index->key);
    return g_steal_pointer(&index);
}

void forbidden_index_free(struct forbidden_index *index)
{
    if (index == NULL)
        return;
    g_clear_pointer(&index->files, g_array_unref);
    forbidden_marker_free(index->marker);
    secret_free(index->key);
    g_free(index->entries);
    g_free(index->numbers);
    g_free(index);
}

const GArray *forbidden_index_files(const struct forbidden_index *index)
{
    return index->files;
}

forbidden_set forbidden_index_find(struct forbidden_index *index,
                                   const struct recipient *recipient,
                                   forbidden_set *own_consent)
{
    struct forbidden_mark marks[FORBIDDEN_QUESTIONS_MOST];
    forbidden_set found = 0;

    *own_consent = 0;
    if (index->used == 0)
        return 0;
    guint count = forbidden_marks_of_person(index->marker, recipient, marks);
    for (guint i = 0; i < count; i++) {
        forbidden_set files = look_up(index, &marks[i]);
        found |= files;
        if (files == 0 || recipient->consent_date == DAY_UNKNOWN)
            continue;
        struct forbidden_mark consent = forbidden_mark_with_consent(
            index->marker, &marks[i], recipient->consent_date);
        *own_consent |= look_up(index, &consent);
    }
    return found;
}

/* The files with this spelling. */
static forbidden_set find_spelled(struct forbidden_index *index, enum spelled spelled,
                                  const struct recipient *recipient)
{
    struct forbidden_mark marks[2];
    forbidden_set found = 0;
    guint32 number;

    if (!forbidden_spelled_number(index->marker, spelled, recipient, &number))
        return 0;
    gsize bit = number & (index->number_bits - 1);
    if ((index->numbers[bit / 64] >> bit % 64 & 1) == 0)
        return 0;
    guint count = forbidden_marks_of_spelling(index->marker, spelled, recipient, marks);
    for (guint i = 0; i < count; i++)
        found |= look_up(index, &marks[i]);
    return found;
}

gboolean forbidden_index_find_spelling(struct forbidden_index *index,
                                       const struct recipient *recipient,
                                       struct forbidden_spelling *found)
{
    if (index->used == 0)
        return FALSE;
    found->name = find_spelled(index, SPELLED_NAME, recipient);
    found->street = find_spelled(index, SPELLED_STREET, recipient);
    return (found->name | found->street) != 0;
}
