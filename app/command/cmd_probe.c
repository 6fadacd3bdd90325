/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "command/bulk_check.h"
#include "command/command.h"
#include "command/json.h"
#include "command/mail_route.h"
#include "command/mailing_desk.h"
#include "command/phone_page.h"
#include "command/print.h"
#include "command/trial.h"
#include "command/words.h"
#include "deliver/server_offer.h"
#include "dossier/example.h"

enum {
    SECONDS_IN_DAY = 24 * 60 * 60,
    DAYS_LEFT_LEAST = 14, /* below, the certificate may end during the campaign */
};

struct probe {
    struct session *session;
    const struct mailing *mailing;
    const struct mail_server *server;
    const struct server_offer *offer;
    GArray *limits, *domains; /* struct pace_limit */
    GArray *findings;         /* struct bulk_finding */
    const char *way;          /* the transport that a send would take */
};

static gint64 days_left(const struct server_offer *offer)
{
    return (offer->valid_until - clock_now()) / SECONDS_IN_DAY;
}

/* ---- for programs ---- */

static const char *security_name(enum mail_security security)
{
    static const char *const names[] = {
        [MAIL_STARTTLS] = "starttls", [MAIL_TLS] = "tls", [MAIL_CLEAR] = "none"};
    return names[security];
}

static const char *window_name(gint64 window)
{
    return window == PACE_MINUTE ? "minute" : window == PACE_HOUR ? "hour" : "day";
}

static void json_time(struct json *json, const char *name, gint64 seconds)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
    g_autofree char *text = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");

    json_text(json, name, text);
}

static void json_offer(struct json *json, const struct server_offer *offer)
{
    json_text(json, "name", offer->name);
    json_begin_object(json, "offers");
    json_bool(json, "8bitmime", offer->eight_bit);
    json_bool(json, "smtputf8", offer->smtputf8);
    json_bool(json, "pipelining", offer->pipelining);
    json_bool(json, "enhanced_status_codes", offer->statuses);
    if (offer->has_size)
        json_int(json, "size", offer->size);
    else
        json_null(json, "size");
    json_begin_array(json, "auth");
    for (guint i = 0; i < offer->mechanisms->len; i++)
        json_text(json, NULL, offer->mechanisms->pdata[i]);
    json_end_array(json);
    json_end_object(json);
}

static void json_tls(struct json *json, const struct server_offer *offer)
{
    if (offer->tls_version == NULL) {
        json_null(json, "tls");
        return;
    }
    json_begin_object(json, "tls");
    json_text(json, "version", offer->tls_version);
    json_text(json, "cipher", offer->cipher);
    json_text(json, "subject", offer->subject);
    json_text(json, "issuer", offer->issuer);
    json_time(json, "valid_from", offer->valid_from);
    json_time(json, "valid_until", offer->valid_until);
    json_int(json, "days_left", days_left(offer));
    json_end_object(json);
}

static void json_limits(struct json *json, const GArray *limits, gboolean of_domain)
{
    for (guint i = 0; i < limits->len; i++) {
        const struct pace_limit *limit = &g_array_index(limits, struct pace_limit, i);
        json_begin_object(json, NULL);
        json_int(json, "count", limit->count);
        json_text(json, "per", window_name(limit->window));
        json_bool(json, "of_domain", of_domain);
        json_end_object(json);
    }
}

static void print_json(const struct probe *probe)
{
    const struct mail_server *server = probe->server;
    g_autoptr(Json) json = json_new("kiespost.probe/1");

    json_text(json, "mailing", probe->mailing->name);
    json_text(json, "host", server->host);
    json_int(json, "port", server->port);
    json_text(json, "security", security_name(server->security));
    json_bool(json, "logged_in", server->login != MAIL_LOGIN_NONE);
    json_text(json, "transport", probe->way);
    json_offer(json, probe->offer);
    json_tls(json, probe->offer);
    json_begin_array(json, "pace");
    json_limits(json, probe->limits, FALSE);
    json_limits(json, probe->domains, TRUE);
    json_end_array(json);
    json_begin_array(json, "checks");
    for (guint i = 0; i < probe->findings->len; i++) {
        const struct bulk_finding *finding =
            &g_array_index(probe->findings, struct bulk_finding, i);
        json_begin_object(json, NULL);
        json_text(json, "check", finding->check);
        json_bool(json, "good", finding->is_good);
        json_end_object(json);
    }
    json_end_array(json);
    json_print(json);
}

