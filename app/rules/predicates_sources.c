/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/answers.h"
#include "rules/consent.h"
#include "rules/predicates.h"

static enum answer yes_if(gboolean condition)
{
    return condition ? ANSWER_YES : ANSWER_NO;
}

enum answer asks_source_alone(const struct facts *facts)
{
    (void)facts;
    return ANSWER_YES;
}

/* A declared role of office, profession or association contradicts these: they may be
 * written to without anyone's consent to a change of purpose, or at least be looked at.
 */
static gboolean is_milder_kind(enum source_kind kind)
{
    switch (kind) {
    case SOURCE_SUBSCRIBER:
    case SOURCE_OWN_SYMPATHISER:
    case SOURCE_PARTY_MEMBERS:
    case SOURCE_FRIENDS_FAMILY:
    case SOURCE_BOUGHT_LIST:
    case SOURCE_THIRD_PARTY_LIST:
        return TRUE;
    default:
        return FALSE;
    }
}

enum answer asks_without_consent(const struct facts *facts)
{
    return answer_opposite(consent_is_ground(facts));
}

/* Whoever came by any other kind in this role. Beside a milder kind the two answers
 * contradict each other, so that nobody can tell what was consented to: no consent
 * cures. */
static enum answer by_role(const struct facts *facts, enum source_role role)
{
    if (facts->source_role != role)
        return ANSWER_NO;
    return is_milder_kind(facts->kind) ? ANSWER_YES : asks_without_consent(facts);
}

/* A national number's column on a voter list is R-23's: the column is refused, the list
 * stands. */
enum answer asks_registers(const struct facts *facts)
{
    return yes_if(facts->kind == SOURCE_NATIONAL_REGISTER ||
                  facts->kind == SOURCE_CIVIL_REGISTRY ||
                  (facts->list_columns & LIST_NATIONAL_NUMBER) != 0);
}

enum answer asks_public_office(const struct facts *facts)
{
    return yes_if(facts->kind == SOURCE_PUBLIC_OFFICE_FILE ||
                  facts->kind == SOURCE_PUBLIC_EMPLOYER_STAFF ||
                  facts->kind == SOURCE_PUBLIC_ALERT_OR_NEWSLETTER ||
                  facts->source_role == ROLE_OFFICE);
}

enum answer asks_customers(const struct facts *facts)
{
    switch (facts->kind) {
    case SOURCE_CUSTOMER_FILE:
    case SOURCE_PATIENT_FILE:
    case SOURCE_EMPLOYER_FILE:
        return asks_without_consent(facts);
    default:
        return by_role(facts, ROLE_PROFESSION);
    }
}

/* A relation that has a day begins on it; without one the source's answers count. */
static gboolean is_yet_to_begin(const struct facts *facts)
{
    return facts->relation_date != DAY_UNKNOWN &&
           facts->relation_date > facts->moment.day;
}

/* Members and sympathisers, as the authority names them; a subscriber's ground is the
 * consent (matrix, section 1). That each message lets them refuse is R-37. */
enum answer asks_prior_relation(const struct facts *facts)
{
    if (is_yet_to_begin(facts) ||
        (facts->kind != SOURCE_OWN_SYMPATHISER && facts->kind != SOURCE_PARTY_MEMBERS) ||
        facts->collected_directly == DECLARED_NO ||
        facts->told_of_election == DECLARED_NO || facts->objection_offered == DECLARED_NO)
        return ANSWER_NO;
    if (facts->collected_directly == DECLARED_UNKNOWN ||
        facts->told_of_election == DECLARED_UNKNOWN ||
        facts->objection_offered == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return ANSWER_YES;
}

/* Declared means: the members were told, and the written arrangement with the party lies
 * in the dossier as the source's evidence. A member who consented himself is R-142's. */
enum answer asks_party_members(const struct facts *facts)
{
    if (consent_is_ground(facts) == ANSWER_YES)
        return ANSWER_NOT_APPLICABLE;
    if (facts->told_of_election == DECLARED_NO)
        return ANSWER_NO;
    if (facts->told_of_election == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(facts->has_evidence);
}

enum answer asks_association(const struct facts *facts)
{
    if (facts->kind == SOURCE_ASSOCIATION_LIST || facts->kind == SOURCE_PETITION)
        return asks_without_consent(facts);
    return by_role(facts, ROLE_ASSOCIATION);
}

/* Unknown: a friend out of a file, who consented himself and provably. The matrix has a
 * question mark for electronic messages to friends, R-142 does not name them, and GDPR
 * art. 6(1)(a) knows no kinds of sources: a person decides. */
enum answer asks_friends_family(const struct facts *facts)
{
    if (facts->kind != SOURCE_FRIENDS_FAMILY)
        return ANSWER_NOT_APPLICABLE;
    if (facts->entered_one_by_one == DECLARED_YES)
        return ANSWER_YES;
    return consent_is_ground(facts) == ANSWER_YES ? ANSWER_UNKNOWN : ANSWER_NO;
}

enum answer asks_many_friends(const struct facts *facts)
{
    return yes_if(facts->friends > FRIENDS_MOST);
}

enum answer asks_unknown_source(const struct facts *facts)
{
    if (!is_milder_kind(facts->kind))
        return yes_if(facts->kind == SOURCE_UNKNOWN || facts->kind == SOURCE_MIXED);
    return yes_if(facts->source_role == ROLE_OFFICE ||
                  facts->source_role == ROLE_PROFESSION ||
                  facts->source_role == ROLE_ASSOCIATION);
}

enum answer asks_own_contact(const struct facts *facts)
{
    if (facts->collected_directly == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(facts->collected_directly == DECLARED_YES);
}

enum answer asks_source_flagged(const struct facts *facts)
{
    return yes_if(facts->status == SOURCE_FLAGGED);
}

enum answer asks_source_closed(const struct facts *facts)
{
    return yes_if(facts->status == SOURCE_CLOSED);
}

enum answer asks_no_address(const struct facts *facts)
{
    return yes_if(!facts->has_address);
}

enum answer asks_landline(const struct facts *facts)
{
    return yes_if(facts->phone == PHONE_LANDLINE);
}

enum answer asks_foreign_number(const struct facts *facts)
{
    return yes_if(facts->phone == PHONE_FOREIGN);
}

enum answer asks_address_refused(const struct facts *facts)
{
    return yes_if(facts->address_refused_on != DAY_UNKNOWN &&
                  facts->address_refused_on <= facts->moment.day);
}

enum answer asks_second_copy(const struct facts *facts)
{
    return yes_if(facts->second_copy);
}
