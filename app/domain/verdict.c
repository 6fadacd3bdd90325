/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/verdict.h"

const char *answer_name(enum answer answer)
{
    static const char *const names[] = {
        [ANSWER_NO] = "no",
        [ANSWER_YES] = "yes",
        [ANSWER_UNKNOWN] = "unknown",
        [ANSWER_NOT_APPLICABLE] = "not applicable",
    };
    return names[answer];
}

const char *effect_name(enum effect effect)
{
    static const char *const names[] = {
        [EFFECT_NONE] = "none", [EFFECT_ALLOW] = "allow",   [EFFECT_INFO] = "info",
        [EFFECT_ADD] = "add",   [EFFECT_REVIEW] = "review", [EFFECT_BLOCK] = "block",
    };
    return names[effect];
}

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[] = {
        [VERDICT_ALLOW] = "allow",
        [VERDICT_REVIEW] = "review",
        [VERDICT_BLOCK] = "block",
    };
    return names[verdict];
}
