/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/dossier_private.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "crypto/recovery_code.h"
#include "dossier/journal.h"
#include "dossier/kept_files.h"
#include "dossier/operators.h"
#include "dossier/schema.h"
#include "dossier/secrets.h"
#include "dossier/sources.h"
#include "platform/file.h"

/* In tmp/ while init works: what stands here is no dossier yet. */
#define INIT_MARK "init"

static const char read_settings_sql[] = "SELECT key, value FROM setting";
static const char put_setting_sql[] =
    "INSERT OR REPLACE INTO setting(key, value) VALUES(:key, :value)";
static const char drop_setting_sql[] = "DELETE FROM setting WHERE key = :key";

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
    kept_files_close(dossier);
    g_clear_pointer(&dossier->open_batches, g_ptr_array_unref);
    database_free(dossier->database);
    lock_free(dossier->lock);
    keyslots_free(dossier->slots);
    unlocked_free(dossier->unlocked);
    secret_free(dossier->mark_key);
    secret_free(dossier->identity_key);
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

gboolean dossier_begin(struct dossier *dossier, GError **error)
{
    g_assert(dossier->writable);
    return database_begin(dossier->database, error);
}

void dossier_rollback(struct dossier *dossier)
{
    database_rollback(dossier->database);
    if (!dossier->settings_changed)
        return;
    dossier->settings_changed = FALSE;
    g_hash_table_remove_all(dossier->settings);
    read_settings(dossier, NULL);
}

gboolean dossier_commit(struct dossier *dossier, const char *action, const char *detail,
                        GError **error)
{
    gint64 now = clock_now();

    if (!journal_append(dossier->database, dossier->unlocked->operator_name,
                        dossier->unlocked->signing_key, now, action, detail, error) ||
        !database_commit(dossier->database, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    dossier->settings_changed = FALSE;
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
    dossier->settings_changed = TRUE;
    if (value != NULL)
        g_hash_table_replace(dossier->settings, g_strdup(key), g_strdup(value));
    else
        g_hash_table_remove(dossier->settings, key);
    return TRUE;
}

/* ---- keys that it holds ---- */

static gboolean make_keys(struct dossier *dossier, GError **error)
{
    dossier->mark_key =
        secret_record_make(dossier->database, SECRET_OBJECTION_MARKS, error);
    if (dossier->mark_key != NULL)
        dossier->identity_key =
            secret_record_make(dossier->database, SECRET_MESSAGE_IDENTITY, error);
    return dossier->identity_key != NULL;
}

static gboolean read_mark_key(struct dossier *dossier, GError **error)
{
    dossier->mark_key =
        secret_record_read(dossier->database, SECRET_OBJECTION_MARKS, error);
    return dossier->mark_key != NULL;
}

/* ---- making ---- */

/* Everything that init makes before the end, "sources" with nothing in it. */
static gboolean is_left_by_init(const char *directory, const char *name)
{
    static const char *const others[] = {"dossier.db",
                                         "dossier.db-wal",
                                         "dossier.db-shm",
                                         "dossier.db-journal",
                                         "templates",
                                         "tmp",
                                         "lock"};
    g_autofree char *path = g_build_filename(directory, name, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (strcmp(name, others[i]) == 0)
            return TRUE;
    if (strcmp(name, "sources") != 0)
        return FALSE;
    g_autoptr(GDir) sources = g_dir_open(path, 0, NULL);
    return sources != NULL && g_dir_read_name(sources) == NULL;
}

/* dossier_exists() is FALSE for what an interrupted init left. */
static gboolean directory_is_free(const char *directory, GError **error)
{
    if (!g_file_test(directory, G_FILE_TEST_EXISTS))
        return TRUE;
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    if (dir == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                    _("“%s” is not a folder, or cannot be opened; choose another name"),
                    directory);
        return FALSE;
    }
    const char *name;
    gboolean is_free = !dossier_exists(directory);
    while (is_free && (name = g_dir_read_name(dir)) != NULL)
        is_free = is_left_by_init(directory, name);
    if (!is_free)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                    _("“%s” is not empty; choose a new folder for the dossier"),
                    directory);
    return is_free;
}

static void remove_database(const struct dossier *dossier)
{
    static const char *const names[] = {"dossier.db", "dossier.db-wal", "dossier.db-shm",
                                        "dossier.db-journal"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = dossier_path(dossier, names[i]);
        file_delete(path, NULL);
    }
}

/* Folders that hold something, or were there before, stay. */
static void remove_all(struct dossier *dossier, gboolean also_directory)
{
    static const char *const names[] = {"tmp/" INIT_MARK, "tmp/keyslots", "lock"};
    g_autofree char *sources = dossier_path(dossier, "sources");
    const char *directories[] = {sources, dossier->templates_directory,
                                 dossier->tmp_directory};

    g_clear_pointer(&dossier->database, database_free);
    remove_database(dossier);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = dossier_path(dossier, names[i]);
        file_delete(path, NULL);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(directories); i++)
        g_rmdir(directories[i]);
    if (also_directory)
        g_rmdir(dossier->directory);
}