/* ---- in words ---- */

static void add_row(struct print_table *table, const char *what, const char *value)
{
    const char *const cells[] = {what, value};

    print_table_add(table, cells);
}

static void add_protection(struct print_table *table, const struct probe *probe)
{
    const struct server_offer *offer = probe->offer;

    if (offer->tls_version == NULL) {
        add_row(table, _("protection"), _("none; it is this computer itself"));
        return;
    }
    g_autofree char *how = g_strdup_printf(
        probe->server->security == MAIL_TLS ? _("%s, %s (before anything else is said)")
                                            : _("%s, %s (asked for with STARTTLS)"),
        offer->tls_version, offer->cipher);
    add_row(table, _("protection"), how);
    g_autofree char *whose =
        g_strdup_printf(_("of %s, vouched for by %s"), offer->subject, offer->issuer);
    add_row(table, _("certificate"), whose);
    gint64 days = days_left(offer);
    g_autofree char *day = day_phrase(clock_in_belgium(offer->valid_until).day);
    g_autofree char *count = i18n_count(days);
    g_autofree char *until = g_strdup_printf(
        ngettext("%s, %s day left", "%s, %s days left", (gulong)MAX(days, 0)), day,
        count);
    add_row(table, _("valid until"), until);
}

static void add_login(struct print_table *table, const struct probe *probe)
{
    GPtrArray *mechanisms = probe->offer->mechanisms;
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < mechanisms->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
                               (const char *)mechanisms->pdata[i]);
    g_autofree char *login =
        probe->server->login == MAIL_LOGIN_NONE
            ? g_strdup(_("none (no smtp.user is set)"))
            : g_strdup_printf(_("accepted; it offers %s"), text->str);
    add_row(table, _("login"), login);
}

static void add_abilities(struct print_table *table, const struct server_offer *offer)
{
    g_autofree char *largest =
        offer->size > 0 ? i18n_size((guint64)offer->size) : g_strdup(_("not said"));

    add_row(table, _("largest message"), largest);
    add_row(table, "8BITMIME", offer->eight_bit ? _("yes") : _("no"));
    add_row(table, "SMTPUTF8", offer->smtputf8 ? _("yes") : _("no"));
}

static const char *limit_format(gint64 window, gboolean of_domain)
{
    if (of_domain)
        return window == PACE_MINUTE ? _("%s a minute to one provider")
               : window == PACE_HOUR ? _("%s an hour to one provider")
                                     : _("%s a day to one provider");
    return window == PACE_MINUTE ? _("%s a minute")
           : window == PACE_HOUR ? _("%s an hour")
                                 : _("%s a day");
}

static void append_limits(GString *text, const GArray *limits, gboolean of_domain)
{
    for (guint i = 0; i < limits->len; i++) {
        const struct pace_limit *limit = &g_array_index(limits, struct pace_limit, i);
        g_autofree char *count = i18n_count(limit->count);
        if (text->len > 0)
            g_string_append(text, ", ");
        g_string_append_printf(text, limit_format(limit->window, of_domain), count);
    }
}

static void add_pace(struct print_table *table, const struct probe *probe)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_limits(text, probe->limits, FALSE);
    append_limits(text, probe->domains, TRUE);
    add_row(table, _("pace"), text->len > 0 ? text->str : _("no limit is set"));
}

static void print_server(const struct probe *probe)
{
    static const char *const headings[] = {"", ""};
    struct print_table *table = print_table_new(headings, G_N_ELEMENTS(headings));

    print_line(_("mail server %s, port %u"), probe->server->host, probe->server->port);
    add_row(table, _("calls itself"),
            probe->offer->name != NULL ? probe->offer->name : "–");
    add_protection(table, probe);
    add_login(table, probe);
    add_abilities(table, probe->offer);
    add_pace(table, probe);
    add_row(table, _("sent through"), probe->way);
    print_table_finish(table);
    if (probe->offer->tls_version != NULL && days_left(probe->offer) < DAYS_LEFT_LEAST)
        print_warning(probe->session, "%s",
                      _("the server's certificate ends soon; if your provider does not "
                        "renew it, nothing can be sent then"));
}

