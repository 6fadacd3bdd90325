/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a batch that is open has come to, start by start and outcome by outcome, in a file
 * of its own: DIR/attempts-<batch>.log. A transaction of the database for each message
 * takes longer than to hand the message over; closing the batch brings all of it into
 * the tables `attempt` and `outcome`, and deletes the file.
 *
 * One entry after the other, each sealed (crypto/seal.h) and of the same length, so that
 * nothing can be read from the file, nor from its size but how many there are. The name
 * of each seal is the batch and the entry's place: none can stand for another. The key
 * comes from one that stands in the database and survives the change of the dossier's
 * own.
 *
 * What was added is in the system's hands: it survives the program's death at once. The
 * power may take any part of it, so after it nothing is concluded from what is missing
 * (attempts.h).
 *
 * For the files of this folder only. */

#include <glib.h>

#include "crypto/digest.h"
#include "domain/mailing.h"
#include "dossier/attempts.h"
#include "dossier/dossier.h"

/* Bytes of an entry in the file. */
#define ATTEMPT_ENTRY_LENGTH 106

enum attempt_entry_kind {
    ATTEMPT_STARTED = 1,
    ATTEMPT_ENDED = 2,
};

struct attempt_entry {
    enum attempt_entry_kind kind;
    gint64 recipient;
    gint64 at;                        /* Unix seconds */
    guint8 digest[DIGEST_LENGTH];     /* STARTED: of the bytes */
    enum delivery_state state;        /* ENDED */
    char status[ATTEMPT_STATUS_SIZE]; /* ENDED: enhanced status code, or "" */
};

struct attempt_log;
typedef struct attempt_log AttemptLog;

/* An empty one, for a batch that nobody has seen: a file that is there already was left
 * by a claim that did not come to its end, and is replaced. Freed with
 * attempt_log_free(), which leaves the file. */
struct attempt_log *attempt_log_new(struct dossier *dossier, gint64 batch,
                                    GError **error);
void attempt_log_free(struct attempt_log *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AttemptLog, attempt_log_free)

/* In one write. FALSE: none is in attempt_log_entries(), and nothing more is added to the
 * file, whose end may be torn. */
gboolean attempt_log_add(struct attempt_log *log, const struct attempt_entry *entries,
                         guint count, GError **error);

/* Only in memory, for when the file does not take it. */
void attempt_log_remember(struct attempt_log *log, const struct attempt_entry *entry);

/* Brings what was added to the disk; also while another thread adds. */
gboolean attempt_log_sync(struct attempt_log *log, GError **error);

/* All that were added: struct attempt_entry. Borrowed, while nothing is added. */
const GArray *attempt_log_entries(const struct attempt_log *log);

/* How many ended so; also while another thread adds. */
gint64 attempt_log_count(struct attempt_log *log, enum delivery_state outcome);

/* Those of a batch, as far as they can be read, into `entries` (struct attempt_entry, the
 * caller unrefs). `is_whole`: nothing is missing but what the program's death cut off;
 * else the file is not there, or was changed by something else, and starts may be
 * missing. FALSE when the system does not let it be read. */
gboolean attempt_log_read(struct dossier *dossier, gint64 batch, GArray **entries,
                          gboolean *is_whole, GError **error);

/* Into the tables, where those that are there already stay as they are. Inside the
 * caller's transaction. */
gboolean attempt_entries_store(struct dossier *dossier, gint64 batch,
                               const GArray *entries, GError **error);

/* After its batch was closed. What cannot be deleted is by the next attempts_recover().
 */
void attempt_log_delete(struct dossier *dossier, gint64 batch);

/* Deletes the files of all batches but those in `open` (gint64). */
void attempt_logs_sweep(struct dossier *dossier, const GArray *open);
