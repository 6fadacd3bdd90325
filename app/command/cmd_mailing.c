/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/mailing_words.h"
#include "command/message_view.h"
#include "command/print.h"
#include "command/told_selection.h"
#include "command/unreached_list.h"
#include "command/words.h"
#include "compose/template.h"
#include "dossier/example.h"
#include "dossier/mailings.h"
#include "dossier/sources.h"
#include "dossier/text_parts.h"
#include "eligibility/campaign.h"
#include "eligibility/selection.h"

/* ---- new ---- */

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

static gboolean read_channel(struct session *session, struct mailing *mailing,
                             GError **error)
{
    const char *name = arguments_value(session->arguments, "channel");

    if (name == NULL)
        return usage(error, _("say with --channel how it goes out: post, email or sms"));
    return channel_from_name(name, &mailing->channel) ||
           usage(error, _("the option “--channel” is post, email or sms"));
}

static gboolean read_template(struct session *session, struct mailing *mailing,
                              GError **error)
{
    const char *name = arguments_value(session->arguments, "template");

    if (name == NULL)
        return usage(error, _("say with --template which text it is; see “kiespost "
                              "template list”"));
    mailing->template_name = g_strdup(name);
    g_auto(GStrv) directories = session_template_directories(session);
    g_autoptr(TemplateFiles) files =
        template_files_read((const char *const *)directories, name, error);
    g_autoptr(Template) template =
        files != NULL ? template_load(files, name, error) : NULL;
    if (template != NULL && template->channel != mailing->channel)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the template “%s” is for %s, not for %s"), name,
                    channel_phrase(template->channel), channel_phrase(mailing->channel));
    return template != NULL && template->channel == mailing->channel;
}

static gboolean read_sources(struct session *session, struct mailing *mailing,
                             GError **error)
{
    const char *const *given = arguments_values(session->arguments, "source");
    g_autoptr(GPtrArray) all = sources_list(session->dossier, error);
    g_autoptr(GStrvBuilder) ids = g_strv_builder_new();

    if (all == NULL)
        return FALSE;
    for (gsize i = 0; given[i] != NULL; i++) {
        g_autoptr(Source) source = source_find(session->dossier, given[i], error);
        if (source == NULL)
            return FALSE;
        if (!g_strv_contains(given + i + 1, given[i]))
            g_strv_builder_add(ids, given[i]);
    }
    for (guint i = 0; given[0] == NULL && i < all->len; i++) {
        const struct source *source = all->pdata[i];
        if (source->status != SOURCE_CLOSED)
            g_strv_builder_add(ids, source->id);
    }
    mailing->sources = g_strv_builder_end(ids);
    return mailing->sources[0] != NULL ||
           usage(error, _("there is no source yet; declare one with “kiespost source "
                          "add”"));
}

/* R-46 itself is asked at approval; whoever chooses should know at once. */
static void warn_of_combination(struct session *session,
                                const struct selection *selection)
{
    enum {
        ATTRIBUTES_FREE = 2
    };
    guint attributes = selection_attributes(selection);

    if (attributes > ATTRIBUTES_FREE)
        print_warning(
            session,
            _("this selection combines %u attributes of people; with more than two a "
              "person must decide before it is approved, because together they may tell "
              "of an opinion (segment-combination, R-46; GDPR art. 9, judgment "
              "C-184/20)"),
            attributes);
}

static gboolean read_selection(struct session *session, struct mailing *mailing,
                               GError **error)
{
    const char *text = arguments_value(session->arguments, "select");

    if (text == NULL)
        return TRUE;
    g_autoptr(Campaign) campaign = campaign_new(session->dossier, error);
    g_autoptr(Selection) selection =
        campaign != NULL ? selection_parse(text, campaign->election, error) : NULL;
    if (selection == NULL)
        return FALSE;
    mailing->selection = g_strdup(selection->text);
    warn_of_combination(session, selection);
    return TRUE;
}

