/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What import has to know beside the classes: enum origin_sign. */

#include "provenance/recognition.h"

/* Sets `origin->signs` and `sign_evidence`. */
void signs_find(struct origin *origin, const struct recognition *recognition);
