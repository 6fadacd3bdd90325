/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/row_stream.h"

#include "base/error.h"
#include "base/i18n.h"
#include "import/recipient_key.h"
#include "import/row_finding.h"
#include "platform/process.h"

enum {
    BATCH_ROWS = 512,
    BATCHES = 6
};

struct batch {
    GStringChunk *strings;
    guint count;
    gboolean last;
    struct recipient rows[BATCH_ROWS];
    gint64 name_keys[BATCH_ROWS];
    guint64 lines[BATCH_ROWS];
    guint notes[BATCH_ROWS];
    struct row_digest digests[BATCH_ROWS];
    gboolean repeated[BATCH_ROWS];
};

struct row_stream {
    struct extract *extract;
    struct row_maker *maker;
    struct duplicate_set *seen;
    struct row_observer observer; /* see: may be NULL */
    struct row_tally tally;
    GString *name, *key, *row; /* reused by the reading thread */
    GError *failure;

    GThread *thread;
    GAsyncQueue *empty, *full;
    gint stop; /* atomic */
    struct batch *batches[BATCHES];
    struct batch *current;
    guint position;
};

static void reject(struct row_stream *stream, guint64 line, guint column, guint problem)
{
    struct rejection rejection = {.line = line, .column = column, .problem = problem};
    g_array_append_val(stream->tally.rejections, rejection);
}

static void count_bits(guint64 *counts, guint bits)
{
    for (int i = 0; bits != 0; i++, bits >>= 1)
        counts[i] += bits & 1;
}

static void take_row(struct row_stream *stream, struct batch *batch,
                     const struct extract_row *row)
{
    guint place = batch->count;
    struct recipient *recipient = &batch->rows[place];
    struct row_result result =
        row_to_recipient(stream->maker, row, batch->strings, recipient);

    stream->tally.rows++;
    if (result.problem != ROW_FINE) {
        reject(stream, row->line, result.column, result.problem);
        return;
    }
    batch->digests[place] = duplicate_set_digest(stream->seen, recipient, stream->row);
    duplicate_set_expect(stream->seen, &batch->digests[place]);
    batch->name_keys[place] = recipient_key(recipient, stream->name, stream->key);
    batch->lines[place] = row->line;
    batch->notes[place] = result.notes;
    batch->count++;
}

/* Apart from taking the rows: the memory of the set is slow to come, and was asked for
 * when each row was taken. */
static void find_repeats(struct row_stream *stream, struct batch *batch)
{
    for (guint i = 0; i < batch->count; i++) {
        batch->repeated[i] = !duplicate_set_add(stream->seen, &batch->digests[i]);
        if (batch->repeated[i]) {
            reject(stream, batch->lines[i], COLUMN_ABSENT, ROW_REPEATED);
            continue;
        }
        count_bits(stream->tally.notes, batch->notes[i]);
        count_bits(stream->tally.findings, batch->rows[i].findings);
        stream->tally.held += (batch->rows[i].findings & ROW_FINDINGS_HELD) != 0;
        stream->tally.imported++;
    }
}

/* FALSE at the end of the file, on failure, or when asked to stop. */
static gboolean fill(struct row_stream *stream, struct batch *batch)
{
    struct extract_row row;

    g_string_chunk_clear(batch->strings);
    batch->count = 0;
    while (batch->count < BATCH_ROWS) {
        if (g_atomic_int_get(&stream->stop) != 0)
            return FALSE;
        if (process_interrupted()) {
            g_set_error_literal(&stream->failure, KIESPOST_ERROR,
                                KIESPOST_ERROR_TRY_LATER,
                                _("interrupted; nothing was imported"));
            return FALSE;
        }
        if (!extract_next(stream->extract, &row, &stream->failure))
            return FALSE;
        if (stream->observer.see != NULL)
            stream->observer.see(stream->observer.context, &row);
        take_row(stream, batch, &row);
    }
    return TRUE;
}

