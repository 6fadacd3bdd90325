/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/run.h"

#include "deliver/connection.h"
#include "deliver/pace_history.h"
#include "dossier/journal.h"
#include "dossier/mailings.h"

enum {
    BATCH_MOST = 200,  /* what a power cut may leave in doubt, of a lane */
    AHEAD_MOST = 16,   /* so many are left when the next batch is claimed … */
    BEHIND_MOST = 2,   /* … and on the way, or being written down */
    BATCH_LEAST = 16,  /* a claim for fewer costs more than it gives */
    KEEP_SECONDS = 30, /* so long a connection is kept waiting */
    PAUSE_SECONDS = 1, /* what lasts longer is a pause */
    LOOK_MICROSECONDS = 200 * 1000, /* so often an interrupt is looked for */
    TOGETHER = 16,                  /* messages composed in one go */
};

/* Before a connection tries again, in seconds. A server that ends a connection after so
 * many messages is asked for the next one at once. */
static const guint delay_pauses[] = {0, 5, 30, 120, 600, 900};
/* Before those postponed are tried again. Greylisting usually takes five minutes. */
static const guint retry_pauses[] = {60, 600, 1800};

/* What goes on over all batches; what belongs to one stands in struct lane. */
struct run {
    struct course course;
    const struct delivery_inputs *inputs;
    struct delivery_report *report;
    GPtrArray *connections;
    gint64 unclaimed; /* of those planned, as far as is known */
    guint retries;
    GError *delay; /* of a connection that has retired */
};

static struct connection *connection_at(const struct run *run, guint i)
{
    return run->connections->pdata[i];
}

/* Also a little earlier. */
static void sleep_until(struct run *run, gint64 moment)
{
    const struct delivery_clock *clock = run->inputs->clock;
    gint64 span = MIN(moment - course_now(&run->course), LOOK_MICROSECONDS);

    course_tell(&run->course);
    if (span <= 0)
        return;
    g_mutex_unlock(&run->course.lock);
    if (clock != NULL)
        clock->sleep(span);
    else
        g_usleep((gulong)span);
    g_mutex_lock(&run->course.lock);
}

/* ---- batches ---- */

static void expect_more(struct run *run)
{
    for (guint i = 0; i < run->connections->len; i++)
        connection_at(run, i)->lane.is_exhausted = FALSE;
}

/* With what is left of the batch before it is not too much. Several connections share
 * out half of those who are left, so that none has long to do when the others are
 * through. */
static guint batch_size(const struct run *run)
{
    gint64 connections = run->connections->len;
    gint64 most = BATCH_MOST - (run->course.is_stepped ? 0 : AHEAD_MOST + BEHIND_MOST);
    gint64 least = MIN(BATCH_LEAST, run->course.total / connections + 1);

    return (guint)(connections == 1
                       ? most
                       : CLAMP(run->unclaimed / (2 * connections), least, most));
}

/* The store is this thread's alone: nobody has to wait for the disk. What the batch that
 * is still under way has come to is brought there first, so that no power cut leaves two
 * of them in doubt. */
static gboolean claim(struct run *run, struct lane *lane)
{
    const struct delivery_inputs *inputs = run->inputs;
    const struct claim *before = lane_claim(lane);
    guint size = batch_size(run);
    Batch *batch = NULL;
    GError *error = NULL;

    g_mutex_unlock(&run->course.lock);
    if (before == NULL || attempts_sync(before->batch, &error))
        batch = attempts_claim(inputs->dossier, inputs->mailing, inputs->transport->name,
                               size, &error);
    g_mutex_lock(&run->course.lock);
    if (batch != NULL) {
        run->unclaimed -= batch_recipients(batch)->len;
        lane_take(lane, batch);
    } else if (error != NULL) {
        course_end_by(&run->course, error);
    } else {
        lane->is_exhausted = TRUE;
    }
    return batch != NULL;
}

/* The oldest of the lane, to which nothing comes any more. What cannot be closed now is
 * recovered by the next run. `is_last`: whoever is given back is not come to again. */
