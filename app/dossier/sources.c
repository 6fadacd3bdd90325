/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/sources.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "dossier/schema.h"
#include "platform/file.h"

#define SOURCE_COLUMNS                                                                   \
    "id, kind, holder, obtained_on, role, purpose_told, collected_directly,"             \
    " objection_offered, evidence_name, evidence_digest, consent_for, consent_separate," \
    " municipality, status, recipients"

static const char declare_sql[] =
    "INSERT INTO source(" SOURCE_COLUMNS ", last_recipient, key, declared_at)"
    " VALUES(:id, :kind, :holder, :obtained_on, :role, :purpose_told,"
    " :collected_directly, :objection_offered, :evidence_name, :evidence_digest,"
    " :consent_for, :consent_separate, :municipality, :status, 0, 0, :key, :at)";
static const char find_sql[] = "SELECT " SOURCE_COLUMNS " FROM source WHERE id = :id";
static const char list_sql[] = "SELECT " SOURCE_COLUMNS " FROM source ORDER BY ordinal";
static const char key_sql[] = "SELECT key FROM source WHERE id = :id";
static const char last_sql[] = "SELECT last_recipient FROM source WHERE id = :id";
static const char status_sql[] = "UPDATE source SET status = :status WHERE id = :id";
static const char flag_sql[] =
    "INSERT INTO source_flag(source, class, weight, rule, evidence, at)"
    " VALUES(:source, :class, :weight, :rule, :evidence, :at)";
static const char flags_sql[] =
    "SELECT class, weight, rule, evidence, at FROM source_flag WHERE source = :source"
    " ORDER BY rowid";
/* Case does not count: on some disks "Leden.db" and "leden.db" are one file. */
static const char taken_sql[] = "SELECT 1 FROM source WHERE id = :id COLLATE NOCASE";
static const char registered_sql[] =
    "SELECT 1 FROM source WHERE id = :id AND last_recipient > 0";

static void bind_source(struct statement *statement, const struct source *source,
                        char obtained_on[DAY_ISO_SIZE])
{
    day_format_iso(source->obtained_on, obtained_on);
    statement_bind_text(statement, ":id", source->id);
    statement_bind_text(statement, ":kind", source_kind_name(source->kind));
    statement_bind_text(statement, ":holder", source->holder);
    statement_bind_text(statement, ":obtained_on", obtained_on);
    statement_bind_text(statement, ":role", source_role_name(source->role));
    statement_bind_text(statement, ":purpose_told", source->purpose_told);
    statement_bind_text(statement, ":collected_directly",
                        declared_name(source->collected_directly));
    statement_bind_text(statement, ":objection_offered",
                        declared_name(source->objection_offered));
    statement_bind_text(statement, ":evidence_name", source->evidence_name);
    statement_bind_text(statement, ":evidence_digest", source->evidence_digest);
    statement_bind_text(statement, ":consent_for", consent_for_name(source->consent_for));
    statement_bind_text(statement, ":consent_separate",
                        declared_name(source->consent_separate));
    statement_bind_text(statement, ":municipality", source->municipality);
    statement_bind_text(statement, ":status", source_status_name(source->status));
    statement_bind_int(statement, ":at", clock_now());
}

static gboolean insert_source(struct dossier *dossier, const struct source *source,
                              GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, declare_sql, error);
    g_autoptr(Secret) key = secret_random(32);
    char obtained_on[DAY_ISO_SIZE];

    if (statement == NULL)
        return FALSE;
    bind_source(statement, source, obtained_on);
    statement_bind_bytes(statement, ":key", secret_bytes(key), secret_length(key));
    return statement_run(statement, error);
}

static void note_source(GString *detail, const struct source *source)
{
    char obtained_on[DAY_ISO_SIZE];

    day_format_iso(source->obtained_on, obtained_on);
    journal_note(detail, "source", source->id);
    journal_note(detail, "kind", source_kind_name(source->kind));
    journal_note(detail, "holder", source->holder);
    journal_note(detail, "obtained_on", obtained_on);
    journal_note(detail, "role", source_role_name(source->role));
    journal_note(detail, "purpose_told", source->purpose_told);
    journal_note(detail, "collected_directly", declared_name(source->collected_directly));
    journal_note(detail, "objection_offered", declared_name(source->objection_offered));
    journal_note(detail, "evidence", source->evidence_name);
    journal_note(detail, "evidence_sha256", source->evidence_digest);
    journal_note(detail, "consent_for", consent_for_name(source->consent_for));
    journal_note(detail, "consent_separate", declared_name(source->consent_separate));
    journal_note(detail, "municipality", source->municipality);
}

