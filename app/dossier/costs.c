/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/costs.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

static const char add_sql[] = "INSERT INTO cost(mailing, item, amount, each, at)"
                              " VALUES(:mailing, :item, :amount, :each, :at)";
static const char list_sql[] = "SELECT mailing, item, amount, each FROM cost ORDER BY id";
static const char sum_sql[] =
    "SELECT coalesce(sum(amount), 0) FROM cost"
    " WHERE mailing = :mailing AND item = :item AND each = :each";
/* 2: accepted (enum delivery_state). */
static const char settled_sql[] =
    "SELECT max(at) FROM delivery WHERE mailing = :mailing AND state = 2";

static void bind_cost(struct statement *statement, const struct mailing *mailing,
                      const struct cost *cost)
{
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_text(statement, ":item", cost_item_name(cost->item));
    statement_bind_int(statement, ":each", cost->each ? 1 : 0);
}

/* Only what was recorded can be taken back. */
static gboolean is_covered(struct dossier *dossier, const struct mailing *mailing,
                           const struct cost *cost, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, sum_sql, error);

    if (statement == NULL)
        return FALSE;
    bind_cost(statement, mailing, cost);
    if (statement_step(statement, error) != STEP_ROW)
        return FALSE;
    if (statement_int(statement, 0) + cost->amount >= 0)
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("this takes back more than was recorded for “%s” under “%s”; see "
                  "“kiespost mailing cost %s”"),
                mailing->name, cost_item_name(cost->item), mailing->name);
    return FALSE;
}

static gboolean insert_cost(struct dossier *dossier, const struct mailing *mailing,
                            const struct cost *cost, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, add_sql, error);

    if (statement == NULL)
        return FALSE;
    bind_cost(statement, mailing, cost);
    statement_bind_int(statement, ":amount", cost->amount);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

gboolean cost_add(struct dossier *dossier, const struct mailing *mailing,
                  const struct cost *cost, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    g_autofree char *amount = money_price_plain(cost->amount);

    if (!is_covered(dossier, mailing, cost, error) || !dossier_begin(dossier, error))
        return FALSE;
    if (!insert_cost(dossier, mailing, cost, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "mailing", mailing->name);
    journal_note(detail, "item", cost_item_name(cost->item));
    journal_note(detail, "euro", amount);
    journal_note(detail, "each", cost->each ? "yes" : "no");
    return dossier_commit(dossier, "mailing cost", detail->str, error);
}

GArray *costs_list(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct cost_line));
    enum step step;

    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct cost_line line = {
            .mailing = statement_int(statement, 0),
            .cost = {.item = COST_OTHER,
                     .amount = statement_int(statement, 2),
                     .each = statement_int(statement, 3) != 0},
        };
        /* An item that this program does not know can only come from a newer one. */
        cost_item_from_name(statement_text(statement, 1), &line.cost.item);
        g_array_append_val(lines, line);
    }
    return step == STEP_DONE ? g_steal_pointer(&lines) : NULL;
}

gboolean mailing_last_settled(struct dossier *dossier, const struct mailing *mailing,
                              day_number *day, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, settled_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    if (statement_step(statement, error) != STEP_ROW)
        return FALSE;
    *day = statement_is_null(statement, 0)
               ? DAY_UNKNOWN
               : clock_in_belgium(statement_int(statement, 0)).day;
    return TRUE;
}