static gpointer read_rows(gpointer pointer)
{
    struct row_stream *stream = pointer;
    gboolean more = TRUE;

    while (more) {
        struct batch *batch = g_async_queue_pop(stream->empty);
        more = fill(stream, batch);
        find_repeats(stream, batch);
        batch->last = !more;
        g_async_queue_push(stream->full, batch);
    }
    return NULL;
}

struct row_stream *row_stream_new(struct extract *extract, struct row_maker *maker,
                                  struct duplicate_set *seen,
                                  const struct row_observer *observer)
{
    struct row_stream *stream = g_new0(struct row_stream, 1);

    stream->extract = extract;
    stream->maker = maker;
    stream->seen = seen;
    if (observer != NULL)
        stream->observer = *observer;
    stream->name = g_string_new(NULL);
    stream->key = g_string_new(NULL);
    stream->row = g_string_sized_new(512);
    stream->tally.rejections = g_array_new(FALSE, FALSE, sizeof(struct rejection));
    stream->empty = g_async_queue_new();
    stream->full = g_async_queue_new();
    for (int i = 0; i < BATCHES; i++) {
        stream->batches[i] = g_new0(struct batch, 1);
        stream->batches[i]->strings = g_string_chunk_new(64 * 1024);
        g_async_queue_push(stream->empty, stream->batches[i]);
    }
    stream->thread = g_thread_new("rows", read_rows, stream);
    return stream;
}

static int compare_lines(gconstpointer a, gconstpointer b)
{
    guint64 left = ((const struct rejection *)a)->line;
    guint64 right = ((const struct rejection *)b)->line;
    return left < right ? -1 : left > right;
}

static void next_batch(struct row_stream *stream)
{
    if (stream->current != NULL)
        g_async_queue_push(stream->empty, stream->current);
    stream->current = g_async_queue_pop(stream->full);
    stream->position = 0;
}

/* Repeats were found after the other defects of their batch. */
static gboolean finish(struct row_stream *stream, GError **error)
{
    g_array_sort(stream->tally.rejections, compare_lines);
    if (stream->failure != NULL)
        g_propagate_error(error, g_steal_pointer(&stream->failure));
    return FALSE;
}

gboolean row_stream_next(struct row_stream *stream, struct recipient *recipient,
                         gint64 *name_key, GError **error)
{
    do {
        while (stream->current == NULL || stream->position == stream->current->count) {
            if (stream->current != NULL && stream->current->last)
                return finish(stream, error);
            next_batch(stream);
        }
        stream->position++;
    } while (stream->current->repeated[stream->position - 1]);
    *recipient = stream->current->rows[stream->position - 1];
    *name_key = stream->current->name_keys[stream->position - 1];
    return TRUE;
}

const struct row_tally *row_stream_tally(const struct row_stream *stream)
{
    return &stream->tally;
}

void row_stream_free(struct row_stream *stream)
{
    if (stream == NULL)
        return;
    g_atomic_int_set(&stream->stop, 1);
    /* The thread may be waiting for an empty batch. */
    if (stream->current != NULL)
        g_async_queue_push(stream->empty, stream->current);
    for (struct batch *batch; (batch = g_async_queue_try_pop(stream->full)) != NULL;)
        g_async_queue_push(stream->empty, batch);
    g_thread_join(stream->thread);
    for (int i = 0; i < BATCHES; i++) {
        g_string_chunk_free(stream->batches[i]->strings);
        g_free(stream->batches[i]);
    }
    g_async_queue_unref(stream->empty);
    g_async_queue_unref(stream->full);
    g_string_free(stream->name, TRUE);
    g_string_free(stream->key, TRUE);
    g_string_free(stream->row, TRUE);
    g_array_unref(stream->tally.rejections);
    g_clear_error(&stream->failure);
    g_free(stream);
}

const char *rejection_phrase(guint problem)
{
    return problem == ROW_REPEATED ? _("the same row stands in this source already")
                                   : row_problem_phrase((enum row_problem)problem);
}
