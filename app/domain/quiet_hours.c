/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/quiet_hours.h"

static gboolean is_night(struct moment now)
{
    return now.minute < QUIET_UNTIL_HOUR * 60 || now.minute >= QUIET_FROM_HOUR * 60;
}

static gboolean is_poll(struct moment now, day_number poll)
{
    const struct moment eve = {poll - 1, QUIET_EVE_HOUR * 60};

    return !moment_is_before(now, eve) && now.day <= poll;
}

/* The next morning, tomorrow's when it is past today's. */
static struct moment morning_after(struct moment now)
{
    gboolean is_past = now.minute >= QUIET_UNTIL_HOUR * 60;

    return (struct moment){now.day + (is_past ? 1 : 0), QUIET_UNTIL_HOUR * 60};
}

enum quiet quiet_hours_at(struct moment now, day_number poll, gboolean eve_is_released,
                          struct moment *next)
{
    gboolean polls = !eve_is_released && is_poll(now, poll);
    struct moment open = polls || is_night(now) ? morning_after(now) : now;

    if (!eve_is_released && is_poll(open, poll))
        open = (struct moment){poll + 1, QUIET_UNTIL_HOUR * 60};
    if (next != NULL)
        *next = open;
    if (polls)
        return QUIET_POLL;
    return is_night(now) ? QUIET_NIGHT : QUIET_OPEN;
}
