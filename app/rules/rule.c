/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule.h"

const char *stage_name(enum stage stage)
{
    static const char *const names[STAGE_COUNT] = {
        [STAGE_CHECK] = "check",     [STAGE_IMPORT] = "import",
        [STAGE_APPROVE] = "approve", [STAGE_HANDOVER] = "handover",
        [STAGE_PROJECT] = "project", [STAGE_INFO] = "info",
    };
    return names[stage];
}

enum effect rule_headline(const struct rule *rule)
{
    if (rule->sort == SORT_GRANT)
        return EFFECT_ALLOW;
    if (rule->sort == SORT_DEMAND)
        return EFFECT_ADD;

    gboolean by_post = (rule->channels & CHANNEL_BIT(CHANNEL_POST)) != 0;
    gboolean online = (rule->channels & ~CHANNEL_BIT(CHANNEL_POST)) != 0;
    return MAX(by_post ? rule->post.yes : EFFECT_NONE,
               online ? rule->electronic.yes : EFFECT_NONE);
}
