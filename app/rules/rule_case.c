/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule_case.h"

#include <string.h>

#include "rules/rule_case_rows.h"

guint rule_case_count(void)
{
    return rule_case_row_count;
}

const struct rule_case *rule_case_at(guint index)
{
    g_assert(index < rule_case_row_count);
    return &rule_case_rows[index];
}

/* "objection-stop:block" among words with blanks between them. */
static gboolean speaks_in(const char *findings, const char *id)
{
    gsize length = strlen(id);

    for (const char *word = findings; word != NULL; word = strchr(word, ' ')) {
        word += *word == ' ' ? 1 : 0;
        if (strncmp(word, id, length) == 0 && word[length] == ':')
            return TRUE;
    }
    return FALSE;
}

gboolean rule_case_is_of(const struct rule_case *rule_case, const struct rule *rule)
{
    if (g_str_has_prefix(rule_case->rule, "R-"))
        return g_str_equal(rule_case->rule, rule->number);
    return speaks_in(rule_case->findings, rule->id);
}
