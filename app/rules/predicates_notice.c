/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/notice_judgement.h"
#include "rules/predicates.h"

enum answer asks_notice_present(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_PRESENT);
}

enum answer asks_notice_source(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_SOURCE);
}

enum answer asks_notice_controller(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_CONTROLLER);
}

enum answer asks_notice_purpose_basis(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_PURPOSE_BASIS);
}

enum answer asks_notice_rights(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_RIGHTS);
}

enum answer asks_notice_objection(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_OBJECTION);
}

enum answer asks_notice_complaint(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_COMPLAINT);
}

enum answer asks_notice_retention(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_RETENTION_RECIPIENTS);
}

enum answer asks_notice_timing(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_TIMING);
}

enum answer asks_notice_layered(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_LAYERED_SMS);
}

enum answer asks_opt_out(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_OPT_OUT);
}

enum answer asks_publisher(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_PUBLISHER);
}

enum answer asks_notice_language(const struct facts *facts)
{
    return notice_judgement(facts, NOTICE_RULE_LANGUAGE);
}
