/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a rule rests on when that is not, or not wholly, a text of law that was read or an
 * authority that has a say in Belgium. law/README.md: a rule that rests on a reading, or
 * on the Dutch authority alone, says so. */

#include "rules/rule.h"

enum rests_on {
    RESTS_ON_TEXT,            /* nothing else: rule->citation and rule->evidence tell */
    RESTS_ON_READING,         /* of a text that does not say it in so many words */
    RESTS_ON_DUTCH_AUTHORITY, /* alone: persuasive in Belgium, not binding */
    RESTS_ON_OUR_CAUTION,     /* no text, no authority: a default of this program */
};

enum rests_on rule_rests_on(const struct rule *rule);

/* "text", "reading", "dutch-authority", "our-caution": stable, for JSON. */
const char *rests_on_name(enum rests_on rests_on);

/* What exactly is a reading, or whose strictness it is; an English msgid, NULL for
 * RESTS_ON_TEXT. */
const char *rule_reading(const struct rule *rule);
