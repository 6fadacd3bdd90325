/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/dossier_private.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "crypto/recovery_code.h"
#include "dossier/journal.h"
#include "dossier/operators.h"
#include "dossier/schema.h"
#include "dossier/sources.h"
#include "platform/file.h"

enum { KEY_LENGTH = 32 };

static const char read_settings_sql[] = "SELECT key, value FROM setting";
static const char put_setting_sql[] =
    "INSERT OR REPLACE INTO setting(key, value) VALUES(:key, :value)";
static const char drop_setting_sql[] = "DELETE FROM setting WHERE key = :key";
static const char read_secret_sql[] = "SELECT value FROM secret WHERE name = :name";
static const char put_secret_sql[] =
    "INSERT INTO secret(name, value) VALUES(:name, :value)";
static const char mark_key_name[] = "objection-marks";

char *dossier_path(const struct dossier *dossier, const char *name)
{
    return g_build_filename(dossier->directory, name, NULL);
}

char *dossier_source_path(const struct dossier *dossier, const char *source_id)
{
    g_autofree char *name = g_strconcat(source_id, ".db", NULL);
    return g_build_filename(dossier->directory, "sources", name, NULL);
}

static struct dossier *dossier_new(const char *directory)
{
    struct dossier *dossier = g_new0(struct dossier, 1);

    dossier->directory = g_strdup(directory);
    dossier->templates_directory = g_build_filename(directory, "templates", NULL);
    dossier->tmp_directory = g_build_filename(directory, "tmp", NULL);
    dossier->settings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return dossier;
}

void dossier_free(struct dossier *dossier)
{
    if (dossier == NULL)
        return;
    database_free(dossier->database);
    lock_free(dossier->lock);
    keyslots_free(dossier->slots);
    unlocked_free(dossier->unlocked);
    secret_free(dossier->mark_key);
    g_hash_table_unref(dossier->settings);
    g_free(dossier->directory);
    g_free(dossier->templates_directory);
    g_free(dossier->tmp_directory);
    g_free(dossier);
}

const char *dossier_directory(const struct dossier *dossier)
{
    return dossier->directory;
}

const char *dossier_operator(const struct dossier *dossier)
{
    return dossier->unlocked->operator_name;
}

const char *dossier_templates_directory(const struct dossier *dossier)
{
    return dossier->templates_directory;
}

const char *dossier_tmp_directory(const struct dossier *dossier)
{
    return dossier->tmp_directory;
}

/* ---- time ---- */

struct moment dossier_moment(const struct dossier *dossier)
{
    struct moment now = clock_moment();
    struct moment newest = clock_in_belgium(dossier->newest_entry);

    return now.day < newest.day ? newest : now;
}

gboolean dossier_clock_is_behind(const struct dossier *dossier)
{
    return clock_moment().day < clock_in_belgium(dossier->newest_entry).day;
}

/* ---- changing ---- */

gboolean dossier_begin(struct dossier *dossier, GError **error)
{
    g_assert(dossier->writable);
    return database_begin(dossier->database, error);
}

void dossier_rollback(struct dossier *dossier)
{
    database_rollback(dossier->database);
}

gboolean dossier_commit(struct dossier *dossier, const char *action, const char *detail,
                        GError **error)
{
    gint64 now = clock_now();

    if (!journal_append(dossier->database, dossier->unlocked->operator_name,
                        dossier->unlocked->signing_key, now, action, detail, error)) {
        database_rollback(dossier->database);
        return FALSE;
    }
    if (!database_commit(dossier->database, error))
        return FALSE;
    dossier->newest_entry = MAX(dossier->newest_entry, now);
    return TRUE;
}

/* ---- settings ---- */

const char *dossier_setting(const struct dossier *dossier, const char *key)
{
    return g_hash_table_lookup(dossier->settings, key);
}

gboolean dossier_set_setting(struct dossier *dossier, const char *key, const char *value,
                             GError **error)
{
    g_autoptr(Statement) statement = statement_new(
        dossier->database, value != NULL ? put_setting_sql : drop_setting_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":key", key);
    if (value != NULL)
        statement_bind_text(statement, ":value", value);
    if (!statement_run(statement, error))
        return FALSE;
    if (value != NULL)
        g_hash_table_replace(dossier->settings, g_strdup(key), g_strdup(value));
    else
        g_hash_table_remove(dossier->settings, key);
    return TRUE;
}

static gboolean read_settings(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, read_settings_sql, error);
    enum step step;

    if (statement == NULL)
        return FALSE;
    while ((step = statement_step(statement, error)) == STEP_ROW)
        g_hash_table_replace(dossier->settings, statement_dup_text(statement, 0),
                             statement_dup_text(statement, 1));
    return step == STEP_DONE;
}

