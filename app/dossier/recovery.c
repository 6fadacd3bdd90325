/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/attempts.h"

#include "base/clock.h"
#include "dossier/attempt_log.h"
#include "dossier/batch.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "platform/boot.h"

static const char all_open_sql[] = "SELECT id FROM batch WHERE closed_at IS NULL";
static const char open_batches_sql[] =
    "SELECT id, claimed_at, boot FROM batch"
    " WHERE mailing = :mailing AND closed_at IS NULL ORDER BY id";
/* 4, 0: postponed, planned (enum delivery_state). */
static const char retry_sql[] =
    "UPDATE delivery SET state = 0, at = :at WHERE mailing = :mailing AND state = 4";
/* 5: in doubt. */
static const char doubtful_sql[] =
    "SELECT recipient FROM delivery WHERE mailing = :mailing AND state = 5"
    " AND (:recipient = 0 OR recipient = :recipient) ORDER BY recipient";
static const char decide_sql[] =
    "UPDATE delivery SET state = :state, at = :at WHERE mailing = :mailing AND state = 5"
    " AND (:recipient = 0 OR recipient = :recipient)";

/* ---- what stands in logs ---- */

static GArray *read_all_open(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, all_open_sql, error);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step step;

    if (statement == NULL)
        return NULL;
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        gint64 batch = statement_int(statement, 0);
        g_array_append_val(open, batch);
    }
    return step == STEP_DONE ? g_steal_pointer(&open) : NULL;
}

static gboolean store_log(struct dossier *dossier, gint64 batch, GError **error)
{
    g_autoptr(GArray) entries = NULL;
    gboolean is_whole;

    return attempt_log_read(dossier, batch, &entries, &is_whole, error) &&
           attempt_entries_store(dossier, batch, entries, error);
}

/* Also those of other mailings: a pace, and addresses that nobody reads, are about all of
 * them. Their logs stay, for their own recovery; storing twice does no harm. */
static gboolean store_logs(struct dossier *dossier, const GArray *open, GError **error)
{
    if (open->len == 0)
        return TRUE;
    if (!database_begin(dossier->database, error))
        return FALSE;
    for (guint i = 0; i < open->len; i++)
        if (!store_log(dossier, g_array_index(open, gint64, i), error)) {
            database_rollback(dossier->database);
            return FALSE;
        }
    return database_commit(dossier->database, error);
}

/* Whoever takes a log away has taken starts. */
static gboolean judge_log(struct dossier *dossier, struct batch_row *batch,
                          GError **error)
{
    g_autoptr(GArray) entries = NULL;
    gboolean is_whole;

    if (!attempt_log_read(dossier, batch->id, &entries, &is_whole, error))
        return FALSE;
    batch->lost_power |= !is_whole;
    return TRUE;
}

/* ---- what an earlier run left ---- */

static GArray *open_batches(struct dossier *dossier, const struct mailing *mailing,
                            GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, open_batches_sql, error);
    g_autoptr(GArray) batches = g_array_new(FALSE, FALSE, sizeof(struct batch_row));
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct batch_row batch = {
            .id = statement_int(statement, 0),
            .claimed_at = statement_int(statement, 1),
            .lost_power = !boot_id_is_current(statement_text(statement, 2)),
        };
        g_array_append_val(batches, batch);
    }
    for (guint i = 0; step == STEP_DONE && i < batches->len; i++)
        if (!judge_log(dossier, &g_array_index(batches, struct batch_row, i), error))
            step = STEP_FAILED;
    return step == STEP_DONE ? g_steal_pointer(&batches) : NULL;
}

static void note_recovered(GString *detail, const struct batch_row *batch,
                           const struct batch_result *result, struct recovery *found)
{
    gint64 claimed = 0;

    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        claimed += result->counts[i];
    found->in_doubt += result->doubts;
    found->planned_again += result->counts[DELIVERY_PLANNED];
    found->settled += claimed - result->doubts - result->counts[DELIVERY_PLANNED];
    journal_note_int(detail, "batch", batch->id);
    journal_note(detail, "ended_by", batch->lost_power ? "restart" : "kill");
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (result->counts[i] > 0)
            journal_note_int(detail, delivery_state_name((enum delivery_state)i),
                             result->counts[i]);
    journal_note(detail, "sha256", result->digest);
}

