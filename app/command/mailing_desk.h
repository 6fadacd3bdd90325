/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What check, preview, approve, export and send begin with: a mailing, its sources, its
 * messages, and the verdicts. */

#include <glib.h>

#include "command/message_desk.h"
#include "command/session.h"
#include "domain/mailing.h"
#include "eligibility/eligibility.h"

struct mailing_desk {
    struct mailing *mailing;
    GPtrArray *sources; /* struct source, in the mailing's order */
    struct campaign *campaign;
    struct selection *selection; /* who of the people; NULL: everybody */
    struct message_desk *messages;
    struct moment moment;         /* now, or --as-of */
    gboolean findings_of_allowed; /* asked of mailing_desk_verdicts() */
    guint traits;                 /* what was said of it at approve: declaration.h */
    gboolean other_purpose;
};
typedef struct mailing_desk MailingDesk;

/* KIESPOST_ERROR_USAGE when there is no such mailing or --as-of is no moment. */
struct mailing_desk *mailing_desk_new(struct session *session, const char *name,
                                      GError **error);
void mailing_desk_free(struct mailing_desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailingDesk, mailing_desk_free)

/* Verdicts for everybody in it, at desk->moment and on the planned posting day. */
struct eligibility *mailing_desk_verdicts(struct session *session,
                                          struct mailing_desk *desk, gboolean by_address,
                                          GError **error);

/* FALSE with KIESPOST_ERROR_USAGE when the mailing is not of that channel; `instead` says
 * what to do. */
gboolean mailing_is_of(const struct mailing *mailing, enum channel channel,
                       const char *instead, GError **error);

/* The same for e-mails and text messages. */
gboolean mailing_is_electronic(const struct mailing *mailing, const char *instead,
                               GError **error);

/* --as-of when given, else the dossier's moment. */
gboolean moment_asked(struct session *session, struct moment *moment, GError **error);