static gboolean id_is_free(struct dossier *dossier, const char *id, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, taken_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":id", id);
    enum step step = statement_step(statement, error);
    if (step == STEP_ROW)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is already a source “%s”; choose another name"), id);
    return step == STEP_DONE;
}

gboolean source_declare(struct dossier *dossier, const struct source *source,
                        GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!id_is_free(dossier, source->id, error) || !dossier_begin(dossier, error))
        return FALSE;
    if (!insert_source(dossier, source, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    note_source(detail, source);
    return dossier_commit(dossier, "source add", detail->str, error);
}

/* A name that this program does not know can only come from a newer one. */
static struct source *read_row(struct statement *row)
{
    struct source *source = source_new();

    source->id = statement_dup_text(row, 0);
    source_kind_from_name(statement_text(row, 1), &source->kind);
    source->holder = statement_dup_text(row, 2);
    source->obtained_on = day_parse_iso(statement_text(row, 3));
    source_role_from_name(statement_text(row, 4), &source->role);
    source->purpose_told = statement_dup_text(row, 5);
    declared_from_name(statement_text(row, 6), &source->collected_directly);
    declared_from_name(statement_text(row, 7), &source->objection_offered);
    source->evidence_name = statement_dup_text(row, 8);
    source->evidence_digest = statement_dup_text(row, 9);
    consent_for_from_name(statement_text(row, 10), &source->consent_for);
    declared_from_name(statement_text(row, 11), &source->consent_separate);
    source->municipality = statement_dup_text(row, 12);
    source->status = SOURCE_OPEN;
    for (int i = SOURCE_FLAGGED; i <= SOURCE_CLOSED; i++)
        if (strcmp(source_status_name((enum source_status)i), statement_text(row, 13)) ==
            0)
            source->status = (enum source_status)i;
    source->recipients = statement_int(row, 14);
    return source;
}

struct source *source_find(struct dossier *dossier, const char *id, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, find_sql, error);

    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":id", id);
    enum step step = statement_step(statement, error);
    if (step == STEP_ROW)
        return read_row(statement);
    if (step == STEP_DONE)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is no source “%s”; see “kiespost source list”"), id);
    return NULL;
}

static void free_source(gpointer source)
{
    source_free(source);
}

GPtrArray *sources_list(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(free_source);
    enum step step;

    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW)
        g_ptr_array_add(sources, read_row(statement));
    return step == STEP_DONE ? g_steal_pointer(&sources) : NULL;
}

gboolean source_set_status(struct dossier *dossier, const char *id,
                           enum source_status status, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, status_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":id", id);
    statement_bind_text(statement, ":status", source_status_name(status));
    return statement_run(statement, error);
}

static gboolean add_flag(struct dossier *dossier, const char *id,
                         const struct source_flag *flag, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, flag_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":source", id);
    statement_bind_text(statement, ":class", flag->class_name);
    statement_bind_real(statement, ":weight", flag->weight);
    statement_bind_text(statement, ":rule", flag->rule);
    statement_bind_text(statement, ":evidence", flag->evidence);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

gboolean source_mark(struct dossier *dossier, const char *id, enum source_status status,
                     const struct source_flag *flag, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!source_set_status(dossier, id, status, error) ||
        !add_flag(dossier, id, flag, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "source", id);
    journal_note(detail, "rule", flag->rule);
    journal_note(detail, "evidence", flag->evidence);
    return dossier_commit(dossier,
                          status == SOURCE_CLOSED ? "source closed" : "source flagged",
                          detail->str, error);
}

static void flag_clear(gpointer pointer)
{
    struct source_flag *flag = pointer;

    g_free(flag->class_name);
    g_free(flag->rule);
    g_free(flag->evidence);
}

