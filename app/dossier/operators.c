/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/operators.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "platform/file.h"

static const char record_sql[] =
    "INSERT INTO operator(name, public_key, since) VALUES(:name, :key, :since)";
static const char list_sql[] = "SELECT name, since, until FROM operator ORDER BY id";
static const char leave_sql[] =
    "UPDATE operator SET until = :until WHERE name = :name AND until IS NULL";

gboolean operator_record(struct database *database, const char *name,
                         const guint8 public_key[32], GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, record_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", name);
    statement_bind_bytes(statement, ":key", public_key, 32);
    statement_bind_int(statement, ":since", clock_now());
    return statement_run(statement, error);
}

static void row_clear(gpointer pointer)
{
    struct operator_row *row = pointer;
    g_free(row->name);
}

GArray *operators_list(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct operator_row));
    enum step step;

    g_array_set_clear_func(rows, row_clear);
    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct operator_row row = {
            .name = statement_dup_text(statement, 0),
            .since = statement_int(statement, 1),
            .until = statement_int(statement, 2),
        };
        g_array_append_val(rows, row);
    }
    return step == STEP_DONE ? g_steal_pointer(&rows) : NULL;
}

static gboolean save_slots(struct dossier *dossier, GError **error)
{
    g_autofree char *path = dossier_path(dossier, "keyslots");
    return keyslots_write(dossier->slots, dossier->tmp_directory, path, error);
}

static gboolean name_is_free(struct dossier *dossier, const char *name, GError **error)
{
    if (*name == '\0') {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("an operator needs a name"));
        return FALSE;
    }
    if (keyslots_has(dossier->slots, name)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is already an operator called “%s”; choose another name"),
                    name);
        return FALSE;
    }
    return TRUE;
}

static gboolean record_joining(struct dossier *dossier, const char *name,
                               const guint8 public_key[32], GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    journal_note(detail, "operator", name);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!operator_record(dossier->database, name, public_key, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    return dossier_commit(dossier, "operator add", detail->str, error);
}

/* The journal entry comes before the slot: a slot that no entry names would let somebody
 * sign who is not known. An entry without its slot is put right at the next opening. */
gboolean operator_add(struct dossier *dossier, const char *name,
                      const struct secret *passphrase, GError **error)
{
    guint8 public_key[32];

    if (!name_is_free(dossier, name, error) ||
        !keyslots_add(dossier->slots, name, passphrase, dossier->unlocked->dossier_key,
                      public_key, error))
        return FALSE;
    if (record_joining(dossier, name, public_key, error) && save_slots(dossier, error))
        return TRUE;
    keyslots_remove(dossier->slots, name);
    return FALSE;
}

/* As keyslots.h compares them. */
static gboolean names_equal(const char *a, const char *b)
{
    g_autofree char *left = g_utf8_casefold(a, -1);
    g_autofree char *right = g_utf8_casefold(b, -1);
    return strcmp(left, right) == 0;
}

static gboolean may_be_removed(struct dossier *dossier, const char *name, GError **error)
{
    if (!keyslots_has(dossier->slots, name))
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is no operator called “%s”; see “kiespost operator list”"),
                    name);
    else if (names_equal(name, KEYSLOT_RECOVERY))
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("the recovery code cannot be removed"));
    else if (names_equal(name, dossier->unlocked->operator_name))
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("nobody can remove themselves; ask another operator"));
    else
        return TRUE;
    return FALSE;
}

static gboolean mark_left(struct dossier *dossier, const char *name, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, leave_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", name);
    statement_bind_int(statement, ":until", clock_now());
    return statement_run(statement, error);
}

/* An operator without a slot has left: the slots are what counts, and a change of them
 * may have been interrupted before it was recorded. */
gboolean operators_reconcile(struct dossier *dossier, GError **error)
{
    g_autoptr(GArray) rows = operators_list(dossier, error);
    g_autoptr(GString) detail = g_string_new(NULL);

    if (rows == NULL || !dossier_begin(dossier, error))
        return FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const struct operator_row *row = &g_array_index(rows, struct operator_row, i);
        if (row->until != 0 || keyslots_has(dossier->slots, row->name))
            continue;
        journal_note(detail, "operator", row->name);
        if (!mark_left(dossier, row->name, error)) {
            dossier_rollback(dossier);
            return FALSE;
        }
    }
    if (detail->len > 0)
        return dossier_commit(dossier, "operator remove", detail->str, error);
    dossier_rollback(dossier);
    return TRUE;
}

/* From the first file on either opens the dossier, whatever is interrupted. After a
 * failure both stay: the next opening finds out which of them counts. */
static gboolean change_key(struct dossier *dossier, struct keyslots *slots,
                           const struct secret *key, GError **error)
{
    g_autofree char *path = dossier_path(dossier, "keyslots");
    g_autofree char *new_path = dossier_path(dossier, "keyslots.new");

    if (!keyslots_reseal(slots, key, error) ||
        !keyslots_write(slots, dossier->tmp_directory, new_path, error) ||
        !database_rekey(dossier->database, dossier->unlocked->dossier_key, key, error))
        return FALSE;
    secret_free(dossier->unlocked->dossier_key);
    dossier->unlocked->dossier_key = secret_copy(key);
    return file_rename_durably(new_path, path, error);
}

gboolean operator_remove(struct dossier *dossier, const char *name, GError **error)
{
    g_autoptr(Secret) key = secret_random(DATABASE_KEY_LENGTH);
    g_autofree char *path = dossier_path(dossier, "keyslots");

    if (!may_be_removed(dossier, name, error))
        return FALSE;
    g_autoptr(Keyslots) slots = keyslots_read(path, error);
    if (slots == NULL)
        return FALSE;
    keyslots_remove(slots, name);
    if (!change_key(dossier, slots, key, error))
        return FALSE;
    keyslots_free(dossier->slots);
    dossier->slots = g_steal_pointer(&slots);
    return operators_reconcile(dossier, error);
}

gboolean operator_change_passphrase(struct dossier *dossier, const char *name,
                                    const struct secret *old_passphrase,
                                    const struct secret *new_passphrase, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    g_autofree char *path = dossier_path(dossier, "keyslots");
    g_autoptr(Keyslots) slots = keyslots_read(path, error);

    if (slots == NULL ||
        !keyslots_change_passphrase(slots, name, old_passphrase, new_passphrase, error) ||
        !keyslots_write(slots, dossier->tmp_directory, path, error))
        return FALSE;
    keyslots_free(dossier->slots);
    dossier->slots = g_steal_pointer(&slots);
    journal_note(detail, "operator", name);
    return dossier_begin(dossier, error) &&
           dossier_commit(dossier, "operator passphrase", detail->str, error);
}
