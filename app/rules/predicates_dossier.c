/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the whole dossier, or of a source and its rows as they were imported.
 */

#include "rules/predicates.h"

static enum answer yes_if(gboolean condition)
{
    return condition ? ANSWER_YES : ANSWER_NO;
}

/* ---- import ---- */

/* Of the whole file, or of this row alone. */
static gboolean was_seen(const struct facts *facts, enum source_sign sign,
                         enum row_finding finding)
{
    return (facts->source_signs & sign) != 0 || (facts->row_findings & finding) != 0;
}

enum answer asks_office_contact(const struct facts *facts)
{
    return yes_if(was_seen(facts, SIGN_OFFICE_CONTACT, ROW_OFFICE_ADDRESS));
}

enum answer asks_misspelling(const struct facts *facts)
{
    return yes_if(was_seen(facts, SIGN_ODD_SPELLING, ROW_ODD_SPELLING));
}

/* Unknown: an explicit consent, or the person's own public statement, which a person has
 * to show (GDPR art. 9(2)(a), (e)). Nobody consents to stand on a voter list. */
enum answer asks_opinion(const struct facts *facts)
{
    gboolean is_claimed = facts->has_evidence &&
                          facts->consent_separate == DECLARED_YES &&
                          !source_kind_is_voter_list(facts->kind);

    if (!was_seen(facts, SIGN_OPINION, ROW_OPINION))
        return ANSWER_NO;
    return is_claimed ? ANSWER_UNKNOWN : ANSWER_YES;
}

enum answer asks_role_address(const struct facts *facts)
{
    return yes_if((facts->row_findings & ROW_ROLE_ADDRESS) != 0);
}

enum answer asks_forbidden_file_person(const struct facts *facts)
{
    return yes_if((facts->row_findings & ROW_IN_FORBIDDEN_FILE) != 0);
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