static gboolean make_directories(const struct dossier *dossier, GError **error)
{
    g_autofree char *sources = dossier_path(dossier, "sources");

    return file_make_directory_private(dossier->directory, error) &&
           file_make_directory_private(sources, error) &&
           file_make_directory_private(dossier->templates_directory, error) &&
           file_make_directory_private(dossier->tmp_directory, error);
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
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
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
    dossier->database = database_open(path, "dossier.db", key, DATABASE_CREATE, error);
    if (dossier->database == NULL || !schema_migrate_dossier(dossier->database, error) ||
        !dossier_begin(dossier, error))
        return FALSE;
    journal_note(detail, "version", KIESPOST_VERSION);
    return operator_record(dossier->database, operator_name, first_key, error) &&
           operator_record(dossier->database, KEYSLOT_RECOVERY, recovery_key, error) &&
           make_keys(dossier, error) && put_settings(dossier, settings, detail, error) &&
           dossier_commit(dossier, "init", detail->str, error);
}

/* keyslots comes last: its presence says that the dossier is whole. */
static gboolean make_all(struct dossier *dossier, const char *operator_name,
                         const struct secret *passphrase, GHashTable *settings,
                         const struct secret *code, GError **error)
{
    g_autofree char *slots_path = dossier_path(dossier, "keyslots");
    g_autofree char *mark_path = dossier_path(dossier, "tmp/" INIT_MARK);

    dossier->writable = TRUE;
    if (!file_write_atomically(mark_path, "", 0, 0600, error))
        return FALSE;
    remove_database(dossier);
    return fill_new(dossier, operator_name, passphrase, settings, code, error) &&
           keyslots_write(dossier->slots, dossier->tmp_directory, slots_path, error) &&
           file_delete(mark_path, error);
}

static gboolean name_is_possible(const char *operator_name, GError **error)
{
    if (*operator_name != '\0' &&
        g_ascii_strcasecmp(operator_name, KEYSLOT_RECOVERY) != 0)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("an operator cannot be called “%s”; give a name"), operator_name);
    return FALSE;
}

gboolean dossier_create(const char *directory, const char *operator_name,
                        const struct secret *passphrase, GHashTable *settings,
                        struct secret **recovery_code, GError **error)
{
    g_autoptr(Dossier) dossier = dossier_new(directory);
    g_autoptr(Secret) code = recovery_code_new();
    g_autofree char *lock_path = dossier_path(dossier, "lock");
    gboolean is_new = !g_file_test(directory, G_FILE_TEST_EXISTS);

