/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a rule says, what it does, and what all rules together decide. */

#include <glib.h>

/* A predicate's answer to "does the rule's condition hold?" */
enum answer {
    ANSWER_NO,
    ANSWER_YES,
    ANSWER_UNKNOWN,
    ANSWER_NOT_APPLICABLE, /* the rule does not govern this channel, source or day */
};
const char *answer_name(
    enum answer answer); /* "no", "yes", "unknown", "not applicable" */

/* In order of strictness; the strictest wins. */
enum effect {
    EFFECT_NONE, /* the rule was asked and has nothing to say */
    EFFECT_ALLOW,
    EFFECT_INFO,
    EFFECT_ADD,    /* something must be in the message */
    EFFECT_REVIEW, /* a person must decide, with a written reason */
    EFFECT_BLOCK,
};
const char *effect_name(enum effect effect); /* "none", "allow", "info", "add", … */

enum verdict {
    VERDICT_ALLOW,
    VERDICT_REVIEW,
    VERDICT_BLOCK,
};
const char *verdict_name(enum verdict verdict);