static gboolean read_post_on(struct session *session, struct mailing *mailing,
                             GError **error)
{
    const char *day = arguments_value(session->arguments, "post-on");

    if (day == NULL)
        return TRUE;
    if (mailing->channel != CHANNEL_POST)
        return usage(error, _("“--post-on” is for letters only"));
    mailing->post_on = day_parse_iso(day);
    return mailing->post_on != DAY_UNKNOWN ||
           usage(error, _("write the day after “--post-on” as YYYY-MM-DD"));
}

static gboolean read_plain_accents(struct session *session, struct mailing *mailing,
                                   GError **error)
{
    mailing->plain_accents = arguments_has(session->arguments, "plain-accents");
    return !mailing->plain_accents || mailing->channel == CHANNEL_SMS ||
           usage(error, _("“--plain-accents” is for text messages only"));
}

/* Monday to Friday, after `from` and before `to`; public holidays are not known here. */
static int working_days_between(day_number from, day_number to)
{
    int count = 0;

    for (day_number day = from + 1; day < to; day++)
        count += day_weekday(day) <= 5;
    return count;
}

static void warn_of_late_posting(struct session *session, const struct mailing *mailing)
{
    enum {
        WORKING_DAYS_LEAST = 3
    };
    const struct election *election = campaign_election(session->dossier);

    if (mailing->post_on == DAY_UNKNOWN || election == NULL)
        return;
    if (working_days_between(mailing->post_on, election->day) < WORKING_DAYS_LEAST)
        print_warning(session, "%s",
                      _("fewer than three working days lie between posting and the poll: "
                        "some letters will come too late"));
}

gboolean cmd_mailing_new(struct session *session, GError **error)
{
    const char *name = arguments_operand(session->arguments, 0);
    g_autoptr(Mailing) mailing = mailing_new();

    if (!mailing_name_is_valid(name))
        return usage(error,
                     _("the name of a mailing is made of small letters, digits and "
                       "hyphens"));
    mailing->name = g_strdup(name);
    if (!read_channel(session, mailing, error) ||
        !read_template(session, mailing, error) ||
        !read_sources(session, mailing, error) ||
        !read_post_on(session, mailing, error) ||
        !read_plain_accents(session, mailing, error) ||
        !read_selection(session, mailing, error) ||
        !mailing_create(session->dossier, mailing, error))
        return FALSE;
    warn_of_late_posting(session, mailing);
    if (session->json) {
        mailing_print_json(mailing);
        return TRUE;
    }
    g_autofree char *sources = g_strjoinv(", ", mailing->sources);
    print_sentence(_("mailing “%s”: %s, template “%s”, to the people of %s"),
                   mailing->name, channel_phrase(mailing->channel),
                   mailing->template_name, sources);
    if (mailing->selection != NULL) {
        g_autofree char *shown = selection_shown(session->dossier, mailing->selection);
        print_sentence(_("only to those selected: %s"), shown);
    }
    print_next(session, _("kiespost check %s"), mailing->name);
    return TRUE;
}

/* ---- list and show ---- */

gboolean cmd_mailing_list(struct session *session, GError **error)
{
    const char *const headings[] = {_("mailing"), _("form"), _("state"), _(">planned"),
                                    _(">handed over")};
    g_autoptr(GPtrArray) mailings = mailings_list(session->dossier, error);

    if (mailings == NULL)
        return FALSE;
    g_autoptr(Json) json = json_new("kiespost.mailings/1");
    struct print_table *table = print_table_new(headings, 5);
    json_begin_array(json, "items");
    for (guint i = 0; i < mailings->len; i++) {
        const struct mailing *mailing = mailings->pdata[i];
        g_autofree char *planned = i18n_count(mailing->counts[DELIVERY_PLANNED]);
        g_autofree char *accepted = i18n_count(mailing->counts[DELIVERY_ACCEPTED]);
        const char *cells[] = {mailing->name, channel_phrase(mailing->channel),
                               mailing_standing_phrase(mailing), planned, accepted};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        mailing_put_json(json, mailing);
        json_end_object(json);
    }
    json_end_array(json);
    if (session->json)
        json_print(json);
    print_table_finish_if(table, !session->json && mailings->len > 0);
    if (mailings->len == 0)
        print_note(session, "%s", _("no mailing yet"));
    return TRUE;
}

