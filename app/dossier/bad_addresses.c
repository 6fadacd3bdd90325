/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/bad_addresses.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/enhanced_status.h"
#include "dossier/attempt_log.h"
#include "dossier/batch.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

/* 3: refused (enum delivery_state). CROSS JOIN keeps SQLite to this order: else it reads
 * the outcome of every message ever sent, each time that a verdict is asked. */
static const char pending_sql[] =
    "SELECT batch.id, outcome.recipient, mailing.channel, outcome.ended_at,"
    " outcome.status FROM batch"
    " CROSS JOIN mailing ON mailing.ordinal = batch.mailing"
    " CROSS JOIN outcome ON outcome.batch = batch.id AND outcome.state = 3"
    " WHERE batch.id NOT IN (SELECT batch FROM looked_batch)"
    "  AND NOT EXISTS(SELECT 1 FROM bad_address WHERE bad_address.batch = batch.id"
    "   AND bad_address.recipient = outcome.recipient)"
    /* What the network told later (text_parts.h), of batches looked at long ago. */
    " UNION ALL SELECT batch.id, text_refusal.recipient, mailing.channel,"
    " text_refusal.at, text_refusal.status FROM text_refusal"
    " CROSS JOIN batch ON batch.id = text_refusal.batch"
    " CROSS JOIN mailing ON mailing.ordinal = batch.mailing"
    " WHERE NOT EXISTS(SELECT 1 FROM bad_address WHERE bad_address.batch = batch.id"
    "   AND bad_address.recipient = text_refusal.recipient)"
    " ORDER BY 1, 2";
static const char open_sql[] =
    "SELECT batch.id, mailing.channel FROM batch"
    " JOIN mailing ON mailing.ordinal = batch.mailing WHERE batch.closed_at IS NULL"
    " ORDER BY batch.id";
static const char known_sql[] =
    "SELECT 1 FROM bad_address WHERE batch = :batch AND recipient = :recipient"
    " UNION ALL SELECT 1 FROM outcome WHERE batch = :batch AND recipient = :recipient";
/* Batches that are still open may get more outcomes. */
static const char looked_sql[] =
    "INSERT INTO looked_batch(batch) SELECT id FROM batch"
    " WHERE closed_at IS NOT NULL AND id NOT IN (SELECT batch FROM looked_batch)";
static const char add_sql[] =
    "INSERT INTO bad_address(batch, recipient, channel, mark, status, day)"
    " VALUES(:batch, :recipient, :channel, :mark, :status, :day)";
static const char marks_sql[] = "SELECT batch, recipient, channel, day, status, mark"
                                " FROM bad_address WHERE mark IS NOT NULL";
/* The last row of the recipient in this mailing. */
static const char mark_sql[] =
    "SELECT bad_address.mark FROM batch JOIN bad_address"
    " ON bad_address.batch = batch.id AND bad_address.recipient = :recipient"
    " WHERE batch.mailing = :mailing AND bad_address.mark IS NOT NULL"
    " ORDER BY batch.id DESC LIMIT 1";
static const char lift_sql[] = "UPDATE bad_address SET mark = NULL WHERE mark = :mark";
static const char refused_sql[] =
    "SELECT count(*) FROM delivery"
    " WHERE mailing = :mailing AND recipient = :recipient AND state = 3";
/* 0, 3: planned, refused. */
static const char resend_sql[] =
    "UPDATE delivery SET state = 0, at = :at"
    " WHERE mailing = :mailing AND recipient = :recipient AND state = 3";

/* ---- marks ---- */

/* What keyed_hash() calls the purpose: stored hashes depend on these words, and none of
 * them can be compared with an objection's. NULL: nobody answers on this channel. */
static const char *const purposes[CHANNEL_COUNT] = {
    [CHANNEL_EMAIL] = "bad email",
    [CHANNEL_SMS] = "bad mobile",
};

static gboolean mark_of_address(const struct secret *key, enum channel channel,
                                const struct recipient *recipient, GString *text,
                                guint8 mark[DIGEST_LENGTH])
{
    g_string_truncate(text, 0);
    if (channel == CHANNEL_EMAIL)
        text_email_key(text, recipient->email);
    else if (channel == CHANNEL_SMS)
        g_string_append(text, recipient->mobile);
    if (text->len == 0)
        return FALSE;
    keyed_hash(key, purposes[channel], text->str, text->len, mark);
    return TRUE;
}

