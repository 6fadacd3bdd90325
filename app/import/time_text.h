/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The time of day behind a date, as exports write it. */

#include <glib.h>

/* The second of the day, 0…86 399, of the first "hh:mm:ss" in `text`, whatever stands
 * before and behind it: "01/05/2030 14:03:22", "2030-05-01T14:03:22.512Z", "5/1/2030
 * 2:03:22 PM". Fractions are cut off; the zone is not reckoned with.
 *
 * FALSE without a time, without seconds, and for what is a day alone: midnight, and 22:00
 * and 23:00 said to be UTC, which is how a program far from Belgium writes that. */
gboolean time_read(const char *text, gsize length, guint *second);
