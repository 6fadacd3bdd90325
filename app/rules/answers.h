/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From what was declared to an answer, and from an answer to its opposite: what is not
 * known stays so in both. */

#include "domain/source.h"
#include "domain/verdict.h"

static inline enum answer answer_of_declared(enum declared declared)
{
    switch (declared) {
    case DECLARED_YES:
        return ANSWER_YES;
    case DECLARED_NO:
        return ANSWER_NO;
    default:
        return ANSWER_UNKNOWN;
    }
}

static inline enum answer answer_opposite(enum answer answer)
{
    switch (answer) {
    case ANSWER_YES:
        return ANSWER_NO;
    case ANSWER_NO:
        return ANSWER_YES;
    default:
        return ANSWER_UNKNOWN;
    }
}