void address_refusal_mark(const struct dossier *dossier, struct address_refusal *refusal,
                          const struct recipient *recipient)
{
    g_autoptr(GString) text = g_string_new(NULL);

    refusal->has_mark = mark_of_address(dossier->mark_key, refusal->channel, recipient,
                                        text, refusal->mark);
}

/* ---- what is pending ---- */

static void add_pending(GArray *refusals, struct address_refusal refusal, gint64 at,
                        const char *status)
{
    refusal.answer.on = clock_in_belgium(at).day;
    g_strlcpy(refusal.answer.status, status, sizeof refusal.answer.status);
    if (enhanced_status_is_about_address(refusal.answer.status))
        g_array_append_val(refusals, refusal);
}

static gboolean read_stored(struct dossier *dossier, GArray *refusals, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, pending_sql, error);
    enum step step;

    if (row == NULL)
        return FALSE;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        struct address_refusal refusal = {.batch = statement_int(row, 0),
                                          .recipient = statement_int(row, 1)};
        if (channel_from_name(statement_text(row, 2), &refusal.channel))
            add_pending(refusals, refusal, statement_int(row, 3), statement_text(row, 4));
    }
    return step == STEP_DONE;
}

/* `known` is stepped for each, in vain when neither table has it. */
static gboolean read_log(struct dossier *dossier, gint64 batch, enum channel channel,
                         struct statement *known, GArray *refusals, GError **error)
{
    g_autoptr(GArray) entries = NULL;
    gboolean is_whole;

    if (!attempt_log_read(dossier, batch, &entries, &is_whole, error))
        return FALSE;
    for (guint i = 0; i < entries->len; i++) {
        const struct attempt_entry *entry =
            &g_array_index(entries, struct attempt_entry, i);
        if (entry->kind != ATTEMPT_ENDED || entry->state != DELIVERY_REFUSED)
            continue;
        statement_bind_int(known, ":batch", batch);
        statement_bind_int(known, ":recipient", entry->recipient);
        enum step step = statement_step(known, error);
        statement_reset(known);
        if (step == STEP_FAILED)
            return FALSE;
        if (step == STEP_DONE)
            add_pending(refusals,
                        (struct address_refusal){.batch = batch,
                                                 .recipient = entry->recipient,
                                                 .channel = channel},
                        entry->at, entry->status);
    }
    return TRUE;
}

/* What a run that is under way, or was killed, has not stored yet. */
static gboolean read_logs(struct dossier *dossier, GArray *refusals, GError **error)
{
    g_autoptr(Statement) open = statement_new(dossier->database, open_sql, error);
    g_autoptr(Statement) known =
        open != NULL ? statement_new(dossier->database, known_sql, error) : NULL;
    enum channel channel;
    enum step step;

    if (known == NULL)
        return FALSE;
    while ((step = statement_step(open, error)) == STEP_ROW)
        if (channel_from_name(statement_text(open, 1), &channel) &&
            !read_log(dossier, statement_int(open, 0), channel, known, refusals, error))
            return FALSE;
    return step == STEP_DONE;
}

GArray *address_refusals_pending(struct dossier *dossier, GError **error)
{
    g_autoptr(GArray) refusals =
        g_array_new(FALSE, FALSE, sizeof(struct address_refusal));

    return read_stored(dossier, refusals, error) && read_logs(dossier, refusals, error)
               ? g_steal_pointer(&refusals)
               : NULL;
}

/* ---- recording ---- */

