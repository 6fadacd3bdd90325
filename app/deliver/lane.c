/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/lane.h"

#include "domain/recipient.h"

static void clear(struct prepared *prepared)
{
    g_clear_error(&prepared->error);
    g_clear_pointer(&prepared->bytes, g_byte_array_unref);
    g_free(prepared->from);
    g_free(prepared->to);
    g_free(prepared->domain);
    *prepared = (struct prepared){0};
}

struct lane *lane_new(struct transport *transport, gboolean in_thread,
                      GAsyncQueue *results)
{
    struct lane *lane = g_new0(struct lane, 1);

    lane->connection = connection_new(transport, in_thread, results);
    lane->recipients = g_array_new(FALSE, FALSE, sizeof(gint64));
    lane->domains = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    return lane;
}

void lane_free(struct lane *lane)
{
    if (lane == NULL)
        return;
    connection_free(lane->connection);
    clear(&lane->prepared);
    clear(&lane->on_the_way);
    batch_free(lane->batch);
    g_array_unref(lane->recipients);
    g_hash_table_unref(lane->domains);
    g_free(lane->stem);
    g_free(lane);
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
    g_clear_pointer(&lane->batch, batch_free);
    clear(&lane->prepared);
    lane->at = 0;
    g_array_set_size(lane->recipients, 0);
}

gboolean lane_is_through(const struct lane *lane)
{
    return lane->at == lane->recipients->len;
}

gint64 lane_recipient(const struct lane *lane)
{
    return g_array_index(lane->recipients, gint64, lane->at);
}

void lane_step(struct lane *lane)
{
    lane->at++;
    lane->deferred = 0;
}

/* ---- the message ---- */

void lane_prepare(struct lane *lane, const struct delivery_inputs *inputs, guint ahead,
                  gint64 moment)
{
    struct prepared *prepared = &lane->prepared;
    struct delivery_message message = {0};
    gint64 recipient = g_array_index(lane->recipients, gint64, lane->at + ahead);

    g_assert(!prepared->is_there);
    prepared->is_there = TRUE;
    prepared->at = moment;
    prepared->next = inputs->source(inputs->context, recipient, batch_date(lane->batch),
                                    &message, &prepared->error);
    if (prepared->next != MESSAGE_READY)
        return;
    prepared->bytes = g_byte_array_sized_new((guint)message.length);
    g_byte_array_append(prepared->bytes, (const guint8 *)message.bytes,
                        (guint)message.length);
    prepared->from = g_strdup(message.from);
    prepared->to = g_strdup(message.to);
    prepared->domain = pace_domain(message.to);
    g_strlcpy(prepared->digest, message.digest, sizeof prepared->digest);
}

void lane_drop_prepared(struct lane *lane)
{
    clear(&lane->prepared);
}

gboolean lane_defer(struct lane *lane)
{
    gint64 recipient = lane_recipient(lane);

    if (lane->prepared.is_there)
        g_hash_table_replace(lane->domains, g_memdup2(&recipient, sizeof recipient),
                             g_strdup(lane->prepared.domain));
    clear(&lane->prepared);
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

void lane_send(struct lane *lane, const struct mailing *mailing)
{
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(lane_recipient(lane), id);
    g_free(lane->stem);
    lane->stem = g_strdup_printf("%s-%s", mailing->name, id);
    lane->on_the_way = lane->prepared;
    lane->prepared = (struct prepared){0};
    lane->is_busy = TRUE;
    const struct submission_request request = {
        .from = lane->on_the_way.from,
        .to = lane->on_the_way.to,
        .bytes = (const char *)lane->on_the_way.bytes->data,
        .length = lane->on_the_way.bytes->len,
        .stem = lane->stem,
    };
    connection_hand_over(lane->connection, &request);
}

void lane_arrive(struct lane *lane)
{
    lane->is_busy = FALSE;
    clear(&lane->on_the_way);
}
