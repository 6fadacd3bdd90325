/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/answers.h"
#include "rules/consent.h"
#include "rules/notice_judgement.h"
#include "rules/predicates.h"

enum {
    EVE_ENDS_AT = 22 * 60
};

enum answer asks_sender_shown(const struct facts *facts)
{
    return answer_of_declared(facts->sender_shown);
}

enum answer asks_one_recipient_each(const struct facts *facts)
{
    return answer_of_declared(facts->one_recipient_each);
}

/* Regulation (EU) 2024/900 art. 18(3). The article names no candidate in person. Only
 * what people gave when they joined or subscribed may be used, and everybody gets one
 * text. */
enum answer asks_newsletter_exempt(const struct facts *facts)
{
    if (facts->sender != SENDER_LIST || facts->collected_directly == DECLARED_NO ||
        facts->selection_used == DECLARED_YES || facts->one_text == DECLARED_NO ||
        (facts->kind != SOURCE_SUBSCRIBER && facts->kind != SOURCE_OWN_SYMPATHISER &&
         facts->kind != SOURCE_PARTY_MEMBERS))
        return ANSWER_NO;
    if (facts->collected_directly == DECLARED_UNKNOWN ||
        facts->selection_used == DECLARED_UNKNOWN || facts->one_text == DECLARED_UNKNOWN)
        return ANSWER_UNKNOWN;
    return ANSWER_YES;
}

/* Explicit consent, to this sender, for political advertising apart from everything else,
 * on data that the person gave: art. 18(1)(a) and (b). */
static enum answer has_targeting_consent(const struct facts *facts)
{
    enum answer for_sender = consent_is_for_sender(facts);

    if (facts->consent_targeting != DECLARED_YES || for_sender == ANSWER_NO ||
        facts->collected_directly == DECLARED_NO)
        return ANSWER_NO;
    return for_sender == ANSWER_UNKNOWN || facts->collected_directly == DECLARED_UNKNOWN
               ? ANSWER_UNKNOWN
               : ANSWER_YES;
}

/* A friend entered one by one is left to a person by R-17: a table in which this rule
 * blocked him too would have no use for R-17's "review". */
enum answer asks_targeted_online(const struct facts *facts)
{
    if (asks_friends_family(facts) == ANSWER_YES)
        return ANSWER_NOT_APPLICABLE;

    enum answer consent = has_targeting_consent(facts);
    enum answer exempt = asks_newsletter_exempt(facts);
    if (consent == ANSWER_YES || exempt == ANSWER_YES)
        return ANSWER_NO;
    if (consent == ANSWER_UNKNOWN || exempt == ANSWER_UNKNOWN)
        return ANSWER_UNKNOWN;
    return ANSWER_YES;
}

/* Asked on the consent route of R-85 alone: not of a newsletter that R-87 frees, nor of a
 * friend whom R-17 leaves to a person. No: the message lacks one of the two lines.
 * Unknown: nothing shows a published policy
 * and an assessment of the last year; the record of the techniques is the journal. */
enum answer asks_art19_duties(const struct facts *facts)
{
    day_number day = facts->moment.day;

    if (asks_newsletter_exempt(facts) == ANSWER_YES ||
        asks_friends_family(facts) == ANSWER_YES)
        return ANSWER_NOT_APPLICABLE;

    enum answer lines = notice_judgement(facts, NOTICE_RULE_ART19);
    if (lines != ANSWER_YES)
        return lines;
    gboolean published = facts->has_policy_page &&
                         facts->policy_published_on != DAY_UNKNOWN &&
                         facts->policy_published_on <= day;
    gboolean assessed = facts->risk_assessment_on != DAY_UNKNOWN &&
                        facts->risk_assessment_on <= day &&
                        day_add_months(facts->risk_assessment_on, 12) >= day;
    return published && assessed ? ANSWER_YES : ANSWER_UNKNOWN;
}

/* The campaign ends on the eve at 22:00, the poll with its day. A letter from the voter
 * list stays shut out afterwards by R-05. */
enum answer asks_walloon_eve(const struct facts *facts)
{
    struct moment end = {facts->election->day - 1, EVE_ENDS_AT};

    if (!facts->election->regime->ends_on_eve)
        return ANSWER_NOT_APPLICABLE;
    return !moment_is_before(facts->moment, end) &&
                   facts->moment.day <= facts->election->day
               ? ANSWER_YES
               : ANSWER_NO;
}
