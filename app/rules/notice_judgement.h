/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether a composed message holds the lines that one rule asks for. */

#include "domain/verdict.h"
#include "rules/facts.h"

/* Yes: all are there, or the link that stands for them. No: one is known to be missing.
 * Unknown: none is known to be missing, but not all were judged. Not applicable: the rule
 * asks nothing of such a message. */
enum answer notice_judgement(const struct facts *facts, enum notice_rule rule);
