/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/mail_route.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/message_queue.h"
#include "command/print.h"
#include "dossier/recipients.h"

enum {
    CONNECTIONS_USUAL = 2
};

/* ---- the pace ---- */

static gboolean read_rate(const struct session *session, const char *key, GArray *limits,
                          GError **error)
{
    if (pace_read(dossier_setting(session->dossier, key), limits))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                _("“%s”: write for instance 30/min or 30/min, 500/hour"), key);
    return FALSE;
}

static struct pace *read_pace(const struct session *session, GError **error)
{
    g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    const char *daily = dossier_setting(session->dossier, "smtp.daily");
    guint64 count;

    if (!read_rate(session, "smtp.rate", limits, error) ||
        !read_rate(session, "smtp.domain_rate", domains, error))
        return NULL;
    if (daily != NULL &&
        g_ascii_string_to_unsigned(daily, 10, 1, 1000000, &count, NULL)) {
        struct pace_limit limit = {(guint)count, PACE_DAY};
        g_array_append_val(limits, limit);
    }
    return pace_new(limits, domains);
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
    g_autofree char *domain = pace_domain(recipient.email);
    return g_hostname_to_ascii(domain);
}

/* ---- patience ---- */

static void tell_wait(gpointer context, gint64 microseconds, const GError *cause)
{
    const struct message_queue *queue = context;
    gint64 seconds = microseconds / G_USEC_PER_SEC;
    g_autofree char *minutes = i18n_count((seconds + 59) / 60);

    if (seconds < 60)
        return;
    if (cause != NULL)
        print_note(queue->session, _("%s; trying again in %s min (Ctrl-C: later)"),
                   cause->message, minutes);
    else
        print_note(queue->session,
                   _("the server asked to come back for some of them; trying again in %s "
                     "min (Ctrl-C: later)"),
                   minutes);
}

/* ---- the route ---- */

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

struct mail_route *mail_route_new(const struct session *session, const char *name,
                                  GError **error)
{
    g_autoptr(MailRoute) route = g_new0(struct mail_route, 1);
    guint wanted;

    if (!read_count(session, &wanted, error))
        return NULL;
    route->pace = read_pace(session, error);
    if (route->pace == NULL)
        return NULL;
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
    inputs->waiting = tell_wait;
}