static gboolean insert_refusals(struct dossier *dossier, const GArray *refusals,
                                GError **error)
{
    g_autoptr(Statement) add = statement_new(dossier->database, add_sql, error);
    char day[DAY_ISO_SIZE];

    if (add == NULL)
        return FALSE;
    for (guint i = 0; i < refusals->len; i++) {
        const struct address_refusal *refusal =
            &g_array_index(refusals, struct address_refusal, i);
        day_format_iso(refusal->answer.on, day);
        statement_bind_int(add, ":batch", refusal->batch);
        statement_bind_int(add, ":recipient", refusal->recipient);
        statement_bind_int(add, ":channel", refusal->channel);
        statement_bind_bytes(add, ":mark", refusal->has_mark ? refusal->mark : NULL,
                             refusal->has_mark ? sizeof refusal->mark : 0);
        statement_bind_text(add, ":status", refusal->answer.status);
        statement_bind_text(add, ":day", day);
        if (!statement_run(add, error))
            return FALSE;
    }
    return TRUE;
}

static gint64 count_marks(const GArray *refusals)
{
    gint64 count = 0;

    for (guint i = 0; i < refusals->len; i++)
        count += g_array_index(refusals, struct address_refusal, i).has_mark;
    return count;
}

/* That nothing was found in a batch is no event: no journal entry. */
static gboolean note_looked(struct dossier *dossier, GError **error)
{
    return database_run(dossier->database, looked_sql, error);
}

gboolean bad_addresses_record(struct dossier *dossier, const GArray *refusals,
                              GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    gint64 marks = count_marks(refusals);

    g_assert(dossier->writable);
    if (refusals->len == 0)
        return note_looked(dossier, error);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!insert_refusals(dossier, refusals, error) || !note_looked(dossier, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note_int(detail, "refusals", refusals->len);
    journal_note_int(detail, "marks", marks);
    return dossier_commit(dossier, "bad addresses", detail->str, error);
}

/* ---- asking ---- */

struct entry {
    guint8 mark[DIGEST_LENGTH];
    struct bad_address answer;
};

struct bad_address_index {
    const struct secret *key; /* borrowed from the dossier */
    GHashTable *entries;      /* struct entry's mark → struct entry */
    guint counts[CHANNEL_COUNT];
    GString *text; /* reused */
};

static guint mark_hash(gconstpointer mark)
{
    guint hash;

    memcpy(&hash, mark, sizeof hash);
    return hash;
}

static gboolean mark_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, DIGEST_LENGTH) == 0;
}

void bad_address_index_add(struct bad_address_index *index,
                           const struct address_refusal *refusal)
{
    if (!refusal->has_mark)
        return;
    struct entry *held = g_hash_table_lookup(index->entries, refusal->mark);
    if (held != NULL && held->answer.on >= refusal->answer.on)
        return;
    struct entry *entry = g_new0(struct entry, 1);
    memcpy(entry->mark, refusal->mark, sizeof entry->mark);
    entry->answer = refusal->answer;
    g_hash_table_replace(index->entries, entry->mark, entry);
    index->counts[refusal->channel]++;
}

/* A mark that cannot be read would be a forgotten one. */
static gboolean read_mark(struct statement *row, struct address_refusal *refusal)
{
    gint64 channel = statement_int(row, 2);
    gsize length;
    gconstpointer mark = statement_bytes(row, 5, &length);

    *refusal = (struct address_refusal){
        .batch = statement_int(row, 0),
        .recipient = statement_int(row, 1),
        .answer.on = day_parse_iso(statement_text(row, 3)),
        .has_mark = TRUE,
    };
    g_strlcpy(refusal->answer.status, statement_text(row, 4),
              sizeof refusal->answer.status);
    if (length != DIGEST_LENGTH || channel < 0 || channel >= CHANNEL_COUNT ||
        refusal->answer.on == DAY_UNKNOWN)
        return FALSE;
    refusal->channel = (enum channel)channel;
    memcpy(refusal->mark, mark, DIGEST_LENGTH);
    return TRUE;
}

struct bad_address_index *bad_address_index_new(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, marks_sql, error);
    g_autoptr(BadAddressIndex) index = g_new0(struct bad_address_index, 1);
    struct address_refusal refusal;
    enum step step;

    index->key = dossier->mark_key;
    index->entries = g_hash_table_new_full(mark_hash, mark_equal, NULL, g_free);
    index->text = g_string_new(NULL);
    if (row == NULL)
        return NULL;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        if (!read_mark(row, &refusal)) {
            database_lacks_row(dossier->database, error);
            return NULL;
        }
        bad_address_index_add(index, &refusal);
    }
    return step == STEP_DONE ? g_steal_pointer(&index) : NULL;
}