static gboolean read_mark_key(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, read_secret_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", mark_key_name);
    if (statement_step(statement, error) != STEP_ROW)
        return database_fail(dossier->database, error);
    gsize length;
    gconstpointer bytes = statement_bytes(statement, 0, &length);
    dossier->mark_key = secret_from_bytes(bytes, length);
    return TRUE;
}

/* ---- making ---- */

static gboolean is_left_by_init(const char *name)
{
    return g_str_has_prefix(name, "dossier.db") || strcmp(name, "sources") == 0 ||
           strcmp(name, "templates") == 0 || strcmp(name, "tmp") == 0 ||
           strcmp(name, "lock") == 0;
}

static gboolean directory_is_free(const char *directory, GError **error)
{
    if (!g_file_test(directory, G_FILE_TEST_EXISTS))
        return TRUE;
    GDir *dir = g_dir_open(directory, 0, NULL);
    if (dir == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                    _("“%s” is not a folder, or cannot be opened; choose another name"),
                    directory);
        return FALSE;
    }
    const char *name;
    gboolean is_free = TRUE;
    while (is_free && (name = g_dir_read_name(dir)) != NULL)
        is_free = is_left_by_init(name) && !dossier_exists(directory);
    g_dir_close(dir);
    if (!is_free)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                    _("“%s” is not empty; choose a new folder for the dossier"),
                    directory);
    return is_free;
}

static void remove_database(const struct dossier *dossier)
{
    static const char *const names[] = {"dossier.db", "dossier.db-wal", "dossier.db-shm"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = dossier_path(dossier, names[i]);
        file_delete(path, NULL);
    }
}

static gboolean make_directories(const struct dossier *dossier, GError **error)
{
    g_autofree char *sources = dossier_path(dossier, "sources");

    return file_make_directory_private(dossier->directory, error) &&
           file_make_directory_private(sources, error) &&
           file_make_directory_private(dossier->templates_directory, error) &&
           file_make_directory_private(dossier->tmp_directory, error);
}

static gboolean put_mark_key(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, put_secret_sql, error);

    if (statement == NULL)
        return FALSE;
    dossier->mark_key = secret_random(KEY_LENGTH);
    statement_bind_text(statement, ":name", mark_key_name);
    statement_bind_bytes(statement, ":value", secret_bytes(dossier->mark_key),
                         secret_length(dossier->mark_key));
    return statement_run(statement, error);
}

static gboolean put_settings(struct dossier *dossier, GHashTable *settings,
                             GString *detail, GError **error)
{
    g_autoptr(GList) keys = g_hash_table_get_keys(settings);

    keys = g_list_sort(keys, (GCompareFunc)strcmp);
    for (GList *key = keys; key != NULL; key = key->next) {
        const char *value = g_hash_table_lookup(settings, key->data);
        if (!dossier_set_setting(dossier, key->data, value, error))
            return FALSE;
        g_string_append_printf(detail, "set=%s\n", (const char *)key->data);
    }
    return TRUE;
}

/* Slots and database belong together: the first entry names the first operator's key. */
static gboolean fill_new(struct dossier *dossier, const char *operator_name,
                         const struct secret *passphrase, GHashTable *settings,
                         const struct secret *code, GError **error)
{
    g_autoptr(Secret) key = secret_random(KEY_LENGTH);
    g_autofree char *path = dossier_path(dossier, "dossier.db");
    g_autoptr(GString) detail = g_string_new(NULL);
    guint8 first_key[32], recovery_key[32];

    dossier->slots = keyslots_new();
    if (!keyslots_add(dossier->slots, operator_name, passphrase, key, first_key, error) ||
        !keyslots_add(dossier->slots, KEYSLOT_RECOVERY, code, key, recovery_key, error))
        return FALSE;
    dossier->unlocked = keyslots_unlock(dossier->slots, NULL, passphrase, error);
    if (dossier->unlocked == NULL)
        return FALSE;
    dossier->database =
        database_open(path, "dossier.db", key, DATABASE_CREATE, error);
    if (dossier->database == NULL ||
        !schema_migrate_dossier(dossier->database, error) ||
        !dossier_begin(dossier, error))
        return FALSE;
    journal_note(detail, "version", KIESPOST_VERSION);
    return operator_record(dossier->database, operator_name, first_key, error) &&
           operator_record(dossier->database, KEYSLOT_RECOVERY, recovery_key, error) &&
           put_mark_key(dossier, error) &&
           put_settings(dossier, settings, detail, error) &&
           dossier_commit(dossier, "init", detail->str, error);
}

gboolean dossier_create(const char *directory, const char *operator_name,
                        const struct secret *passphrase, GHashTable *settings,
                        struct secret **recovery_code, GError **error)
{
    g_autoptr(Dossier) dossier = dossier_new(directory);
    g_autoptr(Secret) code = recovery_code_new();
    g_autofree char *lock_path = dossier_path(dossier, "lock");
    g_autofree char *slots_path = dossier_path(dossier, "keyslots");

