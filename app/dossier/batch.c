/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/batch.h"

#include "base/clock.h"
#include "crypto/digest.h"
#include "dossier/dossier_private.h"

static const char members_sql[] =
    "SELECT claim.recipient, attempt.digest, outcome.state FROM claim"
    " LEFT JOIN attempt"
    "  ON attempt.batch = claim.batch AND attempt.recipient = claim.recipient"
    " LEFT JOIN outcome"
    "  ON outcome.batch = claim.batch AND outcome.recipient = claim.recipient"
    " WHERE claim.batch = :batch ORDER BY claim.recipient";
/* OR FAIL: everything is undone together (deliveries.c). */
static const char settle_sql[] = "UPDATE OR FAIL delivery SET state = :state, at = :at"
                                 " WHERE mailing = :mailing AND recipient = :recipient";
static const char doubt_sql[] =
    "INSERT INTO outcome(batch, recipient, state, ended_at, status)"
    " VALUES(:batch, :recipient, 5, :at, '')";
static const char close_sql[] = "UPDATE batch SET closed_at = :at WHERE id = :batch";
/* 2, 3, 6: accepted, refused, suppressed (enum delivery_state) are final; who belongs to
 * a batch that is open is not. */
static const char sending_sql[] =
    "SELECT CASE"
    " WHEN EXISTS(SELECT 1 FROM batch WHERE mailing = :mailing AND closed_at IS NULL)"
    "  THEN 1"
    " WHEN EXISTS(SELECT 1 FROM delivery WHERE mailing = :mailing AND recipient > :after"
    "  AND state NOT IN (2, 3, 6)) THEN 1"
    " ELSE EXISTS(SELECT 1 FROM delivery WHERE mailing = :mailing"
    "  AND state NOT IN (2, 3, 6)) END";
/* The row holds what was approved, and is long: it is written only when it changes. */
static const char advance_sql[] = "UPDATE mailing SET state = :state"
                                  " WHERE ordinal = :mailing AND state <> :state";

static gboolean is_sending(struct dossier *dossier, const struct mailing *mailing,
                           gint64 after, gboolean *sending, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, sending_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":after", after);
    if (statement_step(statement, error) != STEP_ROW)
        return FALSE;
    *sending = statement_int(statement, 0) != 0;
    return TRUE;
}

gboolean mailing_advance(struct dossier *dossier, const struct mailing *mailing,
                         gint64 after, GError **error)
{
    gboolean sending;

    if (!is_sending(dossier, mailing, after, &sending, error))
        return FALSE;
    g_autoptr(Statement) statement = statement_new(dossier->database, advance_sql, error);
    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_text(statement, ":state", sending ? "sending" : "done");
    return statement_run(statement, error);
}

/* One recipient of the batch. */
struct member {
    gint64 recipient;
    enum delivery_state state;
    gboolean is_new_doubt;
    char digest[DIGEST_HEX_SIZE]; /* "-" when nothing was started */
};

static struct member read_member(struct statement *row, gboolean lost_power)
{
    struct member member = {.recipient = statement_int(row, 0), .digest = "-"};
    gboolean has_outcome = !statement_is_null(row, 2);
    gsize length;
    gconstpointer digest = statement_bytes(row, 1, &length);

    member.is_new_doubt = !has_outcome && (digest != NULL || lost_power);
    if (digest != NULL && length == DIGEST_LENGTH)
        digest_to_hex(digest, member.digest);
    member.state = has_outcome           ? (enum delivery_state)statement_int(row, 2)
                   : member.is_new_doubt ? DELIVERY_IN_DOUBT
                                         : DELIVERY_PLANNED;
    return member;
}

/* Those that are read are written: so all are read first. */
static GArray *read_members(struct dossier *dossier, const struct batch_row *batch,
                            GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, members_sql, error);
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(struct member));
    enum step step;

    if (statement == NULL)
        return NULL;
    statement_bind_int(statement, ":batch", batch->id);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct member member = read_member(statement, batch->lost_power);
        g_array_append_val(members, member);
    }
    return step == STEP_DONE ? g_steal_pointer(&members) : NULL;
}

static void sum_up(const GArray *members, struct batch_result *result)
{
    g_autoptr(Digest) digest = digest_new();
    g_autoptr(GString) line = g_string_new(NULL);
    guint8 bytes[DIGEST_LENGTH];

    for (guint i = 0; i < members->len; i++) {
        const struct member *member = &g_array_index(members, struct member, i);
        result->counts[member->state]++;
        result->doubts += member->is_new_doubt;
        g_string_printf(line, "%" G_GINT64_FORMAT " %s %s\n", member->recipient,
                        delivery_state_name(member->state), member->digest);
        digest_add(digest, line->str, line->len);
    }
    digest_finish(digest, bytes);
    digest_to_hex(bytes, result->digest);
}

static gboolean write_doubts(struct dossier *dossier, const struct batch_row *batch,
                             const GArray *members, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, doubt_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":batch", batch->id);
    statement_bind_int(statement, ":at", clock_now());
    for (guint i = 0; i < members->len; i++) {
        const struct member *member = &g_array_index(members, struct member, i);
        statement_bind_int(statement, ":recipient", member->recipient);
        if (member->is_new_doubt && !statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean write_states(struct dossier *dossier, const struct mailing *mailing,
                             const GArray *members, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, settle_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":mailing", mailing->ordinal);
    statement_bind_int(statement, ":at", clock_now());
    for (guint i = 0; i < members->len; i++) {
        const struct member *member = &g_array_index(members, struct member, i);
        statement_bind_int(statement, ":recipient", member->recipient);
        statement_bind_int(statement, ":state", member->state);
        if (!statement_run(statement, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean close_row(struct dossier *dossier, const struct batch_row *batch,
                          GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, close_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":batch", batch->id);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

gboolean batch_settle(struct dossier *dossier, const struct mailing *mailing,
                      const struct batch_row *batch, struct batch_result *result,
                      GError **error)
{
    g_autoptr(GArray) members = read_members(dossier, batch, error);

    *result = (struct batch_result){0};
    if (members == NULL)
        return FALSE;
    sum_up(members, result);
    return write_doubts(dossier, batch, members, error) &&
           write_states(dossier, mailing, members, error) &&
           close_row(dossier, batch, error);
}
