/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/attempts.h"

#include "base/clock.h"
#include "dossier/attempt_log.h"
#include "dossier/batch.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "dossier/kept_files.h"
#include "platform/boot.h"

/* The number of a new batch, and where the newest of this mailing ended. */
static const char next_sql[] =
    "SELECT ifnull(max(id), 0) + 1, ifnull((SELECT last FROM batch"
    " WHERE mailing = :mailing ORDER BY id DESC LIMIT 1), 0) FROM batch";
/* 0: planned, 1: claimed (enum delivery_state). */
static const char planned_sql[] =
    "SELECT recipient FROM delivery WHERE mailing = :mailing AND recipient > :after"
    " AND state = 0 ORDER BY recipient LIMIT :most";
static const char open_sql[] =
    "INSERT INTO batch(id, mailing, transport, claimed_at, last, boot)"
    " VALUES(:batch, :mailing, :transport, :at, :last, :boot)";
static const char claim_sql[] =
    "INSERT INTO claim(batch, recipient) VALUES(:batch, :recipient)";
static const char take_sql[] = "UPDATE OR FAIL delivery SET state = 1, at = :at"
                               " WHERE mailing = :mailing AND recipient = :recipient";
static const char sending_sql[] =
    "UPDATE mailing SET state = 'sending' WHERE ordinal = :mailing AND"
    " state <> 'sending'";
/* What was suppressed, or given back before its start, was no try. 5: in doubt. */
static const char last_sql[] =
    "SELECT batch.claimed_at, attempt.started_at, attempt.digest, outcome.ended_at,"
    " outcome.state, outcome.status FROM batch"
    " JOIN claim ON claim.batch = batch.id AND claim.recipient = :recipient"
    " LEFT JOIN attempt"
    "  ON attempt.batch = batch.id AND attempt.recipient = :recipient"
    " LEFT JOIN outcome"
    "  ON outcome.batch = batch.id AND outcome.recipient = :recipient"
    " WHERE batch.mailing = :mailing"
    "  AND (attempt.recipient IS NOT NULL OR outcome.state = 5)"
    " ORDER BY batch.id DESC LIMIT 1";
static const char having_sql[] =
    "SELECT batch.id, batch.claimed_at FROM batch"
    " JOIN claim ON claim.batch = batch.id AND claim.recipient = :recipient"
    " WHERE batch.mailing = :mailing AND batch.closed_at IS NULL"
    " ORDER BY batch.id DESC LIMIT 1";

struct batch {
    struct dossier *dossier;
    const struct mailing *mailing;
    char *transport;
    struct batch_row row;
    GArray *recipients;
    struct attempt_log *log;
};

const GArray *batch_recipients(const struct batch *batch)
{
    return batch->recipients;
}

gint64 batch_date(const struct batch *batch)
{
    return batch->row.claimed_at;
}

void batch_free(struct batch *batch)
{
    if (batch == NULL)
        return;
    if (batch->dossier->open_batches != NULL)
        g_ptr_array_remove_fast(batch->dossier->open_batches, batch);
    attempt_log_free(batch->log);
    g_array_unref(batch->recipients);
    g_free(batch->transport);
    g_free(batch);
}

/* ---- claiming ---- */

static gboolean number_batch(struct batch *batch, gint64 *after, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(batch->dossier->database, next_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", batch->mailing->ordinal);
    if (statement_step(statement, error) != STEP_ROW)
        return FALSE;
    batch->row.id = statement_int(statement, 0);
    *after = statement_int(statement, 1);
    return TRUE;
}

static gboolean find_planned(struct batch *batch, gint64 after, guint most,
                             GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(batch->dossier->database, planned_sql, error);
    enum step step;

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", batch->mailing->ordinal);
    statement_bind_int(statement, ":after", after);
    statement_bind_int(statement, ":most", most);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        gint64 recipient = statement_int(statement, 0);
        g_array_append_val(batch->recipients, recipient);
    }
    return step == STEP_DONE;
}

/* Where the last batch ended; only when nobody is left there, from the beginning: else a
 * hundred thousand that are done would be passed over five hundred times. */
static gboolean choose_recipients(struct batch *batch, guint most, GError **error)
{
    gint64 after;

    return number_batch(batch, &after, error) &&
           find_planned(batch, after, most, error) &&
           (after == 0 || batch->recipients->len > 0 ||
            find_planned(batch, 0, most, error));
}

static gboolean insert_batch(struct batch *batch, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(batch->dossier->database, open_sql, error);
    char boot[BOOT_ID_SIZE];

    if (statement == NULL)
        return FALSE;
    boot_id(boot);
    statement_bind_int(statement, ":batch", batch->row.id);
    statement_bind_int(statement, ":mailing", batch->mailing->ordinal);
    statement_bind_text(statement, ":transport", batch->transport);
    statement_bind_int(statement, ":at", batch->row.claimed_at);
    statement_bind_int(
        statement, ":last",
        g_array_index(batch->recipients, gint64, batch->recipients->len - 1));
    statement_bind_text(statement, ":boot", boot);
    return statement_run(statement, error);
}