static void close_batch(struct run *run, struct lane *lane, gboolean is_last)
{
    struct claim *claim = lane_claim(lane);
    gint64 counts[DELIVERY_STATE_COUNT] = {0};
    GError *error = NULL;

    /* Nobody of it may start while it is being closed. */
    if (!lane_claim_is_through(claim))
        lane_drop_ready(lane);
    g_mutex_unlock(&run->course.lock);
    gboolean is_closed = attempts_close_batch(claim->batch, counts, &error);
    g_mutex_lock(&run->course.lock);
    if (!is_closed)
        course_end_by(&run->course, error);
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (i != DELIVERY_PLANNED || is_last)
            run->report->this_run[i] += counts[i];
    run->unclaimed += counts[DELIVERY_PLANNED];
    lane_drop_batch(lane);
}

static void close_batches(struct run *run, struct lane *lane, gboolean is_last)
{
    while (lane_claim(lane) != NULL)
        close_batch(run, lane, is_last);
}

/* While one is on its way the next one may be claimed, but for the turns of a pace. */
static gboolean wants_batch(const struct run *run, const struct lane *lane)
{
    guint most = run->course.is_stepped ? 1 : 2;

    return !lane->is_exhausted && lane->claims.length < most &&
           (lane->claims.length == 0 || lane_left(lane) <= AHEAD_MOST);
}

/* Nothing more goes over this connection for a while. */
static void delay(struct run *run, struct lane *lane)
{
    const struct delivery_inputs *inputs = run->inputs;
    guint most = inputs->is_patient ? G_N_ELEMENTS(delay_pauses) : 0;
    g_autoptr(GError) cause = g_steal_pointer(&lane->delay);

    close_batches(run, lane, FALSE);
    expect_more(run);
    if (lane->delays >= most) {
        lane->is_retired = TRUE;
        g_clear_error(&run->delay);
        run->delay = g_steal_pointer(&cause);
        return;
    }
    gint64 pause = delay_pauses[lane->delays++] * G_USEC_PER_SEC;
    lane->not_before = course_now(&run->course) + pause;
    if (pause > 0 && inputs->waiting != NULL)
        inputs->waiting(inputs->context, pause, cause);
}

/* ---- one connection ---- */

/* A pause may be long, and the laptop may run dry in it. */
static void sync_before_pause(struct connection *connection)
{
    struct lane *lane = &connection->lane;
    GError *error = NULL;

    connection_settle(connection);
    for (GList *link = lane->claims.head; link != NULL; link = link->next)
        if (!attempts_sync(((struct claim *)link->data)->batch, &error))
            course_end_by(connection->course, g_steal_pointer(&error));
}

static void wake_at(struct connection *connection, gint64 moment, gint64 today,
                    gint64 *wake)
{
    *wake = MIN(*wake, moment);
    if (moment - today > PAUSE_SECONDS * G_USEC_PER_SEC)
        sync_before_pause(connection);
    if (moment - today > KEEP_SECONDS * G_USEC_PER_SEC)
        connection_pause(connection);
    if (moment - today > LANE_STALE)
        lane_drop_ready(&connection->lane);
}

/* How long this one has to wait; `domain` as far as it is known. */
static gint64 pace_of(const struct run *run, const char *domain, gint64 moment)
{
    struct pace *pace = run->inputs->pace;

    return pace != NULL ? pace_wait(pace, domain, moment) : 0;
}

static gint64 pace_of_front(const struct run *run, const struct lane *lane,
                            const struct prepared *front, gint64 moment)
{
    if (front == NULL || run->inputs->pace == NULL)
        return pace_of(run, lane_known_domain(lane), moment);
    return pace_wait_for(run->inputs->pace, front->domain, front->parts, moment);
}

/* A text message counts once for each of its parts. */
static void note_pace(struct run *run, const struct prepared *message)
{
    for (guint part = 0; run->inputs->pace != NULL && part < message->parts; part++)
        pace_note(run->inputs->pace, message->domain, course_now(&run->course));
}

/* The message in front, when its pace lets it start. */
static gboolean start_front(struct run *run, struct connection *connection, gint64 moment,
                            gint64 *wake)
{
    struct lane *lane = &connection->lane;
    struct prepared *front = lane_front(lane);

    if (front != NULL && front->next == MESSAGE_SUPPRESSED)
        return connection_suppress(connection);
    if (front != NULL && front->next == MESSAGE_FAILED) {
        course_end_by(&run->course, g_steal_pointer(&front->error));
        return FALSE;
    }
    gint64 span = pace_of_front(run, lane, front, moment);
    if (span <= 0) {
        note_pace(run, front);
        connection_start(connection);
        return TRUE;
    }
    if (lane_defer(lane))
        return TRUE;
    wake_at(connection, moment + span, moment, wake);
    return FALSE;
}

