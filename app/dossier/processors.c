/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/processors.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

static const char add_sql[] =
    "INSERT INTO processor(name, does, contract_on, contract_name, contract_digest,"
    " recorded_on)"
    " VALUES(:name, :does, :contract_on, :contract_name, :contract_digest, :recorded_on)";
static const char end_sql[] = "UPDATE processor SET ended_on = :day"
                              " WHERE name = :name AND ended_on IS NULL";
static const char list_sql[] = "SELECT name, does, contract_on, contract_name,"
                               " contract_digest, recorded_on, ended_on"
                               " FROM processor ORDER BY id";

struct processor *processor_new(void)
{
    struct processor *processor = g_new0(struct processor, 1);

    processor->contract_on = processor->recorded_on = processor->ended_on = DAY_UNKNOWN;
    return processor;
}

void processor_free(struct processor *processor)
{
    if (processor == NULL)
        return;
    g_free(processor->name);
    g_free(processor->does);
    g_free(processor->contract_name);
    g_free(processor->contract_digest);
    g_free(processor);
}

/* On the day of its end nothing is handed over any more. */
gboolean processor_is_in_force(const struct processor *processor, day_number day)
{
    return processor->contract_on != DAY_UNKNOWN && processor->contract_on <= day &&
           (processor->ended_on == DAY_UNKNOWN || day < processor->ended_on);
}

/* ---- looking ---- */

static void free_processor(gpointer processor)
{
    processor_free(processor);
}

GPtrArray *processors_list(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, list_sql, error);
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_processor);
    enum step step;

    if (row == NULL)
        return NULL;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        struct processor *processor = processor_new();
        g_ptr_array_add(list, processor);
        processor->name = statement_dup_text(row, 0);
        processor->does = statement_dup_text(row, 1);
        processor->contract_on = day_parse_iso(statement_text(row, 2));
        processor->contract_name = statement_dup_text(row, 3);
        processor->contract_digest = statement_dup_text(row, 4);
        processor->recorded_on = day_parse_iso(statement_text(row, 5));
        processor->ended_on = day_parse_iso(statement_text(row, 6));
    }
    return step == STEP_DONE ? g_steal_pointer(&list) : NULL;
}

static gboolean names_meet(const char *a, const char *b)
{
    g_autoptr(GString) left = g_string_new(NULL), right = g_string_new(NULL);

    text_fold(left, a);
    text_fold(right, b);
    /* A name of signs alone folds to nothing. */
    return left->len > 0 ? strcmp(left->str, right->str) == 0 : strcmp(a, b) == 0;
}

struct processor *processor_find(struct dossier *dossier, const char *name,
                                 GError **error)
{
    g_autoptr(GPtrArray) list = processors_list(dossier, error);
    guint found = 0;

    if (list == NULL)
        return NULL;
    /* Who holds was added last: nobody of that name can be added before its end. */
    for (guint i = list->len; i > 0 && found == 0; i--)
        if (names_meet(((struct processor *)list->pdata[i - 1])->name, name))
            found = i;
    return found != 0 ? g_ptr_array_steal_index(list, found - 1) : NULL;
}

/* ---- recording ---- */

static gboolean name_is_free(struct dossier *dossier, const char *name, GError **error)
{
    GError *cause = NULL;

    if (names_meet(name, PROCESSOR_SELF)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“%s” means you yourself; give the name of the firm"), name);
        return FALSE;
    }
    g_autoptr(Processor) other = processor_find(dossier, name, &cause);
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (other == NULL || other->ended_on != DAY_UNKNOWN)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("a contract with “%s” is on record already; end that one first with "
                  "“kiespost processor end”"),
                other->name);
    return FALSE;
}

static gboolean insert(struct dossier *dossier, const struct processor *processor,
                       GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, add_sql, error);
    char contract_on[DAY_ISO_SIZE], recorded_on[DAY_ISO_SIZE];

    if (statement == NULL)
        return FALSE;
    day_format_iso(processor->contract_on, contract_on);
    day_format_iso(processor->recorded_on, recorded_on);
    statement_bind_text(statement, ":name", processor->name);
    statement_bind_text(statement, ":does", processor->does);
    statement_bind_text(statement, ":contract_on", contract_on);
    statement_bind_text(statement, ":contract_name", processor->contract_name);
    statement_bind_text(statement, ":contract_digest", processor->contract_digest);
    statement_bind_text(statement, ":recorded_on", recorded_on);
    return statement_run(statement, error);
}

gboolean processor_add(struct dossier *dossier, struct processor *processor,
                       GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    char contract_on[DAY_ISO_SIZE];

    if (!name_is_free(dossier, processor->name, error) || !dossier_begin(dossier, error))
        return FALSE;
    processor->recorded_on = dossier_moment(dossier).day;
    processor->ended_on = DAY_UNKNOWN;
    if (!insert(dossier, processor, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    day_format_iso(processor->contract_on, contract_on);
    journal_note(detail, "processor", processor->name);
    journal_note(detail, "does", processor->does);
    journal_note(detail, "contract_on", contract_on);
    journal_note(detail, "contract", processor->contract_name);
    journal_note(detail, "contract_sha256", processor->contract_digest);
    return dossier_commit(dossier, "processor add", detail->str, error);
}

static gboolean update_end(struct dossier *dossier, const char *name, const char *day,
                           GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, end_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", name);
    statement_bind_text(statement, ":day", day);
    return statement_run(statement, error);
}

gboolean processor_end(struct dossier *dossier, const char *typed, char **name,
                       GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    char day[DAY_ISO_SIZE];
    GError *cause = NULL;
    g_autoptr(Processor) processor = processor_find(dossier, typed, &cause);

    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (processor == NULL || processor->ended_on != DAY_UNKNOWN) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("no contract with “%s” holds; see “kiespost processor list”"),
                    typed);
        return FALSE;
    }
    day_format_iso(dossier_moment(dossier).day, day);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!update_end(dossier, processor->name, day, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "processor", processor->name);
    journal_note(detail, "ended_on", day);
    *name = g_strdup(processor->name);
    return dossier_commit(dossier, "processor end", detail->str, error);
}
