/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Dates as lists and forms write them (law/voter-lists.md section 8). */

#include <glib.h>

#include "base/day.h"

enum date_outcome {
    DATE_READ,
    DATE_EMPTY,
    DATE_PARTLY_UNKNOWN, /* 00/00/1950: registers keep such people */
    DATE_IMPOSSIBLE,     /* 31/02/2001 */
    DATE_SHORT_YEAR,     /* 01/02/30 */
    DATE_UNREADABLE,
};

/* dd/mm/yyyy with / - . or blanks between, one-digit days and months, yyyy-mm-dd,
 * yyyymmdd, ddmmyyyy, "3 maart 1975", "1er mai 1980", "3. März 1975", "March 3, 1975";
 * a time of day behind any of them is passed over. Day before month, always: 03/25/1975
 * is impossible. `*day` is DAY_UNKNOWN unless DATE_READ. */
enum date_outcome date_read(const char *text, gsize length, day_number *day);
