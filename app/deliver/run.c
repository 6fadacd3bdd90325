/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/run.h"

#include "domain/recipient.h"
#include "dossier/journal.h"
#include "dossier/mailings.h"

enum {
    BATCH_MOST = 200 /* what a power cut may leave in doubt */
};

/* What goes on over all batches; what belongs to one batch stands in struct batch. */
struct run {
    const struct delivery_inputs *inputs;
    struct delivery_report *report;
    gint64 done, total;
};

static enum delivery_state state_after(enum submission submission)
{
    static const enum delivery_state states[] = {
        [SUBMISSION_ACCEPTED] = DELIVERY_ACCEPTED,
        [SUBMISSION_REFUSED] = DELIVERY_REFUSED,
        [SUBMISSION_POSTPONED] = DELIVERY_POSTPONED,
        [SUBMISSION_IN_DOUBT] = DELIVERY_IN_DOUBT,
        [SUBMISSION_STOPPED] = DELIVERY_PLANNED,
    };
    return states[submission];
}

static gboolean is_interrupted(struct run *run)
{
    if (run->inputs->interrupted != NULL && run->inputs->interrupted())
        run->report->interrupted = TRUE;
    return run->report->interrupted;
}

/* ---- one message ---- */

/* Whatever the transport says is written down, and its own reason counts most. */
static gboolean hand_over(struct run *run, struct batch *batch, gint64 recipient,
                          const struct delivery_message *message, GError **error)
{
    struct transport *transport = run->inputs->transport;
    char id[RECIPIENT_ID_SIZE], status[SUBMISSION_STATUS_SIZE] = "";
    GError *cause = NULL;

    recipient_format_id(recipient, id);
    g_autofree char *stem = g_strdup_printf("%s-%s", run->inputs->mailing->name, id);
    const struct submission_request request = {
        .from = message->from,
        .to = message->to,
        .bytes = message->bytes,
        .length = message->length,
        .stem = stem,
    };
    if (!attempt_start(batch, recipient, message->digest, error))
        return FALSE;
    enum submission submission = transport->submit(transport, &request, status, &cause);
    g_assert((submission == SUBMISSION_STOPPED) == (cause != NULL));
    gboolean is_written = attempt_finish(batch, recipient, state_after(submission),
                                         status, cause == NULL ? error : NULL);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return is_written && submission != SUBMISSION_STOPPED;
}

static gboolean deliver_one(struct run *run, struct batch *batch, gint64 recipient,
                            GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    struct delivery_message message = {0};

    switch (
        inputs->source(inputs->context, recipient, batch_date(batch), &message, error)) {
    case MESSAGE_READY:
        return hand_over(run, batch, recipient, &message, error);
    case MESSAGE_SUPPRESSED:
        return attempt_finish(batch, recipient, DELIVERY_SUPPRESSED, "", error);
    case MESSAGE_FAILED:
        return FALSE;
    }
    g_error("no such message");
}

/* ---- one batch ---- */

static gboolean deliver_batch(struct run *run, struct batch *batch, GError **error)
{
    const GArray *recipients = batch_recipients(batch);

    for (guint i = 0; i < recipients->len && !is_interrupted(run); i++) {
        if (!deliver_one(run, batch, g_array_index(recipients, gint64, i), error))
            return FALSE;
        run->done++;
        if (run->inputs->progress != NULL)
            run->inputs->progress(run->inputs->context, run->done, run->total);
    }
    return TRUE;
}

/* FALSE at the end, with `error` when it is not the good one. */
static gboolean next_batch(struct run *run, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;

    if (is_interrupted(run))
        return FALSE;
    g_autoptr(Batch) batch = attempts_claim(inputs->dossier, inputs->mailing,
                                            inputs->transport->name, BATCH_MOST, error);
    if (batch == NULL)
        return FALSE;
    gboolean is_delivered = deliver_batch(run, batch, error);
    /* What cannot be closed now is recovered by the next run. */
    gboolean is_closed =
        attempts_close_batch(batch, run->report->this_run, is_delivered ? error : NULL);
    return is_delivered && is_closed;
}

/* ---- the run ---- */

static gboolean read_counts(const struct delivery_inputs *inputs, gint64 *counts,
                            GError **error)
{
    g_autoptr(Mailing) mailing =
        mailing_find(inputs->dossier, inputs->mailing->name, error);

    for (int i = 0; mailing != NULL && i < DELIVERY_STATE_COUNT; i++)
        counts[i] = mailing->counts[i];
    return mailing != NULL;
}

static gboolean begin(struct run *run, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    gint64 counts[DELIVERY_STATE_COUNT];

    if (!attempts_recover(inputs->dossier, inputs->mailing, &run->report->recovered,
                          error) ||
        !read_counts(inputs, counts, error))
        return FALSE;
    run->total = counts[DELIVERY_PLANNED];
    return TRUE;
}

static gboolean note_run(struct run *run, gboolean is_stopped, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    g_autoptr(GString) detail = g_string_new(NULL);

    journal_note(detail, "mailing", inputs->mailing->name);
    journal_note(detail, "transport", inputs->transport->name);
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (run->report->this_run[i] > 0)
            journal_note_int(detail, delivery_state_name((enum delivery_state)i),
                             run->report->this_run[i]);
    if (run->report->interrupted)
        journal_note(detail, "ended_by", "interrupt");
    else if (is_stopped)
        journal_note(detail, "ended_by", "error");
    return dossier_begin(inputs->dossier, error) &&
           dossier_commit(inputs->dossier, "mailing send", detail->str, error);
}

gboolean delivery_run(const struct delivery_inputs *inputs,
                      struct delivery_report *report, GError **error)
{
    struct run run = {.inputs = inputs, .report = report};
    GError *cause = NULL;

    *report = (struct delivery_report){0};
    if (!begin(&run, error))
        return FALSE;
    while (next_batch(&run, &cause))
        ;
    /* The first reason is the one to tell. */
    gboolean is_noted = note_run(&run, cause != NULL, cause == NULL ? &cause : NULL);
    gboolean is_counted =
        read_counts(inputs, report->counts, cause == NULL ? &cause : NULL);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL && is_noted && is_counted;
}
