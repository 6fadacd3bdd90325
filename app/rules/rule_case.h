/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The decision table that a lawyer can read, tests/rules/cases.csv, as the program shows
 * it: what a rule decides in which case. Every case was tried when the program was
 * tested. Made from that file at build time; everything is static. */

#include <glib.h>

#include "rules/rule.h"

/* The columns of the file, in its order; tests/rules/README.md says what they mean. */
struct rule_case {
    const char *rule;  /* number, "T-18" of a decision, "-" of the program's own */
    const char *words; /* English */
    const char *stage, *election, *kind, *channel, *day;
    const char *facts;    /* "name=value", separated by blanks */
    const char *verdict;  /* "allow", "review", "block" */
    const char *findings; /* "rule-id:effect", separated by blanks */
};

guint rule_case_count(void);
const struct rule_case *rule_case_at(guint index);

/* Whether the case is shown with this rule: it is one of the rule's own; or, one of a
 * decision or of the program's own, the rule speaks in it. */
gboolean rule_case_is_of(const struct rule_case *rule_case, const struct rule *rule);
