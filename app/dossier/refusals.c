/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/refusals.h"

#include "dossier/dossier_private.h"

/* 3: refused. */
static const char read_sql[] = "SELECT outcome.status, count(*) FROM batch"
                               " JOIN outcome ON outcome.batch = batch.id"
                               " WHERE batch.mailing = :mailing AND outcome.state = 3"
                               " GROUP BY outcome.status ORDER BY outcome.status";
static const char open_sql[] = "SELECT count(*) FROM batch"
                               " JOIN outcome ON outcome.batch = batch.id"
                               " WHERE batch.mailing = :mailing AND outcome.state = 3"
                               "  AND batch.closed_at IS NULL";

GArray *refusals_read(struct dossier *dossier, const struct mailing *mailing,
                      GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, read_sql, error);
    g_autoptr(GArray) refusals = g_array_new(FALSE, FALSE, sizeof(struct refusal));
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct refusal refusal = {.count = statement_int(statement, 1)};
        g_strlcpy(refusal.status, statement_text(statement, 0), sizeof refusal.status);
        g_array_append_val(refusals, refusal);
    }
    return step == STEP_DONE ? g_steal_pointer(&refusals) : NULL;
}

gboolean refusals_count_open(struct dossier *dossier, const struct mailing *mailing,
                             gint64 *count, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, open_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    if (statement_step(statement, error) != STEP_ROW)
        return FALSE;
    *count = statement_int(statement, 0);
    return TRUE;
}
