/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From what was counted to weights: every sign gives a class some points, the points are
 * added, and the weight is points / (points + 1). One point is 0.5, the least that is acted
 * upon; three are 0.75. */

#include "provenance/recognition.h"

/* Fills `classes` (struct origin_class) with all that reach ORIGIN_WEIGHT_LEAST, heaviest
 * first. */
void score_classes(GArray *classes, const struct recognition *recognition);
