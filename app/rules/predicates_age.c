/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/predicates.h"

enum {
    ADULT = 18
};

/* Nobody's age is worked out from anything but a recorded birth date: an unknown one is
 * R-94's affair alone, and Regulation (EU) 2024/900 art. 18(2) forbids to process more
 * data in order to find out. */

static enum answer yes_if(gboolean condition)
{
    return condition ? ANSWER_YES : ANSWER_NO;
}

/* Cheaper than day_age_on(), and most recipients are past any doubt: nobody born this
 * long before `on` is younger than `years`. */
static gboolean is_clearly_older(const struct facts *facts, day_number on, int years)
{
    return on - facts->birth_date > 366 * (years + 1);
}

static gboolean is_younger_on(const struct facts *facts, day_number on, int years)
{
    return facts->birth_date != DAY_UNKNOWN && !is_clearly_older(facts, on, years) &&
           day_age_on(facts->birth_date, on) < years;
}

enum answer asks_too_young_to_vote(const struct facts *facts)
{
    return yes_if(
        is_younger_on(facts, facts->election->day, facts->election->voting_age));
}

/* A grant, so it asks all that R-01 asks. */
enum answer asks_voter_of_16_or_17(const struct facts *facts)
{
    if (facts->election->voting_age >= ADULT)
        return ANSWER_NOT_APPLICABLE;

    enum answer postal = asks_voter_list_postal_ok(facts);
    if (postal != ANSWER_YES)
        return postal;
    if (facts->birth_date == DAY_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(is_younger_on(facts, facts->election->day, ADULT) &&
                  asks_too_young_to_vote(facts) == ANSWER_NO);
}

/* Unknown: a minor who gave an explicit consent of his own, which the table leaves to a
 * person's judgement. */
enum answer asks_minor_online(const struct facts *facts)
{
    if (!is_younger_on(facts, facts->moment.day, ADULT))
        return ANSWER_NO;
    return facts->consent_targeting == DECLARED_YES &&
                   facts->consent_date != DAY_UNKNOWN &&
                   facts->consent_date <= facts->moment.day &&
                   facts->collected_directly == DECLARED_YES
               ? ANSWER_UNKNOWN
               : ANSWER_YES;
}

/* "At least one year under": up to and including the birthday that is a year short. */
enum answer asks_year_under_voting_age(const struct facts *facts)
{
    int years = facts->election->voting_age - 1;

    return yes_if(is_younger_on(facts, facts->moment.day - 1, years));
}

/* Yes: nothing vouches for the age. Unknown: nothing but the candidate's own form does.
 */
enum answer asks_age_unknown(const struct facts *facts)
{
    if (facts->birth_date != DAY_UNKNOWN)
        return ANSWER_NO;
    switch (facts->kind) {
    case SOURCE_SUBSCRIBER:
    case SOURCE_OWN_SYMPATHISER:
    case SOURCE_PARTY_MEMBERS:
    case SOURCE_FRIENDS_FAMILY:
        return ANSWER_UNKNOWN;
    default:
        return ANSWER_YES;
    }
}