/* One message at a time, as the pace allows. While it is on its way, the next one is
 * composed if its turn may come before it is stale. */
static gboolean step(struct run *run, struct connection *connection, gint64 moment,
                     gint64 *wake)
{
    struct lane *lane = &connection->lane;
    gint64 span = pace_of(run, NULL, moment);

    /* Composing lets the lock go: whatever was seen before may have changed. */
    if (connection_is_busy(connection)) {
        if (connection->thread == NULL || !connection_has_room(connection) ||
            lane->on_the_way == NULL || span > LANE_STALE)
            return FALSE;
        lane_prepare(lane, &run->course, 1);
        return TRUE;
    }
    if (lane_front_is_stale(lane, moment))
        lane_drop_ready(lane);
    if (span > 0) {
        wake_at(connection, moment + span, moment, wake);
        return FALSE;
    }
    if (lane_front(lane) == NULL && pace_of(run, lane_known_domain(lane), moment) <= 0) {
        lane_prepare(lane, &run->course, 1);
        return TRUE;
    }
    return start_front(run, connection, moment, wake);
}

/* TRUE when something happened and the connection is to be looked at again; else it is
 * busy, through, or waits until `wake`. */
static gboolean advance(struct run *run, struct connection *connection, gint64 *wake)
{
    struct lane *lane = &connection->lane;
    gint64 moment = course_now(&run->course);

    connection->has_asked = FALSE;
    if (lane->delay != NULL && !lane_is_busy(lane)) {
        delay(run, lane);
        return TRUE;
    }
    if (lane->is_retired || lane->delay != NULL || course_is_ending(&run->course))
        return FALSE;
    if (lane_claim(lane) == NULL && lane->not_before > moment) {
        wake_at(connection, lane->not_before, moment, wake);
        return FALSE;
    }
    if (lane_claim(lane) != NULL && lane_claim_is_through(lane_claim(lane))) {
        close_batch(run, lane, FALSE);
        return TRUE;
    }
    if (wants_batch(run, lane) && claim(run, lane))
        return TRUE;
    if (lane_left(lane) == 0)
        return FALSE;
    if (run->course.is_stepped)
        return step(run, connection, moment, wake);
    if (!connection_has_room(connection))
        return FALSE;
    lane_prepare(lane, &run->course, TOGETHER);
    connection_wake(connection, FALSE);
    return TRUE;
}

/* ---- all connections ---- */

static gboolean somebody_is_busy(const struct run *run)
{
    for (guint i = 0; i < run->connections->len; i++)
        if (connection_is_busy(connection_at(run, i)))
            return TRUE;
    return FALSE;
}

/* A thread that has gone to say goodbye to its server may be long in coming back for the
 * next message, with the outcome of the last. */
static void settle_old(struct run *run)
{
    gint64 moment = course_now(&run->course);

    for (guint i = 0; i < run->connections->len; i++) {
        struct connection *connection = connection_at(run, i);
        if (moment - connection->lane.arrival.at >= LOOK_MICROSECONDS)
            connection_settle(connection);
    }
}

/* Something has happened, or a moment has passed. */
static void wait_for_news(struct run *run, gint64 wake)
{
    gint64 span = CLAMP(wake - course_now(&run->course), 1000, LOOK_MICROSECONDS);

    for (guint i = 0; i < run->connections->len; i++)
        connection_wake(connection_at(run, i), TRUE);
    if (!g_cond_wait_until(&run->course.news, &run->course.lock,
                           g_get_monotonic_time() + span))
        settle_old(run);
}

/* Each connection in turn, so that none is kept waiting by another. */
static gint64 advance_all(struct run *run)
{
    gboolean again = TRUE;
    gint64 wake = G_MAXINT64;

    while (again) {
        again = FALSE;
        wake = G_MAXINT64;
        course_tell(&run->course);
        for (guint i = 0; i < run->connections->len; i++)
            again |= advance(run, connection_at(run, i), &wake);
    }
    return wake;
}

/* Until nobody is planned any more, or a reason to end. */
static void work(struct run *run)
{
    for (;;) {
        gint64 wake = advance_all(run);
        if (somebody_is_busy(run))
            wait_for_news(run, wake);
        else if (wake == G_MAXINT64 || course_is_ending(&run->course))
            break;
        else
            sleep_until(run, wake);
    }
    course_tell(&run->course);
}

