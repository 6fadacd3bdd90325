/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The table that generate/make_cases.c writes at build time, for rule_case.c alone. */

#include "rules/rule_case.h"

extern const struct rule_case rule_case_rows[];
extern const guint rule_case_row_count;
