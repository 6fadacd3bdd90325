/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/lane.h"

#include "domain/recipient.h"

enum {
    READY_BYTES_MOST = 256 * 1024 /* one message may be larger */
};

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
        .recipients = g_array_new(FALSE, FALSE, sizeof(gint64)),
        .domains = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free),
        .ready = G_QUEUE_INIT,
    };
}

void lane_clear(struct lane *lane)
{
    lane_drop_ready(lane);
    prepared_free(lane->on_the_way);
    batch_free(lane->batch);
    g_array_unref(lane->recipients);
    g_hash_table_unref(lane->domains);
    g_clear_error(&lane->delay);
    g_free(lane->stem);
}

/* ---- the batch ---- */

void lane_take(struct lane *lane, Batch *batch)
{
    const GArray *recipients = batch_recipients(batch);

    lane->batch = batch;
    lane->at = 0;
    lane->deferred = 0;
    g_array_set_size(lane->recipients, 0);
    g_array_append_vals(lane->recipients, recipients->data, recipients->len);
    g_hash_table_remove_all(lane->domains);
}

void lane_drop_batch(struct lane *lane)
{
    g_assert(!lane_is_busy(lane));
    g_clear_pointer(&lane->batch, batch_free);
    lane_drop_ready(lane);
    lane->at = 0;
    g_array_set_size(lane->recipients, 0);
}

gboolean lane_is_busy(const struct lane *lane)
{
    return lane->on_the_way != NULL || lane->arrival.recipient != 0;
}

gboolean lane_is_through(const struct lane *lane)
{
    return lane->at == lane->recipients->len;
}

gint64 lane_recipient(const struct lane *lane)
{
    return g_array_index(lane->recipients, gint64, lane->at);
}

/* ---- composed ahead ---- */

static struct prepared *compose(const struct delivery_inputs *inputs, gint64 recipient,
                                gint64 date, gint64 now)
{
    struct prepared *prepared = g_new0(struct prepared, 1);
    struct delivery_message message = {0};

    prepared->recipient = recipient;
    prepared->at = now;
    prepared->next =
        inputs->source(inputs->context, recipient, date, &message, &prepared->error);
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

    if (next < lane->recipients->len &&
        g_array_index(lane->recipients, gint64, next) == prepared->recipient) {
        g_queue_push_tail(&lane->ready, prepared);
        lane->ready_length += length_of(prepared);
    } else {
        prepared_free(prepared);
    }
}

void lane_prepare(struct lane *lane, struct course *course, guint most)
{
    guint next = lane->at + lane->ready.length;
    const gint64 *recipients = &g_array_index(lane->recipients, gint64, next);
    guint count = MIN(most, lane->recipients->len - next);
    gint64 date = batch_date(lane->batch);
    g_autoptr(GPtrArray) composed = g_ptr_array_new();
    gsize length = lane->ready_length;

    g_mutex_unlock(&course->lock);
    for (guint i = 0; i < count && (i == 0 || length < READY_BYTES_MOST); i++) {
        struct prepared *prepared =
            compose(course->inputs, recipients[i], date, course_now(course));
        length += length_of(prepared);
        g_ptr_array_add(composed, prepared);
    }
    g_mutex_lock(&course->lock);
    for (guint i = 0; i < composed->len; i++)
        add(lane, composed->pdata[i]);
}

gboolean lane_has_room(const struct lane *lane, guint most)
{
    return lane->at + lane->ready.length < lane->recipients->len &&
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
    gint64 recipient = lane_recipient(lane);
    const struct prepared *front = lane_front(lane);

    if (front != NULL)
        g_hash_table_replace(lane->domains, g_memdup2(&recipient, sizeof recipient),
                             g_strdup(front->domain));
    lane_drop_ready(lane);
    if (++lane->deferred >= lane->recipients->len - lane->at) {
        lane->deferred = 0;
        return FALSE;
    }
    g_array_remove_index(lane->recipients, lane->at);
    g_array_append_val(lane->recipients, recipient);
    return TRUE;
}

const char *lane_known_domain(const struct lane *lane)
{
    gint64 recipient = lane_recipient(lane);

    return g_hash_table_lookup(lane->domains, &recipient);
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

    recipient_format_id(prepared->recipient, id);
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
        .recipient = prepared->recipient,
    };
}

void lane_arrive(struct lane *lane, enum delivery_state state, const char *status,
                 gint64 now)
{
    g_assert(lane->arrival.recipient == 0);
    lane->arrival = (struct arrival){
        .recipient = lane->on_the_way->recipient,
        .at = now,
        .state = state,
    };
    g_strlcpy(lane->arrival.status, status, sizeof lane->arrival.status);
    g_clear_pointer(&lane->on_the_way, prepared_free);
}
