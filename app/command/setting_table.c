/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/setting_table.h"

#include <string.h>

#include "base/day.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/words.h"
#include "dossier/example.h"
#include "import/email_text.h"
#include "import/mobile_text.h"
#include "reference/calendar.h"
#include "reference/municipality.h"
#include "reference/postcode.h"

/* In the order in which they are asked. */
/* clang-format off */
static const struct setting_row rows[] = {
    {"candidate.name", SETTING_TEXT, TRUE, N_("Your first name and family name"), NULL, NULL, NULL},
    {"candidate.email", SETTING_EMAIL, TRUE, N_("Your e-mail address"), NULL, NULL, NULL},
    {"candidate.street", SETTING_TEXT, TRUE, N_("Your street and number"), NULL, NULL, NULL},
    {"candidate.postcode", SETTING_POSTCODE, TRUE, N_("Your postcode"), NULL, NULL, NULL},
    {"candidate.municipality", SETTING_TEXT, TRUE, N_("Your municipality"), NULL, NULL, NULL},
    {"candidate.phone", SETTING_PHONE, FALSE, N_("Your telephone number (may be empty)"), NULL, NULL, NULL},
    {"election.id", SETTING_ELECTION, TRUE, N_("Which election is it?"), NULL, NULL, NULL},
    {"election.municipality", SETTING_MUNICIPALITY, TRUE, N_("In which municipality do you stand?"), NULL, NULL, NULL},
    {"election.constituency", SETTING_PLACES, FALSE, N_("Which municipalities may vote for you? (NIS codes, a province, or “all”; empty: only that one)"), NULL, NULL, NULL},
    {"election.voters", SETTING_NUMBER, FALSE, N_("How many voters are registered there? (may be empty; it decides how much you may spend)"), NULL, NULL, NULL},
    {"election.list_name", SETTING_TEXT, TRUE, N_("The name of your list"), NULL, NULL, NULL},
    {"election.list_number", SETTING_NUMBER, FALSE, N_("The number of your list (may be empty until it is drawn)"), NULL, NULL, NULL},
    {"election.role", SETTING_CHOICE, TRUE, N_("Who asks the municipality for the voter list?"), "candidate list_submitter party_agent", N_("I do, as a candidate|I do, for the list that I file|I do, for my party"), "candidate"},
    {"election.standing", SETTING_CHOICE, TRUE, N_("How far is your candidature?"), "submitter on_filed_list struck not_filed", N_("I, or my list, will file a list of candidates|I stand on a list that is filed|I was struck from the list|no list was filed"), "on_filed_list"},
    {"publisher.name", SETTING_TEXT, TRUE, N_("Name of the responsible publisher (an adult living in Belgium)"), NULL, NULL, NULL},
    {"publisher.address", SETTING_TEXT, TRUE, N_("Home address of the responsible publisher"), NULL, NULL, NULL},
    {"contact.objections_email", SETTING_EMAIL, FALSE, N_("To which e-mail address can people say that they want no more mail?"), NULL, NULL, NULL},
    {"contact.objections_address", SETTING_TEXT, TRUE, N_("To which postal address can they write?"), NULL, NULL, NULL},
    {"contact.privacy_page", SETTING_URL, FALSE, N_("The address of your privacy page (may be empty)"), NULL, NULL, NULL},
    {"controller.joint_name", SETTING_TEXT, FALSE, N_("Does a list or party decide with you what happens to the data? Its name (empty: no)"), NULL, NULL, NULL},
    {"controller.joint_address", SETTING_TEXT, FALSE, N_("Its address"), NULL, NULL, NULL},
    {"care.necessity", SETTING_TEXT, FALSE, N_("Why do you need data on persons, and not a leaflet for everybody? (may be empty)"), NULL, NULL, NULL},
    {"care.adviser", SETTING_TEXT, FALSE, N_("Who advises you on privacy? (may be empty)"), NULL, NULL, NULL},
    {"electronic.sender", SETTING_CHOICE, FALSE, N_("In whose name do the e-mails go out?"), "candidate list", N_("my own|that of the list"), NULL},
    {"electronic.policy_page", SETTING_URL, FALSE, N_("The page with your policy on selecting recipients"), NULL, NULL, NULL},
    {"electronic.policy_published_on", SETTING_DAY, FALSE, N_("Since when does that policy stand there? (YYYY-MM-DD)"), NULL, NULL, NULL},
    {"electronic.risk_assessment_on", SETTING_DAY, FALSE, N_("When did you last assess the risks? (YYYY-MM-DD)"), NULL, NULL, NULL},
    {"smtp.host", SETTING_TEXT, FALSE, N_("Your provider's server for outgoing mail"), NULL, NULL, NULL},
    {"smtp.port", SETTING_NUMBER, FALSE, N_("Its port"), NULL, NULL, "587"},
    {"smtp.security", SETTING_CHOICE, FALSE, N_("How is the connection to the mail server protected?"), "starttls tls none", N_("STARTTLS (the usual one)|TLS from the start (port 465)|not at all (only to this computer itself)"), "starttls"},
    {"smtp.user", SETTING_TEXT, FALSE, N_("Your user name at that server"), NULL, NULL, NULL},
    {"smtp.auth", SETTING_CHOICE, FALSE, N_("How do you log in at that server?"), "password xoauth2", N_("with a password|with a token (XOAUTH2)"), "password"},
    {"smtp.password", SETTING_SECRET, FALSE, N_("Your password at that server"), NULL, NULL, NULL},
    {"smtp.password_file", SETTING_FILE, FALSE, N_("A file that holds the password"), NULL, NULL, NULL},
    {"smtp.password_command", SETTING_TEXT, FALSE, N_("A command that prints the password"), NULL, NULL, NULL},
    {"smtp.rate", SETTING_RATE, FALSE, N_("How many messages a minute?"), NULL, NULL, "30/min"},
    {"smtp.domain_rate", SETTING_RATE, FALSE, N_("How many a minute to one provider?"), NULL, NULL, NULL},
    {"smtp.daily", SETTING_NUMBER, FALSE, N_("How many a day?"), NULL, NULL, "400"},
    {"handset.device", SETTING_TEXT, FALSE, N_("On which port is the phone or modem for text messages, for instance /dev/ttyUSB0? (may be empty: it is asked when you send)"), NULL, NULL, NULL},
    {"handset.connection", SETTING_TEXT, FALSE, N_("What does gammu call that connection? (at: a modem, or a phone on a cable)"), NULL, NULL, "at"},
    {"handset.rate", SETTING_RATE, FALSE, N_("How many text messages a minute may your phone send? (a long one counts for each of its parts)"), NULL, NULL, "10/min"},
    {"handset.daily", SETTING_NUMBER, FALSE, N_("How many text messages a day? (operators block a card that sends more than a person would)"), NULL, NULL, "200"},
};
/* clang-format on */

