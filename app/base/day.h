/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Calendar days and moments of legal time in Belgium. */

#include <glib.h>

/* Days since 1970-01-01, proleptic Gregorian; comparable with < and ==. */
typedef gint32 day_number;

#define DAY_UNKNOWN G_MININT32

/* A minute of a day on a Belgian clock (Europe/Brussels). */
struct moment {
    day_number day;
    gint16 minute; /* 0…1439 */
};

/* DAY_UNKNOWN when there is no such day (31 February), or year outside 1800…2999. */
day_number day_from_ymd(int year, int month, int day);

/* `day` must not be DAY_UNKNOWN. Any of the pointers may be NULL. */
void day_to_ymd(day_number day, int *year, int *month, int *month_day);

/* "2030-09-20" exactly; anything else is DAY_UNKNOWN. */
day_number day_parse_iso(const char *text);

/* Writes "2030-09-20" (or "" for DAY_UNKNOWN). */
#define DAY_ISO_SIZE 11
void day_format_iso(day_number day, char text[DAY_ISO_SIZE]);

/* Same day `months` later; the last day of the month when that one is too short. */
day_number day_add_months(day_number day, int months);

/* Whole years lived on `on` by someone born on `birth` (a 29 February birthday falls
 * on 1 March in other years). Both must be known. */
int day_age_on(day_number birth, day_number on);

/* Monday = 1 … Sunday = 7. */
int day_weekday(day_number day);

/* "YYYY-MM-DD" (noon) or "YYYY-MM-DDTHH:MM". FALSE on anything else. */
gboolean moment_parse(const char *text, struct moment *moment);

gboolean moment_is_before(struct moment a, struct moment b);
