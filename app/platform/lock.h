/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One writer, or several readers, of a dossier at a time. */

#include <glib.h>

struct lock;
typedef struct lock Lock;

/* Takes the lock on the file `path`, made (0600) when missing, without waiting.
 *
 * The system drops the lock when its process ends, however it ends, so a file that a dead
 * process left behind is no obstacle. Locks count per lock_take(), also within one
 * process. The file holds the process number of its last taker, for the sentence only.
 *
 * NULL with KIESPOST_ERROR_TRY_LATER when another holds it (`exclusive`: any other
 * holder; else: an exclusive one), with KIESPOST_ERROR_CANNOT_CREATE or KIESPOST_ERROR_IO
 * when the file cannot be opened or locked. The caller releases with lock_free(). */
struct lock *lock_take(const char *path, gboolean exclusive, GError **error);

/* Releases. The file stays: deleting it would let two processes hold two files of one
 * name. NULL does nothing. */
void lock_free(struct lock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lock, lock_free)
