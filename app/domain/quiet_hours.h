/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When text messages may go out: from 9:00 to 20:00 on a Belgian clock, and not after
 * 22:00 on the eve of the poll (law/rules.md §4.3). No verdict: nobody is left out
 * because it is late. Pure. */

#include <glib.h>

#include "base/day.h"

enum quiet {
    QUIET_OPEN,  /* they may go out now */
    QUIET_NIGHT, /* not before the moment that is told */
    QUIET_POLL,  /* from 22:00 on the eve until polling day is over */
};

enum {
    QUIET_FROM_HOUR = 20,
    QUIET_UNTIL_HOUR = 9,
    QUIET_EVE_HOUR = 22,
};

/* `poll` is polling day. `eve_is_released`: a person decided about R-110 for this
 * mailing, with a reason; then the night alone counts. `next` (may be NULL) receives the
 * next moment at which it is neither night nor the poll; `now` itself when QUIET_OPEN. */
enum quiet quiet_hours_at(struct moment now, day_number poll, gboolean eve_is_released,
                          struct moment *next);
