/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/lane.h"

#include "domain/recipient.h"

enum {
    READY_BYTES_MOST = 256 * 1024 /* one message may be larger */
};

static void claim_free(gpointer data)
{
    struct claim *claim = data;

    batch_free(claim->batch);
    g_free(claim);
}

static void prepared_free(struct prepared *prepared)
{
    if (prepared == NULL)
        return;
    g_clear_error(&prepared->error);
    g_clear_pointer(&prepared->bytes, g_byte_array_unref);
    g_free(prepared->from);
    g_free(prepared->to);
    g_free(prepared->domain);
    g_free(prepared);
}

void lane_init(struct lane *lane)
{
    *lane = (struct lane){
        .claims = G_QUEUE_INIT,
        .turns = g_array_new(FALSE, FALSE, sizeof(struct turn)),
        .domains = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free),
        .ready = G_QUEUE_INIT,
    };
}

void lane_clear(struct lane *lane)
{
    lane_drop_ready(lane);
    prepared_free(lane->on_the_way);
    g_queue_clear_full(&lane->claims, claim_free);
    g_array_unref(lane->turns);
    g_hash_table_unref(lane->domains);
    g_clear_error(&lane->delay);
    g_free(lane->stem);
}

/* ---- the batches ---- */

static const struct turn *turn_at(const struct lane *lane, guint i)
{
    return &g_array_index(lane->turns, struct turn, i);
}

void lane_take(struct lane *lane, Batch *batch)
{
    const GArray *recipients = batch_recipients(batch);
    struct claim *claim = g_new0(struct claim, 1);

    claim->batch = batch;
    claim->left = (gint)recipients->len;
    g_queue_push_tail(&lane->claims, claim);
    g_array_remove_range(lane->turns, 0, lane->at);
    lane->at = 0;
    lane->deferred = 0;
    for (guint i = 0; i < recipients->len; i++) {
        struct turn turn = {g_array_index(recipients, gint64, i), claim};
        g_array_append_val(lane->turns, turn);
    }
    g_hash_table_remove_all(lane->domains);
}

struct claim *lane_claim(const struct lane *lane)
{
    return lane->claims.head != NULL ? lane->claims.head->data : NULL;
}

gboolean lane_claim_is_through(struct claim *claim)
{
    return g_atomic_int_get(&claim->left) == 0;
}

void lane_drop_batch(struct lane *lane)
{
    struct claim *claim = g_queue_pop_head(&lane->claims);

    while (lane_left(lane) > 0 && lane_turn(lane)->claim == claim)
        lane_step(lane);
    claim_free(claim);
}

gboolean lane_is_busy(const struct lane *lane)
{
    return lane->on_the_way != NULL || lane->arrival.turn.recipient != 0;
}

guint lane_left(const struct lane *lane)
{
    return lane->turns->len - lane->at;
}

const struct turn *lane_turn(const struct lane *lane)
{
    return turn_at(lane, lane->at);
}

/* ---- composed ahead ---- */

static struct prepared *compose(const struct delivery_inputs *inputs, struct turn turn,
                                gint64 now)
{
    struct prepared *prepared = g_new0(struct prepared, 1);
    struct delivery_message message = {0};

    prepared->turn = turn;
    prepared->at = now;
    prepared->next =
        inputs->source(inputs->context, turn.recipient, batch_date(turn.claim->batch),
                       &message, &prepared->error);
    if (prepared->next != MESSAGE_READY)
        return prepared;
    prepared->bytes = g_byte_array_sized_new((guint)message.length);
    g_byte_array_append(prepared->bytes, (const guint8 *)message.bytes,
                        (guint)message.length);
    prepared->from = g_strdup(message.from);
    prepared->to = g_strdup(message.to);
    prepared->domain = pace_domain(message.to);
    prepared->parts = MAX(message.parts, 1);
    g_strlcpy(prepared->digest, message.digest, sizeof prepared->digest);
    return prepared;
}

static gsize length_of(const struct prepared *prepared)
{
    return prepared->bytes != NULL ? prepared->bytes->len : 0;
}

/* Behind those that are ready, unless some of these were dropped meanwhile: then the turn
 * of this one is later. */
