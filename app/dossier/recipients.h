/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reading the recipients of a source. No query joins two sources: each cursor sees one
 * file, opened with that source's own key. */

#include <glib.h>

#include "domain/recipient.h"
#include "dossier/dossier.h"

enum recipient_order {
    RECIPIENTS_BY_NUMBER,
    RECIPIENTS_BY_ADDRESS, /* postcode, street, house number, box: the postman's order */
};

struct recipient_cursor;
typedef struct recipient_cursor RecipientCursor;

/* A source of which nothing was imported gives an empty cursor. */
struct recipient_cursor *recipients_open(struct dossier *dossier, const char *source_id,
                                         enum recipient_order order, GError **error);

/* The next recipient, its strings valid until the next call. FALSE at the end, and with
 * `error` set on failure. */
gboolean recipients_next(struct recipient_cursor *cursor, struct recipient *recipient,
                         GError **error);
void recipients_close(struct recipient_cursor *cursor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecipientCursor, recipients_close)

/* One recipient by number, as a cursor that stands on it: recipients_next() gives it
 * once. `source_id` receives the source (the caller frees). NULL with
 * KIESPOST_ERROR_USAGE when nobody has this number. */
struct recipient_cursor *recipient_open(struct dossier *dossier, gint64 number,
                                        char **source_id, GError **error);

/* One recipient after another by number, of whatever source, with the sources' files
 * kept open: opening one costs more than composing a message. While it is used nothing
 * may be imported, erased or destroyed; recipient_finder_close() before that. Free it
 * before the dossier. */
struct recipient_finder;
typedef struct recipient_finder RecipientFinder;

struct recipient_finder *recipient_finder_new(struct dossier *dossier);

/* The id of the recipient's source; both valid until the finder is used again. NULL with
 * KIESPOST_ERROR_USAGE when nobody has this number, KIESPOST_ERROR_REFUSED when the
 * source's key was destroyed. */
const char *recipient_finder_find(struct recipient_finder *finder, gint64 number,
                                  struct recipient *recipient, GError **error);

/* The files stay open and nothing is being read: others may write. */
void recipient_finder_rest(struct recipient_finder *finder);

/* Closes the files; the finder can be used again. */
void recipient_finder_close(struct recipient_finder *finder);
void recipient_finder_free(struct recipient_finder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecipientFinder, recipient_finder_free)

/* Those of one source whose name holds every word of `query` (case, accents and particles
 * do not matter; the first word may be the beginning of a name). At most 200. */
struct recipient_cursor *recipients_search(struct dossier *dossier, const char *source_id,
                                           const char *query, GError **error);

/* The number under which a name is found, made of the beginning of its text_name_key():
 * for recipient_load.h. */
gint64 recipient_name_key(const char *folded_name);
