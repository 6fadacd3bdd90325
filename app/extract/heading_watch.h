/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Headings that stand among the rows: the same once more, as when pages were pasted one
 * below the other, or those of another list, of which the cells mean something else. */

#include "extract/headings.h"

struct heading_watch;

/* `headings` is borrowed. */
struct heading_watch *heading_watch_new(const struct headings *headings);
void heading_watch_free(struct heading_watch *watch);

/* Of the next row: DEFECT_NONE, or one of the three defects of headings. `after_gap`:
 * blank rows stand above it. */
enum row_defect heading_watch_see(struct heading_watch *watch, const struct span *cells,
                                  guint count, gboolean after_gap);

/* The rows begin anew. */
void heading_watch_rewind(struct heading_watch *watch);

/* Of the first other list; NULL when none was seen. NULL-terminated. */
const char *const *heading_watch_others(const struct heading_watch *watch);
