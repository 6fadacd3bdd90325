/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/forbidden_words.h"
#include "command/json.h"
#include "command/mailing_words.h"
#include "command/print.h"
#include "command/reminders.h"
#include "command/words.h"
#include "dossier/mailings.h"
#include "dossier/sources.h"
#include "eligibility/campaign.h"

static void print_election(struct session *session, const struct campaign *campaign,
                           day_number today)
{
    g_autofree char *day = day_phrase(campaign->election->day);
    int left = campaign->election->day - today;

    print_line(_("%s – %s, %s"), dossier_setting(session->dossier, "candidate.name"),
               regime_phrase(campaign->election->regime), day);
    if (left > 0)
        print_line(
            ngettext("  %d day until the poll", "  %d days until the poll", (gulong)left),
            left);
    else if (left == 0)
        print_line("%s", _("  today is polling day"));
    else
        print_line("%s", _("  the poll is over"));
}

static void print_sources(GPtrArray *sources)
{
    static const char *const headings[] = {"", ">", "", ""};
    struct print_table *table = print_table_new(headings, 4);

    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        g_autofree char *count = i18n_count(source->recipients);
        g_autofree char *name = g_strconcat("  ", source->id, NULL);
        const char *cells[] = {name, count, source_status_phrase(source->status),
                               source_kind_phrase(source->kind)};
        print_table_add(table, cells);
    }
    if (sources->len > 0)
        print_line("%s", _("Sources"));
    print_table_finish_if(table, sources->len > 0);
}

static void print_mailings(GPtrArray *mailings)
{
    static const char *const headings[] = {"", "", ""};
    struct print_table *table = print_table_new(headings, 3);

    for (guint i = 0; i < mailings->len; i++) {
        const struct mailing *mailing = mailings->pdata[i];
        g_autofree char *name = g_strconcat("  ", mailing->name, NULL);
        const char *cells[] = {name, channel_phrase(mailing->channel),
                               mailing_state_phrase(mailing->state)};
        print_table_add(table, cells);
    }
    if (mailings->len > 0)
        print_line("%s", _("Mailings"));
    print_table_finish_if(table, mailings->len > 0);
}

static const struct source *first_empty(GPtrArray *sources)
{
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (source->recipients == 0 && source->status != SOURCE_CLOSED)
            return source;
    }
    return NULL;
}

static const struct mailing *last_in_state(GPtrArray *mailings, enum mailing_state state)
{
    for (guint i = mailings->len; i > 0; i--) {
        const struct mailing *mailing = mailings->pdata[i - 1];
        if (mailing->state == state)
            return mailing;
    }
    return NULL;
}

/* The step that a campaign usually takes next. The caller frees. */
static char *next_step(GPtrArray *sources, GPtrArray *mailings)
{
    const struct mailing *under_way = last_in_state(mailings, MAILING_SENDING);
    const struct mailing *approved = last_in_state(mailings, MAILING_APPROVED);
    const struct mailing *in_preparation = last_in_state(mailings, MAILING_NEW);
    const struct source *empty = first_empty(sources);

    if (under_way != NULL && under_way->counts[DELIVERY_IN_DOUBT] > 0)
        return g_strdup_printf("kiespost mailing decide %s …", under_way->name);
    if (under_way != NULL && under_way->channel != CHANNEL_POST)
        return g_strdup_printf("kiespost mailing send %s", under_way->name);
    if (approved != NULL && approved->channel != CHANNEL_POST)
        return g_strdup_printf("kiespost mailing send %s", approved->name);
    if (approved != NULL)
        return g_strdup_printf("kiespost mailing export %s --to %s.xlsx", approved->name,
                               approved->name);
    if (in_preparation != NULL)
        return g_strdup_printf("kiespost check %s", in_preparation->name);
    if (sources->len == 0)
        return g_strdup_printf("kiespost source add %s --kind voter_list_current …",
                               _("voter-list"));
    if (empty != NULL)
        return g_strdup_printf(_("kiespost import FILE --source %s"), empty->id);
    if (mailings->len == 0)
        return g_strdup("kiespost mailing new brief-1 --channel post --template "
                        "brief-kennismaking");
    return NULL;
}

static void status_json(struct session *session, const struct campaign *campaign,
                        GPtrArray *sources, GPtrArray *mailings, GArray *reminders,
                        const char *next)
{
    g_autoptr(Json) json = json_new("kiespost.status/1");
    char day[DAY_ISO_SIZE];

    day_format_iso(campaign->election->day, day);
    json_text(json, "dossier", dossier_directory(session->dossier));
    json_text(json, "election", campaign->election->id);
    json_text(json, "day", day);
    json_int(json, "sources", sources->len);
    json_begin_array(json, "mailings");
    for (guint i = 0; i < mailings->len; i++) {
        json_begin_object(json, NULL);
        mailing_put_json(json, mailings->pdata[i]);
        json_end_object(json);
    }
    json_end_array(json);
    reminders_put_json(json, reminders);
    json_text(json, "next", next);
    json_print(json);
}

gboolean cmd_status(struct session *session, GError **error)
{
    g_autoptr(Campaign) campaign = campaign_new(session->dossier, error);
    g_autoptr(GPtrArray) sources =
        campaign != NULL ? sources_list(session->dossier, error) : NULL;
    g_autoptr(GPtrArray) mailings =
        sources != NULL ? mailings_list(session->dossier, error) : NULL;

    g_autoptr(Spending) spending =
        mailings != NULL ? spending_new(session, SPENDING_QUICK, NULL, error) : NULL;

    struct forbidden_count forbidden;

    if (spending == NULL || !forbidden_count(session->dossier, &forbidden, error))
        return FALSE;
    day_number today = dossier_moment(session->dossier).day;
    g_autoptr(GArray) reminders =
        reminders_list(session->dossier, campaign, sources, spending, today, error);
    if (reminders == NULL)
        return FALSE;
    g_autofree char *next = next_step(sources, mailings);
    if (session->json) {
        status_json(session, campaign, sources, mailings, reminders, next);
        return TRUE;
    }
    print_election(session, campaign, today);
    print_sources(sources);
    forbidden_print(&forbidden);
    print_mailings(mailings);
    for (guint i = 0; i < reminders->len; i++)
        print_sentence("%s", g_array_index(reminders, struct reminder, i).sentence);
    if (next != NULL)
        print_next(session, "%s", next);
    return TRUE;
}
