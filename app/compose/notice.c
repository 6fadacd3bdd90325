/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/notice.h"

#include "base/error.h"
#include "base/i18n.h"
#include "compose/escape.h"

static void set_day(struct placeholder_values *values, const char *name, day_number day,
                    const struct wording *wording)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (day != DAY_UNKNOWN)
        wording_append_day(wording, day, text);
    placeholder_values_set(values, name, text->str);
}

static void set_of(struct placeholder_values *values, const char *name,
                   const char *municipality, const struct wording *wording)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (municipality != NULL && *municipality != '\0')
        wording_append_of(wording, municipality, text);
    placeholder_values_set(values, name, text->str);
}

static void set_contacts(struct placeholder_values *values,
                         const struct notice_facts *facts, const struct wording *wording)
{
    g_autoptr(GString) written = g_string_new(NULL);
    const char *const ways[] = {facts->contact_email, facts->contact_address};

    wording_append_alternatives(wording, ways, G_N_ELEMENTS(ways), written);
    placeholder_values_set(values, "contact.written", written->str);
}

/* GDPR art. 14. A voter list's own notice does not ask; no e-mail to one ever leaves, but
 * it is composed for `check` and may not say that people gave their address. */
static gboolean came_through_others(enum notice_ground ground)
{
    return ground == NOTICE_GROUND_INDIRECT || ground == NOTICE_GROUND_VOTER_LIST;
}

/* People gave their address to the candidate or the list, not by way of them. */
static gboolean source_is_sender(const struct notice_facts *facts, enum language language)
{
    const char *const senders[] = {facts->candidate_name, facts->list_name,
                                   facts->controller_name, facts->joint_name};
    const char *source = facts->source[language];
    gboolean found = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS(senders); i++)
        found = found || (source != NULL && g_strcmp0(source, senders[i]) == 0);
    return found;
}

void notice_set_values(struct placeholder_values *values,
                       const struct notice_facts *facts, const struct wording *wording)
{
    enum language language = wording_language(wording);
    const char *municipality = facts->municipality[language];
    const struct {
        const char *name;
        const char *text;
    } texts[] = {
        {"candidate.address", facts->controller_address},
        {"candidate.email", facts->candidate_email},
        {"candidate.name", facts->candidate_name},
        {"candidate.phone", facts->candidate_phone},
        {"contact.address", facts->contact_address},
        {"contact.email", facts->contact_email},
        {"contact.phone", facts->contact_phone},
        {"controller.address", facts->controller_address},
        {"controller.name", facts->controller_name},
        {"election.name", wording_election(wording, facts->regime)},
        {"ground.consent", facts->ground == NOTICE_GROUND_CONSENT ? "yes" : ""},
        {"ground.indirect", came_through_others(facts->ground) ? "yes" : ""},
        {"members_only", facts->members_only ? "yes" : ""},
        {"policy_page", facts->policy_page},
        {"sender.is_list", facts->sender_is_list ? "yes" : ""},
        {"sender.name", facts->sender_is_list ? facts->list_name : facts->candidate_name},
        {"joint.address", facts->joint_address},
        {"joint.name", facts->joint_name},
        {"legal_article", wording_article(wording, facts->regime)},
        {"list.name", facts->list_name},
        {"list.number", facts->list_number},
        {"municipality", municipality},
        {"privacy_page", facts->privacy_page},
        {"publisher.address", facts->publisher_address},
        {"publisher.name", facts->publisher_name},
        {"selection", facts->selection[language]},
        {"selection_data", facts->selection_data[language]},
        {"source.description", facts->source[language]},
        {"source.is_sender", source_is_sender(facts, language) ? "yes" : ""},
        {"source.municipality", municipality},
    };

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        placeholder_values_set(values, texts[i].name, texts[i].text);
    set_day(values, "election.date", facts->election_day, wording);
    set_day(values, "end_date", facts->end_on, wording);
    set_day(values, "source.date", facts->obtained_on, wording);
    set_of(values, "of_municipality", municipality, wording);
    set_of(values, "source.of_municipality", municipality, wording);
    set_contacts(values, facts, wording);
}

gboolean notice_render(const struct placeholder_values *values, enum channel channel,
                       const struct notice_facts *facts, const struct wording *wording,
                       GString *out, GError **error)
{
    const struct mustache *notice =
        wording_notice(wording, channel, facts->ground, facts->sender_is_list);

    if (notice == NULL) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("there is no notice for %s in the language “%s”; it is installed "
                      "with the program"),
                    channel_name(channel), language_code(wording_language(wording)));
        return FALSE;
    }
    return mustache_render(notice, placeholder_values_root(values), escape_markdown, NULL,
                           NULL, out, error);
}
