/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/sent_times.h"

#include "dossier/dossier_private.h"

/* Files in a folder are no traffic. 5: in doubt; a start may be lost with the power. */
static const char read_sql[] =
    "SELECT sent.recipient, sent.moment AS moment, coalesce(delivery.parts, 0), NULL FROM"
    " (SELECT batch.mailing, attempt.recipient, attempt.started_at AS moment FROM mailing"
    "  JOIN batch ON batch.mailing = mailing.ordinal"
    "  JOIN attempt ON attempt.batch = batch.id"
    "  WHERE mailing.channel = :channel AND batch.transport <> 'folder'"
    "   AND attempt.started_at >= :since"
    "   AND (batch.closed_at IS NULL OR batch.closed_at >= :since)"
    "  UNION ALL"
    "  SELECT batch.mailing, outcome.recipient, outcome.ended_at FROM mailing"
    "  JOIN batch ON batch.mailing = mailing.ordinal"
    "  JOIN outcome ON outcome.batch = batch.id"
    "  WHERE mailing.channel = :channel AND batch.transport <> 'folder'"
    "   AND outcome.state = 5 AND outcome.ended_at >= :since"
    "   AND NOT EXISTS(SELECT 1 FROM attempt WHERE attempt.batch = batch.id"
    "    AND attempt.recipient = outcome.recipient)) AS sent"
    " LEFT JOIN delivery ON delivery.mailing = sent.mailing"
    "  AND delivery.recipient = sent.recipient"
    " UNION ALL"
    " SELECT 0, started_at, 1, domain FROM trial"
    "  WHERE channel = :channel AND started_at >= :since"
    " ORDER BY moment";

static const char note_trial_sql[] =
    "INSERT INTO trial(channel, started_at, domain) VALUES(:channel, :at, :domain)";

/* A clock that was set back must not keep them for ever. */
static const char forget_trials_sql[] =
    "DELETE FROM trial WHERE abs(started_at - :at) > 86400";

GArray *sent_times_read(struct dossier *dossier, enum channel channel, gint64 since,
                        GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, read_sql, error);
    g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(struct sent_time));
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":channel", channel_name(channel));
    statement_bind_int(statement, ":since", since);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct sent_time time = {
            .recipient = statement_int(statement, 0),
            .at = statement_int(statement, 1),
            .parts = (guint)MAX(statement_int(statement, 2), 1),
            .domain = statement_is_null(statement, 3)
                          ? NULL
                          : g_intern_string(statement_text(statement, 3)),
        };
        g_array_append_val(times, time);
    }
    return step == STEP_DONE ? g_steal_pointer(&times) : NULL;
}

gboolean sent_times_note_trial(struct dossier *dossier, enum channel channel, gint64 at,
                               const char *domain, GError **error)
{
    g_autoptr(Statement) forget =
        statement_new(dossier->database, forget_trials_sql, error);
    g_autoptr(Statement) note =
        forget != NULL ? statement_new(dossier->database, note_trial_sql, error) : NULL;

    if (note == NULL)
        return FALSE;
    statement_bind_int(forget, ":at", at);
    statement_bind_text(note, ":channel", channel_name(channel));
    statement_bind_int(note, ":at", at);
    statement_bind_text(note, ":domain", domain);
    return statement_run(forget, error) && statement_run(note, error);
}
