/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One rule with all that is known of it: what it says and does, when it is asked, the
 * legal text, whose it is and how sure, and the cases in which it was tried. */

#include "rules/rule.h"

/* With the legal text as it stands on `day`. */
void rule_page_print(const struct rule *rule, day_number day);

/* The document kiespost.rule/1. */
void rule_page_print_json(const struct rule *rule, day_number day);
