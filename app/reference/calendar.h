/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The elections that the program knows and the regimes of their voter lists:
 * calendar.csv, regimes.csv. Everything is static. */

#include <glib.h>

#include "domain/election.h"

/* In the order of the table. */
guint election_count(void);
const struct election *election_at(guint index);

/* NULL when there is no such id ("BE-VLG-LOC-2030"); case counts. */
const struct election *election_find(const char *id);

/* In the order of the table. BE-POPREG, under which no election is held, is among
 * them: lists from the population register, that nobody may hold. */
guint regime_count(void);
const struct regime *regime_at(guint index);

/* NULL when there is no such id ("BE-VLG-LOC"); case counts. */
const struct regime *regime_find(const char *id);