static gboolean insert_claims(struct batch *batch, GError **error)
{
    struct database *database = batch->dossier->database;
    g_autoptr(Statement) claim = statement_new(database, claim_sql, error);
    g_autoptr(Statement) take =
        claim != NULL ? statement_new(database, take_sql, error) : NULL;

    if (take == NULL)
        return FALSE;
    statement_bind_int(claim, ":batch", batch->row.id);
    statement_bind_int(take, ":mailing", batch->mailing->ordinal);
    statement_bind_int(take, ":at", batch->row.claimed_at);
    for (guint i = 0; i < batch->recipients->len; i++) {
        gint64 recipient = g_array_index(batch->recipients, gint64, i);
        statement_bind_int(claim, ":recipient", recipient);
        statement_bind_int(take, ":recipient", recipient);
        if (!statement_run(claim, error) || !statement_run(take, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean mark_sending(struct batch *batch, GError **error)
{
    g_autoptr(Statement) statement =
        statement_new(batch->dossier->database, sending_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", batch->mailing->ordinal);
    return statement_run(statement, error);
}

/* Before the claim is on the disk: a claim without its log would leave everybody in
 * doubt. */
static gboolean open_log(struct batch *batch, GError **error)
{
    batch->log = attempt_log_new(batch->dossier, batch->row.id, error);
    return batch->log != NULL;
}

static void note_open(struct batch *batch)
{
    struct dossier *dossier = batch->dossier;

    if (dossier->open_batches == NULL)
        dossier->open_batches = g_ptr_array_new();
    g_ptr_array_add(dossier->open_batches, batch);
}

struct batch *attempts_claim(struct dossier *dossier, const struct mailing *mailing,
                             const char *transport, guint most, GError **error)
{
    g_autoptr(Batch) batch = g_new0(struct batch, 1);

    g_assert(dossier->writable && most > 0);
    batch->dossier = dossier;
    batch->mailing = mailing;
    batch->transport = g_strdup(transport);
    batch->recipients = g_array_new(FALSE, FALSE, sizeof(gint64));
    batch->row.claimed_at = clock_now();
    if (!kept_files_open(dossier, mailing, error) ||
        !choose_recipients(batch, most, error) || batch->recipients->len == 0 ||
        !database_begin(dossier->database, error))
        return NULL;
    if (!insert_batch(batch, error) || !insert_claims(batch, error) ||
        !mark_sending(batch, error) || !open_log(batch, error)) {
        database_rollback(dossier->database);
        return NULL;
    }
    if (!database_commit(dossier->database, error))
        return NULL;
    note_open(batch);
    return g_steal_pointer(&batch);
}

/* ---- one message ---- */

static struct attempt_entry started(gint64 recipient, const char *digest)
{
    struct attempt_entry entry = {
        .kind = ATTEMPT_STARTED, .recipient = recipient, .at = clock_now()};

    if (!digest_from_hex(digest, entry.digest))
        g_error("no SHA-256: %s", digest);
    return entry;
}

static struct attempt_entry ended(gint64 recipient, enum delivery_state outcome,
                                  const char *status)
{
    struct attempt_entry entry = {.kind = ATTEMPT_ENDED,
                                  .recipient = recipient,
                                  .at = clock_now(),
                                  .state = outcome};

    g_assert(outcome < DELIVERY_STATE_COUNT && outcome != DELIVERY_CLAIMED);
    g_strlcpy(entry.status, status, sizeof entry.status);
    return entry;
}

gboolean attempt_start(struct batch *batch, gint64 recipient, const char *digest,
                       GError **error)
{
    struct attempt_entry entry = started(recipient, digest);

    return attempt_log_add(batch->log, &entry, 1, error);
}

gboolean attempt_finish(struct batch *batch, gint64 recipient,
                        enum delivery_state outcome, const char *status, GError **error)
{
    struct attempt_entry entry = ended(recipient, outcome, status);

    if (attempt_log_add(batch->log, &entry, 1, error))
        return TRUE;
    attempt_log_remember(batch->log, &entry);
    return FALSE;
}

gboolean attempt_follow(struct batch *batch, gint64 recipient,
                        enum delivery_state outcome, const char *status, gint64 next,
                        const char *digest, GError **error)
{
    const struct attempt_entry entries[] = {ended(recipient, outcome, status),
                                            started(next, digest)};

    return attempt_log_add(batch->log, entries, G_N_ELEMENTS(entries), error);
}

gint64 batches_count_open(const struct dossier *dossier, const struct mailing *mailing,
                          enum delivery_state outcome)
{
    const GPtrArray *batches = dossier->open_batches;
    gint64 count = 0;

    for (guint i = 0; batches != NULL && i < batches->len; i++) {
        const struct batch *batch = batches->pdata[i];
        if (batch->mailing->ordinal == mailing->ordinal)
            count += attempt_log_count(batch->log, outcome);
    }
    return count;
}

gboolean attempts_sync(struct batch *batch, GError **error)
{
    return attempt_log_sync(batch->log, error);
}

/* ---- closing ---- */

static void note_batch(GString *detail, const struct batch *batch,
                       const struct batch_result *result)
{
    journal_note(detail, "mailing", batch->mailing->name);
    journal_note(detail, "transport", batch->transport);
    journal_note_int(detail, "batch", batch->row.id);
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (result->counts[i] > 0)
            journal_note_int(detail, delivery_state_name((enum delivery_state)i),
                             result->counts[i]);
    journal_note(detail, "sha256", result->digest);
}

gboolean attempts_close_batch(struct batch *batch, gint64 counts[DELIVERY_STATE_COUNT],
                              GError **error)
{
    struct dossier *dossier = batch->dossier;
    g_autoptr(GString) detail = g_string_new(NULL);
    gint64 last = g_array_index(batch->recipients, gint64, batch->recipients->len - 1);
    struct batch_result result;

    if (!kept_files_sync(dossier, error) || !dossier_begin(dossier, error))
        return FALSE;
    if (!attempt_entries_store(dossier, batch->row.id, attempt_log_entries(batch->log),
                               error) ||
        !batch_settle(dossier, batch->mailing, &batch->row, &result, error) ||
        !mailing_advance(dossier, batch->mailing, last, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    note_batch(detail, batch, &result);
    if (!dossier_commit(dossier, "mailing batch", detail->str, error))
        return FALSE;
    attempt_log_delete(dossier, batch->row.id);
    g_ptr_array_remove_fast(dossier->open_batches, batch);
    for (int i = 0; counts != NULL && i < DELIVERY_STATE_COUNT; i++)
        counts[i] += result.counts[i];
    return TRUE;
}

/* ---- looking back ---- */

static void read_attempt(struct statement *row, struct attempt *attempt)
{
    gsize length;
    gconstpointer digest = statement_bytes(row, 2, &length);

    attempt->date = statement_int(row, 0);
    attempt->started_at = statement_int(row, 1);
    if (digest != NULL && length == DIGEST_LENGTH)
        digest_to_hex(digest, attempt->digest);
    attempt->ended_at = statement_int(row, 3);
    attempt->outcome = statement_is_null(row, 4)
                           ? DELIVERY_IN_DOUBT
                           : (enum delivery_state)statement_int(row, 4);
    g_strlcpy(attempt->status, statement_text(row, 5), sizeof attempt->status);
}

/* At the first row about this recipient. NULL without error when there is none. */
static struct statement *find_row(struct dossier *dossier, const char *sql,
                                  const struct mailing *mailing, gint64 recipient,
                                  GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, sql, error);

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":recipient", recipient);
    return statement_step(statement, error) == STEP_ROW ? g_steal_pointer(&statement)
                                                        : NULL;
}

static gboolean last_stored(struct dossier *dossier, const struct mailing *mailing,
                            gint64 recipient, struct attempt *attempt, GError **error)
{
    g_autoptr(Statement) statement =
        find_row(dossier, last_sql, mailing, recipient, error);

    if (statement == NULL)
        return FALSE;
    read_attempt(statement, attempt);
    return TRUE;
}

/* FALSE without error when none has this recipient. */
static gboolean find_open(struct dossier *dossier, const struct mailing *mailing,
                          gint64 recipient, struct batch_row *batch, GError **error)
{
    g_autoptr(Statement) statement =
        find_row(dossier, having_sql, mailing, recipient, error);

    if (statement == NULL)
        return FALSE;
    *batch = (struct batch_row){.id = statement_int(statement, 0),
                                .claimed_at = statement_int(statement, 1)};
    return TRUE;
}

static void take_entry(const struct attempt_entry *entry, struct attempt *attempt)
{
    if (entry->kind == ATTEMPT_STARTED) {
        attempt->started_at = entry->at;
        attempt->outcome = DELIVERY_IN_DOUBT;
        digest_to_hex(entry->digest, attempt->digest);
    } else {
        attempt->ended_at = entry->at;
        attempt->outcome = entry->state;
        g_strlcpy(attempt->status, entry->status, sizeof attempt->status);
    }
}

/* What was suppressed was no try. */
static gboolean last_logged(struct dossier *dossier, const struct batch_row *batch,
                            gint64 recipient, struct attempt *attempt, GError **error)
{
    g_autoptr(GArray) entries = NULL;
    struct attempt found = {.recipient = recipient, .date = batch->claimed_at};
    gboolean is_whole;

    if (!attempt_log_read(dossier, batch->id, &entries, &is_whole, error))
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const struct attempt_entry *entry =
            &g_array_index(entries, struct attempt_entry, i);
        if (entry->recipient == recipient)
            take_entry(entry, &found);
    }
    if (*found.digest == '\0')
        return FALSE;
    *attempt = found;
    return TRUE;
}

gboolean attempt_last(struct dossier *dossier, const struct mailing *mailing,
                      gint64 recipient, struct attempt *attempt, GError **error)
{
    struct batch_row open;
    GError *cause = NULL;

    *attempt = (struct attempt){.recipient = recipient};
    if (find_open(dossier, mailing, recipient, &open, &cause) &&
        last_logged(dossier, &open, recipient, attempt, &cause))
        return TRUE;
    if (cause == NULL)
        return last_stored(dossier, mailing, recipient, attempt, error);
    g_propagate_error(error, cause);
    return FALSE;
}
