/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/source_reviews.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "dossier/sources.h"

static const char add_sql[] =
    "INSERT INTO source_review(source, accepted, reason, evidence_name, evidence_digest,"
    " operator, day, at) VALUES(:source, :accepted, :reason, :evidence_name,"
    " :evidence_digest, :operator, :day, :at)";
static const char list_sql[] =
    "SELECT accepted, reason, evidence_name, evidence_digest, operator, day, at"
    " FROM source_review WHERE source = :source ORDER BY id";

void source_review_clear(struct source_review *review)
{
    g_free(review->reason);
    g_free(review->evidence_name);
    g_free(review->evidence_digest);
    g_free(review->operator_name);
}

static gboolean is_flagged(struct dossier *dossier, const char *id, GError **error)
{
    g_autoptr(Source) source = source_find(dossier, id, error);

    if (source == NULL)
        return FALSE;
    if (source->status != SOURCE_FLAGGED)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("there is nothing to decide about the source “%s”: it is not "
                      "suspect"),
                    id);
    return source->status == SOURCE_FLAGGED;
}

static gboolean insert(struct dossier *dossier, const char *id,
                       const struct source_review *review, const char *day,
                       GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, add_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":source", id);
    statement_bind_int(statement, ":accepted", review->accepted ? 1 : 0);
    statement_bind_text(statement, ":reason", review->reason);
    statement_bind_text(statement, ":evidence_name", review->evidence_name);
    statement_bind_text(statement, ":evidence_digest", review->evidence_digest);
    statement_bind_text(statement, ":operator", dossier_operator(dossier));
    statement_bind_text(statement, ":day", day);
    statement_bind_int(statement, ":at", clock_now());
    return statement_run(statement, error);
}

gboolean source_review_record(struct dossier *dossier, const char *source_id,
                              const struct source_review *review, GError **error)
{
    enum source_status status = review->accepted ? SOURCE_OPEN : SOURCE_CLOSED;
    g_autoptr(GString) detail = g_string_new(NULL);
    char day[DAY_ISO_SIZE];

    day_format_iso(dossier_moment(dossier).day, day);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!is_flagged(dossier, source_id, error) ||
        !source_set_status(dossier, source_id, status, error) ||
        !insert(dossier, source_id, review, day, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    journal_note(detail, "source", source_id);
    journal_note(detail, "decision", review->accepted ? "accept" : "reject");
    journal_note(detail, "day", day);
    journal_note(detail, "evidence", review->evidence_name);
    journal_note(detail, "evidence_sha256", review->evidence_digest);
    journal_note(detail, "reason", review->reason);
    return dossier_commit(dossier, "source review", detail->str, error);
}

static void clear_review(gpointer review)
{
    source_review_clear(review);
}

GArray *source_reviews(struct dossier *dossier, const char *source_id, GError **error)
{
    g_autoptr(Statement) statement = statement_new(dossier->database, list_sql, error);
    g_autoptr(GArray) reviews = g_array_new(FALSE, FALSE, sizeof(struct source_review));
    enum step step;

    g_array_set_clear_func(reviews, clear_review);
    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":source", source_id);
    while ((step = statement_step(statement, error)) == STEP_ROW) {
        struct source_review review = {
            .accepted = statement_int(statement, 0) != 0,
            .reason = statement_dup_text(statement, 1),
            .evidence_name = statement_dup_text(statement, 2),
            .evidence_digest = statement_dup_text(statement, 3),
            .operator_name = statement_dup_text(statement, 4),
            .day = day_parse_iso(statement_text(statement, 5)),
            .at = statement_int(statement, 6),
        };
        g_array_append_val(reviews, review);
    }
    return step == STEP_DONE ? g_steal_pointer(&reviews) : NULL;
}