    if (!directory_is_free(directory, error) || !make_directories(dossier, error))
        return FALSE;
    dossier->lock = lock_take(lock_path, TRUE, error);
    if (dossier->lock == NULL)
        return FALSE;
    remove_database(dossier);
    dossier->writable = TRUE;
    /* keyslots comes last: its presence says that the dossier is whole. */
    if (!fill_new(dossier, operator_name, passphrase, settings, code, error) ||
        !keyslots_write(dossier->slots, slots_path, error)) {
        g_clear_pointer(&dossier->database, database_free);
        remove_database(dossier);
        return FALSE;
    }
    *recovery_code = g_steal_pointer(&code);
    return TRUE;
}

/* ---- opening ---- */

gboolean dossier_exists(const char *directory)
{
    g_autofree char *slots = g_build_filename(directory, "keyslots", NULL);
    g_autofree char *new_slots = g_build_filename(directory, "keyslots.new", NULL);

    return g_file_test(slots, G_FILE_TEST_EXISTS) ||
           g_file_test(new_slots, G_FILE_TEST_EXISTS);
}

/* One of the two slot files, with the key that opens the database. */
static gboolean open_with_slots(struct dossier *dossier, const char *slots_name,
                                const char *operator_name,
                                const struct secret *passphrase, GError **error)
{
    g_autofree char *slots_path = dossier_path(dossier, slots_name);
    g_autofree char *database_path = dossier_path(dossier, "dossier.db");
    g_autoptr(Keyslots) slots = keyslots_read(slots_path, error);
    g_autoptr(Unlocked) unlocked =
        slots != NULL ? keyslots_unlock(slots, operator_name, passphrase, error) : NULL;

    if (unlocked == NULL)
        return FALSE;
    if (!g_file_test(database_path, G_FILE_TEST_EXISTS)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("“dossier.db” is missing from this dossier; put back a "
                              "backup"));
        return FALSE;
    }
    dossier->database =
        database_open(database_path, "dossier.db", unlocked->dossier_key,
                      dossier->writable ? DATABASE_WRITE : DATABASE_READ, error);
    if (dossier->database == NULL)
        return FALSE;
    dossier->slots = g_steal_pointer(&slots);
    dossier->unlocked = g_steal_pointer(&unlocked);
    return TRUE;
}

/* A change of key that was interrupted left keyslots.new: whichever file's key opens the
 * database is the right one, and becomes keyslots. */
static gboolean open_slots(struct dossier *dossier, const char *operator_name,
                           const struct secret *passphrase, GError **error)
{
    g_autofree char *path = dossier_path(dossier, "keyslots");
    g_autofree char *new_path = dossier_path(dossier, "keyslots.new");
    gboolean new_exists = g_file_test(new_path, G_FILE_TEST_EXISTS);

    if (open_with_slots(dossier, "keyslots", operator_name, passphrase,
                        new_exists ? NULL : error))
        return !new_exists || !dossier->writable || file_delete(new_path, error);
    if (!new_exists ||
        !open_with_slots(dossier, "keyslots.new", operator_name, passphrase, error))
        return FALSE;
    return !dossier->writable || file_rename_durably(new_path, path, error);
}

static gboolean check_place(struct dossier *dossier, GError **error)
{
    if (!dossier_exists(dossier->directory)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                    _("there is no dossier in “%s”; make one with “kiespost init”, or "
                      "name its folder with -C"),
                    dossier->directory);
        return FALSE;
    }
    if (!file_directory_is_writable(dossier->directory)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                    _("the dossier “%s” cannot be opened where nothing can be written: "
                      "copy it to your own disk, or have its folder made writable"),
                    dossier->directory);
        return FALSE;
    }
    return TRUE;
}

static gboolean make_ready(struct dossier *dossier, GError **error)
{
    if (dossier->writable && !schema_migrate_dossier(dossier->database, error))
        return FALSE;
    return read_settings(dossier, error) && read_mark_key(dossier, error) &&
           journal_newest(dossier->database, &dossier->newest_entry, error) &&
           (!dossier->writable || sources_sweep(dossier, error));
}

struct dossier *dossier_open(const char *directory, const char *operator_name,
                             const struct secret *passphrase, enum dossier_access access,
                             GError **error)
{
    g_autoptr(Dossier) dossier = dossier_new(directory);
    g_autofree char *lock_path = dossier_path(dossier, "lock");

    if (!check_place(dossier, error))
        return NULL;
    dossier->writable = access == DOSSIER_WRITE;
    dossier->lock = lock_take(lock_path, dossier->writable, error);
    if (dossier->lock == NULL ||
        !open_slots(dossier, operator_name, passphrase, error) ||
        !make_ready(dossier, error))
        return NULL;
    return g_steal_pointer(&dossier);
}
