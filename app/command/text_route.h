/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The way of text messages out: over the candidate's own phone, or into a folder;
 * at which pace, and at which hours. */

#include <glib.h>

#include "command/mailing_desk.h"
#include "command/session.h"
#include "deliver/handset.h"
#include "deliver/run.h"

/* Text messages become files: --transport folder, or the dossier is an example. */
gboolean text_route_is_folder(const struct session *session);

/* Whether text messages of this mailing may go out at this minute: domain/quiet_hours.h.
 * FALSE with KIESPOST_ERROR_TRY_LATER, saying when they may, or KIESPOST_ERROR_REFUSED
 * from 22:00 on the eve until the poll is over. */
gboolean text_hours_are_open(struct session *session, const struct mailing_desk *desk,
                             GError **error);

struct text_route {
    struct session *session;
    const struct mailing *mailing;
    struct handset_settings *settings;
    struct handset *handset;
    struct transport *transport;
    struct pace *pace;
    GArray *limits; /* struct pace_limit; a message counts once for each of its parts */
};
typedef struct text_route TextRoute;

/* Opens the phone and reads what came in on it: whoever wrote STOP is not written to any
 * more, so verdicts are to be asked afterwards. KIESPOST_ERROR_USAGE with --connections
 * above 1, KIESPOST_ERROR_CONFIG when nothing says where the phone is and nobody can be
 * asked; others: handset_open(). `mailing` is borrowed. The caller frees. */
struct text_route *text_route_new(struct session *session, const struct mailing *mailing,
                                  GError **error);
void text_route_free(struct text_route *route);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextRoute, text_route_free)

/* What would keep text_route_new() from opening a phone, as far as options and settings
 * tell: TRUE, or FALSE with the same KIESPOST_ERROR_USAGE or KIESPOST_ERROR_CONFIG. */
gboolean text_route_is_possible(const struct session *session, GError **error);

/* After a run: reports and answers that came in meanwhile. */
gboolean text_route_read_inbox(struct text_route *route, GError **error);

/* Microseconds until one more text may go by the pace; 0 now. -1 with `error`. Once for
 * each route. */
gint64 text_route_wait(struct text_route *route, GError **error);

/* Sets transport, pace and patience in `inputs`. The route must outlive the run. */
void text_route_apply(struct text_route *route, struct delivery_inputs *inputs);