/* Those postponed are planned again, after a while. */
static gboolean try_again(struct run *run)
{
    const struct delivery_inputs *inputs = run->inputs;
    struct course *course = &run->course;
    gint64 *postponed = &run->report->this_run[DELIVERY_POSTPONED];
    GError *error = NULL;

    if (!inputs->is_patient || course_is_ending(course) || run->delay != NULL ||
        *postponed <= course->policy_held || run->retries == G_N_ELEMENTS(retry_pauses))
        return FALSE;
    gint64 pause = retry_pauses[run->retries++] * G_USEC_PER_SEC;
    gint64 until = course_now(course) + pause;
    for (guint i = 0; i < run->connections->len; i++)
        connection_pause(connection_at(run, i));
    if (inputs->waiting != NULL)
        inputs->waiting(inputs->context, pause, NULL);
    while (course_now(course) < until && !course_is_interrupted(course))
        sleep_until(run, until);
    if (course_is_interrupted(course))
        return FALSE;
    if (!attempts_recover(inputs->dossier, inputs->mailing, NULL, &error)) {
        course_end_by(course, error);
        return FALSE;
    }
    course->done -= *postponed;
    run->unclaimed += *postponed;
    *postponed = 0;
    course->policy_held = 0;
    expect_more(run);
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

static gboolean remember_pace(struct run *run, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    struct pace_history history = {
        .dossier = inputs->dossier,
        .channel = inputs->mailing->channel,
        .domain_of = inputs->domain_of,
        .context = inputs->context,
    };

    return inputs->pace == NULL ||
           pace_remember(inputs->pace, &history, course_now(&run->course), error);
}

static void connect(struct run *run)
{
    const struct delivery_inputs *inputs = run->inputs;
    gboolean in_threads = inputs->transport->serve != NULL || inputs->other_count > 0;

    run->course.is_stepped =
        !in_threads || (inputs->pace != NULL && pace_memory(inputs->pace) > 0);
    run->connections = g_ptr_array_new_with_free_func((GDestroyNotify)connection_free);
    g_ptr_array_add(run->connections,
                    connection_new(&run->course, inputs->transport, in_threads));
    for (guint i = 0; i < inputs->other_count; i++)
        g_ptr_array_add(run->connections,
                        connection_new(&run->course, inputs->others[i], TRUE));
}

static gboolean begin(struct run *run, GError **error)
{
    const struct delivery_inputs *inputs = run->inputs;
    gint64 counts[DELIVERY_STATE_COUNT];

    if (!attempts_recover(inputs->dossier, inputs->mailing, &run->report->recovered,
                          error) ||
        !read_counts(inputs, counts, error) || !remember_pace(run, error))
        return FALSE;
    run->course.total = run->unclaimed = counts[DELIVERY_PLANNED];
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
    else if (run->course.cause != NULL)
        journal_note(detail, "ended_by", "error");
    return dossier_begin(inputs->dossier, error) &&
           dossier_commit(inputs->dossier, "mailing send", detail->str, error);
}

/* The messages on their way have arrived. */
static void finish(struct run *run)
{
    struct course *course = &run->course;
    GError *error = NULL;

    for (guint i = 0; i < run->connections->len; i++)
        close_batches(run, &connection_at(run, i)->lane, TRUE);
    if (!read_counts(run->inputs, run->report->counts, &error))
        course_end_by(course, g_steal_pointer(&error));
    run->report->policy_held = course->policy_held;
    /* Another connection may have done what a retired one could not. */
    if (run->delay != NULL && run->report->counts[DELIVERY_PLANNED] > 0)
        course_end_by(course, g_steal_pointer(&run->delay));
    if (!note_run(run, &error))
        course_end_by(course, error);
    g_clear_error(&run->delay);
}

gboolean delivery_run(const struct delivery_inputs *inputs,
                      struct delivery_report *report, GError **error)
{
    struct run run = {.inputs = inputs, .report = report};
    GError *cause = NULL;

    *report = (struct delivery_report){0};
    course_init(&run.course, inputs, report);
    if (begin(&run, &cause)) {
        connect(&run);
        g_mutex_lock(&run.course.lock);
        do
            work(&run);
        while (try_again(&run));
        finish(&run);
        g_mutex_unlock(&run.course.lock);
        g_ptr_array_unref(run.connections);
        cause = run.course.cause;
    }
    course_clear(&run.course);
    if (cause == NULL)
        return TRUE;
    g_propagate_error(error, cause);
    return FALSE;
}
