/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The regulated period of an election (calendar.csv: regulated_from to election day) and
 * what holds in it. Whose period it is follows from the regime's id: rules.md names the
 * elections by region. */

#include "rules/predicates.h"

enum {
    EVE_AT = 22 * 60,
    FREE_AT_ONCE = 150 /* CDLD L4131-12 §3 10°: up to and including */
};

static gboolean is_local(const struct facts *facts)
{
    return g_str_has_suffix(facts->election->regime->id, "-LOC");
}

static gboolean is_of(const struct facts *facts, const char *region)
{
    return is_local(facts) && g_str_has_prefix(facts->election->regime->id, region);
}

static gboolean is_in_period(const struct facts *facts)
{
    return facts->moment.day >= facts->election->regulated_from &&
           facts->moment.day <= facts->election->day;
}

static enum answer period_answer(const struct facts *facts)
{
    return is_in_period(facts) ? ANSWER_YES : ANSWER_NO;
}

enum answer asks_period_federal(const struct facts *facts)
{
    return is_local(facts) ? ANSWER_NOT_APPLICABLE : period_answer(facts);
}

enum answer asks_period_flemish_local(const struct facts *facts)
{
    return is_of(facts, "BE-VLG") ? period_answer(facts) : ANSWER_NOT_APPLICABLE;
}

/* Unknown: the German-speaking municipalities, whose text was not read. */
enum answer asks_period_other_local(const struct facts *facts)
{
    if (!is_local(facts) || is_of(facts, "BE-VLG"))
        return ANSWER_NOT_APPLICABLE;
    if (is_of(facts, "BE-DG"))
        return is_in_period(facts) ? ANSWER_UNKNOWN : ANSWER_NO;
    return period_answer(facts);
}

enum answer asks_hired_sms_campaign(const struct facts *facts)
{
    if (!is_of(facts, "BE-VLG"))
        return ANSWER_NOT_APPLICABLE;
    return is_in_period(facts) && (facts->traits & TRAIT_HIRED_CAMPAIGN) != 0 ? ANSWER_YES
                                                                              : ANSWER_NO;
}

/* A gateway under contract: whether that is the candidate's own send, nobody has said. */
enum answer asks_paid_sms_gateway(const struct facts *facts)
{
    return is_in_period(facts) && facts->hand_over == HAND_OVER_PROCESSOR ? ANSWER_YES
                                                                          : ANSWER_NO;
}

enum answer asks_own_sms(const struct facts *facts)
{
    return is_in_period(facts) && facts->hand_over == HAND_OVER_NONE &&
                   (facts->traits & TRAIT_HIRED_CAMPAIGN) == 0
               ? ANSWER_YES
               : ANSWER_NO;
}

/* E-mail is free; in Wallonia more than 150 at once are an expense. Yes: it is on the
 * list of expenses. */
enum answer asks_email_expense(const struct facts *facts)
{
    if (!is_of(facts, "BE-WAL") || !is_in_period(facts) || facts->at_once <= FREE_AT_ONCE)
        return ANSWER_NOT_APPLICABLE;
    return facts->cost_recorded ? ANSWER_YES : ANSWER_NO;
}

/* E-mails are R-104's. */
enum answer asks_cost_recorded(const struct facts *facts)
{
    if (!is_in_period(facts) || (facts->channel == CHANNEL_EMAIL &&
                                 asks_email_expense(facts) == ANSWER_NOT_APPLICABLE))
        return ANSWER_NOT_APPLICABLE;
    return facts->cost_recorded ? ANSWER_YES : ANSWER_NO;
}

/* Orders of the police and of a governor were seen in Brussels and Flanders. Where the
 * region's own code rules the eve, that code is the rule (R-109). Unknown: a text message
 * there. The code stops calls and lets public electronic messages run on; a text message
 * is neither, and law/rules.md §4.3 has none go out after 22:00, wherever it is. */
enum answer asks_eve_orders(const struct facts *facts)
{
    struct moment eve = {facts->election->day - 1, EVE_AT};
    gboolean by_code = facts->election->regime->ends_on_eve;

    if (by_code && facts->channel != CHANNEL_SMS)
        return ANSWER_NOT_APPLICABLE;
    if (moment_is_before(facts->moment, eve) || facts->moment.day > facts->election->day)
        return ANSWER_NO;
    return by_code ? ANSWER_UNKNOWN : ANSWER_YES;
}