/* Returns how many are not good. */
static guint print_findings(const struct probe *probe)
{
    static const char *const headings[] = {"", ""};
    struct print_table *table = print_table_new(headings, G_N_ELEMENTS(headings));
    guint bad = 0;

    for (guint i = 0; i < probe->findings->len; i++) {
        const struct bulk_finding *finding =
            &g_array_index(probe->findings, struct bulk_finding, i);
        add_row(table, finding->is_good ? _("in order") : _("attention"),
                finding->sentence);
        bad += finding->is_good ? 0 : 1;
    }
    print_line("%s", "");
    print_line(_("what receivers expect of bulk mail, in “%s”:"), probe->mailing->name);
    print_table_finish(table);
    return bad;
}

static void print_words(const struct probe *probe)
{
    print_server(probe);
    guint bad = print_findings(probe);
    print_line("%s", "");
    print_line(_("nothing was sent"));
    if (bad > 0)
        print_next(probe->session, "kiespost help deliverability");
    else
        print_next(probe->session, _("kiespost mailing test %s --to YOUR-ADDRESS"),
                   probe->mailing->name);
}

/* ---- the command ---- */

static const char *setting(const struct session *session, const char *key)
{
    const char *value = dossier_setting(session->dossier, key);
    return value != NULL && *value != '\0' ? value : NULL;
}

/* Of a message as somebody at the candidate's own address would get it. */
static gboolean look_at_message(struct probe *probe, const struct mailing_desk *desk,
                                GError **error)
{
    struct recipient recipient;
    struct mail mail;

    trial_invent(desk, message_desk_sender_address(desk->messages), &recipient);
    mail_init(&mail);
    gboolean done = trial_compose(probe->session, desk, &recipient, &mail, error);
    struct bulk_facts facts = {
        .message = mail.bytes->str,
        .length = mail.bytes->len,
        .sender_address = setting(probe->session, "candidate.email"),
        .objections_email = setting(probe->session, "contact.objections_email"),
        .user = probe->server->user,
        .has_pace = probe->limits->len > 0,
        .largest = probe->offer->size,
    };
    if (done)
        probe->findings = bulk_check(&facts);
    mail_clear(&mail);
    return done;
}

static gboolean may_connect(const struct session *session, GError **error)
{
    if (!campaign_is_example(session->dossier))
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                        _("this dossier is an example: it talks to no mail server"));
    return FALSE;
}

gboolean cmd_mailing_probe(struct session *session, GError **error)
{
    g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));
    g_autoptr(GArray) domains = g_array_new(FALSE, FALSE, sizeof(struct pace_limit));

    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk != NULL && desk->mailing->channel == CHANNEL_SMS)
        return phone_page_print(session, desk->mailing, error);
    if (desk == NULL || !may_connect(session, error) ||
        !mailing_is_of(desk->mailing, CHANNEL_EMAIL,
                       _("only e-mails go to a mail server, and text messages by a phone; "
                         "look at a letter with “kiespost mailing preview”"),
                       error) ||
        !mail_route_limits(session, limits, domains, error))
        return FALSE;
    g_autoptr(MailServer) server = mail_server_read(session->dossier, error);
    g_autoptr(ServerOffer) offer =
        server != NULL ? server_offer_ask(server, error) : NULL;
    if (offer == NULL)
        return FALSE;
    struct probe probe = {
        .session = session,
        .mailing = desk->mailing,
        .server = server,
        .offer = offer,
        .limits = limits,
        .domains = domains,
        .way = transport_default(server),
    };
    if (!look_at_message(&probe, desk, error))
        return FALSE;
    if (session->json)
        print_json(&probe);
    else
        print_words(&probe);
    g_array_unref(probe.findings);
    return TRUE;
}
