/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A whole name in one cell cut into family name and given names, when there is only one
 * way to cut it. */

#include <glib.h>

#include "extract/columns.h"

/* Into the text that was cut. */
struct name_parts {
    struct span family_name, given_names;
};

/* Told by a comma ("Peeters, Els"), by capitals ("VAN DEN BROECK Els", "Els PEETERS"),
 * or, for two words and for particles before one word, by the order that the heading
 * states. FALSE: not certain, as in "PEETERS ELS" under "Naam". */
gboolean full_name_split(const char *text, gsize length, enum name_order order,
                         struct name_parts *parts);
