/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one place that asks what time it is. Tests of the binary set the machine's
 * clock with libfaketime, so no switch exists that lies about the date. */

#include <glib.h>

#include "base/day.h"

/* Seconds since 1970-01-01 UTC. */
gint64 clock_now(void);

/* That instant on a Belgian clock: CET/CEST by rule, whatever the machine's zone and
 * whether or not it has zone files. */
struct moment clock_in_belgium(gint64 seconds);

/* clock_in_belgium(clock_now()). */
struct moment clock_moment(void);
