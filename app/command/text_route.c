/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/text_route.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "command/handset_inbox.h"
#include "command/pace_setting.h"
#include "command/phone_choice.h"
#include "command/words.h"
#include "deliver/pace_history.h"
#include "domain/quiet_hours.h"
#include "dossier/example.h"
#include "dossier/releases.h"
#include "dossier/text_parts.h"

/* ---- at which hours ---- */

/* a person decided that this mailing goes out all the same. */
static gboolean eve_is_released(struct session *session, const struct mailing *mailing,
                                gboolean *answer, GError **error)
{
    g_autoptr(Releases) releases = releases_read(session->dossier, mailing, error);

    *answer = FALSE;
    for (guint i = 0; releases != NULL && i < releases_count(releases); i++)
        *answer |= g_strv_contains((const char *const *)releases_at(releases, i)->rules,
                                   "eve-police-orders");
    return releases != NULL;
}

static void tell_night(struct moment now, struct moment next, GError **error)
{
    g_autofree char *day = next.day == now.day       ? g_strdup(_("today"))
                           : next.day == now.day + 1 ? g_strdup(_("tomorrow"))
                                                     : day_phrase(next.day);

    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                /* Translators: %s is “today”, “tomorrow” or a date. */
                _("text messages go out between 9:00 and 20:00, Belgian time; whoever is "
                  "still to go follows when you run the same command again, %s from 9:00 "
                  "on"),
                day);
}

/* After 20:00 on the eve nothing follows before the poll any more. */
static void tell_poll(enum kiespost_error code, GError **error)
{
    g_set_error_literal(
        error, KIESPOST_ERROR, code,
        _("text messages go out between 9:00 and 20:00, Belgian time, and "
          "none from 22:00 on the eve of the poll until it is over "
          "(eve-police-orders, R-110): whoever was still to go gets none "
          "before the poll"));
}

gboolean text_hours_are_open(struct session *session, const struct mailing_desk *desk,
                             GError **error)
{
    day_number poll = message_desk_election(desk->messages)->day;
    struct moment now = dossier_moment(session->dossier), next;
    gboolean is_released = FALSE;
    enum quiet quiet = quiet_hours_at(now, poll, FALSE, &next);

    if (quiet == QUIET_OPEN)
        return TRUE;
    if (now.day >= poll - 1 && now.day <= poll) {
        if (!eve_is_released(session, desk->mailing, &is_released, error))
            return FALSE;
        quiet = quiet_hours_at(now, poll, is_released, &next);
    }
    if (quiet == QUIET_POLL)
        tell_poll(KIESPOST_ERROR_REFUSED, error);
    else if (quiet == QUIET_NIGHT && now.day <= poll && next.day > poll)
        tell_poll(KIESPOST_ERROR_TRY_LATER, error);
    else if (quiet == QUIET_NIGHT)
        tell_night(now, next, error);
    return quiet == QUIET_OPEN;
}

/* ---- at which pace ---- */

static gboolean read_limits(struct session *session, GArray *limits, GError **error)
{
    if (!pace_setting_rate(session, "handset.rate", limits, error))
        return FALSE;
    pace_setting_daily(session, "handset.daily", limits);
    return TRUE;
}

gint64 text_route_wait(struct text_route *route, GError **error)
{
    struct pace_history history = {.dossier = route->session->dossier,
                                   .channel = CHANNEL_SMS};
    gint64 now = g_get_monotonic_time();

    return pace_remember(route->pace, &history, now, error)
               ? pace_wait(route->pace, NULL, now)
               : -1;
}

/* ---- the phone ---- */

gboolean text_route_is_folder(const struct session *session)
{
    const char *name = arguments_value(session->arguments, "transport");

    return name != NULL ? strcmp(name, "folder") == 0
                        : campaign_is_example(session->dossier);
}

/* Before the next part goes out: a delivery report is about one part. */
static gboolean note_part(gpointer context, gint64 recipient, const char *to,
                          guint number, guint total, guint8 message_reference,
                          GError **error)
{
    const struct text_route *route = context;
    const struct text_part part = {
        .mailing = route->mailing->ordinal,
        .recipient = recipient,
        .to = to,
        .number = number,
        .total = total,
        .reference = message_reference,
        .sent_at = clock_now(),
    };

    return recipient == 0 || text_part_note(route->session->dossier, &part, error);
}

static gboolean one_connection(const struct session *session, GError **error)
{
    const char *count = arguments_value(session->arguments, "connections");

    if (count == NULL || strcmp(count, "1") == 0)
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                        _("there is one phone, and it sends one text message at a time; "
                          "leave --connections out"));
    return FALSE;
}

gboolean text_route_is_possible(const struct session *session, GError **error)
{
    return one_connection(session, error) && phone_choice_is_possible(session, error);
}

struct text_route *text_route_new(struct session *session, const struct mailing *mailing,
                                  GError **error)
{
    g_autoptr(TextRoute) route = g_new0(struct text_route, 1);
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));

    route->session = session;
    route->mailing = mailing;
    route->limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    if (!one_connection(session, error))
        return NULL;
    route->settings = phone_choice(session, error);
    /* Only then: limits may just have been remembered with the phone. */
    if (route->settings == NULL || !read_limits(session, route->limits, error))
        return NULL;
    route->pace = pace_new(route->limits, domains);
    route->handset = handset_open(route->settings, error);
    if (route->handset == NULL || !text_route_read_inbox(route, error))
        return NULL;
    route->transport = transport_handset_new(route->handset, note_part, route);
    return g_steal_pointer(&route);
}

void text_route_free(struct text_route *route)
{
    if (route == NULL)
        return;
    transport_close(route->transport);
    g_clear_pointer(&route->handset, handset_close);
    g_clear_pointer(&route->settings, handset_settings_free);
    g_clear_pointer(&route->pace, pace_free);
    g_array_unref(route->limits);
    g_free(route);
}

gboolean text_route_read_inbox(struct text_route *route, GError **error)
{
    struct handset_inbox_result result = {0};
    gboolean done = handset_inbox_take(route->session, route->handset, &result, error);

    if (done)
        handset_inbox_tell(route->session, &result);
    handset_inbox_result_clear(&result);
    return done;
}

void text_route_apply(struct text_route *route, struct delivery_inputs *inputs)
{
    inputs->transport = route->transport;
    inputs->pace = route->pace;
    inputs->is_patient = TRUE;
}
