/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/mail_route.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/message_queue.h"
#include "command/pace_setting.h"
#include "deliver/pace_history.h"
#include "dossier/example.h"
#include "dossier/recipients.h"

enum {
    CONNECTIONS_USUAL = 2
};

/* ---- the pace ---- */

gboolean mail_route_limits(const struct session *session, GArray *limits, GArray *domains,
                           GError **error)
{
    if (!pace_setting_rate(session, "smtp.rate", limits, error) ||
        !pace_setting_rate(session, "smtp.domain_rate", domains, error))
        return FALSE;
    pace_setting_daily(session, "smtp.daily", limits);
    return TRUE;
}

char *mail_route_domain(const char *address)
{
    g_autofree char *domain = pace_domain(address);

    return g_hostname_to_ascii(domain);
}

/* Whose source is gone goes to no domain any more. The caller frees. */
static char *domain_of(gpointer context, gint64 number)
{
    const struct message_queue *queue = context;
    g_autofree char *source_id = NULL;
    g_autoptr(RecipientCursor) cursor =
        recipient_open(queue->session->dossier, number, &source_id, NULL);
    struct recipient recipient;

    if (cursor == NULL || !recipients_next(cursor, &recipient, NULL) ||
        recipient.email == NULL)
        return NULL;
    return mail_route_domain(recipient.email);
}

gint64 mail_route_wait(struct mail_route *route, struct session *session,
                       const char *address, GError **error)
{
    struct message_queue queue = {.session = session};
    struct pace_history history = {session->dossier, CHANNEL_EMAIL, domain_of, &queue};
    gint64 now = g_get_monotonic_time();
    g_autofree char *domain = mail_route_domain(address);

    if (!pace_remember(route->pace, &history, now, error))
        return -1;
    return pace_wait(route->pace, domain, now);
}

/* ---- the route ---- */

gboolean mail_route_is_folder(const struct session *session)
{
    const char *name = arguments_value(session->arguments, "transport");
    const char *host = dossier_setting(session->dossier, "smtp.host");

    if (name != NULL)
        return strcmp(name, "folder") == 0;
    return host == NULL || *host == '\0' || campaign_is_example(session->dossier);
}

static gboolean read_count(const struct session *session, guint *count, GError **error)
{
    const char *text = arguments_value(session->arguments, "connections");
    guint64 number = CONNECTIONS_USUAL;
    const guint most = G_N_ELEMENTS(((struct mail_route *)NULL)->transports);

    if (text != NULL && !g_ascii_string_to_unsigned(text, 10, 1, most, &number, NULL)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                    _("“--connections” is a number from 1 to %u"), most);
        return FALSE;
    }
    *count = (guint)number;
    return TRUE;
}

struct mail_route *mail_route_new(const struct session *session, GError **error)
{
    g_autoptr(MailRoute) route = g_new0(struct mail_route, 1);
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    const char *name = arguments_value(session->arguments, "transport");
    guint wanted;

    route->limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    if (!read_count(session, &wanted, error) ||
        !mail_route_limits(session, route->limits, domains, error))
        return NULL;
    route->pace = pace_new(route->limits, domains);
    route->server = mail_server_read(session->dossier, error);
    if (route->server == NULL)
        return NULL;
    if (name == NULL)
        name = transport_default(route->server);
    for (; route->count < wanted; route->count++) {
        route->transports[route->count] =
            transport_to_server_new(name, route->server, error);
        if (route->transports[route->count] == NULL)
            return NULL;
    }
    return g_steal_pointer(&route);
}

void mail_route_free(struct mail_route *route)
{
    if (route == NULL)
        return;
    for (guint i = 0; i < route->count; i++)
        transport_close(route->transports[i]);
    mail_server_free(route->server);
    pace_free(route->pace);
    g_array_unref(route->limits);
    g_free(route);
}

void mail_route_apply(struct mail_route *route, struct delivery_inputs *inputs)
{
    inputs->transport = route->transports[0];
    inputs->others = route->transports + 1;
    inputs->other_count = route->count - 1;
    inputs->pace = route->pace;
    inputs->domain_of = domain_of;
    inputs->is_patient = TRUE;
}
