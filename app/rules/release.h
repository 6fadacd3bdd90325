/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What it is worth that a person decided about a review: law/rules.md section 0, "stop; a
 * human must record a reason, name and date before sending". */

#include <glib.h>

#include "domain/verdict.h"
#include "rules/facts.h"

/* The verdict once the reviews among `findings` that are marked `released` are decided.
 *
 * `findings` are those that rules_evaluate() gave at STAGE_CHECK for these facts. Their
 * effects stay as they are, but for the last resort's. In this order:
 *
 *   anything blocks                                       block: no decision undoes that
 *   a review is left that nobody decided                  review
 *   a grant says yes, or a decided review is a ground     allow
 *   else                                                  block by no-lawful-ground
 *
 * A decision takes a doubt away; it is a ground in two places only. Of a grant that asks
 * a person the person's yes is the grant's. And R-06: there the statute
 * itself leaves the use of the voter list open after election day, so that R-01's ground
 * holds when a person decided about the day and all else that R-01 asks is there. So no
 * decision makes a source usable that no grant names, such as a bought list. */
enum verdict release_verdict(const struct facts *facts, GArray *findings);
