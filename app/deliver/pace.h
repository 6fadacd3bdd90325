/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How fast messages may go: what providers allow in a minute, an hour and a day, and what
 * one receiving provider puts up with. In any span as long as a limit's window, never
 * more than its count. Pure: the time is given. */

#include <glib.h>

#define PACE_MINUTE ((gint64)60 * G_USEC_PER_SEC)
#define PACE_HOUR   (60 * PACE_MINUTE)
#define PACE_DAY    (24 * PACE_HOUR)

struct pace_limit {
    guint count;   /* at least 1 */
    gint64 window; /* microseconds */
};

/* "30/min, 500/hour" into struct pace_limit, added to `limits`. FALSE when it is none;
 * NULL and "" are no limit. */
gboolean pace_read(const char *rate, GArray *limits);

struct pace;
typedef struct pace Pace;

/* `limits` count all messages, `domain_limits` those to one domain: struct pace_limit.
 * The caller frees. */
struct pace *pace_new(const GArray *limits, const GArray *domain_limits);
void pace_free(struct pace *pace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pace, pace_free)

/* The longest window of all; 0 without limits. */
gint64 pace_memory(const struct pace *pace);

/* TRUE when it matters to whom a message goes. */
gboolean pace_looks_at_domains(const struct pace *pace);

/* A message was started at `at`, not before the one that was noted last. */
void pace_note(struct pace *pace, const char *domain, gint64 at);

/* Microseconds from `now` until the next message may start, 0 now; `domain` NULL: to
 * whomever, so that one to a certain domain may have to wait longer. */
gint64 pace_wait(const struct pace *pace, const char *domain, gint64 now);

/* The same for what is noted `count` times at once, a text message in parts. One that
 * counts more often than a limit allows waits until nothing else counts. */
gint64 pace_wait_for(const struct pace *pace, const char *domain, guint count, gint64 now);

/* What stands behind the "@", in lower case. The caller frees. */
char *pace_domain(const char *address);
