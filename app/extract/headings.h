/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which of the first rows holds the headings, and how many columns there are. */

#include <glib.h>

#include "extract/reader.h"

struct headings {
    guint64 line;   /* 0: there are none, the first row is a person */
    guint count;    /* columns */
    guint needed;   /* a row with fewer cells is defective */
    char **names;   /* `count`, normalised, "" where a column has none */
    char *preamble; /* the title lines above, one below the other; "" */
};
void headings_free(struct headings *headings);

/* Fed with the first rows, blank ones left out. `ragged`: rows end at their last cell
 * with something, so that none has too few. */
struct headings_search;
struct headings_search *headings_search_new(gboolean ragged);
void headings_search_free(struct headings_search *search);
typedef struct headings_search HeadingsSearch;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HeadingsSearch, headings_search_free)

void headings_search_see(struct headings_search *search, const struct extract_row *row);

/* Enough rows were seen. */
gboolean headings_search_is_done(const struct headings_search *search);

/* At least one row without defect was seen. */
gboolean headings_search_has_rows(const struct headings_search *search);

/* The first row is the headings unless it holds numbers, dates or addresses and no known
 * heading. What is narrower above a row of known headings is a title: one or two cells,
 * or at most half as many (a date of printing, headings over groups of columns). Needs
 * headings_search_has_rows(). */
struct headings *headings_search_finish(struct headings_search *search);
