/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailings.h"

#include <stdlib.h>

#include "base/clock.h"
#include "dossier/batch.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

static const char read_sql[] =
    "SELECT recipient, state FROM delivery WHERE mailing = :mailing ORDER BY recipient";
/* OR FAIL: everything is undone together, so SQLite need not copy each page for undoing
 * one row (which costs an encryption: 16 µs a row). */
static const char settle_sql[] = "UPDATE OR FAIL delivery SET state = :state, at = :at"
                                 " WHERE mailing = :mailing AND recipient = :recipient";
static const char output_sql[] =
    "INSERT INTO output(mailing, file_name, digest, recipients, printer, at)"
    " VALUES(:mailing, :file_name, :digest, :recipients, :printer, :at)";

struct delivery {
    gint64 recipient;
    enum delivery_state state;
};

/* Sorted by recipient. */
struct delivery_table {
    GArray *rows;
};

struct delivery_table *deliveries_read(struct dossier *dossier,
                                       const struct mailing *mailing, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, read_sql, error);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct delivery));
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct delivery row = {.recipient = statement_int(statement, 0),
                               .state = (enum delivery_state)statement_int(statement, 1)};
        g_array_append_val(rows, row);
    }
    if (step != STEP_DONE)
        return NULL;
    struct delivery_table *table = g_new(struct delivery_table, 1);
    table->rows = g_steal_pointer(&rows);
    return table;
}

void deliveries_free(struct delivery_table *table)
{
    if (table == NULL)
        return;
    g_array_unref(table->rows);
    g_free(table);
}

static int compare_recipient(const void *wanted, const void *row)
{
    gint64 number = *(const gint64 *)wanted;
    gint64 held = ((const struct delivery *)row)->recipient;
    return number < held ? -1 : number > held;
}

gboolean deliveries_find(const struct delivery_table *table, gint64 recipient,
                         enum delivery_state *state)
{
    const struct delivery *row =
        table->rows->len == 0 ? NULL
                              : bsearch(&recipient, table->rows->data, table->rows->len,
                                        sizeof(struct delivery), compare_recipient);

    if (row != NULL)
        *state = row->state;
    return row != NULL;
}

static int compare_numbers(const void *a, const void *b)
{
    gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;
    return left < right ? -1 : left > right;
}

/* In the table's order: in the postman's, a million rows would cost a million pages. */
static gboolean settle(struct dossier *dossier, const struct mailing *mailing,
                       GArray *unsorted, enum delivery_state state, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, settle_sql, error);
    g_autoptr(GArray) recipients = g_array_copy(unsorted);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":state", state);
    statement_bind_int(statement, ":at", clock_now());
    g_array_sort(recipients, compare_numbers);
    for (guint i = 0; i < recipients->len; i++) {
        statement_bind_int(statement, ":recipient", g_array_index(recipients, gint64, i));
        if (!statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean insert_output(struct dossier *dossier, const struct mailing *mailing,
                              const struct output_record *output,
                              const struct output_file *file, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, output_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":mailing", mailing->name);
    statement_bind_text(statement, ":file_name", file->name);
    statement_bind_text(statement, ":digest", file->digest);
    statement_bind_int(statement, ":recipients", output->recipients);
    statement_bind_text(statement, ":printer", output->printer);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

static gboolean insert_outputs(struct dossier *dossier, const struct mailing *mailing,
                               const struct output_record *output, GError **error)
{
    for (guint i = 0; i < output->file_count; i++)
        if (!insert_output(dossier, mailing, output, &output->files[i], error))
            return FALSE;
    return TRUE;
}

static void note_outputs(GString *detail, const struct output_record *output)
{
    for (guint i = 0; i < output->file_count; i++) {
        journal_note(detail, "file", output->files[i].name);
        journal_note(detail, "sha256", output->files[i].digest);
    }
    journal_note(detail, "printer", output->printer);
    for (guint i = 0; output->released != NULL && output->released[i] != NULL; i++)
        journal_note(detail, "released", output->released[i]);
}

gboolean mailing_record_output(struct dossier *dossier, const struct mailing *mailing,
                               const struct output_record *output, GArray *accepted,
                               GArray *suppressed, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!settle(dossier, mailing, accepted, DELIVERY_ACCEPTED, error) ||
        !settle(dossier, mailing, suppressed, DELIVERY_SUPPRESSED, error) ||
        !insert_outputs(dossier, mailing, output, error) ||
        !mailing_advance(dossier, mailing, 0, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "mailing", mailing->name);
    note_outputs(detail, output);
    journal_note_int(detail, "recipients", output->recipients);
    journal_note_int(detail, "suppressed", suppressed->len);
    return dossier_commit(dossier, "mailing export", detail->str, error);
}

gboolean mailing_record_folder(struct dossier *dossier, const struct mailing *mailing,
                               const char *folder_name, gint64 recipients, GError **error)
{
    /* Each message has its own digest: attempts.h. */
    const struct output_file folder = {folder_name, ""};
    struct output_record output = {
        .files = &folder,
        .file_count = 1,
        .recipients = recipients,
        .printer = "folder",
    };
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!insert_outputs(dossier, mailing, &output, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "mailing", mailing->name);
    journal_note(detail, "folder", folder_name);
    journal_note_int(detail, "recipients", recipients);
    return dossier_commit(dossier, "mailing folder", detail->str, error);
}
