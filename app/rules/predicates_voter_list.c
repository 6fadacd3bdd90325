/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/predicates.h"

static enum answer yes_if(gboolean condition)
{
    return condition ? ANSWER_YES : ANSWER_NO;
}

/* A list handed over before the month in which the lists of this election are first given
 * out was made for an earlier one. */
enum answer asks_voter_list_other_election(const struct facts *facts)
{
    day_number first = facts->election->list_from;

    if (facts->kind == SOURCE_VOTER_LIST_OLD)
        return ANSWER_YES;
    if (first == DAY_UNKNOWN || facts->obtained_on == DAY_UNKNOWN)
        return ANSWER_UNKNOWN;
    if (facts->obtained_on >= first)
        return ANSWER_NO;

    int year, month;
    day_to_ymd(first, &year, &month, NULL);
    return yes_if(facts->obtained_on < day_from_ymd(year, month, 1));
}

enum answer asks_voter_list_postal_ok(const struct facts *facts)
{
    if (facts->electoral_purpose == DECLARED_NO ||
        facts->moment.day > facts->election->day)
        return ANSWER_NO;

    enum answer other = asks_voter_list_other_election(facts);
    if (other == ANSWER_YES)
        return ANSWER_NO;
    if (other == ANSWER_UNKNOWN || facts->electoral_purpose == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(facts->moment.day >= facts->obtained_on);
}

enum answer asks_voter_list_other_purpose(const struct facts *facts)
{
    if (facts->electoral_purpose == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(facts->electoral_purpose == DECLARED_NO);
}

enum answer asks_voter_list_end_local(const struct facts *facts)
{
    enum window_end end = facts->election->regime->to_statute;

    if (end == WINDOW_END_OPEN)
        return ANSWER_NOT_APPLICABLE;
    if (facts->moment.day <= facts->election->day)
        return ANSWER_NO;
    return end == WINDOW_END_UNKNOWN ? ANSWER_UNKNOWN : ANSWER_YES;
}

enum answer asks_voter_list_end_open(const struct facts *facts)
{
    if (facts->election->regime->to_statute != WINDOW_END_OPEN)
        return ANSWER_NOT_APPLICABLE;
    return yes_if(facts->moment.day > facts->election->day);
}

/* What regimes.csv calls somebody of this role before and after a list is filed. Whoever
 * declares standing "submitter" without a role is the one who files the list. */
static guint holder_bits(const struct facts *facts)
{
    guint bits = facts->role == CANDIDATE_ROLE_PARTY_AGENT
                     ? HOLDER_PARTY_AGENT | HOLDER_PARTY_NUMBERED
                     : HOLDER_LIST_SUBMITTER | HOLDER_DEPOSANT;

    if (facts->standing == STANDING_ON_FILED_LIST)
        bits |= HOLDER_CANDIDATE | HOLDER_CANDIDATE_OF_LIST | HOLDER_AFFILIATED_LIST;
    return bits;
}

enum answer asks_voter_list_unlawful_holder(const struct facts *facts)
{
    const struct election *election = facts->election;
    guint holders = election->regime->holders;
    gboolean is_submitter = facts->standing == STANDING_SUBMITTER;

    if (facts->standing == STANDING_STRUCK || facts->standing == STANDING_NOT_FILED)
        return ANSWER_YES;
    if (facts->standing == STANDING_UNKNOWN)
        return ANSWER_UNKNOWN;
    if (is_submitter && election->lists_filed_by != DAY_UNKNOWN &&
        facts->moment.day > election->lists_filed_by)
        return ANSWER_YES;
    if ((holders & HOLDER_UNVERIFIED) != 0)
        return ANSWER_UNKNOWN;
    if ((holders & holder_bits(facts)) == 0)
        return ANSWER_YES;
    return is_submitter && election->lists_filed_by == DAY_UNKNOWN ? ANSWER_UNKNOWN
                                                                   : ANSWER_NO;
}

enum answer asks_voter_list_passed_on(const struct facts *facts)
{
    if (facts->hand_over == HAND_OVER_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(facts->hand_over == HAND_OVER_OTHER);
}

enum answer asks_voter_list_spare_columns(const struct facts *facts)
{
    return yes_if((facts->list_columns & ~facts->election->regime->fields_allow) != 0);
}

enum answer asks_voter_list_out_of_scope(const struct facts *facts)
{
    if (facts->in_constituency == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return yes_if(facts->in_constituency == DECLARED_NO);
}

enum answer asks_voter_list_enriched(const struct facts *facts)
{
    return yes_if((facts->row_findings & ROW_ENRICHED) != 0);
}