    if (!name_is_possible(operator_name, error) || !directory_is_free(directory, error) ||
        !make_directories(dossier, error))
        return FALSE;
    dossier->lock = lock_take(lock_path, TRUE, error);
    /* Asked again: another init may have finished meanwhile. */
    if (dossier->lock == NULL || !directory_is_free(directory, error))
        return FALSE;
    if (!make_all(dossier, operator_name, passphrase, settings, code, error)) {
        remove_all(dossier, is_new);
        return FALSE;
    }
    *recovery_code = g_steal_pointer(&code);
    return TRUE;
}

/* ---- opening ---- */

static gboolean holds(const char *directory, const char *name)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

gboolean dossier_exists(const char *directory)
{
    return holds(directory, "keyslots") || holds(directory, "keyslots.new") ||
           (holds(directory, "dossier.db") && !holds(directory, "tmp/" INIT_MARK));
}

/* A file of key slots, and the key that it gives for this passphrase. */
struct opening {
    struct keyslots *slots;
    struct unlocked *unlocked;
};

typedef struct opening Opening;
static void opening_clear(struct opening *opening)
{
    keyslots_free(opening->slots);
    unlocked_free(opening->unlocked);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Opening, opening_clear)

static gboolean unlock(struct dossier *dossier, const char *slots_name,
                       const char *operator_name, const struct secret *passphrase,
                       struct opening *opening, GError **error)
{
    g_autofree char *path = dossier_path(dossier, slots_name);

    opening->slots = keyslots_read(path, error);
    if (opening->slots == NULL)
        return FALSE;
    opening->unlocked = keyslots_unlock(opening->slots, operator_name, passphrase, error);
    return opening->unlocked != NULL;
}

static gboolean open_database(struct dossier *dossier, struct opening *opening,
                              GError **error)
{
    g_autofree char *path = dossier_path(dossier, "dossier.db");

    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("“dossier.db” is missing from this dossier; put back a "
                              "backup"));
        return FALSE;
    }
    dossier->database =
        database_open(path, "dossier.db", opening->unlocked->dossier_key,
                      dossier->writable ? DATABASE_WRITE : DATABASE_READ, error);
    if (dossier->database == NULL)
        return FALSE;
    dossier->slots = g_steal_pointer(&opening->slots);
    dossier->unlocked = g_steal_pointer(&opening->unlocked);
    return TRUE;
}

/* With one of the two files of key slots. `unlocks` tells whether the passphrase opened
 * it, whatever became of the database. */
static gboolean open_with(struct dossier *dossier, const char *slots_name,
                          const char *operator_name, const struct secret *passphrase,
                          gboolean *unlocks, GError **error)
{
    g_auto(Opening) opening = {0};

    *unlocks = unlock(dossier, slots_name, operator_name, passphrase, &opening, error);
    return *unlocks && open_database(dossier, &opening, error);
}

/* A change of key that was interrupted left keyslots.new: whichever file's key opens the
 * database is the right one, and becomes keyslots. */
static gboolean open_interrupted(struct dossier *dossier, const char *operator_name,
                                 const struct secret *passphrase, GError **error)
{
    g_autofree char *path = dossier_path(dossier, "keyslots");
    g_autofree char *new_path = dossier_path(dossier, "keyslots.new");
    g_autoptr(GError) old_cause = NULL, new_cause = NULL;
    gboolean unlocks_old, unlocks_new;

    if (open_with(dossier, "keyslots", operator_name, passphrase, &unlocks_old,
                  &old_cause))
        return !dossier->writable || file_delete(new_path, error);
    if (open_with(dossier, "keyslots.new", operator_name, passphrase, &unlocks_new,
                  &new_cause))
        return !dossier->writable || file_rename_durably(new_path, path, error);
    /* Whoever stands in the old file alone was shut out: wrong, not damaged. */
    gboolean is_wrong =
        g_error_matches(old_cause, KIESPOST_ERROR, KIESPOST_ERROR_WRONG_PASSPHRASE);
    GError **cause = is_wrong && !unlocks_new ? &old_cause : &new_cause;
    g_propagate_error(error, g_steal_pointer(cause));
    return FALSE;
}

