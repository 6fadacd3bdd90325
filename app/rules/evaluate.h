/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From facts to a verdict: the only way there is. */

#include <glib.h>

#include "domain/verdict.h"
#include "rules/facts.h"
#include "rules/rule.h"

struct finding {
    const struct rule *rule; /* static */
    enum answer answer;
    enum effect effect;
    gboolean released; /* a review about which a person decided: rules/release.h; the
                          evaluation leaves it FALSE */
};

/* Ask every rule of `stage` in force on facts->moment.day that governs facts->channel.
 * STAGE_CHECK asks the rules that enter a recipient's verdict (rule->in_verdict).
 *
 * No rule hides another: asking does not stop at the first refusal, since the evidence
 * needs every ground. Any rule that blocks: block; else any that asks for review: review;
 * else at least one grant: allow; else block by no-lawful-ground, whose finding
 * comes last and has an effect only when it decides. Silence is not permission. At the
 * other stages no grant is needed: what neither blocks nor asks for review is allow.
 *
 * `findings` (struct finding; may be NULL) is emptied and receives one entry per rule
 * asked, in table order; the caller owns it and may use it again. Nothing is allocated
 * but what the array needs to grow. Pure: the same facts give the same answer on any
 * machine. */
enum verdict rules_evaluate(const struct facts *facts, enum stage stage,
                            GArray *findings);

/* The same over other rows than the table's, in their order. */
enum verdict rules_evaluate_over(const struct rule *rules, gsize count,
                                 const struct facts *facts, enum stage stage,
                                 GArray *findings);
