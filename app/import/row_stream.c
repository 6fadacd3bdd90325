/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/row_stream.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "dossier/recipients.h"
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
};

struct row_stream {
    struct extract *extract;
    struct row_maker *maker;
    struct duplicate_set *seen;
    struct row_tally tally;
    GString *name, *key, *row; /* reused by the reading thread */
    GArray *rejected; /* by the reading thread; repeats go to the tally directly */
    GError *failure;

    GThread *thread;
    GAsyncQueue *empty, *full;
    gint stop; /* atomic */
    struct batch *batches[BATCHES];
    struct batch *current;
    guint position;
};

static gint64 name_key_of(struct row_stream *stream, const struct recipient *recipient)
{
    g_string_assign(stream->name, recipient->family_name);
    g_string_append_c(stream->name, ' ');
    g_string_append(stream->name, recipient->given_names);
    if (stream->name->len == 1)
        g_string_assign(stream->name, recipient->full_name);
    g_string_truncate(stream->key, 0);
    text_name_key(stream->key, stream->name->str);
    return recipient_name_key(stream->key->str);
}

static void reject(GArray *rejections, guint64 line, guint column, guint problem)
{
    struct rejection rejection = {.line = line, .column = column, .problem = problem};
    g_array_append_val(rejections, rejection);
}

static void count_notes(struct row_tally *tally, guint notes)
{
    for (int i = 0; notes != 0; i++, notes >>= 1)
        tally->notes[i] += notes & 1;
}

/* On the reading thread. Whether the row is a repeat is found out by the other one, so
 * that both have about the same to do. */
static void take_row(struct row_stream *stream, struct batch *batch,
                     const struct extract_row *row)
{
    guint place = batch->count;
    struct recipient *recipient = &batch->rows[place];
    struct row_result result =
        row_to_recipient(stream->maker, row, batch->strings, recipient);

    stream->tally.rows++;
    if (result.problem != ROW_FINE) {
        reject(stream->rejected, row->line, result.column, result.problem);
        return;
    }
    batch->digests[place] = duplicate_set_digest(stream->seen, recipient, stream->row);
    batch->name_keys[place] = name_key_of(stream, recipient);
    batch->lines[place] = row->line;
    batch->notes[place] = result.notes;
    batch->count++;
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
        batch->last = !more;
        g_async_queue_push(stream->full, batch);
    }
    return NULL;
}

struct row_stream *row_stream_new(struct extract *extract, struct row_maker *maker,
                                  struct duplicate_set *seen)
{
    struct row_stream *stream = g_new0(struct row_stream, 1);

    stream->extract = extract;
    stream->maker = maker;
    stream->seen = seen;
    stream->name = g_string_new(NULL);
    stream->key = g_string_new(NULL);
    stream->row = g_string_sized_new(512);
    stream->rejected = g_array_new(FALSE, FALSE, sizeof(struct rejection));
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

/* Both threads rejected rows; the file's order is the reader's. */
static void finish_tally(struct row_stream *stream)
{
    GArray *all = stream->tally.rejections;

    g_array_append_vals(all, stream->rejected->data, stream->rejected->len);
    g_array_set_size(stream->rejected, 0);
    g_array_sort(all, compare_lines);
}

static void next_batch(struct row_stream *stream)
{
    if (stream->current != NULL)
        g_async_queue_push(stream->empty, stream->current);
    stream->current = g_async_queue_pop(stream->full);
    stream->position = 0;
    for (guint i = 0; i < stream->current->count; i++)
        duplicate_set_expect(stream->seen, &stream->current->digests[i]);
}

/* FALSE when the row at `place` is a repeat. */
static gboolean accept_row(struct row_stream *stream, guint place)
{
    const struct batch *batch = stream->current;

    if (!duplicate_set_add(stream->seen, &batch->digests[place])) {
        reject(stream->tally.rejections, batch->lines[place], COLUMN_ABSENT,
               ROW_REPEATED);
        return FALSE;
    }
    count_notes(&stream->tally, batch->notes[place]);
    stream->tally.enriched += (batch->rows[place].findings & ROW_ENRICHED) != 0;
    stream->tally.imported++;
    return TRUE;
}

gboolean row_stream_next(struct row_stream *stream, struct recipient *recipient,
                         gint64 *name_key, GError **error)
{
    while (TRUE) {
        while (stream->current == NULL || stream->position == stream->current->count) {
            if (stream->current != NULL && stream->current->last) {
                finish_tally(stream);
                if (stream->failure != NULL)
                    g_propagate_error(error, g_steal_pointer(&stream->failure));
                return FALSE;
            }
            next_batch(stream);
        }
        guint place = stream->position++;
        if (!accept_row(stream, place))
            continue;
        *recipient = stream->current->rows[place];
        *name_key = stream->current->name_keys[place];
        return TRUE;
    }
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
    g_array_unref(stream->rejected);
    g_array_unref(stream->tally.rejections);
    g_clear_error(&stream->failure);
    g_free(stream);
}

const char *rejection_phrase(guint problem)
{
    return problem == ROW_REPEATED ? _("the same row stands in this source already")
                                   : row_problem_phrase((enum row_problem)problem);
}
