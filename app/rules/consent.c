/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/consent.h"

gboolean consent_is_claimed(const struct facts *facts)
{
    return facts->consent_date != DAY_UNKNOWN || facts->consent_channels != 0 ||
           facts->has_consent_wording || facts->has_consent_method ||
           facts->has_consent_collector || facts->consent_targeting == DECLARED_YES;
}

gboolean consent_is_proven(const struct facts *facts)
{
    return facts->consent_date != DAY_UNKNOWN && facts->consent_channels != 0 &&
           facts->has_consent_wording && facts->has_consent_method &&
           facts->has_consent_collector;
}

enum answer consent_covers_channel(const struct facts *facts)
{
    if (!consent_is_claimed(facts))
        return ANSWER_NO;
    if (facts->consent_channels == 0)
        return ANSWER_UNKNOWN;
    if ((facts->consent_channels & CHANNEL_BIT(facts->channel)) == 0)
        return ANSWER_NO;
    if (facts->consent_date == DAY_UNKNOWN)
        return ANSWER_UNKNOWN;
    return facts->consent_date <= facts->moment.day ? ANSWER_YES : ANSWER_NO;
}

static enum answer when_not_declared(const struct facts *facts)
{
    return facts->collected_directly == DECLARED_YES &&
                   (KINDS_BLOCKED_WITHOUT_CONSENT & KIND_BIT(facts->kind)) == 0
               ? ANSWER_YES
               : ANSWER_UNKNOWN;
}

enum answer consent_is_for_sender(const struct facts *facts)
{
    static const enum consent_for own[] = {
        [SENDER_CANDIDATE] = CONSENT_FOR_CANDIDATE,
        [SENDER_LIST] = CONSENT_FOR_LIST,
    };

    if (facts->consent_for == CONSENT_FOR_UNKNOWN)
        return when_not_declared(facts);
    return facts->consent_for == own[facts->sender] ? ANSWER_YES : ANSWER_NO;
}

enum answer consent_is_separate(const struct facts *facts)
{
    switch (facts->consent_separate) {
    case DECLARED_YES:
        return ANSWER_YES;
    case DECLARED_NO:
        return ANSWER_NO;
    default:
        return when_not_declared(facts);
    }
}

enum answer consent_is_ground(const struct facts *facts)
{
    enum answer covers = consent_covers_channel(facts);
    enum answer for_sender = consent_is_for_sender(facts);
    enum answer separate = consent_is_separate(facts);

    if (!consent_is_proven(facts) || covers == ANSWER_NO || for_sender == ANSWER_NO ||
        separate == ANSWER_NO)
        return ANSWER_NO;
    if (covers != ANSWER_YES || for_sender != ANSWER_YES || separate != ANSWER_YES)
        return ANSWER_UNKNOWN;
    return ANSWER_YES;
}
