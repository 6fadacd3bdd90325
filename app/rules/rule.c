/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule.h"

#include "base/i18n.h"

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

/* Texts that replace one another while the rule stays what it is. */
static const struct {
    const char *id;
    day_number from;
    const char *before, *since;
} recited[] = {
    {"publisher-mention", PENAL_CODE_START,
     N_("Penal Code 1867 art. 299–300; Constitution art. 25"),
     N_("Penal Code art. 671–672 (in force since 8 April 2026), which punish unlawful "
        "print without an author; Constitution art. 25")},
};

const char *rule_citation_on(const struct rule *rule, day_number day)
{
    for (gsize i = 0; i < G_N_ELEMENTS(recited); i++)
        if (g_str_equal(rule->id, recited[i].id))
            return day < recited[i].from ? recited[i].before : recited[i].since;
    return rule->citation;
}
