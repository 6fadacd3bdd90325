/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/refusals.h"

#include "dossier/batch.h"
#include "dossier/dossier_private.h"

/* 3: refused. */
static const char read_sql[] =
    "SELECT status, count(*) FROM (SELECT outcome.status FROM batch"
    "  JOIN outcome ON outcome.batch = batch.id"
    "  WHERE batch.mailing = :mailing AND outcome.state = 3"
    /* What the network told later (text_parts.h). */
    "  UNION ALL SELECT text_refusal.status FROM batch"
    "  JOIN text_refusal ON text_refusal.batch = batch.id"
    "  WHERE batch.mailing = :mailing) GROUP BY status ORDER BY status";
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

gint64 refusals_count_open(const struct dossier *dossier, const struct mailing *mailing)
{
    return batches_count_open(dossier, mailing, DELIVERY_REFUSED);
}
