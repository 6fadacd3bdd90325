/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailings.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "crypto/digest.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

static const char plan_sql[] = "INSERT INTO delivery(mailing, recipient, state, at, parts)"
                               " VALUES(:mailing, :recipient, 0, :at, :parts)";
static const char verdict_sql[] =
    "INSERT INTO verdict(mailing, recipient, verdict, rules)"
    " VALUES(:mailing, :recipient, :verdict, :rules)";
static const char declare_sql[] =
    "INSERT INTO mailing_declaration(mailing, rule, operator, at)"
    " VALUES(:mailing, :rule, :operator, :at)";
static const char declared_sql[] =
    "SELECT rule FROM mailing_declaration WHERE mailing = :mailing ORDER BY rule";
static const char freeze_sql[] =
    "UPDATE mailing SET state = 'approved', approved_at = :at, approved_day = :day,"
    " rules = :rules, libraries = :libraries, files = :files, keep_bytes = :keep_bytes"
    " WHERE ordinal = :mailing";
static const char files_sql[] = "SELECT files FROM mailing WHERE ordinal = :mailing";

struct approval {
    struct dossier *dossier;
    const struct mailing *mailing;
    struct statement *plan, *refuse;
    gint64 counts[VERDICT_BLOCK + 1];
    gint64 parts; /* of text messages */
    gboolean finished;
};

struct approval *approval_new(struct dossier *dossier, const struct mailing *mailing,
                              GError **error)
{
    g_autoptr(Approval) approval = g_new0(struct approval, 1);

    approval->dossier = dossier;
    approval->mailing = mailing;
    approval->finished = TRUE;
    if (!dossier_begin(dossier, error))
        return NULL;
    approval->finished = FALSE;
    approval->plan = statement_new(dossier->database, plan_sql, error);
    if (approval->plan != NULL)
        approval->refuse = statement_new(dossier->database, verdict_sql, error);
    if (approval->refuse == NULL)
        return NULL;
    /* What is the same in a million rows is bound once. */
    statement_bind_int(approval->plan, ":mailing", mailing->ordinal);
    statement_bind_int(approval->plan, ":at", clock_now());
    statement_bind_int(approval->plan, ":parts", 0);
    statement_bind_int(approval->refuse, ":mailing", mailing->ordinal);
    return g_steal_pointer(&approval);
}

void approval_free(struct approval *approval)
{
    if (approval == NULL)
        return;
    statement_free(approval->plan);
    statement_free(approval->refuse);
    if (!approval->finished)
        dossier_rollback(approval->dossier);
    g_free(approval);
}

gboolean approval_add(struct approval *approval, gint64 recipient, enum verdict verdict,
                      const char *rules, GError **error)
{
    struct statement *statement =
        verdict == VERDICT_ALLOW ? approval->plan : approval->refuse;

    approval->counts[verdict]++;
    statement_bind_int(statement, ":recipient", recipient);
    if (verdict != VERDICT_ALLOW) {
        statement_bind_text(statement, ":verdict", verdict_name(verdict));
        statement_bind_text(statement, ":rules", rules);
    }
    return statement_run(statement, error);
}

gboolean approval_add_text(struct approval *approval, gint64 recipient, guint parts,
                           GError **error)
{
    approval->parts += parts;
    statement_bind_int(approval->plan, ":parts", parts);
    return approval_add(approval, recipient, VERDICT_ALLOW, NULL, error);
}

