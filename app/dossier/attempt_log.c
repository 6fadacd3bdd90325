/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/attempt_log.h"

#include <string.h>

#include <glib/gstdio.h>

#include "crypto/seal.h"
#include "dossier/dossier_private.h"
#include "dossier/secrets.h"
#include "platform/file.h"

/* A start that was stored before is the same. */
static const char start_sql[] =
    "INSERT OR IGNORE INTO attempt(batch, recipient, started_at, digest)"
    " VALUES(:batch, :recipient, :at, :digest)";
static const char finish_sql[] =
    "INSERT OR IGNORE INTO outcome(batch, recipient, state, ended_at, status)"
    " VALUES(:batch, :recipient, :state, :at, :status)";

/* What keyed_hash() calls the purpose. */
static const char key_purpose[] = "attempt log";

#define NAME_BEGIN "attempts-"
#define NAME_END   ".log"

enum {
    SEAL_OVERHEAD = 40,           /* crypto/seal.h: nonce and tag */
    LOG_MOST = 256 * 1024 * 1024, /* bytes; a batch of two hundred has forty thousand */
    LABEL_SIZE = 64,
    ADD_MOST = 2,
};

/* An entry as it is sealed; numbers in little endian. */
struct packed {
    guint8 kind, state;
    char status[ATTEMPT_STATUS_SIZE];
    guint8 recipient[8], at[8];
    guint8 digest[DIGEST_LENGTH];
};

G_STATIC_ASSERT(sizeof(struct packed) + SEAL_OVERHEAD == ATTEMPT_ENTRY_LENGTH);
G_STATIC_ASSERT(DIGEST_LENGTH == SEAL_KEY_LENGTH);

struct attempt_log {
    gint64 batch;
    char *path;
    int descriptor;
    struct secret *key;
    GMutex lock; /* of the entries */
    GArray *entries;
    guint written;   /* entries in the file; atomic: another thread may ask for … */
    guint synced;    /* … those on the disk */
    GError *failure; /* of the first write that failed */
};

/* ---- entries ---- */

static void pack(const struct attempt_entry *entry, struct packed *packed)
{
    gint64 recipient = GINT64_TO_LE(entry->recipient), at = GINT64_TO_LE(entry->at);

    *packed = (struct packed){.kind = (guint8)entry->kind, .state = (guint8)entry->state};
    g_strlcpy(packed->status, entry->status, sizeof packed->status);
    memcpy(packed->recipient, &recipient, sizeof recipient);
    memcpy(packed->at, &at, sizeof at);
    memcpy(packed->digest, entry->digest, DIGEST_LENGTH);
}

/* FALSE for what we never wrote. */
static gboolean unpack(const struct packed *packed, struct attempt_entry *entry)
{
    gint64 recipient, at;

    memcpy(&recipient, packed->recipient, sizeof recipient);
    memcpy(&at, packed->at, sizeof at);
    *entry = (struct attempt_entry){
        .kind = (enum attempt_entry_kind)packed->kind,
        .recipient = GINT64_FROM_LE(recipient),
        .at = GINT64_FROM_LE(at),
        .state = (enum delivery_state)packed->state,
    };
    memcpy(entry->digest, packed->digest, DIGEST_LENGTH);
    memcpy(entry->status, packed->status, sizeof entry->status);
    return (packed->kind == ATTEMPT_STARTED || packed->kind == ATTEMPT_ENDED) &&
           packed->state < DELIVERY_STATE_COUNT &&
           memchr(packed->status, '\0', sizeof packed->status) != NULL;
}

static void name_seal(gint64 batch, guint place, char label[LABEL_SIZE])
{
    g_snprintf(label, LABEL_SIZE, "attempt log %" G_GINT64_FORMAT " %u", batch, place);
}

/* ---- the file ---- */

static char *path_of(const struct dossier *dossier, gint64 batch)
{
    g_autofree char *name =
        g_strdup_printf(NAME_BEGIN "%" G_GINT64_FORMAT NAME_END, batch);

    return dossier_path(dossier, name);
}

static struct secret *key_of(struct dossier *dossier, gint64 batch, GError **error)
{
    g_autoptr(Secret) whole =
        secret_record_read(dossier->database, SECRET_MESSAGE_IDENTITY, error);
    gint64 number = GINT64_TO_LE(batch);

    if (whole == NULL)
        return NULL;
    struct secret *key = secret_new(SEAL_KEY_LENGTH);
    keyed_hash(whole, key_purpose, &number, sizeof number, secret_writable(key));
    return key;
}

