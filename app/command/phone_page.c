/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/phone_page.h"

#include "base/error.h"
#include "base/i18n.h"
#include "command/json.h"
#include "command/print.h"
#include "deliver/handset.h"
#include "domain/phone.h"
#include "dossier/example.h"

enum {
    SIGNAL_LEAST = 20, /* percent; below, messages fail now and then */
};

struct phone_page {
    const struct session *session;
    const struct mailing *mailing;
    const struct handset_settings *settings;
    struct handset_facts facts;
    const char *rate, *daily;
};

/* ---- for programs ---- */

static void print_json(const struct phone_page *page)
{
    const struct handset_facts *facts = &page->facts;
    g_autoptr(Json) json = json_new("kiespost.probe/1");

    json_text(json, "mailing", page->mailing->name);
    json_text(json, "device", page->settings->device);
    json_text(json, "connection", page->settings->connection);
    json_text(json, "configured_by", page->settings->from);
    json_text(json, "transport", "handset");
    json_text(json, "manufacturer", facts->manufacturer);
    json_text(json, "model", facts->model);
    json_text(json, "network", facts->network);
    json_text(json, "service_centre", facts->service_centre);
    if (facts->signal_percent >= 0)
        json_int(json, "signal_percent", facts->signal_percent);
    else
        json_null(json, "signal_percent");
    json_bool(json, "delivery_reports", facts->reports_wanted);
    json_text(json, "rate", page->rate);
    json_text(json, "daily", page->daily);
    json_print(json);
}

/* ---- in words ---- */

static void add_row(struct print_table *table, const char *what, const char *value)
{
    const char *const cells[] = {what, value != NULL ? value : _("it does not say")};

    print_table_add(table, cells);
}

static void add_pace(struct print_table *table, const struct phone_page *page)
{
    g_autofree char *daily =
        page->daily != NULL ? g_strdup_printf(_("%s a day"), page->daily) : NULL;
    g_autofree char *both = page->rate != NULL && daily != NULL
                                ? g_strdup_printf("%s; %s", page->rate, daily)
                                : g_strdup(page->rate != NULL ? page->rate : daily);

    add_row(table, _("pace"), both != NULL ? both : _("no limit is set"));
}

static void print_words(const struct phone_page *page)
{
    static const char *const headings[] = {"", ""};
    struct print_table *table = print_table_new(headings, G_N_ELEMENTS(headings));
    const struct handset_facts *facts = &page->facts;
    g_autofree char *signal = facts->signal_percent >= 0
                                  ? g_strdup_printf("%d %%", facts->signal_percent)
                                  : NULL;
    g_autofree char *centre =
        facts->service_centre != NULL ? phone_shown(facts->service_centre) : NULL;

    print_line(_("the phone at %s"), page->settings->device);
    add_row(table, _("maker"), facts->manufacturer);
    add_row(table, _("model"), facts->model);
    add_row(table, _("network"), facts->network);
    add_row(table, _("signal"), signal);
    add_row(table, _("service centre"), centre);
    add_row(table, _("delivery reports"),
            facts->reports_wanted ? _("yes: it keeps them, or passes them on")
                                  : _("no: it cannot be asked for them"));
    add_pace(table, page);
    print_table_finish(table);
    if (facts->signal_percent >= 0 && facts->signal_percent < SIGNAL_LEAST)
        print_warning(page->session, "%s",
                      _("the signal is weak; put the phone near a window"));
    print_line("%s", "");
    print_line(_("nothing was sent"));
    print_next(page->session, _("kiespost mailing test %s --to YOUR-NUMBER"),
               page->mailing->name);
}

/* ---- the page ---- */

static const char *setting(const struct session *session, const char *key)
{
    const char *value = dossier_setting(session->dossier, key);

    return value != NULL && *value != '\0' ? value : NULL;
}

gboolean phone_page_print(struct session *session, const struct mailing *mailing,
                          GError **error)
{
    if (campaign_is_example(session->dossier)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            _("this dossier is an example: it uses no phone"));
        return FALSE;
    }
    g_autoptr(HandsetSettings) settings = handset_settings_read(session->dossier, error);
    g_autoptr(Handset) handset = settings != NULL ? handset_open(settings, error) : NULL;
    struct phone_page page = {
        .session = session,
        .mailing = mailing,
        .settings = settings,
        .rate = setting(session, "handset.rate"),
        .daily = setting(session, "handset.daily"),
    };
    if (handset == NULL || !handset_describe(handset, &page.facts, error))
        return FALSE;
    if (session->json)
        print_json(&page);
    else
        print_words(&page);
    handset_facts_clear(&page.facts);
    return TRUE;
}
