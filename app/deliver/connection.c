/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/connection.h"

#include "deliver/reply.h"
#include "platform/signals.h"
#include "platform/throughput.h"

enum {
    READY_MOST = 32, /* messages composed ahead */
    POLICY_MOST = 3, /* refusals by policy in a row: then it is about all of them */
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

/* ---- the store ---- */

/* From now on its batch may be closed, when it was the last. */
static void count_off(const struct turn *turn)
{
    g_atomic_int_add(&turn->claim->left, -1);
}

/* What `lane` keeps goes over to the caller, who alone writes it down. */
static struct arrival take_arrival(struct lane *lane)
{
    struct arrival arrival = lane->arrival;

    lane->arrival.turn.recipient = 0;
    return arrival;
}

/* Also when nobody has arrived. */
static gboolean write_end(const struct arrival *arrival, GError **error)
{
    const struct turn *turn = &arrival->turn;

    if (turn->recipient == 0)
        return TRUE;
    gboolean is_written = attempt_finish(turn->claim->batch, turn->recipient,
                                         arrival->state, arrival->status, error);
    count_off(turn);
    return is_written;
}

gboolean connection_settle(struct connection *connection)
{
    struct arrival arrival = take_arrival(&connection->lane);
    GError *error = NULL;

    if (write_end(&arrival, &error))
        return TRUE;
    course_end_by(connection->course, error);
    return FALSE;
}

gboolean connection_suppress(struct connection *connection)
{
    struct lane *lane = &connection->lane;
    struct arrival nobody = {.turn = *lane_turn(lane), .state = DELIVERY_SUPPRESSED};
    GError *error = NULL;

    lane_drop_front(lane);
    if (!connection_settle(connection))
        return FALSE;
    if (!write_end(&nobody, &error)) {
        course_end_by(connection->course, error);
        return FALSE;
    }
    lane_step(lane);
    course_advance(connection->course);
    return TRUE;
}

/* What became of the last one, and the start of the next. When both cannot be written,
 * what is known of the last one still may. */
static gboolean write_start(const struct arrival *last, const struct prepared *next,
                            GError **error)
{
    const struct turn *turn = &next->turn;
    GError *cause = NULL;

    if (last->turn.recipient == 0)
        return attempt_start(turn->claim->batch, turn->recipient, next->digest, error);
    if (last->turn.claim != turn->claim)
        return write_end(last, error) &&
               attempt_start(turn->claim->batch, turn->recipient, next->digest, error);
    if (attempt_follow(turn->claim->batch, last->turn.recipient, last->state,
                       last->status, turn->recipient, next->digest, error)) {
        count_off(&last->turn);
        return TRUE;
    }
    write_end(last, &cause);
    g_clear_error(&cause);
    return FALSE;
}

/* The message in front is on its way, once that is written: without the lock, for the
 * others have the same to do. */
static gboolean start(struct connection *connection, struct submission_request *request)
{
    struct course *course = connection->course;
    struct lane *lane = &connection->lane;
    struct arrival last = take_arrival(lane);
    GError *error = NULL;

    lane_depart(lane, course->inputs->mailing, request);
    g_mutex_unlock(&course->lock);
    gboolean is_written = write_start(&last, lane->on_the_way, &error);
    g_mutex_lock(&course->lock);
    if (is_written)
        return TRUE;
    lane_give_back(lane);
    course_end_by(course, error);
    return FALSE;
}

/* ---- one message ---- */

static gboolean may_start(const struct connection *connection)
{
    const struct lane *lane = &connection->lane;

    return lane_front(lane) != NULL && lane->delay == NULL &&
           (connection->may_start || !connection->course->is_stepped) &&
           !course_is_ending(connection->course);
}

/* TRUE: `request` is to be handed over now. */
static gboolean take_turn(struct connection *connection,
                          struct submission_request *request)
{
    struct course *course = connection->course;
    struct lane *lane = &connection->lane;