gsize setting_count(void)
{
    return G_N_ELEMENTS(rows);
}

const struct setting_row *setting_at(gsize index)
{
    g_assert(index < G_N_ELEMENTS(rows));
    return &rows[index];
}

const struct setting_row *setting_find(const char *key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    return NULL;
}

/* ---- one value ---- */

gboolean setting_resolve_alias(const char **key, const char **value, GError **error)
{
    if (strcmp(*key, "election.on_filed_list") != 0)
        return TRUE;
    if (!word_is_yes(*value) && !word_is_no(*value)) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG, "“%s”: %s", *key,
                    _("answer yes or no"));
        return FALSE;
    }
    *key = "election.standing";
    *value = word_is_yes(*value) ? "on_filed_list" : "not_filed";
    return TRUE;
}

static char *refuse(GError **error, const char *key, const char *reason)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG, _("“%s”: %s"), key, reason);
    return NULL;
}

static char *normal_email(const char *key, const char *value, GError **error)
{
    g_autoptr(GString) email = g_string_new(NULL);

    if (email_read(value, strlen(value), email) != EMAIL_READ)
        return refuse(error, key, _("this is not an e-mail address"));
    return g_strdup(email->str);
}

static char *normal_phone(const char *key, const char *value, GError **error)
{
    char number[PHONE_SIZE];

    phone_read(value, strlen(value), number);
    return *number != '\0' ? g_strdup(number)
                           : refuse(error, key, _("this is not a telephone number"));
}

