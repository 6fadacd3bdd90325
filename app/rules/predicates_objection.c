/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/predicates.h"

/* An objection counts from its own day on: nobody can tell which came first on one day.
 */
static gboolean has_objected(const struct facts *facts)
{
    return facts->objected_on != DAY_UNKNOWN && facts->objected_on <= facts->moment.day;
}

enum answer asks_consent_withdrawn(const struct facts *facts)
{
    if (facts->consent_date == DAY_UNKNOWN)
        return ANSWER_NOT_APPLICABLE;
    return has_objected(facts) && facts->objected_on >= facts->consent_date ? ANSWER_YES
                                                                            : ANSWER_NO;
}

enum answer asks_objection(const struct facts *facts)
{
    return has_objected(facts) ? ANSWER_YES : ANSWER_NO;
}

/* Older than this election's regulated period: it was made in another campaign, or in
 * none. */
enum answer asks_old_objection(const struct facts *facts)
{
    return has_objected(facts) && facts->objected_on < facts->election->regulated_from
               ? ANSWER_YES
               : ANSWER_NO;
}

enum answer asks_objection_elsewhere(const struct facts *facts)
{
    return has_objected(facts) && facts->objected_elsewhere ? ANSWER_YES : ANSWER_NO;
}
