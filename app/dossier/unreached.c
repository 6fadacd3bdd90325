/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/unreached.h"

#include "base/clock.h"
#include "dossier/dossier_private.h"

/* Whoever was refused twice has two rows; the later one counts. */
static const char outcomes_sql[] =
    "SELECT delivery.recipient, outcome.ended_at, outcome.status, batch.id FROM batch"
    " CROSS JOIN outcome ON outcome.batch = batch.id AND outcome.state = :state"
    " CROSS JOIN delivery ON delivery.mailing = batch.mailing"
    "  AND delivery.recipient = outcome.recipient AND delivery.state = :state"
    " WHERE batch.mailing = :mailing"
    /* 3: refused, by what the network told later (text_parts.h). */
    " UNION ALL SELECT delivery.recipient, text_refusal.at, text_refusal.status, batch.id"
    " FROM text_refusal CROSS JOIN batch ON batch.id = text_refusal.batch AND :state = 3"
    " CROSS JOIN delivery ON delivery.mailing = batch.mailing"
    "  AND delivery.recipient = text_refusal.recipient AND delivery.state = :state"
    " WHERE batch.mailing = :mailing ORDER BY 1, 4";

static void take_row(GArray *list, struct statement *row)
{
    struct unreached found = {
        .recipient = statement_int(row, 0),
        .on = clock_in_belgium(statement_int(row, 1)).day,
    };

    g_strlcpy(found.status, statement_text(row, 2), sizeof found.status);
    if (list->len > 0 &&
        g_array_index(list, struct unreached, list->len - 1).recipient == found.recipient)
        g_array_set_size(list, list->len - 1);
    g_array_append_val(list, found);
}

GArray *unreached_read(struct dossier *dossier, const struct mailing *mailing,
                       enum delivery_state state, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, outcomes_sql, error);
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct unreached));
    enum step step;

    if (row == NULL)
        return NULL;
    statement_bind_int(row, ":mailing", mailing->ordinal);
    statement_bind_int(row, ":state", state);
    while ((step = statement_step(row, error)) == STEP_ROW)
        take_row(list, row);
    return step == STEP_DONE ? g_steal_pointer(&list) : NULL;
}