static void add(struct lane *lane, struct prepared *prepared)
{
    guint next = lane->at + lane->ready.length;

    if (next < lane->turns->len &&
        turn_at(lane, next)->recipient == prepared->turn.recipient) {
        g_queue_push_tail(&lane->ready, prepared);
        lane->ready_length += length_of(prepared);
    } else {
        prepared_free(prepared);
    }
}

void lane_prepare(struct lane *lane, struct course *course, guint most)
{
    guint next = lane->at + lane->ready.length;
    const struct turn *turns = turn_at(lane, next);
    guint count = MIN(most, lane->turns->len - next);
    g_autoptr(GPtrArray) composed = g_ptr_array_new();
    gsize length = lane->ready_length;

    g_mutex_unlock(&course->lock);
    for (guint i = 0; i < count && (i == 0 || length < READY_BYTES_MOST); i++) {
        struct prepared *prepared = compose(course->inputs, turns[i], course_now(course));
        length += length_of(prepared);
        g_ptr_array_add(composed, prepared);
    }
    if (course->inputs->rest != NULL)
        course->inputs->rest(course->inputs->context);
    g_mutex_lock(&course->lock);
    for (guint i = 0; i < composed->len; i++)
        add(lane, composed->pdata[i]);
}

gboolean lane_has_room(const struct lane *lane, guint most)
{
    return lane->at + lane->ready.length < lane->turns->len &&
           lane->ready.length < most && lane->ready_length < READY_BYTES_MOST;
}

struct prepared *lane_front(const struct lane *lane)
{
    return lane->ready.head != NULL ? lane->ready.head->data : NULL;
}

gboolean lane_front_is_stale(const struct lane *lane, gint64 now)
{
    const struct prepared *front = lane_front(lane);

    return front != NULL && front->at + LANE_STALE < now;
}

static struct prepared *take_front(struct lane *lane)
{
    struct prepared *prepared = g_queue_pop_head(&lane->ready);

    lane->ready_length -= length_of(prepared);
    return prepared;
}

void lane_drop_front(struct lane *lane)
{
    prepared_free(take_front(lane));
}

void lane_drop_ready(struct lane *lane)
{
    while (lane->ready.length > 0)
        lane_drop_front(lane);
}

gboolean lane_defer(struct lane *lane)
{
    struct turn turn = *lane_turn(lane);
    const struct prepared *front = lane_front(lane);

    if (front != NULL)
        g_hash_table_replace(lane->domains,
                             g_memdup2(&turn.recipient, sizeof turn.recipient),
                             g_strdup(front->domain));
    lane_drop_ready(lane);
    if (++lane->deferred >= lane_left(lane)) {
        lane->deferred = 0;
        return FALSE;
    }
    g_array_remove_index(lane->turns, lane->at);
    g_array_append_val(lane->turns, turn);
    return TRUE;
}

const char *lane_known_domain(const struct lane *lane)
{
    return g_hash_table_lookup(lane->domains, &lane_turn(lane)->recipient);
}

/* ---- one message ---- */

void lane_step(struct lane *lane)
{
    lane->at++;
    lane->deferred = 0;
}

void lane_depart(struct lane *lane, const struct mailing *mailing,
                 struct submission_request *request)
{
    struct prepared *prepared = take_front(lane);
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(prepared->turn.recipient, id);
    g_free(lane->stem);
    lane->stem = g_strdup_printf("%s-%s", mailing->name, id);
    lane->on_the_way = prepared;
    lane_step(lane);
    *request = (struct submission_request){
        .from = prepared->from,
        .to = prepared->to,
        .bytes = (const char *)prepared->bytes->data,
        .length = prepared->bytes->len,
        .stem = lane->stem,
        .recipient = prepared->turn.recipient,
    };
}

void lane_give_back(struct lane *lane)
{
    g_clear_pointer(&lane->on_the_way, prepared_free);
}

void lane_arrive(struct lane *lane, enum delivery_state state, const char *status,
                 gint64 now)
{
    g_assert(lane->arrival.turn.recipient == 0);
    lane->arrival = (struct arrival){
        .turn = lane->on_the_way->turn,
        .at = now,
        .state = state,
    };
    g_strlcpy(lane->arrival.status, status, sizeof lane->arrival.status);
    g_clear_pointer(&lane->on_the_way, prepared_free);
}
