/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows read and turned into recipients on a thread of their own, handed over in batches,
 * so that parsing and storing keep two cores busy. */

#include <glib.h>

#include "domain/recipient.h"
#include "extract/reader.h"
#include "import/duplicate_set.h"
#include "import/row.h"

/* A row that was left out; `problem` may be ROW_REPEATED. */
#define ROW_REPEATED ROW_PROBLEM_COUNT
struct rejection {
    guint64 line;
    guint column; /* from 0, or COLUMN_ABSENT */
    guint problem;
};

/* What happened; complete once row_stream_next() has returned FALSE. */
struct row_tally {
    guint64 rows, imported;
    GArray *rejections; /* struct rejection, in file order */
    guint64 notes[ROW_NOTE_COUNT];
    guint64 findings[ROW_FINDING_COUNT]; /* imported rows, by bit of enum row_finding */
    guint64 held;                        /* of them, those with ROW_FINDINGS_HELD */
};

struct row_stream;
typedef struct row_stream RowStream;

/* Somebody who is shown every row as it was read, on the reading thread. */
struct row_observer {
    void (*see)(gpointer context, const struct extract_row *row);
    gpointer context;
};

/* All are borrowed and must outlive the stream; `observer` may be NULL. Starts reading at
 * once. */
struct row_stream *row_stream_new(struct extract *extract, struct row_maker *maker,
                                  struct duplicate_set *seen,
                                  const struct row_observer *observer);

/* The next recipient and its recipient_name_key(); valid until the next call. FALSE at
 * the end, and with `error` set when reading failed or was interrupted. */
gboolean row_stream_next(struct row_stream *stream, struct recipient *recipient,
                         gint64 *name_key, GError **error);

const struct row_tally *row_stream_tally(const struct row_stream *stream);

/* Stops the thread first when it still runs. */
void row_stream_free(struct row_stream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RowStream, row_stream_free)

/* A translated phrase for the rejected-rows file, ROW_REPEATED included. Static. */
const char *rejection_phrase(guint problem);