struct attempt_log *attempt_log_new(struct dossier *dossier, gint64 batch, GError **error)
{
    g_autoptr(AttemptLog) log = g_new0(struct attempt_log, 1);

    log->descriptor = -1;
    log->batch = batch;
    log->path = path_of(dossier, batch);
    g_mutex_init(&log->lock);
    log->entries = g_array_new(FALSE, FALSE, sizeof(struct attempt_entry));
    log->key = key_of(dossier, batch, error);
    if (log->key == NULL)
        return NULL;
    attempt_log_delete(dossier, batch);
    log->descriptor = file_create_private(log->path, error);
    return log->descriptor >= 0 ? g_steal_pointer(&log) : NULL;
}

void attempt_log_free(struct attempt_log *log)
{
    if (log == NULL)
        return;
    /* Whether a write has failed was known at once, or does not matter any more. */
    if (log->descriptor >= 0)
        file_close(log->descriptor, log->path, NULL);
    secret_free(log->key);
    g_array_unref(log->entries);
    g_mutex_clear(&log->lock);
    g_clear_error(&log->failure);
    g_free(log->path);
    g_free(log);
}

static void keep(struct attempt_log *log, const struct attempt_entry *entries,
                 guint count)
{
    g_mutex_lock(&log->lock);
    g_array_append_vals(log->entries, entries, count);
    g_mutex_unlock(&log->lock);
}

void attempt_log_remember(struct attempt_log *log, const struct attempt_entry *entry)
{
    keep(log, entry, 1);
}

gint64 attempt_log_count(struct attempt_log *log, enum delivery_state outcome)
{
    gint64 count = 0;

    g_mutex_lock(&log->lock);
    for (guint i = 0; i < log->entries->len; i++) {
        const struct attempt_entry *entry =
            &g_array_index(log->entries, struct attempt_entry, i);
        count += entry->kind == ATTEMPT_ENDED && entry->state == outcome;
    }
    g_mutex_unlock(&log->lock);
    return count;
}

const GArray *attempt_log_entries(const struct attempt_log *log)
{
    return log->entries;
}

static gboolean write_entries(struct attempt_log *log,
                              const struct attempt_entry *entries, guint count,
                              GError **error)
{
    guint8 bytes[ADD_MOST * ATTEMPT_ENTRY_LENGTH];
    struct packed packed;
    char label[LABEL_SIZE];

    g_assert(count <= ADD_MOST);
    for (guint i = 0; i < count; i++) {
        pack(&entries[i], &packed);
        name_seal(log->batch, log->written + i, label);
        g_autoptr(GBytes) sealed = seal_bytes(log->key, &packed, sizeof packed, label);
        g_assert(g_bytes_get_size(sealed) == ATTEMPT_ENTRY_LENGTH);
        memcpy(bytes + i * ATTEMPT_ENTRY_LENGTH, g_bytes_get_data(sealed, NULL),
               ATTEMPT_ENTRY_LENGTH);
    }
    return file_write(log->descriptor, bytes, count * ATTEMPT_ENTRY_LENGTH, log->path,
                      error);
}

gboolean attempt_log_add(struct attempt_log *log, const struct attempt_entry *entries,
                         guint count, GError **error)
{
    if (log->failure == NULL && write_entries(log, entries, count, &log->failure)) {
        g_atomic_int_add(&log->written, count);
        keep(log, entries, count);
        return TRUE;
    }
    g_propagate_error(error, g_error_copy(log->failure));
    return FALSE;
}

gboolean attempt_log_sync(struct attempt_log *log, GError **error)
{
    guint written = (guint)g_atomic_int_get(&log->written);
    g_autofree char *directory = NULL;

    if (log->synced == written)
        return TRUE;
    /* Its name, too. */
    if (log->synced == 0)
        directory = g_path_get_dirname(log->path);
    if (!file_sync(log->path, error) ||
        (directory != NULL && !file_sync_directory(directory, error)))
        return FALSE;
    log->synced = written;
    return TRUE;
}

/* ---- reading what a dead run left ---- */

static gboolean is_zero(const guint8 *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (bytes[i] != 0)
            return FALSE;
    return TRUE;
}

static gboolean open_entry(const struct secret *key, gint64 batch, guint place,
                           GBytes *file, struct attempt_entry *entry)
{
    g_autoptr(GBytes) sealed = g_bytes_new_from_bytes(
        file, (gsize)place * ATTEMPT_ENTRY_LENGTH, ATTEMPT_ENTRY_LENGTH);
    char label[LABEL_SIZE];

    name_seal(batch, place, label);
    g_autoptr(Secret) opened = seal_open(key, sealed, label, NULL);
    return opened != NULL && secret_length(opened) == sizeof(struct packed) &&
           unpack((const struct packed *)secret_bytes(opened), entry);
}

