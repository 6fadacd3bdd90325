/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/answers.h"
#include "rules/consent.h"
#include "rules/predicates.h"

/* Close friends entered one by one are the authority's own exception: R-17 has a person
 * decide about them. */
enum answer asks_no_consent(const struct facts *facts)
{
    if (asks_friends_family(facts) == ANSWER_YES)
        return ANSWER_NOT_APPLICABLE;

    enum answer consent = consent_covers_channel(facts);
    enum answer relation = asks_prior_relation(facts);
    if (consent == ANSWER_YES || relation == ANSWER_YES)
        return ANSWER_NO;
    if (consent == ANSWER_UNKNOWN || relation == ANSWER_UNKNOWN)
        return ANSWER_UNKNOWN;
    return ANSWER_YES;
}

enum answer asks_consent_unproven(const struct facts *facts)
{
    if (!consent_is_claimed(facts))
        return ANSWER_NOT_APPLICABLE;
    return consent_is_proven(facts) ? ANSWER_NO : ANSWER_YES;
}

/* Of a consent that is not for this channel R-30 speaks, or nothing is asked of it. */
enum answer asks_consent_improbable(const struct facts *facts)
{
    if ((facts->row_findings & (ROW_CONSENT_TO_COME | ROW_CONSENT_ALIKE)) == 0)
        return ANSWER_NO;
    return (facts->consent_channels & CHANNEL_BIT(facts->channel)) != 0
               ? ANSWER_YES
               : ANSWER_NOT_APPLICABLE;
}

enum answer asks_consent_bundled(const struct facts *facts)
{
    if (!consent_is_claimed(facts))
        return ANSWER_NOT_APPLICABLE;
    return answer_opposite(consent_is_separate(facts));
}

/* A letter to one's own contacts rests on no consent for letters, so that a consent for
 * e-mail alone is no reason against it; where it must rest on one, R-12, R-13, R-16 and
 * R-19 ask for the channel. */
enum answer asks_consent_other_use(const struct facts *facts)
{
    if (!consent_is_claimed(facts))
        return ANSWER_NOT_APPLICABLE;

    enum answer for_sender = consent_is_for_sender(facts);
    gboolean other_channel_only =
        facts->channel != CHANNEL_POST && facts->consent_channels != 0 &&
        (facts->consent_channels & CHANNEL_BIT(facts->channel)) == 0;
    if (for_sender == ANSWER_NO || other_channel_only)
        return ANSWER_YES;
    return for_sender == ANSWER_UNKNOWN ? ANSWER_UNKNOWN : ANSWER_NO;
}
