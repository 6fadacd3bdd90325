/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/unreached_list.h"

#include "base/i18n.h"
#include "command/mailing_words.h"
#include "command/print.h"
#include "command/words.h"
#include "domain/recipient.h"
#include "dossier/unreached.h"

static const enum delivery_state states[] = {DELIVERY_REFUSED, DELIVERY_IN_DOUBT};

static void json_one(struct json *json, const struct unreached *one,
                     enum delivery_state state)
{
    char id[RECIPIENT_ID_SIZE], day[DAY_ISO_SIZE];

    recipient_format_id(one->recipient, id);
    day_format_iso(one->on, day);
    json_begin_object(json, NULL);
    json_text(json, "recipient", id);
    if (state == DELIVERY_REFUSED) {
        json_text(json, "status", one->status);
        json_text(json, "why", refusal_reason_name(enhanced_status_reason(one->status)));
    }
    json_text(json, "on", day);
    json_end_object(json);
}

gboolean unreached_list_put_json(struct session *session, const struct mailing *mailing,
                                 struct json *json, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
        g_autoptr(GArray) list =
            unreached_read(session->dossier, mailing, states[i], error);
        if (list == NULL)
            return FALSE;
        json_begin_array(json, delivery_state_name(states[i]));
        for (guint j = 0; j < list->len; j++)
            json_one(json, &g_array_index(list, struct unreached, j), states[i]);
        json_end_array(json);
    }
    return TRUE;
}

static void print_one(const struct unreached *one, enum delivery_state state,
                      enum channel channel)
{
    char id[RECIPIENT_ID_SIZE];
    g_autofree char *day = day_phrase(one->on);
    enum refusal_reason reason = enhanced_status_reason(one->status);

    recipient_format_id(one->recipient, id);
    if (state != DELIVERY_REFUSED)
        print_line("    %s  %s", id, day);
    else
        print_line("    %s  %s  %-7s %s", id, day, one->status,
                   refusal_phrase(channel, reason));
}

static void print_list(const GArray *list, enum delivery_state state,
                       enum channel channel)
{
    enum {
        LINES_MOST = 20
    };

    if (list->len == 0)
        return;
    print_line("  %s", delivery_state_phrase(state));
    for (guint i = 0; i < MIN(list->len, LINES_MOST); i++)
        print_one(&g_array_index(list, struct unreached, i), state, channel);
    if (list->len > LINES_MOST) {
        g_autofree char *more = i18n_count(list->len - LINES_MOST);
        print_line(ngettext("    and %s more (all of them with --json)",
                            "    and %s more (all of them with --json)",
                            (gulong)(list->len - LINES_MOST)),
                   more);
    }
}

gboolean unreached_list_print(struct session *session, const struct mailing *mailing,
                              GError **error)
{
    if (mailing->counts[DELIVERY_REFUSED] + mailing->counts[DELIVERY_IN_DOUBT] == 0)
        return TRUE;
    if (!session->verbose) {
        print_note(session,
                   _("“kiespost mailing show %s -v” tells who was refused or is "
                     "uncertain"),
                   mailing->name);
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
        g_autoptr(GArray) list =
            unreached_read(session->dossier, mailing, states[i], error);
        if (list == NULL)
            return FALSE;
        print_list(list, states[i], mailing->channel);
    }
    return TRUE;
}
