/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the whole dossier or of a source as it was imported, of nobody in
 * particular. */

#include "rules/predicates.h"

static enum answer yes_if(gboolean condition)
{
    return condition ? ANSWER_YES : ANSWER_NO;
}

/* ---- import ---- */

enum answer asks_office_contact(const struct facts *facts)
{
    return yes_if((facts->source_signs & SIGN_OFFICE_CONTACT) != 0);
}

enum answer asks_misspelling(const struct facts *facts)
{
    return yes_if((facts->source_signs & SIGN_ODD_SPELLING) != 0);
}

/* Unknown: an explicit consent, or the person's own public statement, which a person has
 * to show (GDPR art. 9(2)(a), (e)). */
enum answer asks_opinion(const struct facts *facts)
{
    if ((facts->source_signs & SIGN_OPINION) == 0)
        return ANSWER_NO;
    return facts->has_evidence && facts->consent_separate == DECLARED_YES ? ANSWER_UNKNOWN
                                                                          : ANSWER_YES;
}

enum answer asks_special_category(const struct facts *facts)
{
    return yes_if((facts->source_signs & SIGN_SPECIAL_CATEGORY) != 0);
}

enum answer asks_address_from_elsewhere(const struct facts *facts)
{
    return yes_if(facts->address_from_elsewhere);
}

/* ---- reminders ---- */

/* GDPR art. 12(3): within one month of receipt. */
static enum answer is_overdue(const struct facts *facts, day_number since)
{
    return yes_if(since != DAY_UNKNOWN && facts->moment.day > day_add_months(since, 1));
}

enum answer asks_objection_unanswered(const struct facts *facts)
{
    return is_overdue(facts, facts->objection_open_since);
}

enum answer asks_request_unanswered(const struct facts *facts)
{
    return is_overdue(facts, facts->request_open_since);
}

/* Of a list of an earlier election the last day has long gone by. */
enum answer asks_list_still_held(const struct facts *facts)
{
    return yes_if(facts->kind != SOURCE_VOTER_LIST_CURRENT ||
                  facts->moment.day > facts->election->day);
}

enum answer asks_end_date(const struct facts *facts)
{
    return yes_if(facts->keep_until != DAY_UNKNOWN &&
                  facts->moment.day <= facts->keep_until);
}

enum answer asks_breach(const struct facts *facts)
{
    return yes_if((facts->traits & TRAIT_BREACH) != 0);
}

enum answer asks_impact_assessment(const struct facts *facts)
{
    return yes_if((facts->traits & (TRAIT_VENDOR_SELECTS | TRAIT_PROFILED)) != 0 ||
                  (facts->source_signs & (SIGN_OPINION | SIGN_SPECIAL_CATEGORY)) != 0);
}