static gboolean open_slots(struct dossier *dossier, const char *operator_name,
                           const struct secret *passphrase, GError **error)
{
    gboolean unlocks;

    if (holds(dossier->directory, "keyslots.new"))
        return open_interrupted(dossier, operator_name, passphrase, error);
    if (!holds(dossier->directory, "keyslots")) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("the file “keyslots” is missing from this dossier, so "
                              "nobody can open it; put back a backup of it"));
        return FALSE;
    }
    return open_with(dossier, "keyslots", operator_name, passphrase, &unlocks, error);
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

/* No migration can make a key of random bytes; it comes first, so that a dossier that has
 * had the migrations has the key. */
static gboolean add_identity_key(struct dossier *dossier, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!dossier_begin(dossier, error))
        return FALSE;
    dossier->identity_key =
        secret_record_make(dossier->database, SECRET_MESSAGE_IDENTITY, error);
    if (dossier->identity_key == NULL) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "version", KIESPOST_VERSION);
    return dossier_commit(dossier, "upgrade", detail->str, error);
}

static gboolean bring_up_to_date(struct dossier *dossier, GError **error)
{
    gboolean is_older, has_key;

    if (!schema_dossier_is_older(dossier->database, &is_older, error))
        return FALSE;
    return !is_older || (secret_record_exists(dossier->database, SECRET_MESSAGE_IDENTITY,
                                              &has_key, error) &&
                         (has_key || add_identity_key(dossier, error)) &&
                         schema_migrate_dossier(dossier->database, error));
}

/* `is_older`: it must be opened for writing once before it can be read. */
static gboolean make_ready(struct dossier *dossier, gboolean *is_older, GError **error)
{
    if (!schema_check_dossier(dossier->database, error))
        return FALSE;
    if (dossier->writable && !bring_up_to_date(dossier, error))
        return FALSE;
    if (!schema_dossier_is_older(dossier->database, is_older, error) || *is_older)
        return *is_older;
    return read_settings(dossier, error) && read_mark_key(dossier, error) &&
           journal_newest(dossier->database, &dossier->newest_entry, error) &&
           (!dossier->writable ||
            (sources_sweep(dossier, error) && operators_reconcile(dossier, error)));
}

static struct dossier *open_once(const char *directory, const char *operator_name,
                                 const struct secret *passphrase,
                                 enum dossier_access access, gboolean *is_older,
                                 GError **error)
{
    g_autoptr(Dossier) dossier = dossier_new(directory);
    g_autofree char *lock_path = dossier_path(dossier, "lock");

    if (!check_place(dossier, error))
        return NULL;
    dossier->writable = access == DOSSIER_WRITE;
    dossier->lock = lock_take(lock_path, dossier->writable, error);
    if (dossier->lock == NULL || !open_slots(dossier, operator_name, passphrase, error) ||
        !make_ready(dossier, is_older, error))
        return NULL;
    return g_steal_pointer(&dossier);
}

/* The folder can be written also when it is only to be read (check_place()), so a dossier
 * of an older kiespost is brought up to date on the way. */
struct dossier *dossier_open(const char *directory, const char *operator_name,
                             const struct secret *passphrase, enum dossier_access access,
                             GError **error)
{
    gboolean is_older = FALSE;
    g_autoptr(Dossier) dossier =
        open_once(directory, operator_name, passphrase, access, &is_older, error);

    if (dossier == NULL || !is_older)
        return g_steal_pointer(&dossier);
    g_clear_pointer(&dossier, dossier_free);
    dossier =
        open_once(directory, operator_name, passphrase, DOSSIER_WRITE, &is_older, error);
    if (dossier == NULL)
        return NULL;
    g_clear_pointer(&dossier, dossier_free);
    return open_once(directory, operator_name, passphrase, access, &is_older, error);
}