static char *normal_municipality(const char *key, const char *value, GError **error)
{
    gboolean ambiguous = FALSE;
    const struct municipality *municipality = municipality_find(value, &ambiguous);

    if (municipality == NULL)
        return refuse(error, key,
                      ambiguous ? _("several municipalities are called so; give the NIS "
                                    "code of the right one")
                                : _("no Belgian municipality is called so; give its "
                                    "name or NIS code"));
    return g_strdup(municipality->nis);
}

/* The NIS code of a province by code or name, or NULL. Static. */
static const char *province_nis(const char *text)
{
    g_autoptr(GString) wanted = g_string_new(NULL);

    text_fold(wanted, text);
    for (guint i = 0; i < municipality_count(); i++) {
        const struct municipality *row = municipality_at(i);
        g_autoptr(GString) nl = g_string_new(NULL);
        g_autoptr(GString) fr = g_string_new(NULL);
        if (*row->province_nis == '\0')
            continue;
        text_fold(nl, row->province_nl);
        text_fold(fr, row->province_fr);
        if (strcmp(row->province_nis, text) == 0 || strcmp(nl->str, wanted->str) == 0 ||
            strcmp(fr->str, wanted->str) == 0)
            return row->province_nis;
    }
    return NULL;
}

static char *normal_places(const char *key, const char *value, GError **error)
{
    g_autoptr(GString) places = g_string_new(NULL);

    if (g_ascii_strcasecmp(value, "all") == 0)
        return g_strdup("all");
    /* "Antwerpen" is a town and a province: a lone name that is both means the town. */
    const char *province =
        municipality_find(value, NULL) == NULL ? province_nis(value) : NULL;
    if (province != NULL)
        return g_strconcat("province:", province, NULL);
    if (g_str_has_prefix(value, "province:") &&
        province_nis(value + strlen("province:")) != NULL)
        return g_strconcat("province:", province_nis(value + strlen("province:")), NULL);
    g_auto(GStrv) parts = g_strsplit_set(value, ",;", -1);
    if (g_strv_length(parts) == 1 && municipality_find(value, NULL) == NULL) {
        g_strfreev(parts);
        parts = g_strsplit(value, " ", -1);
    }
    for (gsize i = 0; parts[i] != NULL; i++) {
        if (*g_strstrip(parts[i]) == '\0')
            continue;
        g_autofree char *nis = normal_municipality(key, parts[i], error);
        if (nis == NULL)
            return NULL;
        g_string_append_printf(places, "%s%s", places->len > 0 ? " " : "", nis);
    }
    return g_string_free(g_steal_pointer(&places), FALSE);
}

static gboolean rate_is_valid(const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, ",", -1);

    for (gsize i = 0; parts[i] != NULL; i++) {
        char *end;
        const char *part = g_strstrip(parts[i]);
        guint64 count = g_ascii_strtoull(part, &end, 10);
        if (count == 0 || end == part ||
            (strcmp(end, "/min") != 0 && strcmp(end, "/hour") != 0))
            return FALSE;
    }
    return TRUE;
}

static gboolean is_number(const char *value)
{
    guint64 number;
    return g_ascii_string_to_unsigned(value, 10, 1, 100000000, &number, NULL);
}

static char *normal_choice(const struct setting_row *row, const char *value,
                           GError **error)
{
    g_auto(GStrv) choices = g_strsplit(row->choices, " ", -1);

    if (g_strv_contains((const char *const *)choices, value))
        return g_strdup(value);
    g_autofree char *list = g_strjoinv(", ", choices);
    g_autofree char *reason = g_strdup_printf(_("choose one of %s"), list);
    return refuse(error, row->key, reason);
}

static char *checked(const char *key, const char *value, gboolean acceptable,
                     const char *reason, GError **error)
{
    return acceptable ? g_strdup(value) : refuse(error, key, reason);
}

