/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/notice_judgement.h"

enum answer notice_judgement(const struct facts *facts, enum notice_rule rule)
{
    struct notice_need need =
        notice_need_of(rule, facts->channel, facts_notice_ground(facts));
    notice_set present = facts->notice_present & facts->notice_judged;

    if (need.elements == 0)
        return ANSWER_NOT_APPLICABLE;
    if (need.link_is_enough && (present & NOTICE_LINK) != 0)
        return ANSWER_YES;

    notice_set asked =
        need.elements | notice_conditional(rule, facts->joint_controller,
                                           facts->selection_used == DECLARED_YES);
    if ((asked & ~present) == 0)
        return ANSWER_YES;
    gboolean link_may_come =
        need.link_is_enough && (facts->notice_judged & NOTICE_LINK) == 0;
    return (asked & facts->notice_judged & ~present) != 0 && !link_may_come
               ? ANSWER_NO
               : ANSWER_UNKNOWN;
}
