/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/campaign.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "reference/municipality.h"

static enum candidate_role role_of(const char *name)
{
    static const struct {
        const char *name;
        enum candidate_role role;
    } roles[] = {
        {"candidate", CANDIDATE_ROLE_CANDIDATE},
        {"list_submitter", CANDIDATE_ROLE_LIST_SUBMITTER},
        {"party_agent", CANDIDATE_ROLE_PARTY_AGENT},
    };
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(roles); i++)
        if (strcmp(roles[i].name, name) == 0)
            return roles[i].role;
    return CANDIDATE_ROLE_UNKNOWN;
}

static enum standing standing_of(const char *name)
{
    static const struct {
        const char *name;
        enum standing standing;
    } standings[] = {
        {"submitter", STANDING_SUBMITTER},
        {"on_filed_list", STANDING_ON_FILED_LIST},
        {"struck", STANDING_STRUCK},
        {"not_filed", STANDING_NOT_FILED},
    };
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(standings); i++)
        if (strcmp(standings[i].name, name) == 0)
            return standings[i].standing;
    return STANDING_UNKNOWN;
}

static day_number day_setting(const struct dossier *dossier, const char *key)
{
    const char *value = dossier_setting(dossier, key);
    return value != NULL ? day_parse_iso(value) : DAY_UNKNOWN;
}

static gboolean is_set(const struct dossier *dossier, const char *key)
{
    const char *value = dossier_setting(dossier, key);
    return value != NULL && *value != '\0';
}

static void add_province(GHashTable *places, const char *nis)
{
    for (guint i = 0; i < municipality_count(); i++)
        if (strcmp(municipality_at(i)->province_nis, nis) == 0)
            g_hash_table_add(places, (gpointer)municipality_at(i)->nis);
}

/* The stored forms: "all", "province:40000", "44021 44034". */
static GHashTable *constituency_of(const char *text)
{
    if (text == NULL || strcmp(text, "all") == 0)
        return text == NULL ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (gsize i = 0; words[i] != NULL; i++) {
        const struct municipality *place = municipality_by_nis(words[i]);
        if (g_str_has_prefix(words[i], "province:"))
            add_province(places, words[i] + strlen("province:"));
        else if (place != NULL)
            g_hash_table_add(places, (gpointer)place->nis);
    }
    return places;
}

struct campaign *campaign_new(const struct dossier *dossier, GError **error)
{
    const struct election *election = campaign_election(dossier);
    const char *sender = dossier_setting(dossier, "electronic.sender");

    if (election == NULL) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                            _("the dossier does not say for which election it is; set "
                              "“election.id” with “kiespost settings set”"));
        return NULL;
    }
    struct campaign *campaign = g_new0(struct campaign, 1);
    campaign->election = election;
    campaign->role = role_of(dossier_setting(dossier, "election.role"));
    campaign->standing = standing_of(dossier_setting(dossier, "election.standing"));
    campaign->sender = g_strcmp0(sender, "list") == 0 ? SENDER_LIST : SENDER_CANDIDATE;
    campaign->joint_controller = is_set(dossier, "controller.joint_name");
    campaign->has_policy_page = is_set(dossier, "electronic.policy_page");
    campaign->policy_published_on =
        day_setting(dossier, "electronic.policy_published_on");
    campaign->risk_assessment_on = day_setting(dossier, "electronic.risk_assessment_on");
    campaign->home_nis = g_strdup(dossier_setting(dossier, "election.municipality"));
    campaign->constituency =
        constituency_of(dossier_setting(dossier, "election.constituency"));
    return campaign;
}

void campaign_free(struct campaign *campaign)
{
    if (campaign == NULL)
        return;
    g_free(campaign->home_nis);
    g_clear_pointer(&campaign->constituency, g_hash_table_unref);
    g_free(campaign);
}

/* Local councils are elected for six years, parliaments for five. The calendar has not
 * every earlier election, and an early one would only make the days stricter. */
static day_number previous_poll(const struct election *election)
{
    enum {
        YEARS_LOCAL = 6,
        YEARS_OTHER = 5
    };
    gboolean is_local = g_str_has_suffix(election->regime->id, "-LOC");
    int years = is_local ? YEARS_LOCAL : YEARS_OTHER;

    return day_add_months(election->day, -12 * years);
}

day_number campaign_keeps_until(const struct campaign *campaign,
                                const struct source *source)
{
    day_number poll = campaign->election->day;

    if (source_kind_is_voter_list(source->kind))
        return poll;
    if (source->obtained_on == DAY_UNKNOWN)
        return DAY_UNKNOWN;
    if (source->obtained_on <= previous_poll(campaign->election))
        poll = previous_poll(campaign->election);
    return day_add_months(poll, OWN_CONTACTS_MONTHS);
}

enum declared campaign_covers(const struct campaign *campaign, const char *nis)
{
    if (campaign->constituency == NULL)
        return DECLARED_YES;
    if (*nis == '\0')
        return DECLARED_UNKNOWN;
    return g_hash_table_contains(campaign->constituency, nis) ? DECLARED_YES
                                                              : DECLARED_NO;
}

void campaign_facts(const struct campaign *campaign, struct facts *facts)
{
    facts->election = campaign->election;
    facts->role = campaign->role;
    facts->standing = campaign->standing;
    facts->sender = campaign->sender;
    facts->joint_controller = campaign->joint_controller;
    facts->has_policy_page = campaign->has_policy_page;
    facts->policy_published_on = campaign->policy_published_on;
    facts->risk_assessment_on = campaign->risk_assessment_on;
}
