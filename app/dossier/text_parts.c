/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/text_parts.h"

#include <string.h>

#include "base/clock.h"
#include "crypto/digest.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"

enum {
    DAY_SECONDS = 24 * 60 * 60,
    /* A clock of the network or of this machine may be that much out. */
    CLOCKS_APART_SECONDS = DAY_SECONDS,
    MATCH_SECONDS = TEXT_REPORT_DAYS * DAY_SECONDS
};

/* The batch is the one that the recipient was claimed in last. */
static const char note_sql[] =
    "INSERT INTO text_part(mark, reference, batch, mailing, recipient, number, total,"
    " sent_at) VALUES(:mark, :reference, ifnull((SELECT max(batch.id) FROM batch"
    "  JOIN claim ON claim.batch = batch.id AND claim.recipient = :recipient"
    "  WHERE batch.mailing = :mailing), 0),"
    " :mailing, :recipient, :number, :total, :sent_at)";
static const char known_sql[] = "SELECT 1 FROM text_part WHERE mark = :mark LIMIT 1";
static const char same_sql[] =
    "SELECT 1 FROM text_part WHERE mark = :mark AND reference = :reference"
    " AND delivery_state = :state AND reported_at = :at LIMIT 1";
/* Open ones first, then those that the report's own time fits, then the newest. */
static const char match_sql[] =
    "SELECT id, delivery_state FROM text_part"
    " WHERE mark = :mark AND reference = :reference"
    "  AND (sent_at BETWEEN :at - :match AND :at + :apart OR sent_at >= :now - :match)"
    " ORDER BY delivery_state IS NULL DESC, sent_at <= :at + :apart DESC,"
    "  sent_at DESC, id DESC LIMIT 1";
static const char report_sql[] =
    "UPDATE text_part SET delivery_state = :state, reported_at = :at WHERE id = :part";

static const char new_sql[] =
    "SELECT delivery_state, count(*) FROM text_part"
    " WHERE delivery_state IS NOT NULL AND journalled = 0 GROUP BY delivery_state";
static const char journalled_sql[] =
    "UPDATE text_part SET journalled = 1"
    " WHERE delivery_state IS NOT NULL AND journalled = 0";
/* 2: accepted. Only of the last try: whoever was written to again is judged by that. */
static const char failed_sql[] =
    "SELECT part.batch, part.mailing, part.recipient, part.delivery_state,"
    " part.reported_at FROM text_part AS part"
    " JOIN delivery ON delivery.mailing = part.mailing"
    "  AND delivery.recipient = part.recipient AND delivery.state = 2"
    " WHERE (part.delivery_state BETWEEN 64 AND 79 OR"
    "   part.delivery_state BETWEEN 96 AND 111)"
    "  AND NOT EXISTS(SELECT 1 FROM batch JOIN claim ON claim.batch = batch.id"
    "   AND claim.recipient = part.recipient"
    "   WHERE batch.mailing = part.mailing AND batch.id > part.batch)"
    " ORDER BY part.mailing, part.recipient, part.number";
static const char refuse_sql[] =
    "INSERT OR IGNORE INTO text_refusal(batch, recipient, status, at)"
    " VALUES(:batch, :recipient, :status, :at)";
/* 3: refused. As final as accepted was: the mailing's own state stays. */
static const char settle_sql[] = "UPDATE delivery SET state = 3, at = :now"
                                 " WHERE mailing = :mailing AND recipient = :recipient";
static const char parts_sql[] =
    "SELECT recipient, batch, total, delivery_state FROM text_part"
    " WHERE mailing = :mailing ORDER BY recipient, batch DESC";

static void mark_of_number(const struct dossier *dossier, const char *number,
                           guint8 mark[DIGEST_LENGTH])
{
    keyed_hash(dossier->mark_key, "text part", number, strlen(number), mark);
}

/* ---- what goes out ---- */

gboolean text_part_note(struct dossier *dossier, const struct text_part *part,
                        GError **error)
{
    g_autoptr(Statement) note = statement_new(dossier->database, note_sql, error);
    guint8 mark[DIGEST_LENGTH];

    g_assert(dossier->writable);
    if (note == NULL)
        return FALSE;
    mark_of_number(dossier, part->to, mark);
    statement_bind_bytes(note, ":mark", mark, sizeof mark);
    statement_bind_int(note, ":reference", part->reference);
    statement_bind_int(note, ":mailing", part->mailing);
    statement_bind_int(note, ":recipient", part->recipient);
    statement_bind_int(note, ":number", part->number);
    statement_bind_int(note, ":total", part->total);
    statement_bind_int(note, ":sent_at", part->sent_at);
    return database_run_unsynced(dossier->database, note, error);
}

