/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The field of each heading of a file. Some headings say it only together with their
 * neighbours: "Nr" beside "Straat", "Naam" with or without "Voornaam". */

#include <glib.h>

#include "domain/field.h"
#include "extract/columns.h"

/* Sets field, name_order and evidence's heading part of `count` columns, of which
 * `heading` is set. Two columns may get the same field. */
void heading_fields(struct column *columns, guint count);

/* Whether two headings are the same but for case, accents and punctuation. */
gboolean heading_equals(const char *heading, const char *other);
