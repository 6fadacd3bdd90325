/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A voter list has names, addresses, birth dates and order numbers, as many files have;
 * it is one because it has nothing else. */

#include <glib.h>

#include "provenance/recognition.h"

/* A translated sentence when the columns are those of a voter list, and how many points
 * that gives; NULL when they are not. The caller frees. */
char *voter_columns_evidence(const struct recognition *recognition, double *points);
