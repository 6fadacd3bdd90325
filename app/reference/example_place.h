/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Two municipalities that do not exist, for `kiespost demo`: Voorbeeldegem in Flanders
 * and Exempleville (Voorbeeldstad) in Brussels, so that nobody takes an invented voter
 * for a neighbour. Their codes and postcodes are given to no place.
 *
 * No look-up of municipality.h or postcode.h finds them, unless the process works on a
 * dossier that demo made and has said so; then all of them do. They are never counted
 * among the municipalities of Belgium. */

#include <glib.h>

#include "reference/municipality.h"
#include "reference/postcode.h"

#define EXAMPLE_NIS_FLANDERS "99001"
#define EXAMPLE_NIS_BRUSSELS "99002"

/* For the rest of the process: it opens one dossier. Before any other thread starts. */
void example_places_admit(void);

/* ---- for municipality.c and postcode.c: NULL or FALSE until they were admitted ---- */

const struct municipality *example_municipality_by_nis(const char *nis);

/* `key` is the text_fold() of a name. */
const struct municipality *example_municipality_by_key(const char *key,
                                                       enum name_kind *kind);

const struct postcode *example_postcode(const char *code);
