/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"

#include <time.h>

gint64 clock_now(void)
{
    return (gint64)time(NULL);
}

/* The last Sunday of March and October, 01:00 UTC: Directive 2000/84/EC. */
static gint64 last_sunday_at_one(int year, int month)
{
    day_number day = day_from_ymd(year, month, 31);
    return (gint64)(day - day_weekday(day) % 7) * 86400 + 3600;
}

struct moment clock_in_belgium(gint64 seconds)
{
    int year;
    day_to_ymd((day_number)(seconds / 86400), &year, NULL, NULL);
    gboolean summer =
        seconds >= last_sunday_at_one(year, 3) && seconds < last_sunday_at_one(year, 10);
    gint64 local = seconds + (summer ? 7200 : 3600);
    return (struct moment){.day = (day_number)(local / 86400),
                           .minute = (gint16)(local % 86400 / 60)};
}

struct moment clock_moment(void)
{
    return clock_in_belgium(clock_now());
}