char *setting_normalise(const struct setting_row *row, const char *value, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (row->sort == SETTING_SECRET)
        return g_strdup(value);
    text_normalise(text, value, strlen(value));
    switch (row->sort) {
    case SETTING_TEXT:
    case SETTING_FILE:
    case SETTING_SECRET:
        return checked(row->key, text->str, text->len <= 500, _("this is too long"),
                       error);
    case SETTING_EMAIL:
        return normal_email(row->key, text->str, error);
    case SETTING_PHONE:
        return normal_phone(row->key, text->str, error);
    case SETTING_POSTCODE:
        return checked(row->key, text->str, postcode_is_valid(text->str),
                       _("this is not a Belgian postcode"), error);
    case SETTING_MUNICIPALITY:
        return normal_municipality(row->key, text->str, error);
    case SETTING_PLACES:
        return normal_places(row->key, text->str, error);
    case SETTING_ELECTION:
        return checked(row->key, text->str, election_find(text->str) != NULL,
                       _("there is no such election; see “kiespost rules elections”"),
                       error);
    case SETTING_DAY:
        return checked(row->key, text->str, day_parse_iso(text->str) != DAY_UNKNOWN,
                       _("write a day as YYYY-MM-DD"), error);
    case SETTING_NUMBER:
        return checked(row->key, text->str, is_number(text->str),
                       _("this is not a number"), error);
    case SETTING_URL:
        return checked(row->key, text->str,
                       g_str_has_prefix(text->str, "https://") ||
                           g_str_has_prefix(text->str, "http://"),
                       _("write the whole address, beginning with https://"), error);
    case SETTING_CHOICE:
        return normal_choice(row, text->str, error);
    case SETTING_RATE:
        return checked(row->key, text->str, rate_is_valid(text->str),
                       _("write for instance 30/min or 30/min, 500/hour"), error);
    }
    g_error("no such sort of setting");
}

/* ---- all values ---- */

static gboolean required_are_there(GHashTable *settings, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *value = g_hash_table_lookup(settings, rows[i].key);
        if (!rows[i].required || (value != NULL && *value != '\0'))
            continue;
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                    _("the answer “%s” is missing: %s"), rows[i].key,
                    _(rows[i].question));
        return FALSE;
    }
    return TRUE;
}

/* Those of an example, whose election is in no table, hold the day on which it was made
 * as well. */
static const struct election *election_among(GHashTable *settings)
{
    const char *id = g_hash_table_lookup(settings, "election.id");
    const char *made_on = g_hash_table_lookup(settings, EXAMPLE_MADE_ON);

    return made_on != NULL ? election_of_example(id, day_parse_iso(made_on))
                           : election_find(id);
}

/* A local election is held in one region's municipalities only. */
static gboolean election_fits_place(GHashTable *settings, GError **error)
{
    static const struct {
        const char *regime;
        enum region region;
    } local[] = {
        {"BE-VLG-LOC", REGION_FLANDERS},
        {"BE-WAL-LOC", REGION_WALLONIA},
        {"BE-BRU-LOC", REGION_BRUSSELS},
        {"BE-DG-LOC", REGION_WALLONIA},
    };
    const struct election *election = election_among(settings);
    const struct municipality *place =
        municipality_by_nis(g_hash_table_lookup(settings, "election.municipality"));

    g_assert(election != NULL && place != NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(local); i++) {
        if (strcmp(local[i].regime, election->regime->id) != 0 ||
            local[i].region == place->region)
            continue;
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                    _("the election “%s” is not held in %s; see “kiespost rules "
                      "elections”"),
                    election->id, municipality_name_in(place, LANGUAGE_UNKNOWN));
        return FALSE;
    }
    return TRUE;
}

gboolean settings_complete(GHashTable *settings, GError **error)
{
    if (!required_are_there(settings, error) || !election_fits_place(settings, error))
        return FALSE;
    if (g_hash_table_lookup(settings, "election.constituency") == NULL)
        g_hash_table_insert(
            settings, g_strdup("election.constituency"),
            g_strdup(g_hash_table_lookup(settings, "election.municipality")));
    return TRUE;
}