static gboolean settle_all(struct dossier *dossier, const struct mailing *mailing,
                           const GArray *batches, GString *detail, struct recovery *found,
                           GError **error)
{
    struct batch_result result;

    for (guint i = 0; i < batches->len; i++) {
        const struct batch_row *batch = &g_array_index(batches, struct batch_row, i);
        if (!batch_settle(dossier, mailing, batch, &result, error))
            return FALSE;
        note_recovered(detail, batch, &result, found);
    }
    return mailing_advance(dossier, mailing, 0, error);
}

static gboolean recover_batches(struct dossier *dossier, const struct mailing *mailing,
                                const GArray *batches, struct recovery *found,
                                GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    journal_note(detail, "mailing", mailing->name);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!settle_all(dossier, mailing, batches, detail, found, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    return dossier_commit(dossier, "mailing recover", detail->str, error);
}

static gboolean retry_postponed(struct dossier *dossier, const struct mailing *mailing,
                                struct recovery *found, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, retry_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":at", clock_now());
    if (!statement_run(statement, error))
        return FALSE;
    found->tried_again = database_changes(dossier->database);
    return TRUE;
}

static gboolean settle_open(struct dossier *dossier, const struct mailing *mailing,
                            struct recovery *found, GError **error)
{
    g_autoptr(GArray) batches = open_batches(dossier, mailing, error);

    return batches != NULL && (batches->len == 0 ||
                               recover_batches(dossier, mailing, batches, found, error));
}

gboolean attempts_recover(struct dossier *dossier, const struct mailing *mailing,
                          struct recovery *found, GError **error)
{
    struct recovery unasked;
    g_autoptr(GArray) before = read_all_open(dossier, error);

    if (found == NULL)
        found = &unasked;
    *found = (struct recovery){0};
    if (before == NULL || !store_logs(dossier, before, error) ||
        !settle_open(dossier, mailing, found, error))
        return FALSE;
    g_autoptr(GArray) after = read_all_open(dossier, error);
    if (after == NULL)
        return FALSE;
    attempt_logs_sweep(dossier, after);
    return retry_postponed(dossier, mailing, found, error);
}

/* ---- what a person decides ---- */

/* SHA-256 of the lines "<recipient>\n": the journal holds no numbers. */
static gboolean find_doubtful(struct dossier *dossier, const struct mailing *mailing,
                              gint64 recipient, gint64 *count, char hex[DIGEST_HEX_SIZE],
                              GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(dossier->database, doubtful_sql, error);
    g_autoptr(Digest) digest = digest_new();
    g_autoptr(GString) line = g_string_new(NULL);
    guint8 bytes[DIGEST_LENGTH];
    enum step step;

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":recipient", recipient);
    for (*count = 0; (step = statement_step(statement, error)) == STEP_ROW; (*count)++) {
        g_string_printf(line, "%" G_GINT64_FORMAT "\n", statement_int(statement, 0));
        digest_add(digest, line->str, line->len);
    }
    digest_finish(digest, bytes);
    digest_to_hex(bytes, hex);
    return step == STEP_DONE;
}

static gboolean write_decision(struct dossier *dossier, const struct mailing *mailing,
                               gint64 recipient, enum delivery_state as, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, decide_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":recipient", recipient);
    statement_bind_int(statement, ":state", as);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

gboolean deliveries_decide(struct dossier *dossier, const struct mailing *mailing,
                           gint64 recipient, enum delivery_state as, const char *reason,
                           gint64 *decided, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    char digest[DIGEST_HEX_SIZE];

    g_assert(as == DELIVERY_ACCEPTED || as == DELIVERY_PLANNED);
    *decided = 0;
    if (!attempts_recover(dossier, mailing, NULL, error) ||
        !find_doubtful(dossier, mailing, recipient, decided, digest, error))
        return FALSE;
    if (*decided == 0)
        return TRUE;
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!write_decision(dossier, mailing, recipient, as, error) ||
        !mailing_advance(dossier, mailing, 0, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "mailing", mailing->name);
    journal_note(detail, "as", as == DELIVERY_ACCEPTED ? "accepted" : "resend");
    journal_note_int(detail, "recipients", *decided);
    journal_note(detail, "sha256", digest);
    journal_note(detail, "reason", reason);
    return dossier_commit(dossier, "mailing decide", detail->str, error);
}
