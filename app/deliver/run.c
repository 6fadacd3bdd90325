/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/run.h"

#include "base/clock.h"
#include "deliver/lane.h"
#include "dossier/journal.h"
#include "dossier/mailings.h"
#include "dossier/sent_times.h"

enum {
    BATCH_MOST = 200,  /* what a power cut may leave in doubt */
    KEEP_SECONDS = 30, /* so long a connection is kept waiting */
    STALE_SECONDS = 5, /* so old a composed message may become: then ask the law again */
    LOOK_MICROSECONDS = 200 * 1000, /* so often an interrupt is looked for */
};

/* Before a connection tries again, in seconds. A server that ends a connection after so
 * many messages is asked for the next one at once. */
static const guint delay_pauses[] = {0, 5, 30, 120, 600, 900};
/* Before those postponed are tried again. Greylisting usually takes five minutes. */
static const guint retry_pauses[] = {60, 600, 1800};

/* What goes on over all batches; what belongs to one stands in struct lane. */
struct run {
    const struct delivery_inputs *inputs;
    struct delivery_report *report;
    GPtrArray *lanes;
    GAsyncQueue *results;
    gboolean in_threads;
    gint64 done, total;
    guint batch_most; /* so that each connection has something to do */
    guint retries;
    GError *cause; /* why it ends, the first reason */
    GError *delay; /* of a lane that has retired */
};

