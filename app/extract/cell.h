/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A cell as it is stored and compared: NFC, blanks made one and trimmed, control and
 * format characters removed (base/text.h text_normalise). */

#include <glib.h>

#include "extract/reader.h"

/* The cell itself when it is in that form already, as nearly all are; else the form is
 * made in `scratch` and points there. Followed by a NUL byte in either case. */
struct span cell_clean(const struct span *cell, GString *scratch);
