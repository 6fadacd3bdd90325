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

/* The elections of dossiers that `kiespost demo` makes: "DEMO-BE-VLG-LOC" and
 * "DEMO-BE-BRU-LOC". They are the newest one of that regime with all its days moved, so
 * that the poll is this long after the day on which the dossier was made; no table lists
 * them. NULL for any other id. */
enum {
    EXAMPLE_POLL_AFTER_DAYS = 23
};
const struct election *election_of_example(const char *id, day_number made_on);

/* In the order of the table. BE-POPREG, under which no election is held, is among
 * them: lists from the population register, that nobody may hold. */
guint regime_count(void);
const struct regime *regime_at(guint index);

/* NULL when there is no such id ("BE-VLG-LOC"); case counts. */
const struct regime *regime_find(const char *id);