gboolean text_part_is_known(struct dossier *dossier, const char *number, gboolean *known,
                            GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, known_sql, error);
    guint8 mark[DIGEST_LENGTH];

    if (row == NULL)
        return FALSE;
    mark_of_number(dossier, number, mark);
    statement_bind_bytes(row, ":mark", mark, sizeof mark);
    enum step step = statement_step(row, error);
    *known = step == STEP_ROW;
    return step != STEP_FAILED;
}

/* ---- what is told of it ---- */

/* The part that a report is about. */
struct match {
    gint64 part; /* 0: none */
    gboolean is_open;
};

static gboolean find_part(struct dossier *dossier, const struct text_report *report,
                          const guint8 mark[DIGEST_LENGTH], struct match *match,
                          GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, match_sql, error);
    gint64 now = clock_now();

    *match = (struct match){0};
    if (row == NULL)
        return FALSE;
    statement_bind_bytes(row, ":mark", mark, DIGEST_LENGTH);
    statement_bind_int(row, ":reference", report->reference);
    statement_bind_int(row, ":at", report->at != 0 ? report->at : now);
    statement_bind_int(row, ":now", now);
    statement_bind_int(row, ":match", MATCH_SECONDS);
    statement_bind_int(row, ":apart", CLOCKS_APART_SECONDS);
    enum step step = statement_step(row, error);
    if (step == STEP_ROW)
        *match = (struct match){statement_int(row, 0), statement_is_null(row, 1)};
    return step != STEP_FAILED;
}

/* Read before, and not deleted from the phone since. */
static gboolean is_recorded(struct dossier *dossier, const struct text_report *report,
                            const guint8 mark[DIGEST_LENGTH], gboolean *recorded,
                            GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, same_sql, error);

    if (row == NULL)
        return FALSE;
    statement_bind_bytes(row, ":mark", mark, DIGEST_LENGTH);
    statement_bind_int(row, ":reference", report->reference);
    statement_bind_int(row, ":state", report->delivery_state);
    statement_bind_int(row, ":at", report->at);
    enum step step = statement_step(row, error);
    *recorded = step == STEP_ROW;
    return step != STEP_FAILED;
}

/* On the disk at once: whoever reads the phone deletes the report there. */
static gboolean record(struct dossier *dossier, const struct text_report *report,
                       gint64 part, GError **error)
{
    g_autoptr(Statement) update = statement_new(dossier->database, report_sql, error);

    if (update == NULL || !database_begin(dossier->database, error))
        return FALSE;
    statement_bind_int(update, ":state", report->delivery_state);
    statement_bind_int(update, ":at", report->at);
    statement_bind_int(update, ":part", part);
    if (!statement_run(update, error)) {
        database_rollback(dossier->database);
        return FALSE;
    }
    return database_commit(dossier->database, error);
}

gboolean text_part_report(struct dossier *dossier, const struct text_report *report,
                          enum text_report_fate *fate, GError **error)
{
    enum report_kind kind = report_kind_of(report->delivery_state);
    guint8 mark[DIGEST_LENGTH];
    gboolean recorded;
    struct match match;

    g_assert(dossier->writable);
    mark_of_number(dossier, report->number, mark);
    if (!is_recorded(dossier, report, mark, &recorded, error) ||
        !find_part(dossier, report, mark, &match, error))
        return FALSE;
    *fate = recorded                                          ? TEXT_REPORT_KNOWN
            : match.part == 0                                 ? TEXT_REPORT_STRANGE
            : kind == REPORT_TRYING || kind == REPORT_UNKNOWN ? TEXT_REPORT_OPEN
            : match.is_open                                   ? TEXT_REPORT_RECORDED
                                                              : TEXT_REPORT_KNOWN;
    return *fate != TEXT_REPORT_RECORDED || record(dossier, report, match.part, error);
}

/* ---- what follows from it ---- */

/* A message that was accepted, and of which a part failed. */
struct failure {
    gint64 batch, mailing, recipient;
    guint8 delivery_state;
    gint64 at;
};

/* One for each message, of its first part that failed. */
static GArray *find_failures(struct dossier *dossier, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, failed_sql, error);
    g_autoptr(GArray) failures = g_array_new(FALSE, FALSE, sizeof(struct failure));
    struct failure last = {0};
    enum step step;

    if (row == NULL)
        return NULL;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        struct failure failure = {
            .batch = statement_int(row, 0),
            .mailing = statement_int(row, 1),
            .recipient = statement_int(row, 2),
            .delivery_state = (guint8)statement_int(row, 3),
            .at = statement_int(row, 4),
        };
        if (failure.mailing != last.mailing || failure.recipient != last.recipient)
            g_array_append_val(failures, failure);
        last = failure;
    }
    return step == STEP_DONE ? g_steal_pointer(&failures) : NULL;
}