/* Death in the midst of a write cuts off its end: nothing stands behind that. */
static gboolean read_entries(const struct secret *key, gint64 batch, GBytes *file,
                             GArray *entries)
{
    gsize length;
    const guint8 *bytes = g_bytes_get_data(file, &length);
    struct attempt_entry entry;
    gsize end = 0;

    while (length - end >= ATTEMPT_ENTRY_LENGTH &&
           open_entry(key, batch, entries->len, file, &entry)) {
        g_array_append_val(entries, entry);
        end += ATTEMPT_ENTRY_LENGTH;
    }
    return length - end < ADD_MOST * ATTEMPT_ENTRY_LENGTH ||
           is_zero(bytes + end + ATTEMPT_ENTRY_LENGTH,
                   length - end - ATTEMPT_ENTRY_LENGTH);
}

gboolean attempt_log_read(struct dossier *dossier, gint64 batch, GArray **entries,
                          gboolean *is_whole, GError **error)
{
    g_autofree char *path = path_of(dossier, batch);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct attempt_entry));
    g_autoptr(Secret) key = key_of(dossier, batch, error);

    *is_whole = FALSE;
    if (key == NULL)
        return FALSE;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_autoptr(GBytes) file = file_read_whole(path, LOG_MOST, error);
        if (file == NULL)
            return FALSE;
        *is_whole = read_entries(key, batch, file, found);
    }
    *entries = g_steal_pointer(&found);
    return TRUE;
}

/* ---- into the tables ---- */

static gboolean store_entry(struct statement *start, struct statement *finish,
                            const struct attempt_entry *entry, GError **error)
{
    gboolean is_start = entry->kind == ATTEMPT_STARTED;
    struct statement *statement = is_start ? start : finish;

    statement_bind_int(statement, ":recipient", entry->recipient);
    statement_bind_int(statement, ":at", entry->at);
    if (is_start) {
        statement_bind_bytes(statement, ":digest", entry->digest, DIGEST_LENGTH);
    } else {
        statement_bind_int(statement, ":state", entry->state);
        statement_bind_text(statement, ":status", entry->status);
    }
    return statement_run(statement, error);
}

gboolean attempt_entries_store(struct dossier *dossier, gint64 batch,
                               const GArray *entries, GError **error)
{
    g_autoptr(Statement) start = statement_new(dossier->database, start_sql, error);
    g_autoptr(Statement) finish =
        start != NULL ? statement_new(dossier->database, finish_sql, error) : NULL;

    if (finish == NULL)
        return FALSE;
    statement_bind_int(start, ":batch", batch);
    statement_bind_int(finish, ":batch", batch);
    for (guint i = 0; i < entries->len; i++)
        if (!store_entry(start, finish, &g_array_index(entries, struct attempt_entry, i),
                         error))
            return FALSE;
    return TRUE;
}

/* ---- afterwards ---- */

/* Not synced: when the power brings it back, it is swept. */
void attempt_log_delete(struct dossier *dossier, gint64 batch)
{
    g_autofree char *path = path_of(dossier, batch);

    if (g_unlink(path) != 0)
        g_debug("%s stays", path);
}

/* FALSE for what is no log. */
static gboolean batch_of(const char *name, gint64 *batch)
{
    g_autofree char *number = NULL;

    if (!g_str_has_prefix(name, NAME_BEGIN) || !g_str_has_suffix(name, NAME_END))
        return FALSE;
    number =
        g_strndup(name + strlen(NAME_BEGIN), strlen(name) - strlen(NAME_BEGIN NAME_END));
    return g_ascii_string_to_signed(number, 10, 1, G_MAXINT64, batch, NULL);
}

static gboolean holds(const GArray *open, gint64 batch)
{
    for (guint i = 0; i < open->len; i++)
        if (g_array_index(open, gint64, i) == batch)
            return TRUE;
    return FALSE;
}

void attempt_logs_sweep(struct dossier *dossier, const GArray *open)
{
    g_autoptr(GDir) directory = g_dir_open(dossier->directory, 0, NULL);
    const char *name;
    gint64 batch;

    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL)
        if (batch_of(name, &batch) && !holds(open, batch))
            attempt_log_delete(dossier, batch);
}
