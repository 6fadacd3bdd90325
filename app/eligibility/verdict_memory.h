/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Verdicts by birth date. On a voter list most people differ in nothing else that a rule
 * asks, so the answer for one day of birth serves all who were born on it. Exact: equal
 * facts have equal verdicts (rules/facts.h), and every other byte of them is compared. */

#include <glib.h>

#include "rules/evaluate.h"

struct verdict_memory;
typedef struct verdict_memory VerdictMemory;

struct verdict_memory *verdict_memory_new(void);
void verdict_memory_free(struct verdict_memory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(VerdictMemory, verdict_memory_free)

/* FALSE when these facts are not known; then put() may follow. */
gboolean verdict_memory_get(struct verdict_memory *memory, const struct facts *facts,
                            enum verdict *verdict);
void verdict_memory_put(struct verdict_memory *memory, const struct facts *facts,
                        enum verdict verdict);
