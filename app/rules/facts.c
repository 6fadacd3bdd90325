/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/facts.h"

#include <string.h>

#include "rules/consent.h"

void facts_clear(struct facts *facts)
{
    memset(facts, 0, sizeof *facts);
    facts->obtained_on = DAY_UNKNOWN;
    facts->birth_date = DAY_UNKNOWN;
    facts->consent_date = DAY_UNKNOWN;
    facts->relation_date = DAY_UNKNOWN;
    facts->objected_on = DAY_UNKNOWN;
    facts->address_refused_on = DAY_UNKNOWN;
    facts->policy_published_on = DAY_UNKNOWN;
    facts->risk_assessment_on = DAY_UNKNOWN;
    facts->keep_until = DAY_UNKNOWN;
    facts->objection_open_since = DAY_UNKNOWN;
    facts->request_open_since = DAY_UNKNOWN;
    facts->electoral_purpose = DECLARED_YES;
    facts->one_recipient_each = DECLARED_YES;
}

enum notice_ground facts_notice_ground(const struct facts *facts)
{
    if (source_kind_is_voter_list(facts->kind))
        return NOTICE_GROUND_VOTER_LIST;
    if (consent_covers_channel(facts) == ANSWER_YES)
        return NOTICE_GROUND_CONSENT;
    return facts->collected_directly == DECLARED_YES ? NOTICE_GROUND_RELATION
                                                     : NOTICE_GROUND_INDIRECT;
}
