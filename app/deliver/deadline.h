/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An end to something that has none of its own. */

#include <glib.h>

struct deadline;
typedef struct deadline Deadline;

/* `passed` is called in a thread of its own when the time that was set is over: it may do
 * what is safe there, such as setting a flag. */
struct deadline *deadline_new(void (*passed)(gpointer context), gpointer context);
void deadline_free(struct deadline *deadline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Deadline, deadline_free)

/* From now on; by the monotonic clock. Replaces the one before. */
void deadline_set(struct deadline *deadline, guint seconds);

/* There is none any more. TRUE when the last one had passed. */
gboolean deadline_clear(struct deadline *deadline);
gboolean deadline_has_passed(struct deadline *deadline);