GArray *source_flags(struct dossier *dossier, const char *id, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, flags_sql, error);
    g_autoptr(GArray) flags = g_array_new(FALSE, FALSE, sizeof(struct source_flag));
    enum step step;

    g_array_set_clear_func(flags, flag_clear);
    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":source", id);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct source_flag flag = {
            .class_name = statement_dup_text(statement, 0),
            .weight = statement_real(statement, 1),
            .rule = statement_dup_text(statement, 2),
            .evidence = statement_dup_text(statement, 3),
            .at = statement_int(statement, 4),
        };
        g_array_append_val(flags, flag);
    }
    return step == STEP_DONE ? g_steal_pointer(&flags) : NULL;
}

struct secret *source_key(struct dossier *dossier, const char *id, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, key_sql, error);
    gsize length;

    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":id", id);
    enum step step = statement_step(statement, error);
    if (step == STEP_FAILED)
        return NULL;
    gconstpointer bytes =
        step == STEP_ROW ? statement_bytes(statement, 0, &length) : NULL;
    if (bytes == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("the key of the source “%s” was destroyed: nobody can read its "
                      "people any more"),
                    id);
        return NULL;
    }
    return secret_from_bytes(bytes, length);
}

gboolean source_last_recipient(struct dossier *dossier, const char *id, gint64 *last,
                               GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, last_sql, error);

    *last = 0;
    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":id", id);
    enum step step = statement_step(statement, error);
    if (step == STEP_ROW)
        *last = statement_int(statement, 0);
    return step != STEP_FAILED;
}

struct database *source_open(struct dossier *dossier, const char *id,
                             enum database_use use, GError **error)
{
    gint64 last;
    g_autofree char *path = dossier_source_path(dossier, id);
    g_autofree char *subject = g_strdup_printf("sources/%s.db", id);

    if (!source_last_recipient(dossier, id, &last, error) || last == 0)
        return NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                    _("“%s” is missing from this dossier; put back a backup"), subject);
        return NULL;
    }
    g_autoptr(Secret) key = source_key(dossier, id, error);
    if (key == NULL)
        return NULL;
    g_autoptr(Database) database = database_open(path, subject, key, use, error);
    if (database == NULL ||
        !(use == DATABASE_WRITE ? schema_migrate_source(database, error)
                                : schema_check_source(database, error)))
        return NULL;
    return g_steal_pointer(&database);
}

/* "kiezerslijst.db", "kiezerslijst.db-wal" → "kiezerslijst"; NULL for what kiespost did
 * not make. The caller frees. */
static char *id_of_file(const char *name)
{
    static const char *const endings[] = {".db", ".db-wal", ".db-shm", ".db-journal"};

    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (!g_str_has_suffix(name, endings[i]))
            continue;
        g_autofree char *id = g_strndup(name, strlen(name) - strlen(endings[i]));
        return source_id_is_valid(id) ? g_steal_pointer(&id) : NULL;
    }
    return NULL;
}

static gboolean is_registered(struct dossier *dossier, const char *id, gboolean *answer,
                              GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, registered_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":id", id);
    enum step step = statement_step(statement, error);
    *answer = step == STEP_ROW;
    return step != STEP_FAILED;
}

static gboolean is_left_over(struct dossier *dossier, const char *name, gboolean *answer,
                             GError **error)
{
    g_autofree char *id = id_of_file(name);
    gboolean registered = TRUE;

    if (id != NULL && !is_registered(dossier, id, &registered, error))
        return FALSE;
    *answer = !registered;
    return TRUE;
}

static gboolean sweep(struct dossier *dossier, const char *directory, gboolean all,
                      GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    const char *name;

    if (dir == NULL)
        return file_make_directory_private(directory, error);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        gboolean left_over = all;
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            continue;
        if ((!all && !is_left_over(dossier, name, &left_over, error)) ||
            (left_over && !file_delete(path, error)))
            return FALSE;
    }
    return TRUE;
}

gboolean sources_sweep(struct dossier *dossier, GError **error)
{
    g_autofree char *sources = dossier_path(dossier, "sources");

    return sweep(dossier, sources, FALSE, error) &&
           sweep(dossier, dossier->tmp_directory, TRUE, error);
}
