/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/conflict.h"

#include <string.h>

/* Never lawful under a name that is not theirs. */
static const char *const forbidden[] = {
    "municipal_population",
    "municipal_services",
    "municipal_permits",
    "medical",
    "school",
    "mutuality",
    "hr",
    "utility_telecom",
    "open_register",
    "voter_list_forbidden",
};

/* What a file of the kind looks like by its nature: the "declared kind's own" classes of
 * the table. Most of these kinds are refused by the rules all the same; here it is only
 * said that the declaration and the file agree. Kinds that name no kind of file (unknown,
 * mixed, friends_family …) have no row.
 *
 * An office's file that is declared as one is no conflict either: it is refused person by
 * person and with its own rule (R-09…R-12), as the decisions T-01…T-06 are told, where
 * "closed" would only say that something was wrong. Medical data, pupils and the like stay
 * out whatever they are called. */
static const struct own_class {
    enum source_kind kind;
    const char *class;
    guint needs; /* enum origin_sign that make it harmless, all of them */
} own_classes[] = {
    {SOURCE_VOTER_LIST_CURRENT, "voter_list", 0},
    {SOURCE_VOTER_LIST_OLD, "voter_list", 0},
    {SOURCE_VOTER_LIST_DIFF, "voter_list", 0},
    {SOURCE_SUBSCRIBER, "newsletter_tool", ORIGIN_CONSENT_COLUMN},
    {SOURCE_SUBSCRIBER, "event", ORIGIN_ALL_CONSENTED},
    {SOURCE_SUBSCRIBER, "personal_contacts", ORIGIN_ALL_CONSENTED},
    /* A party is an association: its list of members has no word of its own. */
    {SOURCE_PARTY_MEMBERS, "party_members", 0},
    {SOURCE_PARTY_MEMBERS, "association", 0},
    {SOURCE_CUSTOMER_FILE, "crm_business", 0},
    {SOURCE_CUSTOMER_FILE, "accounting_customers", 0},
    {SOURCE_CUSTOMER_FILE, "ecommerce_customers", 0},
    {SOURCE_CUSTOMER_FILE, "pos", 0},
    {SOURCE_CUSTOMER_FILE, "insurance_broker", 0},
    {SOURCE_CUSTOMER_FILE, "notary_realestate", 0},
    {SOURCE_ASSOCIATION_LIST, "association", 0},
    {SOURCE_ASSOCIATION_LIST, "sports_club", 0},
    {SOURCE_PHONEBOOK_DUMP, "personal_contacts", 0},
    {SOURCE_PUBLIC_WEB, "web_scrape", 0},
    {SOURCE_SOCIAL_MEDIA, "social_network", 0},
    {SOURCE_BOUGHT_LIST, "bought_list", 0},
    {SOURCE_THIRD_PARTY_LIST, "bought_list", 0},
    {SOURCE_PETITION, "event", 0},
    {SOURCE_PUBLIC_OFFICE_FILE, "municipal_services", 0},
    {SOURCE_PUBLIC_OFFICE_FILE, "municipal_permits", 0},
    {SOURCE_PREVIOUS_MANDATE, "municipal_services", 0},
    {SOURCE_PREVIOUS_MANDATE, "municipal_permits", 0},
    {SOURCE_PUBLIC_ALERT_OR_NEWSLETTER, "municipal_services", 0},
    {SOURCE_PUBLIC_ALERT_OR_NEWSLETTER, "newsletter_tool", 0},
    {SOURCE_PUBLIC_EMPLOYER_STAFF, "hr", 0},
    {SOURCE_PUBLIC_EMPLOYER_STAFF, "municipal_services", 0},
    {SOURCE_POPULATION_REGISTER_LIST, "municipal_population", 0},
    {SOURCE_POPULATION_REGISTER_LIST, "voter_list", 0},
    {SOURCE_NATIONAL_REGISTER, "municipal_population", 0},
    {SOURCE_CIVIL_REGISTRY, "municipal_population", 0},
    {SOURCE_CIVIL_REGISTRY, "municipal_services", 0},
};

static gboolean is_forbidden(const char *class)
{
    for (gsize i = 0; i < G_N_ELEMENTS(forbidden); i++)
        if (strcmp(forbidden[i], class) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_own(const char *class, enum source_kind kind, guint signs)
{
    for (gsize i = 0; i < G_N_ELEMENTS(own_classes); i++) {
        const struct own_class *own = &own_classes[i];
        if (own->kind == kind && (signs & own->needs) == own->needs &&
            strcmp(own->class, class) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Of a class that the file does not look like, 0. */
static double weight_of(const struct origin *origin, const char *name)
{
    for (guint i = 0; i < origin->classes->len; i++) {
        const struct origin_class *class =
            &g_array_index(origin->classes, struct origin_class, i);
        if (strcmp(class->name, name) == 0)
            return class->weight;
    }
    return 0;
}

/* a voter list that holds a column too many is one all the same. The column is
 * refused, and the rest stands, unless the file looks more like something else. */
static gboolean is_voter_list_first(const struct origin_class *class,
                                    const struct origin *origin)
{
    double list = weight_of(origin, "voter_list");

    return list >= ORIGIN_WEIGHT_LEAST &&
           (class->weight <= list || strcmp(class->name, "voter_list_forbidden") == 0);
}

/* What a file looks like in the second place does not close a source for good: a
 * hairdresser's customers look a little like patients. It is doubt enough to hold them.
 * The internal voter list alone looks more like a voter list than like itself. */
static gboolean is_foremost(const struct origin_class *class, const struct origin *origin)
{
    static const double as_good_as = 0.05;

    if (strcmp(class->name, "voter_list_forbidden") == 0)
        return TRUE;
    for (guint i = 0; i < origin->classes->len; i++) {
        const struct origin_class *other =
            &g_array_index(origin->classes, struct origin_class, i);
        if (other->weight > class->weight + as_good_as)
            return FALSE;
    }
    return TRUE;
}

enum conflict conflict_of(const struct origin_class *class, enum source_kind kind,
                          const struct origin *origin)
{
    if (class->weight < ORIGIN_WEIGHT_LEAST || is_own(class->name, kind, origin->signs))
        return CONFLICT_NONE;
    if (source_kind_is_voter_list(kind) && is_voter_list_first(class, origin))
        return CONFLICT_NONE;
    return is_forbidden(class->name) && is_foremost(class, origin) ? CONFLICT_FORBIDDEN
                                                                   : CONFLICT_SUSPICIOUS;
}

enum conflict conflict_gravest(const struct origin *origin, enum source_kind kind,
                               const struct origin_class **why)
{
    enum conflict gravest = CONFLICT_NONE;

    *why = NULL;
    for (guint i = 0; i < origin->classes->len; i++) {
        const struct origin_class *class =
            &g_array_index(origin->classes, struct origin_class, i);
        enum conflict conflict = conflict_of(class, kind, origin);
        if (conflict > gravest) {
            gravest = conflict;
            *why = class;
        }
    }
    return gravest;
}