void bad_address_index_free(struct bad_address_index *index)
{
    if (index == NULL)
        return;
    g_hash_table_unref(index->entries);
    g_string_free(index->text, TRUE);
    g_free(index);
}

/* A hash costs more than all else here: none is made where nothing was ever refused. */
const struct bad_address *bad_address_index_find(const struct bad_address_index *index,
                                                 enum channel channel,
                                                 const struct recipient *recipient)
{
    guint8 mark[DIGEST_LENGTH];

    if (index->counts[channel] == 0 ||
        !mark_of_address(index->key, channel, recipient, index->text, mark))
        return NULL;
    const struct entry *entry = g_hash_table_lookup(index->entries, mark);
    return entry != NULL ? &entry->answer : NULL;
}

/* ---- once more ---- */

static gboolean find_mark(struct dossier *dossier, const struct mailing *mailing,
                          gint64 recipient, guint8 mark[DIGEST_LENGTH], gboolean *found,
                          GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, mark_sql, error);
    gsize length;

    *found = FALSE;
    if (row == NULL)
        return FALSE;
    statement_bind_int(row, ":mailing", mailing->ordinal);
    statement_bind_int(row, ":recipient", recipient);
    enum step step = statement_step(row, error);
    if (step != STEP_ROW)
        return step == STEP_DONE;
    gconstpointer bytes = statement_bytes(row, 0, &length);
    if (length != DIGEST_LENGTH)
        return database_lacks_row(dossier->database, error);
    memcpy(mark, bytes, DIGEST_LENGTH);
    *found = TRUE;
    return TRUE;
}

static gboolean lift_mark(struct dossier *dossier, const struct mailing *mailing,
                          gint64 recipient, gboolean *lifted, GError **error)
{
    guint8 mark[DIGEST_LENGTH];

    if (!find_mark(dossier, mailing, recipient, mark, lifted, error))
        return FALSE;
    if (!*lifted)
        return TRUE;
    g_autoptr(Statement) lift = statement_new(dossier->database, lift_sql, error);
    if (lift == NULL)
        return FALSE;
    statement_bind_bytes(lift, ":mark", mark, sizeof mark);
    return statement_run(lift, error);
}

static gboolean is_refused(struct dossier *dossier, const struct mailing *mailing,
                           gint64 recipient, gint64 *count, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, refused_sql, error);

    if (row == NULL)
        return FALSE;
    statement_bind_int(row, ":mailing", mailing->ordinal);
    statement_bind_int(row, ":recipient", recipient);
    if (statement_step(row, error) != STEP_ROW)
        return FALSE;
    *count = statement_int(row, 0);
    return TRUE;
}

static gboolean plan_again(struct dossier *dossier, const struct mailing *mailing,
                           gint64 recipient, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, resend_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":recipient", recipient);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

/* As deliveries_decide() has it: SHA-256 of the line "<recipient>\n". */
static void note_recipient(GString *detail, gint64 recipient)
{
    g_autofree char *line = g_strdup_printf("%" G_GINT64_FORMAT "\n", recipient);
    char hex[DIGEST_HEX_SIZE];

    digest_hex_of(line, strlen(line), hex);
    journal_note(detail, "sha256", hex);
}

gboolean bad_address_resend(struct dossier *dossier, const struct mailing *mailing,
                            gint64 recipient, const char *reason, gint64 *decided,
                            GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);
    gboolean lifted = FALSE;

    *decided = 0;
    if (!is_refused(dossier, mailing, recipient, decided, error))
        return FALSE;
    if (*decided == 0)
        return TRUE;
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!plan_again(dossier, mailing, recipient, error) ||
        !lift_mark(dossier, mailing, recipient, &lifted, error) ||
        !mailing_advance(dossier, mailing, 0, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "mailing", mailing->name);
    journal_note(detail, "as", "resend");
    journal_note_int(detail, "recipients", *decided);
    journal_note(detail, "was", "refused");
    journal_note_int(detail, "marks_lifted", lifted);
    note_recipient(detail, recipient);
    journal_note(detail, "reason", reason);
    return dossier_commit(dossier, "mailing decide", detail->str, error);
}
