/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/mailings.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

#define MAILING_COLUMNS                                                                  \
    "ordinal, name, channel, template, post_on, state, approved_day, rules, libraries,"  \
    " keep_bytes, selection, plain_accents"

static const char create_sql[] =
    "INSERT INTO mailing(name, channel, template, post_on, state, created_at, selection,"
    " plain_accents)"
    " VALUES(:name, :channel, :template, :post_on, :state, :at, :selection,"
    " :plain_accents)";
static const char add_source_sql[] =
    "INSERT INTO mailing_source(mailing, position, source)"
    " VALUES(:mailing, :position, :source)";
static const char find_sql[] =
    "SELECT " MAILING_COLUMNS " FROM mailing WHERE name = :name";
static const char list_sql[] = "SELECT " MAILING_COLUMNS " FROM mailing ORDER BY ordinal";
static const char sources_sql[] =
    "SELECT source FROM mailing_source WHERE mailing = :mailing ORDER BY position";
static const char counts_sql[] =
    "SELECT state, count(*), sum(parts) FROM delivery WHERE mailing = :mailing"
    " GROUP BY state";

/* ---- making and reading ---- */

static gboolean insert_sources(struct dossier *dossier, const struct mailing *mailing,
                               GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, add_source_sql, error);

    if (statement == NULL)
        return FALSE;
    for (int i = 0; mailing->sources[i] != NULL; i++) {
        statement_bind_text(statement, ":mailing", mailing->name);
        statement_bind_int(statement, ":position", i);
        statement_bind_text(statement, ":source", mailing->sources[i]);
        if (!statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean insert_mailing(struct dossier *dossier, const struct mailing *mailing,
                               const char *post_on, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, create_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", mailing->name);
    statement_bind_text(statement, ":channel", channel_name(mailing->channel));
    statement_bind_text(statement, ":template", mailing->template_name);
    statement_bind_text(statement, ":post_on", post_on);
    statement_bind_text(statement, ":state", mailing_state_name(MAILING_NEW));
    statement_bind_int(statement, ":at", clock_now());
    statement_bind_text(statement, ":selection", mailing->selection);
    statement_bind_int(statement, ":plain_accents", mailing->plain_accents ? 1 : 0);
    return statement_run(statement, error) && insert_sources(dossier, mailing, error);
}

gboolean mailing_create(struct dossier *dossier, const struct mailing *mailing,
                        GError **error)
{
    g_autoptr(Mailing) existing = mailing_find(dossier, mailing->name, NULL);
    g_autoptr(GString) detail = g_string_new(NULL);
    char post_on[DAY_ISO_SIZE];

    if (existing != NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is already a mailing “%s”; choose another name"),
                    mailing->name);
        return FALSE;
    }
    day_format_iso(mailing->post_on, post_on);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!insert_mailing(dossier, mailing, post_on, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "mailing", mailing->name);
    journal_note(detail, "channel", channel_name(mailing->channel));
    journal_note(detail, "template", mailing->template_name);
    for (int i = 0; mailing->sources[i] != NULL; i++)
        journal_note(detail, "source", mailing->sources[i]);
    journal_note(detail, "selection", mailing->selection);
    if (mailing->plain_accents)
        journal_note(detail, "plain_accents", "yes");
    journal_note(detail, "post_on", post_on);
    return dossier_commit(dossier, "mailing new", detail->str, error);
}

static void read_row(struct statement *row, struct mailing *mailing)
{
    mailing->ordinal = statement_int(row, 0);
    mailing->name = statement_dup_text(row, 1);
    channel_from_name(statement_text(row, 2), &mailing->channel);
    mailing->template_name = statement_dup_text(row, 3);
    mailing->post_on = day_parse_iso(statement_text(row, 4));
    for (int i = MAILING_NEW; i <= MAILING_DONE; i++)
        if (strcmp(mailing_state_name((enum mailing_state)i), statement_text(row, 5)) ==
            0)
            mailing->state = (enum mailing_state)i;
    mailing->approved_on = day_parse_iso(statement_text(row, 6));
    mailing->rules_version = statement_dup_text(row, 7);
    mailing->libraries = statement_dup_text(row, 8);
    mailing->keep_bytes = statement_int(row, 9) != 0;
    mailing->selection = statement_dup_text(row, 10);
    mailing->plain_accents = statement_int(row, 11) != 0;
}

static gboolean read_sources(struct dossier *dossier, struct mailing *mailing,
                             GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, sources_sql, error);
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
    enum step step;

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":mailing", mailing->name);
    while ((step = statement_step(statement, error)) == STEP_ROW)
        g_ptr_array_add(sources, statement_dup_text(statement, 0));
    g_ptr_array_add(sources, NULL);
    mailing->sources = (char **)g_ptr_array_free(g_steal_pointer(&sources), FALSE);
    return step == STEP_DONE;
}

static gboolean read_counts(struct dossier *dossier, struct mailing *mailing,
                            GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, counts_sql, error);
    enum step step;

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        gint64 state = statement_int(statement, 0);
        if (state < 0 || state >= DELIVERY_STATE_COUNT)
            continue;
        mailing->counts[state] = statement_int(statement, 1);
        mailing->parts[state] = statement_int(statement, 2);
    }
    return step == STEP_DONE;
}

struct mailing *mailing_find(struct dossier *dossier, const char *name, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, find_sql, error);
    g_autoptr(Mailing) mailing = mailing_new();

    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":name", name);
    enum step step = statement_step(statement, error);
    if (step == STEP_DONE)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is no mailing “%s”; see “kiespost mailing list”"), name);
    if (step != STEP_ROW)
        return NULL;
    read_row(statement, mailing);
    if (!read_sources(dossier, mailing, error) || !read_counts(dossier, mailing, error))
        return NULL;
    return g_steal_pointer(&mailing);
}

static void free_mailing(gpointer mailing)
{
    mailing_free(mailing);
}

GPtrArray *mailings_list(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_mailing);
    enum step step;

    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct mailing *mailing = mailing_new();
        g_ptr_array_add(list, mailing);
        read_row(statement, mailing);
        if (!read_sources(dossier, mailing, error) ||
            !read_counts(dossier, mailing, error))
            return NULL;
    }
    return step == STEP_DONE ? g_steal_pointer(&list) : NULL;
}
