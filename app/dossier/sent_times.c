/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/sent_times.h"

#include "dossier/dossier_private.h"

/* Files in a folder are no traffic. 5: in doubt; a start may be lost with the power. */
static const char read_sql[] =
    "SELECT attempt.recipient, attempt.started_at AS moment FROM batch"
    " JOIN attempt ON attempt.batch = batch.id"
    " WHERE batch.transport <> 'folder' AND attempt.started_at >= :since"
    "  AND (batch.closed_at IS NULL OR batch.closed_at >= :since)"
    " UNION ALL"
    " SELECT outcome.recipient, outcome.ended_at FROM batch"
    " JOIN outcome ON outcome.batch = batch.id"
    " WHERE batch.transport <> 'folder' AND outcome.state = 5"
    "  AND outcome.ended_at >= :since AND NOT EXISTS(SELECT 1 FROM attempt"
    "   WHERE attempt.batch = batch.id AND attempt.recipient = outcome.recipient)"
    " ORDER BY moment";

GArray *sent_times_read(struct dossier *dossier, gint64 since, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, read_sql, error);
    g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(struct sent_time));
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":since", since);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct sent_time time = {statement_int(statement, 0),
                                 statement_int(statement, 1)};
        g_array_append_val(times, time);
    }
    return step == STEP_DONE ? g_steal_pointer(&times) : NULL;
}
