/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/source.h"

#include <string.h>

#include "base/i18n.h"

static const struct {
    const char *name;
    const char *phrase;
} kinds[SOURCE_KIND_COUNT] = {
    [SOURCE_UNKNOWN] = {"unknown", N_("a file of unknown origin")},
    [SOURCE_MIXED] = {"mixed", N_("a file put together from several origins")},
    [SOURCE_VOTER_LIST_CURRENT] = {"voter_list_current",
                                   N_("the voter list for this election")},
    [SOURCE_VOTER_LIST_OLD] = {"voter_list_old",
                               N_("the voter list of an earlier election")},
    [SOURCE_VOTER_LIST_DIFF] = {"voter_list_diff",
                                N_("people found by comparing two voter lists")},
    [SOURCE_POPULATION_REGISTER_LIST] = {"population_register_list",
                                         N_("a list from the population registers")},
    [SOURCE_NATIONAL_REGISTER] = {"national_register",
                                  N_("data from the National Register")},
    [SOURCE_CIVIL_REGISTRY] = {"civil_registry",
                               N_("data from the civil-status registers")},
    [SOURCE_PUBLIC_OFFICE_FILE] = {"public_office_file",
                                   N_("a file of a public office or service")},
    [SOURCE_PREVIOUS_MANDATE] = {"previous_mandate",
                                 N_("people helped during an earlier mandate")},
    [SOURCE_PUBLIC_EMPLOYER_STAFF] = {"public_employer_staff",
                                      N_("the staff register of a public employer")},
    [SOURCE_PUBLIC_ALERT_OR_NEWSLETTER] =
        {"public_alert_or_newsletter",
         N_("subscribers to a public alert or municipal newsletter")},
    [SOURCE_CUSTOMER_FILE] = {"customer_file", N_("a customer file")},
    [SOURCE_PATIENT_FILE] = {"patient_file", N_("a patient file")},
    [SOURCE_EMPLOYER_FILE] = {"employer_file", N_("the staff directory of an employer")},
    [SOURCE_ASSOCIATION_LIST] = {"association_list",
                                 N_("the member list of an association")},
    [SOURCE_PARTY_MEMBERS] = {"party_members", N_("members of the candidate's party")},
    [SOURCE_OWN_SYMPATHISER] = {"own_sympathiser",
                                N_("people who gave their details to the campaign")},
    [SOURCE_FRIENDS_FAMILY] = {"friends_family", N_("close friends and family")},
    [SOURCE_PHONEBOOK_DUMP] = {"phonebook_dump", N_("a whole address book")},
    [SOURCE_PUBLIC_WEB] = {"public_web", N_("data found on the internet")},
    [SOURCE_SOCIAL_MEDIA] = {"social_media", N_("data from social media")},
    [SOURCE_FAMILY_NOTICES] = {"family_notices", N_("birth, wedding or death notices")},
    [SOURCE_NEIGHBOURHOOD_GROUP] = {"neighbourhood_group",
                                    N_("the members of a neighbourhood group")},
    [SOURCE_BOUGHT_LIST] = {"bought_list", N_("a bought list")},
    [SOURCE_THIRD_PARTY_LIST] = {"third_party_list", N_("a list from a third party")},
    [SOURCE_PETITION] = {"petition", N_("the signatures of a petition")},
    [SOURCE_SUBSCRIBER] = {"subscriber", N_("subscribers to the own newsletter")},
};

static const char *const roles[ROLE_COUNT] = {
    [ROLE_UNKNOWN] = "",
    [ROLE_CANDIDATE] = "candidate",
    [ROLE_OFFICE] = "office",
    [ROLE_PROFESSION] = "profession",
    [ROLE_ASSOCIATION] = "association",
    [ROLE_PRIVATE] = "private",
};

static const char *const declarations[] = {
    [DECLARED_UNKNOWN] = "",
    [DECLARED_NO] = "no",
    [DECLARED_YES] = "yes",
};

static const char *const consents_for[CONSENT_FOR_COUNT] = {
    [CONSENT_FOR_UNKNOWN] = "",    [CONSENT_FOR_CANDIDATE] = "candidate",
    [CONSENT_FOR_LIST] = "list",   [CONSENT_FOR_PARTY] = "party",
    [CONSENT_FOR_OTHER] = "other",
};

/* Index of `name` in `names`, or -1; the empty name is no name. */
static int index_of(const char *const *names, gsize count, const char *name)
{
    if (name == NULL || *name == '\0')
        return -1;
    for (gsize i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    return -1;
}

const char *source_kind_name(enum source_kind kind)
{
    g_assert(kind < SOURCE_KIND_COUNT);
    return kinds[kind].name;
}

gboolean source_kind_from_name(const char *name, enum source_kind *kind)
{
    for (int i = 0; i < SOURCE_KIND_COUNT; i++) {
        if (g_strcmp0(kinds[i].name, name) == 0) {
            *kind = (enum source_kind)i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *source_kind_phrase(enum source_kind kind)
{
    g_assert(kind < SOURCE_KIND_COUNT);
    return _(kinds[kind].phrase);
}

gboolean source_kind_is_voter_list(enum source_kind kind)
{
    return kind == SOURCE_VOTER_LIST_CURRENT || kind == SOURCE_VOTER_LIST_OLD ||
           kind == SOURCE_VOTER_LIST_DIFF;
}

const char *source_role_name(enum source_role role)
{
    g_assert(role < ROLE_COUNT);
    return roles[role];
}

gboolean source_role_from_name(const char *name, enum source_role *role)
{
    int index = index_of(roles, ROLE_COUNT, name);
    if (index >= 0)
        *role = (enum source_role)index;
    return index >= 0;
}

const char *declared_name(enum declared declared)
{
    return declarations[declared];
}

gboolean declared_from_name(const char *name, enum declared *declared)
{
    int index = index_of(declarations, G_N_ELEMENTS(declarations), name);
    if (index >= 0)
        *declared = (enum declared)index;
    return index >= 0;
}

const char *consent_for_name(enum consent_for consent_for)
{
    g_assert(consent_for < CONSENT_FOR_COUNT);
    return consents_for[consent_for];
}

gboolean consent_for_from_name(const char *name, enum consent_for *consent_for)
{
    int index = index_of(consents_for, CONSENT_FOR_COUNT, name);
    if (index >= 0)
        *consent_for = (enum consent_for)index;
    return index >= 0;
}

const char *source_status_name(enum source_status status)
{
    static const char *const names[] = {
        [SOURCE_OPEN] = "open",
        [SOURCE_FLAGGED] = "flagged",
        [SOURCE_CLOSED] = "closed",
    };
    return names[status];
}

struct source *source_new(void)
{
    struct source *source = g_new0(struct source, 1);
    source->obtained_on = DAY_UNKNOWN;
    return source;
}

void source_free(struct source *source)
{
    if (source == NULL)
        return;
    g_free(source->id);
    g_free(source->holder);
    g_free(source->purpose_told);
    g_free(source->evidence_name);
    g_free(source->evidence_digest);
    g_free(source->municipality);
    g_free(source);
}

gboolean source_id_is_valid(const char *id)
{
    gsize length = strlen(id);

    if (length == 0 || length > 40 || !g_ascii_isalnum(id[0]))
        return FALSE;
    for (gsize i = 1; i < length; i++)
        if (!g_ascii_isalnum(id[i]) && id[i] != '-' && id[i] != '_')
            return FALSE;
    return TRUE;
}
