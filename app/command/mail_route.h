/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The way of e-mails to the candidate's mail server: what the settings [smtp] and the
 * options of `mailing send` come to. */

#include <glib.h>

#include "command/session.h"
#include "deliver/run.h"

struct mail_route {
    struct mail_server *server;
    struct transport *transports[10];
    guint count; /* of connections */
    struct pace *pace;
    GArray *limits; /* struct pace_limit: those on all messages */
};
typedef struct mail_route MailRoute;

/* E-mails become files: --transport folder, or nothing else is asked for and there is no
 * mail server, or the dossier is an example. */
gboolean mail_route_is_folder(const struct session *session);

/* What the settings say of the pace: struct pace_limit, added to `limits` (on all
 * messages) and `domains` (on those to one receiving domain). KIESPOST_ERROR_CONFIG. */
gboolean mail_route_limits(const struct session *session, GArray *limits, GArray *domains,
                           GError **error);

/* By the transport that --transport names, else the one that suits the server; as many
 * connections as --connections says, else two. Nothing is connected yet.
 * KIESPOST_ERROR_USAGE: not 1 to 10 connections. KIESPOST_ERROR_CONFIG and others:
 * mail_server_read(), transport_to_server_new(). The caller frees. */
struct mail_route *mail_route_new(const struct session *session, GError **error);
void mail_route_free(struct mail_route *route);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailRoute, mail_route_free)

/* Microseconds until one more message, to `address`, may go by the pace, after all that
 * runs and trials sent before; 0 now. -1 with `error`. Once for each route. */
gint64 mail_route_wait(struct mail_route *route, struct session *session,
                       const char *address, GError **error);

/* "voorbeeld.example", in ASCII, as limits on domains count it. The caller frees. */
char *mail_route_domain(const char *address);

/* Sets transports, pace and patience in `inputs`, whose context is a struct
 * message_queue. The route must outlive the run. */
void mail_route_apply(struct mail_route *route, struct delivery_inputs *inputs);
