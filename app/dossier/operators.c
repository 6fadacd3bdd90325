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
    return keyslots_write(dossier->slots, path, error);
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

/* The journal entry comes before the slot: a slot that no entry names would let somebody
 * sign who is not known; an entry without its slot only means "add again". */
gboolean operator_add(struct dossier *dossier, const char *name,
                      const struct secret *passphrase, GError **error)
{
    guint8 public_key[32];
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!name_is_free(dossier, name, error) ||
        !keyslots_add(dossier->slots, name, passphrase, dossier->unlocked->dossier_key,
                      public_key, error))
        return FALSE;
    journal_note(detail, "operator", name);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!operator_record(dossier->database, name, public_key, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    return dossier_commit(dossier, "operator add", detail->str, error) &&
           save_slots(dossier, error);
}

static gboolean may_be_removed(struct dossier *dossier, const char *name, GError **error)
{
    if (!keyslots_has(dossier->slots, name))
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is no operator called “%s”; see “kiespost operator list”"),
                    name);
    else if (g_ascii_strcasecmp(name, KEYSLOT_RECOVERY) == 0)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("the recovery code cannot be removed"));
    else if (g_ascii_strcasecmp(name, dossier->unlocked->operator_name) == 0)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("nobody can remove themselves; ask another operator"));
    else
        return TRUE;
    return FALSE;
}

static gboolean record_leaving(struct dossier *dossier, const char *name, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    journal_note(detail, "operator", name);
    if (!dossier_begin(dossier, error))
        return FALSE;
    g_autoptr(Statement) statement = statement_new(dossier->database, leave_sql, error);
    if (statement == NULL) {
        dossier_rollback(dossier);
        return FALSE;
    }
    statement_bind_text(statement, ":name", name);
    statement_bind_int(statement, ":until", clock_now());
    if (!statement_run(statement, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    g_clear_pointer(&statement, statement_free);
    return dossier_commit(dossier, "operator remove", detail->str, error);
}

gboolean operator_remove(struct dossier *dossier, const char *name, GError **error)
{
    g_autoptr(Secret) key = secret_random(32);
    g_autofree char *path = dossier_path(dossier, "keyslots");
    g_autofree char *new_path = dossier_path(dossier, "keyslots.new");

    if (!may_be_removed(dossier, name, error) || !record_leaving(dossier, name, error))
        return FALSE;
    keyslots_remove(dossier->slots, name);
    /* From here on either file opens the dossier, whatever is interrupted. */
    if (!keyslots_reseal(dossier->slots, key, error) ||
        !keyslots_write(dossier->slots, new_path, error) ||
        !database_rekey(dossier->database, dossier->unlocked->dossier_key, key, error) ||
        !file_rename_durably(new_path, path, error))
        return FALSE;
    secret_free(dossier->unlocked->dossier_key);
    dossier->unlocked->dossier_key = g_steal_pointer(&key);
    return TRUE;
}

gboolean operator_change_passphrase(struct dossier *dossier, const char *name,
                                    const struct secret *old_passphrase,
                                    const struct secret *new_passphrase, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!keyslots_change_passphrase(dossier->slots, name, old_passphrase, new_passphrase,
                                    error))
        return FALSE;
    journal_note(detail, "operator", name);
    return save_slots(dossier, error) && dossier_begin(dossier, error) &&
           dossier_commit(dossier, "operator passphrase", detail->str, error);
}