static enum delivery_state state_after(enum submission submission)
{
    static const enum delivery_state states[] = {
        [SUBMISSION_ACCEPTED] = DELIVERY_ACCEPTED,
        [SUBMISSION_REFUSED] = DELIVERY_REFUSED,
        [SUBMISSION_POSTPONED] = DELIVERY_POSTPONED,
        [SUBMISSION_IN_DOUBT] = DELIVERY_IN_DOUBT,
        [SUBMISSION_DELAYED] = DELIVERY_PLANNED,
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

static gboolean is_ending(struct run *run)
{
    return run->cause != NULL || is_interrupted(run);
}

/* The first reason is the one to tell. Takes `error` over. */
static void end_by(struct run *run, GError *error)
{
    if (run->cause == NULL)
        run->cause = error;
    else
        g_clear_error(&error);
}

static gint64 now(const struct run *run)
{
    const struct delivery_clock *clock = run->inputs->clock;

    return clock != NULL ? clock->now() : g_get_monotonic_time();
}

/* Also a little earlier. */
static void sleep_until(const struct run *run, gint64 moment)
{
    const struct delivery_clock *clock = run->inputs->clock;
    gint64 span = MIN(moment - now(run), LOOK_MICROSECONDS);

    if (span <= 0)
        return;
    if (clock != NULL)
        clock->sleep(span);
    else
        g_usleep((gulong)span);
}

/* ---- batches ---- */

static gboolean claim(struct run *run, struct lane *lane)
{
    const struct delivery_inputs *inputs = run->inputs;
    GError *error = NULL;
    Batch *batch = attempts_claim(inputs->dossier, inputs->mailing,
                                  inputs->transport->name, run->batch_most, &error);

    if (batch != NULL)
        lane_take(lane, batch);
    else if (error != NULL)
        end_by(run, error);
    else
        lane->is_exhausted = TRUE;
    return batch != NULL;
}

/* What cannot be closed now is recovered by the next run. `is_last`: whoever is given
 * back is not come to again. */
static void close_batch(struct run *run, struct lane *lane, gboolean is_last)
{
    gint64 counts[DELIVERY_STATE_COUNT] = {0};
    GError *error = NULL;

    if (lane->batch == NULL)
        return;
    if (!attempts_close_batch(lane->batch, counts, &error))
        end_by(run, error);
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (i != DELIVERY_PLANNED || is_last)
            run->report->this_run[i] += counts[i];
    lane_drop_batch(lane);
}

/* ---- one message ---- */

static void note_progress(struct run *run, struct lane *lane)
{
    const struct delivery_inputs *inputs = run->inputs;

    lane_step(lane);
    run->done++;
    if (inputs->progress != NULL)
        inputs->progress(inputs->context, run->done, run->total);
}

static void start(struct run *run, struct lane *lane)
{
    const struct delivery_inputs *inputs = run->inputs;
    GError *error = NULL;

    if (!attempt_start(lane->batch, lane_recipient(lane), lane->prepared.digest,
                       &error)) {
        end_by(run, error);
        return;
    }
    if (inputs->pace != NULL)
        pace_note(inputs->pace, lane->prepared.domain, now(run));
    lane_send(lane, inputs->mailing);
}

static void suppress(struct run *run, struct lane *lane)
{
    GError *error = NULL;

    lane_drop_prepared(lane);
    if (attempt_finish(lane->batch, lane_recipient(lane), DELIVERY_SUPPRESSED, "",
                       &error))
        note_progress(run, lane);
    else
        end_by(run, error);
}

/* Nothing more goes over this connection for a while. Takes `error` over. */
static void delay(struct run *run, struct lane *lane, GError *error)
{
    const struct delivery_inputs *inputs = run->inputs;
    guint most = inputs->is_patient ? G_N_ELEMENTS(delay_pauses) : 0;

    close_batch(run, lane, FALSE);
    for (guint i = 0; i < run->lanes->len; i++)
        ((struct lane *)run->lanes->pdata[i])->is_exhausted = FALSE;
    if (lane->delays >= most) {
        lane->is_retired = TRUE;
        g_clear_error(&run->delay);
        run->delay = error;
        return;
    }
    gint64 pause = delay_pauses[lane->delays++] * G_USEC_PER_SEC;
    lane->not_before = now(run) + pause;
    if (pause > 0 && inputs->waiting != NULL)
        inputs->waiting(inputs->context, pause, error);
    g_clear_error(&error);
}

/* Whatever the transport says is written down, and its own reason counts most. */
static void record(struct run *run, struct lane *lane, struct connection_result *result)
{
    enum submission submission = result->submission;
    GError *cause = g_steal_pointer(&result->error), *error = NULL;

    g_assert((submission == SUBMISSION_STOPPED || submission == SUBMISSION_DELAYED) ==
             (cause != NULL));
    lane_arrive(lane);
    if (submission == SUBMISSION_STOPPED)
        end_by(run, g_steal_pointer(&cause));
    if (!attempt_finish(lane->batch, lane_recipient(lane), state_after(submission),
                        result->status, &error)) {
        end_by(run, error);
        g_clear_error(&cause);
        return;
    }
    if (submission == SUBMISSION_ACCEPTED)
        lane->delays = 0;
    if (submission == SUBMISSION_DELAYED)
        delay(run, lane, cause);
    else if (submission != SUBMISSION_STOPPED)
        note_progress(run, lane);
}

/* ---- one lane ---- */

static void wake_at(struct lane *lane, gint64 moment, gint64 today, gint64 *wake)
{
    *wake = MIN(*wake, moment);
    if (moment - today > KEEP_SECONDS * G_USEC_PER_SEC)
        connection_pause(lane->connection);
    if (moment - today > STALE_SECONDS * G_USEC_PER_SEC)
        lane_drop_prepared(lane);
}

/* How long this one has to wait; `domain` as far as it is known. */
static gint64 pace_of(const struct run *run, const char *domain, gint64 moment)
{
    struct pace *pace = run->inputs->pace;

    return pace != NULL ? pace_wait(pace, domain, moment) : 0;
}

/* TRUE when something happened and the lane is to be looked at again; else it is busy,
 * through, or waits until `wake`. */
static gboolean advance(struct run *run, struct lane *lane, gint64 *wake)
{
    gint64 moment = now(run);

    if (lane->is_busy || lane->is_retired || is_ending(run))
        return FALSE;
    if (lane->not_before > moment) {
        wake_at(lane, lane->not_before, moment, wake);
        return FALSE;
    }
    if (lane->batch == NULL)
        return !lane->is_exhausted && claim(run, lane);
    if (lane_is_through(lane)) {
        close_batch(run, lane, FALSE);
        return TRUE;
    }
    if (lane->prepared.at + STALE_SECONDS * G_USEC_PER_SEC < moment)
        lane_drop_prepared(lane);
    gint64 span = pace_of(run, NULL, moment);
    if (span > 0) {
        wake_at(lane, moment + span, moment, wake);
        return FALSE;
    }
    if (!lane->prepared.is_there && pace_of(run, lane_known_domain(lane), moment) == 0)
        lane_prepare(lane, run->inputs, 0, moment);
    if (lane->prepared.is_there && lane->prepared.next == MESSAGE_SUPPRESSED) {
        suppress(run, lane);
        return TRUE;
    }
    if (lane->prepared.is_there && lane->prepared.next == MESSAGE_FAILED) {
        end_by(run, g_steal_pointer(&lane->prepared.error));
        return FALSE;
    }
    span = pace_of(
        run, lane->prepared.is_there ? lane->prepared.domain : lane_known_domain(lane),
        moment);
    if (span <= 0) {
        start(run, lane);
        return FALSE;
    }
    if (lane_defer(lane))
        return TRUE;
    wake_at(lane, moment + span, moment, wake);
    return FALSE;
}

/* While messages are on their way. */
static void prepare_ahead(struct run *run)
{
    for (guint i = 0; run->in_threads && i < run->lanes->len; i++) {
        struct lane *lane = run->lanes->pdata[i];
        gint64 moment = now(run);
        if (g_async_queue_length(run->results) > 0 || is_ending(run))
            return;
        if (lane->is_busy && !lane->prepared.is_there &&
            lane->at + 1 < lane->recipients->len &&
            pace_of(run, NULL, moment) <= STALE_SECONDS * G_USEC_PER_SEC)
            lane_prepare(lane, run->inputs, 1, moment);
    }
}

/* ---- all lanes ---- */

static struct lane *lane_of(const struct run *run, const struct connection *connection)
{
    for (guint i = 0; i < run->lanes->len; i++) {
        struct lane *lane = run->lanes->pdata[i];
        if (lane->connection == connection)
            return lane;
    }
    g_error("nobody's connection");
}

static gboolean somebody_is_busy(const struct run *run)
{
    for (guint i = 0; i < run->lanes->len; i++)
        if (((const struct lane *)run->lanes->pdata[i])->is_busy)
            return TRUE;
    return FALSE;
}

/* A result, or a moment has passed. */
static void wait_for_result(struct run *run, gint64 wake)
{
    gint64 span = CLAMP(wake - now(run), 1000, LOOK_MICROSECONDS);
    struct connection_result *result =
        g_async_queue_timeout_pop(run->results, (guint64)span);

    if (result != NULL)
        record(run, lane_of(run, result->connection), result);
    g_free(result);
}

/* Until nobody is planned any more, or a reason to end. */
static void work(struct run *run)
{
    for (;;) {
        gint64 wake = G_MAXINT64;
        for (guint i = 0; i < run->lanes->len; i++)
            while (advance(run, run->lanes->pdata[i], &wake))
                ;
        if (somebody_is_busy(run)) {
            prepare_ahead(run);
            wait_for_result(run, wake);
        } else if (wake == G_MAXINT64 || is_ending(run)) {
            return;
        } else {
            sleep_until(run, wake);
        }
    }
}

/* Those postponed are planned again, after a while. */
static gboolean try_again(struct run *run)
{
    const struct delivery_inputs *inputs = run->inputs;
    gint64 *postponed = &run->report->this_run[DELIVERY_POSTPONED];
    GError *error = NULL;

    if (!inputs->is_patient || is_ending(run) || run->delay != NULL || *postponed == 0 ||
        run->retries == G_N_ELEMENTS(retry_pauses))
        return FALSE;
    gint64 pause = retry_pauses[run->retries++] * G_USEC_PER_SEC;
    gint64 until = now(run) + pause;
    for (guint i = 0; i < run->lanes->len; i++)
        connection_pause(((struct lane *)run->lanes->pdata[i])->connection);
    if (inputs->waiting != NULL)
        inputs->waiting(inputs->context, pause, NULL);
    while (now(run) < until && !is_interrupted(run))
        sleep_until(run, until);
    if (is_interrupted(run))
        return FALSE;
    if (!attempts_recover(inputs->dossier, inputs->mailing, NULL, &error)) {
        end_by(run, error);
        return FALSE;
    }
    run->done -= *postponed;
    *postponed = 0;
    for (guint i = 0; i < run->lanes->len; i++)
        ((struct lane *)run->lanes->pdata[i])->is_exhausted = FALSE;
    return TRUE;
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

/* Earlier runs count; a time is known to the second, so it may have been at its end. */
static gboolean remember_pace(struct run *run, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    gint64 today = clock_now(), moment = now(run);

    if (inputs->pace == NULL || pace_memory(inputs->pace) == 0)
        return TRUE;
    g_autoptr(GArray) times = sent_times_read(
        inputs->dossier, today - pace_memory(inputs->pace) / G_USEC_PER_SEC - 1, error);
    for (guint i = 0; times != NULL && i < times->len; i++) {
        const struct sent_time *time = &g_array_index(times, struct sent_time, i);
        gint64 age = MAX(today - time->at - 1, 0) * G_USEC_PER_SEC;
        g_autofree char *domain =
            pace_looks_at_domains(inputs->pace) && inputs->domain_of != NULL
                ? inputs->domain_of(inputs->context, time->recipient)
                : NULL;
        pace_note(inputs->pace, domain, moment - age);
    }
    return times != NULL;
}

static gboolean begin(struct run *run, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    gint64 counts[DELIVERY_STATE_COUNT];

    if (!attempts_recover(inputs->dossier, inputs->mailing, &run->report->recovered,
                          error) ||
        !read_counts(inputs, counts, error) || !remember_pace(run, error))
        return FALSE;
    run->total = counts[DELIVERY_PLANNED];
    run->batch_most =
        (guint)CLAMP(run->total / (1 + inputs->other_count) + 1, 1, BATCH_MOST);
    run->in_threads = inputs->transport->serve != NULL || inputs->other_count > 0;
    run->results = g_async_queue_new();
    run->lanes = g_ptr_array_new_with_free_func((GDestroyNotify)lane_free);
    g_ptr_array_add(run->lanes,
                    lane_new(inputs->transport, run->in_threads, run->results));
    for (guint i = 0; i < inputs->other_count; i++)
        g_ptr_array_add(run->lanes, lane_new(inputs->others[i], TRUE, run->results));
    return TRUE;
}

static gboolean note_run(struct run *run, GError **error)
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
    else if (run->cause != NULL)
        journal_note(detail, "ended_by", "error");
    return dossier_begin(inputs->dossier, error) &&
           dossier_commit(inputs->dossier, "mailing send", detail->str, error);
}

/* The messages on their way have arrived. */
static void finish(struct run *run)
{
    GError *error = NULL;

    for (guint i = 0; i < run->lanes->len; i++)
        close_batch(run, run->lanes->pdata[i], TRUE);
    if (!read_counts(run->inputs, run->report->counts, &error))
        end_by(run, g_steal_pointer(&error));
    /* Another connection may have done what a retired one could not. */
    if (run->delay != NULL && run->report->counts[DELIVERY_PLANNED] > 0)
        end_by(run, g_steal_pointer(&run->delay));
    if (!note_run(run, &error))
        end_by(run, error);
    g_ptr_array_unref(run->lanes);
    g_async_queue_unref(run->results);
    g_clear_error(&run->delay);
}

gboolean delivery_run(const struct delivery_inputs *inputs,
                      struct delivery_report *report, GError **error)
{
    struct run run = {.inputs = inputs, .report = report};

    *report = (struct delivery_report){0};
    if (!begin(&run, error))
        return FALSE;
    do
        work(&run);
    while (try_again(&run));
    finish(&run);
    if (run.cause == NULL)
        return TRUE;
    g_propagate_error(error, run.cause);
    return FALSE;
}
