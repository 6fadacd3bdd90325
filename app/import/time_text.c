/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/time_text.h"

#include <string.h>

enum {
    HOUR = 3600,
    NOON = 12
};

/* Two digits, or none; -1: neither. */
static int pair_at(const char *at, const char *end)
{
    return end - at >= 2 && g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1])
               ? (at[0] - '0') * 10 + (at[1] - '0')
               : -1;
}

/* The one or two digits that end at `end`; -1: there are none, or more. */
static int hour_before(const char *start, const char *end)
{
    const char *at = end;
    int hour = 0;

    while (at > start && g_ascii_isdigit(at[-1]))
        at--;
    if (at == end || end - at > 2)
        return -1;
    for (; at < end; at++)
        hour = hour * 10 + (*at - '0');
    return hour;
}

/* Behind the seconds: their fraction, and blanks of any kind. */
static const char *skip_fraction(const char *at, const char *end)
{
    while (at < end && (g_ascii_isdigit(*at) || *at == '.' || *at == ','))
        at++;
    while (at < end && !g_ascii_isalnum(*at) && *at != '+')
        at++;
    return at;
}

static gboolean begins_with(const char *at, const char *end, const char *word)
{
    gsize length = strlen(word);

    return (gsize)(end - at) >= length && g_ascii_strncasecmp(at, word, length) == 0;
}

static int hour_of_day(int hour, const char *at, const char *end)
{
    if (begins_with(at, end, "pm") || begins_with(at, end, "p.m"))
        return hour % NOON + NOON;
    if (begins_with(at, end, "am") || begins_with(at, end, "a.m"))
        return hour % NOON;
    return hour;
}

static gboolean is_utc(const char *at, const char *end)
{
    return begins_with(at, end, "z") || begins_with(at, end, "utc") ||
           begins_with(at, end, "gmt") || begins_with(at, end, "+00");
}

/* At the colon behind an hour; -1: none. */
static int second_at(const char *text, const char *colon, const char *end)
{
    int hour = hour_before(text, colon);
    int minute = pair_at(colon + 1, end);

    if (hour < 0 || minute < 0 || minute > 59 || end - colon < 4 || colon[3] != ':')
        return -1;
    int seconds = pair_at(colon + 4, end);
    if (seconds < 0 || seconds > 59)
        return -1;
    const char *rest = skip_fraction(colon + 6, end);
    hour = hour_of_day(hour, rest, end);
    if (hour > 23)
        return -1;

    int second = hour * HOUR + minute * 60 + seconds;
    gboolean is_midnight_here =
        (second == 22 * HOUR || second == 23 * HOUR) && is_utc(rest, end);
    return is_midnight_here ? 0 : second;
}

gboolean time_read(const char *text, gsize length, guint *second)
{
    const char *end = text + length;
    int found = -1;

    for (const char *at = text; found < 0 && at < end; at++) {
        at = memchr(at, ':', (gsize)(end - at));
        if (at == NULL)
            break;
        found = second_at(text, at, end);
    }
    *second = (guint)MAX(found, 0);
    return found > 0;
}