static gboolean count_new(struct dossier *dossier, struct text_settlement *settlement,
                          GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, new_sql, error);
    enum step step;

    if (row == NULL)
        return FALSE;
    while ((step = statement_step(row, error)) == STEP_ROW) {
        if (report_kind_of((guint8)statement_int(row, 0)) == REPORT_DELIVERED)
            settlement->delivered += statement_int(row, 1);
        else
            settlement->failed += statement_int(row, 1);
    }
    return step == STEP_DONE;
}

static gboolean refuse(struct dossier *dossier, const GArray *failures, GError **error)
{
    g_autoptr(Statement) add = statement_new(dossier->database, refuse_sql, error);
    g_autoptr(Statement) settle =
        add != NULL ? statement_new(dossier->database, settle_sql, error) : NULL;
    gint64 now = clock_now();

    if (settle == NULL)
        return FALSE;
    statement_bind_int(settle, ":now", now);
    for (guint i = 0; i < failures->len; i++) {
        const struct failure *failure = &g_array_index(failures, struct failure, i);
        statement_bind_int(add, ":batch", failure->batch);
        statement_bind_int(add, ":recipient", failure->recipient);
        statement_bind_text(add, ":status", report_state_status(failure->delivery_state));
        statement_bind_int(add, ":at", failure->at != 0 ? failure->at : now);
        statement_bind_int(settle, ":mailing", failure->mailing);
        statement_bind_int(settle, ":recipient", failure->recipient);
        if (!statement_run(add, error) || !statement_run(settle, error))
            return FALSE;
    }
    return TRUE;
}

/* SHA-256 of the lines "<mailing> <recipient> <status>\n": the journal holds no people.
 */
static void note_refused(GString *detail, const GArray *failures)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    char hex[DIGEST_HEX_SIZE];

    if (failures->len == 0)
        return;
    for (guint i = 0; i < failures->len; i++) {
        const struct failure *failure = &g_array_index(failures, struct failure, i);
        g_string_append_printf(lines, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                               failure->mailing, failure->recipient,
                               report_state_status(failure->delivery_state));
    }
    digest_hex_of(lines->str, lines->len, hex);
    journal_note_int(detail, "refused", failures->len);
    journal_note(detail, "sha256", hex);
}

static gboolean settle(struct dossier *dossier, const GArray *failures,
                       const struct text_settlement *settlement, GError **error)
{
    g_autoptr(GString) detail = g_string_new(NULL);

    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!database_run(dossier->database, journalled_sql, error) ||
        !refuse(dossier, failures, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note_int(detail, "delivered", settlement->delivered);
    journal_note_int(detail, "failed", settlement->failed);
    note_refused(detail, failures);
    return dossier_commit(dossier, "text reports", detail->str, error);
}

gboolean text_reports_settle(struct dossier *dossier, struct text_settlement *settlement,
                             GError **error)
{
    struct text_settlement unasked;

    if (settlement == NULL)
        settlement = &unasked;
    *settlement = (struct text_settlement){0};
    g_autoptr(GArray) failures = find_failures(dossier, error);
    if (failures == NULL || !count_new(dossier, settlement, error))
        return FALSE;
    settlement->refused = failures->len;
    return (settlement->delivered == 0 && settlement->failed == 0 &&
            failures->len == 0) ||
           settle(dossier, failures, settlement, error);
}

/* ---- counting ---- */

/* The parts of one message that were looked at so far. */
struct message {
    gint64 recipient, batch, total;
    gint64 delivered;
    gboolean failed;
};

static void count_message(const struct message *message,
                          struct text_report_counts *counts)
{
    if (message->total == 0)
        return;
    if (message->failed)
        counts->failed++;
    else if (message->delivered >= message->total)
        counts->delivered++;
    else
        counts->open++;
}

static void add_part(struct message *message, struct statement *row)
{
    if (statement_is_null(row, 3))
        return;
    switch (report_kind_of((guint8)statement_int(row, 3))) {
    case REPORT_DELIVERED:
        message->delivered++;
        break;
    case REPORT_FAILED:
        message->failed = TRUE;
        break;
    default:
        break;
    }
}

gboolean text_reports_count(struct dossier *dossier, const struct mailing *mailing,
                            struct text_report_counts *counts, GError **error)
{
    g_autoptr(Statement) row = statement_new(dossier->database, parts_sql, error);
    struct message message = {0};
    enum step step;

    *counts = (struct text_report_counts){0};
    if (row == NULL)
        return FALSE;
    statement_bind_int(row, ":mailing", mailing->ordinal);
    while ((step = statement_step(row, error)) == STEP_ROW) {
        gint64 recipient = statement_int(row, 0), batch = statement_int(row, 1);
        if (recipient != message.recipient) {
            count_message(&message, counts);
            message = (struct message){
                .recipient = recipient, .batch = batch, .total = statement_int(row, 2)};
        }
        if (batch == message.batch)
            add_part(&message, row);
    }
    count_message(&message, counts);
    return step == STEP_DONE;
}
