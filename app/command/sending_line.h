/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the operator sees while messages go out: a line on the terminal that says how far,
 * how fast and how long, and remarks when it has to wait. */

#include <glib.h>

#include "base/day.h"
#include "command/session.h"
#include "deliver/pace.h"
#include "deliver/run.h"

struct sending_facts {
    gint64 done, total, refused; /* messages of this run */
    gint64 elapsed;              /* microseconds */
    gint64 least; /* microseconds that the pace makes the rest last at least */
    gint64 wait;  /* microseconds until the next one goes out; 0: now */
    gint64 now;   /* Unix seconds */
};

/* "sending: 120 of 400 · 29/min · 10 min left · 2 refused · waits until 14:05", as much
 * of it as `width` columns hold. The caller frees. */
char *sending_line_text(const struct sending_facts *facts, int width);

/* "14:05", or "14:05 on 21 September 2030" on another day: so many microseconds after
 * `now` (Unix seconds), in Belgium, by the minute, never too early. The caller frees. */
char *sending_moment_phrase(gint64 now, gint64 later);

struct sending_line;
typedef struct sending_line SendingLine;

/* One at a time. `pace` and its `limits` (struct pace_limit) NULL: files in a folder.
 * `report` is the run's, and is looked at. All are borrowed. */
struct sending_line *sending_line_new(const struct session *session,
                                      const struct mailing *mailing,
                                      const struct pace *pace, const GArray *limits,
                                      const struct delivery_report *report);
/* Takes the line off the screen. */
void sending_line_free(struct sending_line *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SendingLine, sending_line_free)

/* Sets progress, waiting and interrupted in `inputs`: they go to the line that there is.
 */
void sending_line_apply(struct delivery_inputs *inputs);
