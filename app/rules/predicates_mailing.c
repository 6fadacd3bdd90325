/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/answers.h"
#include "rules/consent.h"
#include "rules/predicates.h"

/* What no file shows of a mailing and a person knows (enum trait). A trait that is not
 * recorded says nothing against anybody: the declaration at approve asks for the ones
 * that matter, and this program brings the others about by no command of its own. */

enum {
    MANY_ATTRIBUTES = 2, /* R-46; the number is rules.md's own inference */
    SPONSOR_MONTHS = 3,  /* Regulation (EU) 2024/900 art. 5 */
};

static enum answer has_trait(const struct facts *facts, enum trait trait)
{
    return (facts->traits & trait) != 0 ? ANSWER_YES : ANSWER_NO;
}

enum answer asks_office_letterhead(const struct facts *facts)
{
    return has_trait(facts, TRAIT_OFFICE_LETTERHEAD);
}

/* Consent cures: whoever agreed to this channel may be asked for a wider consent. */
enum answer asks_consent_request(const struct facts *facts)
{
    if (has_trait(facts, TRAIT_CONSENT_REQUEST) == ANSWER_NO)
        return ANSWER_NO;
    return answer_opposite(consent_covers_channel(facts));
}

/* What was said of the mailing is about its voter lists. That a file holds the people of
 * another source is only a sign: whether somebody matched the two, a person has to say.
 */
enum answer asks_matched_with_other(const struct facts *facts)
{
    if (source_kind_is_voter_list(facts->kind) &&
        has_trait(facts, TRAIT_MATCHED_WITH_OTHER) == ANSWER_YES)
        return ANSWER_YES;
    return (facts->source_signs & SIGN_CROSSMATCHED) != 0 ? ANSWER_UNKNOWN : ANSWER_NO;
}

/* Whatever the selection language lets through is age or area (or, of own contacts, the
 * stated language and the day of the contact); it refuses everything else. */
enum answer asks_selected_by_age_or_area(const struct facts *facts)
{
    if (facts->selection_used == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return facts->selection_used == DECLARED_YES &&
                   has_trait(facts, TRAIT_SELECTED_BY_ORIGIN) == ANSWER_NO
               ? ANSWER_YES
               : ANSWER_NO;
}

enum answer asks_selected_by_origin(const struct facts *facts)
{
    return has_trait(facts, TRAIT_SELECTED_BY_ORIGIN);
}

enum answer asks_language_by_name(const struct facts *facts)
{
    return has_trait(facts, TRAIT_LANGUAGE_BY_NAME);
}

enum answer asks_many_attributes(const struct facts *facts)
{
    return facts->selection_attributes > MANY_ATTRIBUTES ? ANSWER_YES : ANSWER_NO;
}

enum answer asks_household_merged(const struct facts *facts)
{
    switch (facts->household) {
    case HOUSEHOLD_SAME_ADDRESS:
        return ANSWER_YES;
    case HOUSEHOLD_OTHER:
        return ANSWER_NO;
    default:
        return ANSWER_NOT_APPLICABLE;
    }
}

enum answer asks_tracked(const struct facts *facts)
{
    return has_trait(facts, TRAIT_TRACKED);
}

enum answer asks_other_candidates_data(const struct facts *facts)
{
    return has_trait(facts, TRAIT_OTHER_CANDIDATES_DATA);
}

enum answer asks_profiled(const struct facts *facts)
{
    return has_trait(facts, TRAIT_PROFILED);
}

/* The last three months before the election, its day included. */
enum answer asks_sponsor_abroad(const struct facts *facts)
{
    day_number day = facts->moment.day, poll = facts->election->day;

    if (has_trait(facts, TRAIT_SPONSOR_ABROAD) == ANSWER_NO)
        return ANSWER_NO;
    return day >= day_add_months(poll, -SPONSOR_MONTHS) && day <= poll ? ANSWER_YES
                                                                       : ANSWER_NO;
}

enum answer asks_gift(const struct facts *facts)
{
    return has_trait(facts, TRAIT_GIFT);
}

enum answer asks_third_party_pays(const struct facts *facts)
{
    return has_trait(facts, TRAIT_PAID_BY_OTHERS);
}

enum answer asks_publisher_unfit(const struct facts *facts)
{
    return has_trait(facts, TRAIT_PUBLISHER_UNFIT);
}

enum answer asks_publisher_online(const struct facts *facts)
{
    if ((facts->notice_judged & NOTICE_PUBLISHER) == 0)
        return ANSWER_UNKNOWN;
    return (facts->notice_present & NOTICE_PUBLISHER) != 0 ? ANSWER_YES : ANSWER_NO;
}

enum answer asks_over_ceiling(const struct facts *facts)
{
    return answer_of_declared(facts->over_ceiling);
}

/* ---- a provider of political advertising that is not purely ancillary ---- */

static enum answer has_with_provider(const struct facts *facts, enum trait duty)
{
    if (has_trait(facts, TRAIT_PAID_PROVIDER) == ANSWER_NO)
        return ANSWER_NOT_APPLICABLE;
    return has_trait(facts, duty);
}

enum answer asks_provider_label(const struct facts *facts)
{
    return has_with_provider(facts, TRAIT_PROVIDER_LABEL);
}

enum answer asks_provider_sheet(const struct facts *facts)
{
    return has_with_provider(facts, TRAIT_PROVIDER_SHEET);
}

enum answer asks_provider_told(const struct facts *facts)
{
    return has_with_provider(facts, TRAIT_PROVIDER_TOLD);
}

enum answer asks_paid_provider(const struct facts *facts)
{
    return has_trait(facts, TRAIT_PAID_PROVIDER);
}

/* ---- to whom it is given ---- */

enum answer asks_no_contract(const struct facts *facts)
{
    if (facts->hand_over == HAND_OVER_UNKNOWN)
        return ANSWER_UNKNOWN;
    return facts->hand_over == HAND_OVER_OTHER ? ANSWER_YES : ANSWER_NO;
}

enum answer asks_vendor_selects(const struct facts *facts)
{
    return has_trait(facts, TRAIT_VENDOR_SELECTS);
}
