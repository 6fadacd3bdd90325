/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bringing one extract's recipients into a source, all or nothing.
 *
 * The first import builds the file under tmp/ without journal or sync, syncs it, renames
 * it, and registers it in one transaction of dossier.db. A later import is one
 * transaction in the source's file; its rows count only once dossier.db has registered
 * their numbers. Killed at any instant, the dossier is as it was before. */

#include <glib.h>

#include "domain/recipient.h"
#include "dossier/dossier.h"

struct recipient_load;
typedef struct recipient_load RecipientLoad;

/* What dossier.db keeps of an imported file, or of one person typed in by hand. */
struct extract_record {
    const char *file_name; /* base name; NULL by hand */
    const char *digest;    /* BLAKE2b-256 of the file, hexadecimal; NULL by hand */
    gint64 rows, imported, rejected;
    const char *confirmed; /* by hand: how it was confirmed, for the journal; else NULL */
};

enum feed {
    FEED_ROW,
    FEED_END,
    FEED_ABORT, /* give up; the feeder knows why */
};

/* Gives the next recipient (number and extract are filled in by the loader) with the
 * recipient_name_key() of its name. Strings stay valid until the next call. Called on the
 * thread that runs recipient_load_run(). */
typedef enum feed (*recipient_feed)(gpointer context, struct recipient *recipient,
                                    gint64 *name_key);

/* KIESPOST_ERROR_SOURCE_CLOSED for a source that may never be used. */
struct recipient_load *recipient_load_new(struct dossier *dossier, const char *source_id,
                                          GError **error);

/* TRUE with `error` unset when this very file was imported into the source before. */
gboolean recipient_load_seen(struct dossier *dossier, const char *source_id,
                             const char *digest, GError **error);

/* FALSE with `error` unset after FEED_ABORT. */
gboolean recipient_load_run(struct recipient_load *load, recipient_feed feed,
                            gpointer context, GError **error);

/* Makes it durable and registers it; one journal entry. */
gboolean recipient_load_finish(struct recipient_load *load,
                               const struct extract_record *record, GError **error);

/* The number of the last recipient that was given. */
gint64 recipient_load_last(const struct recipient_load *load);

/* Undoes what was not finished. */
void recipient_load_free(struct recipient_load *load);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecipientLoad, recipient_load_free)
