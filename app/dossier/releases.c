/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/releases.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "domain/recipient.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

static const char add_sql[] =
    "INSERT INTO mailing_release(mailing, recipient, last, rules, reason, operator, day,"
    " at) VALUES(:mailing, :recipient, :last, :rules, :reason, :operator, :day, :at)";
static const char list_sql[] =
    "SELECT recipient, last, rules, reason, operator, day FROM mailing_release"
    " WHERE mailing = :mailing ORDER BY id";
static const char is_new_sql[] =
    "SELECT 1 FROM mailing WHERE ordinal = :mailing AND state = 'new'";

struct releases {
    GArray *list;           /* struct release */
    GArray *of_findings;    /* guint, into the list */
    GHashTable *recipients; /* gint64 → GArray of guint, into the list */
};

void release_clear(struct release *release)
{
    g_strfreev(release->rules);
    g_free(release->reason);
    g_free(release->operator_name);
}

/* ---- recording ---- */

static gboolean mailing_is_new(struct dossier *dossier, const struct mailing *mailing,
                               GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, is_new_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    enum step step = statement_step(statement, error);
    if (step == STEP_DONE)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("the mailing “%s” is approved already; make a new one to change "
                      "something"),
                    mailing->name);
    return step == STEP_ROW;
}

static gboolean insert(struct dossier *dossier, const struct mailing *mailing,
                       const struct release *release, const char *day, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, add_sql, error);
    g_autofree char *rules = g_strjoinv(" ", release->rules);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":recipient", release->recipient);
    statement_bind_int(statement, ":last", release->last);
    statement_bind_text(statement, ":rules", rules);
    statement_bind_text(statement, ":reason", release->reason);
    statement_bind_text(statement, ":operator", dossier_operator(dossier));
    statement_bind_text(statement, ":day", day);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

gboolean release_record(struct dossier *dossier, const struct mailing *mailing,
                        const struct release *release, const char *rules_version,
                        gint64 people, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    char day[DAY_ISO_SIZE], id[RECIPIENT_ID_SIZE];

    day_format_iso(dossier_moment(dossier).day, day);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if ((!release->at_hand_over && !mailing_is_new(dossier, mailing, error)) ||
        !insert(dossier, mailing, release, day, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    recipient_format_id(release->recipient, id);
    journal_note(detail, "mailing", mailing->name);
    journal_note(detail, "recipient", release->recipient > 0 ? id : NULL);
    for (int i = 0; release->rules[i] != NULL; i++)
        journal_note(detail, "finding", release->rules[i]);
    journal_note(detail, "day", day);
    journal_note(detail, "rules", rules_version);
    journal_note_int(detail, "people", people);
    journal_note(detail, "reason", release->reason);
    return dossier_commit(dossier, "mailing release", detail->str, error);
}

/* ---- reading ---- */

static void clear_release(gpointer release)
{
    release_clear(release);
}

static void free_indices(gpointer indices)
{
    g_array_unref(indices);
}

static void remember(struct releases *releases, const struct release *release)
{
    guint index = releases->list->len;
    GArray *indices = releases->of_findings;

    g_array_append_val(releases->list, *release);
    if (release->recipient > 0) {
        indices = g_hash_table_lookup(releases->recipients, &release->recipient);
        if (indices == NULL) {
            indices = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(releases->recipients,
                                g_memdup2(&release->recipient, sizeof release->recipient),
                                indices);
        }
    }
    g_array_append_val(indices, index);
}

static struct releases *releases_new(void)
{
    struct releases *releases = g_new0(struct releases, 1);

    releases->list = g_array_new(FALSE, FALSE, sizeof(struct release));
    g_array_set_clear_func(releases->list, clear_release);
    releases->of_findings = g_array_new(FALSE, FALSE, sizeof(guint));
    releases->recipients =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_indices);
    return releases;
}

void releases_free(struct releases *releases)
{
    if (releases == NULL)
        return;
    g_array_unref(releases->list);
    g_array_unref(releases->of_findings);
    g_hash_table_unref(releases->recipients);
    g_free(releases);
}

struct releases *releases_read(struct dossier *dossier, const struct mailing *mailing,
                               GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(Releases) releases = releases_new();
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct release release = {
            .recipient = statement_int(statement, 0),
            .last = statement_int(statement, 1),
            .rules = g_strsplit(statement_text(statement, 2), " ", -1),
            .reason = statement_dup_text(statement, 3),
            .operator_name = statement_dup_text(statement, 4),
            .day = day_parse_iso(statement_text(statement, 5)),
        };
        remember(releases, &release);
    }
    return step == STEP_DONE ? g_steal_pointer(&releases) : NULL;
}

guint releases_count(const struct releases *releases)
{
    return releases->list->len;
}

const struct release *releases_at(const struct releases *releases, guint index)
{
    g_assert(index < releases->list->len);
    return &g_array_index(releases->list, struct release, index);
}

static const struct release *first_about(const struct releases *releases,
                                         const GArray *indices, gint64 recipient,
                                         const char *rule)
{
    for (guint i = 0; indices != NULL && i < indices->len; i++) {
        const struct release *release =
            releases_at(releases, g_array_index(indices, guint, i));
        if ((release->recipient > 0 || recipient <= release->last) &&
            g_strv_contains((const char *const *)release->rules, rule))
            return release;
    }
    return NULL;
}

const struct release *releases_find(const struct releases *releases, gint64 recipient,
                                    const char *rule)
{
    if (releases == NULL)
        return NULL;
    const struct release *alone = first_about(
        releases, g_hash_table_lookup(releases->recipients, &recipient), recipient, rule);
    return alone != NULL ? alone
                         : first_about(releases, releases->of_findings, recipient, rule);
}
