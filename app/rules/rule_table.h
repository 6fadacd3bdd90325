/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rule table: the law as data. */

#include <glib.h>

#include "rules/rule.h"

gsize rules_count(void);

/* By number; the program's own rules and R-143 last. `index` < rules_count(), and
 * rule_at(0)[index] is the same row. */
const struct rule *rule_at(gsize index);

/* By id ("voter-list-postal-ok") or number ("R-01"); NULL when there is none. The rules
 * of the program have no number of their own. */
const struct rule *rule_find(const char *name);

/* The rule set: day of the sources' state in law/rules.md, and our revision of it. It is
 * frozen with every verdict, so any change of a row, a condition or a date raises it. */
const char *rules_version(void);