/* What the network told of messages that it took. */
static gboolean print_reports(struct session *session, const struct mailing *mailing,
                              GError **error)
{
    struct text_report_counts counts;

    if (!text_reports_count(session->dossier, mailing, &counts, error))
        return FALSE;
    if (counts.delivered + counts.failed + counts.open == 0)
        return TRUE;
    g_autofree char *delivered = i18n_count(counts.delivered);
    g_autofree char *failed = i18n_count(counts.failed);
    g_autofree char *still_open = i18n_count(counts.open);
    print_line(_("  delivery reports: %s delivered, %s not delivered, %s still open"),
               delivered, failed, still_open);
    return TRUE;
}

static gboolean put_reports(struct session *session, const struct mailing *mailing,
                            struct json *json, GError **error)
{
    struct text_report_counts counts;

    if (mailing->channel != CHANNEL_SMS)
        return TRUE;
    if (!text_reports_count(session->dossier, mailing, &counts, error))
        return FALSE;
    json_begin_object(json, "reports");
    json_int(json, "delivered", counts.delivered);
    json_int(json, "failed", counts.failed);
    json_int(json, "open", counts.open);
    json_end_object(json);
    return TRUE;
}

static gboolean show_json(struct session *session, const struct mailing *mailing,
                          GError **error)
{
    g_autoptr(Json) json = json_new("kiespost.mailing/1");

    mailing_put_json(json, mailing);
    if (!put_reports(session, mailing, json, error) ||
        !unreached_list_put_json(session, mailing, json, error))
        return FALSE;
    json_print(json);
    return TRUE;
}

gboolean cmd_mailing_show(struct session *session, GError **error)
{
    const char *message = arguments_value(session->arguments, "message");

    if (message != NULL)
        return message_view_show(session, arguments_operand(session->arguments, 0),
                                 message, error);
    g_autoptr(Mailing) mailing =
        mailing_find(session->dossier, arguments_operand(session->arguments, 0), error);

    if (mailing == NULL)
        return FALSE;
    if (session->json)
        return show_json(session, mailing, error);
    g_autofree char *sources = g_strjoinv(", ", mailing->sources);
    print_line(_("%s: %s, %s"), mailing->name, channel_phrase(mailing->channel),
               mailing_standing_phrase(mailing));
    print_line(_("  template: %s"), mailing->template_name);
    print_line(_("  to the people of: %s"), sources);
    if (mailing->selection != NULL) {
        g_autofree char *shown = selection_shown(session->dossier, mailing->selection);
        print_line(_("  only to those selected: %s"), shown);
    }
    if (mailing->plain_accents)
        print_line("%s", _("  what makes texts longer is replaced (--plain-accents)"));
    if (mailing->post_on != DAY_UNKNOWN) {
        g_autofree char *day = day_phrase(mailing->post_on);
        print_line(_("  to be posted on: %s"), day);
    }
    for (int i = 0; i < DELIVERY_STATE_COUNT; i++) {
        g_autofree char *count = i18n_count(mailing->counts[i]);
        if (mailing->counts[i] > 0)
            print_line("%9s  %s", count, delivery_state_phrase((enum delivery_state)i));
    }
    if (mailing->counts[DELIVERY_CLAIMED] > 0)
        print_note(session, "%s",
                   _("a run was cut off; the next “kiespost mailing send” finds out what "
                     "became of those"));
    return print_reports(session, mailing, error) &&
           unreached_list_print(session, mailing, error);
}