    while (may_start(connection)) {
        struct prepared *front = lane_front(lane);
        connection->may_start = FALSE;
        if (!course->is_stepped && lane_front_is_stale(lane, course_now(course))) {
            lane_drop_ready(lane);
            return FALSE;
        }
        switch (front->next) {
        case MESSAGE_FAILED:
            course_end_by(course, g_steal_pointer(&front->error));
            return FALSE;
        case MESSAGE_SUPPRESSED:
            if (!connection_suppress(connection))
                return FALSE;
            break;
        case MESSAGE_READY:
            return start(connection, request);
        }
    }
    connection->may_start = FALSE;
    return FALSE;
}

/* One person's filter is not a reason to stop, and the server's dislike of us is. */
static enum submission judge(struct course *course, enum submission submission,
                             const char *status, GError **error)
{
    if (submission == SUBMISSION_ACCEPTED)
        course->policy_refusals = 0;
    if (submission != SUBMISSION_POSTPONED || !reply_is_about_policy(status))
        return submission;
    if (++course->policy_refusals < POLICY_MOST) {
        course->policy_held++;
        return submission;
    }
    *error = reply_policy_error(status);
    return SUBMISSION_STOPPED;
}

/* Whatever the transport says is written down, and its own reason counts most. */
static void arrive(struct connection *connection, enum submission submission,
                   const char *status, GError *error)
{
    struct course *course = connection->course;
    struct lane *lane = &connection->lane;

    g_assert((submission == SUBMISSION_STOPPED || submission == SUBMISSION_DELAYED) ==
             (error != NULL));
    submission = judge(course, submission, status, &error);
    lane_arrive(lane, state_after(submission), status, course_now(course));
    if (submission == SUBMISSION_STOPPED)
        course_end_by(course, g_steal_pointer(&error));
    if (connection->thread == NULL && !connection_settle(connection)) {
        g_clear_error(&error);
        return;
    }
    if (submission == SUBMISSION_ACCEPTED)
        lane->delays = 0;
    if (submission == SUBMISSION_DELAYED)
        lane->delay = error;
    else if (submission != SUBMISSION_STOPPED)
        course_advance(course);
}

/* ---- in its thread ---- */

/* For messages, or for another batch of them; once, until it is looked at. */
static void ask_for_more(struct connection *connection)
{
    if (connection->has_asked || connection->course->is_stepped ||
        connection->lane.ready.length > READY_MOST / 2)
        return;
    connection->has_asked = TRUE;
    g_cond_signal(&connection->course->news);
}

static enum submission_next next(struct submission_feed *feed, gboolean connected,
                                 struct submission_request *request)
{
    struct connection *connection = (struct connection *)feed;
    struct course *course = connection->course;
    enum submission_next answer = SUBMISSION_NEXT;

    g_mutex_lock(&course->lock);
    while (!take_turn(connection, request)) {
        connection_settle(connection);
        answer = SUBMISSION_END;
        if (connection->is_ending)
            break;
        answer = SUBMISSION_PAUSE;
        if (connected && connection->is_pausing)
            break;
        connection->is_waiting = TRUE;
        g_cond_signal(&course->news);
        g_cond_wait(&connection->changed, &course->lock);
        connection->is_waiting = FALSE;
        answer = SUBMISSION_NEXT;
    }
    if (answer == SUBMISSION_NEXT) {
        connection->is_pausing = FALSE;
        ask_for_more(connection);
    }
    g_mutex_unlock(&course->lock);
    return answer;
}

static void done(struct submission_feed *feed, enum submission submission,
                 const char *status, GError *error)
{
    struct connection *connection = (struct connection *)feed;

    g_mutex_lock(&connection->course->lock);
    arrive(connection, submission, status, error);
    g_mutex_unlock(&connection->course->lock);
}

static gpointer serve(gpointer argument)
{
    struct connection *connection = argument;

    signals_leave_to_main_thread();
    throughput_before_response();
    transport_serve(connection->transport, &connection->feed);
    return NULL;
}

/* ---- from outside ---- */

struct connection *connection_new(struct course *course, struct transport *transport,
                                  gboolean in_thread)
{
    struct connection *connection = g_new0(struct connection, 1);

    connection->feed = (struct submission_feed){.next = next, .done = done};
    connection->course = course;
    connection->transport = transport;
    lane_init(&connection->lane);
    g_cond_init(&connection->changed);
    g_mutex_lock(&course->lock);
    if (in_thread)
        connection->thread = g_thread_new("connection", serve, connection);
    g_mutex_unlock(&course->lock);
    return connection;
}

void connection_free(struct connection *connection)
{
    g_mutex_lock(&connection->course->lock);
    connection->is_ending = TRUE;
    g_cond_signal(&connection->changed);
    g_mutex_unlock(&connection->course->lock);
    if (connection->thread != NULL)
        g_thread_join(connection->thread);
    lane_clear(&connection->lane);
    g_cond_clear(&connection->changed);
    g_free(connection);
}

gboolean connection_is_busy(struct connection *connection)
{
    return lane_is_busy(&connection->lane) || may_start(connection);
}

void connection_start(struct connection *connection)
{
    struct transport *transport = connection->transport;
    char status[SUBMISSION_STATUS_SIZE] = "";
    struct submission_request request;
    GError *error = NULL;

    connection->may_start = TRUE;
    if (connection->thread != NULL) {
        connection_wake(connection, TRUE);
    } else if (take_turn(connection, &request)) {
        enum submission submission =
            transport->submit(transport, &request, status, &error);
        arrive(connection, submission, status, error);
    }
}

gboolean connection_has_room(const struct connection *connection)
{
    const struct course *course = connection->course;

    return lane_has_room(&connection->lane, course->is_stepped ? 1 : READY_MOST);
}

void connection_wake(struct connection *connection, gboolean now)
{
    const struct lane *lane = &connection->lane;

    if (!connection->is_waiting || lane->ready.length == 0 ||
        (!now && lane->ready.length < READY_MOST / 2 && lane_has_room(lane, READY_MOST)))
        return;
    connection->is_waiting = FALSE;
    g_cond_signal(&connection->changed);
}

void connection_pause(struct connection *connection)
{
    connection->is_pausing = TRUE;
    g_cond_signal(&connection->changed);
}