static gboolean put_declarations(struct approval *approval, const char *const *declared,
                                 GError **error)
{
    struct dossier *dossier = approval->dossier;
    g_autoptr(Statement) statement = statement_new(dossier->database, declare_sql, error);

    if (statement == NULL)
        return FALSE;
    for (gsize i = 0; declared[i] != NULL; i++) {
        statement_bind_text(statement, ":mailing", approval->mailing->name);
        statement_bind_text(statement, ":rule", declared[i]);
        statement_bind_text(statement, ":operator", dossier_operator(dossier));
        statement_bind_int(statement, ":at", clock_now());
        if (!statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

char **mailing_declared(struct dossier *dossier, const struct mailing *mailing,
                        GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, declared_sql, error);
    g_autoptr(GPtrArray) declared = g_ptr_array_new();
    enum step step;

    if (row == NULL)
        return NULL;
    statement_bind_text(row, ":mailing", mailing->name);
    while ((step = statement_step(row, error)) == STEP_ROW)
        g_ptr_array_add(declared, statement_dup_text(row, 0));
    g_ptr_array_add(declared, NULL);
    char **words = (char **)g_ptr_array_free(g_steal_pointer(&declared), FALSE);
    if (step != STEP_DONE)
        g_clear_pointer(&words, g_strfreev);
    return words;
}

static gboolean freeze(struct approval *approval, const struct approval_record *record,
                       GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(approval->dossier->database, freeze_sql, error);
    char day[DAY_ISO_SIZE];
    gsize length;
    gconstpointer files = g_bytes_get_data(record->files, &length);

    if (statement == NULL)
        return FALSE;
    day_format_iso(record->day, day);
    statement_bind_int(statement, ":mailing", approval->mailing->ordinal);
    statement_bind_int(statement, ":at", clock_now());
    statement_bind_text(statement, ":day", day);
    statement_bind_text(statement, ":rules", record->rules_version);
    statement_bind_text(statement, ":libraries", record->libraries);
    statement_bind_bytes(statement, ":files", files, length);
    statement_bind_int(statement, ":keep_bytes", record->keep_bytes ? 1 : 0);
    return statement_run(statement, error);
}

static void note_approval(GString *detail, const struct approval *approval,
                          const struct approval_record *record)
{
    char day[DAY_ISO_SIZE], digest[DIGEST_HEX_SIZE];
    gsize length;
    gconstpointer files = g_bytes_get_data(record->files, &length);

    day_format_iso(record->day, day);
    digest_hex_of(files, length, digest);
    journal_note(detail, "mailing", approval->mailing->name);
    journal_note(detail, "selection", approval->mailing->selection);
    journal_note(detail, "day", day);
    journal_note(detail, "rules", record->rules_version);
    journal_note(detail, "libraries", record->libraries);
    journal_note(detail, "texts_sha256", digest);
    if (record->keep_bytes)
        journal_note(detail, "keep_bytes", "yes");
    if (approval->parts > 0)
        journal_note_int(detail, "parts", approval->parts);
    journal_note_int(detail, "allow", approval->counts[VERDICT_ALLOW]);
    journal_note_int(detail, "review", approval->counts[VERDICT_REVIEW]);
    journal_note_int(detail, "block", approval->counts[VERDICT_BLOCK]);
    for (gsize i = 0; record->declared[i] != NULL; i++)
        journal_note(detail, "declared", record->declared[i]);
}

gboolean approval_finish(struct approval *approval, const struct approval_record *record,
                         GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!put_declarations(approval, record->declared, error) ||
        !freeze(approval, record, error))
        return FALSE;
    note_approval(detail, approval, record);
    approval->finished = TRUE;
    return dossier_commit(approval->dossier, "mailing approve", detail->str, error);
}

GBytes *mailing_frozen_files(struct dossier *dossier, const struct mailing *mailing,
                             GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, files_sql, error);

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    enum step step = statement_step(statement, error);
    if (step == STEP_DONE || (step == STEP_ROW && statement_is_null(statement, 0)))
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("the mailing “%s” is not approved yet; use “kiespost mailing "
                      "approve”"),
                    mailing->name);
    if (step != STEP_ROW || statement_is_null(statement, 0))
        return NULL;
    gsize length;
    gconstpointer bytes = statement_bytes(statement, 0, &length);
    return g_bytes_new(bytes, length);
}
