/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* At which second of the day the people of a file are said to have agreed. People do so
 * one by one; where many rows bear the same second, on one day or on several, the column
 * was filled by a program or by hand (GDPR art. 7(1); issue “Whose file is this?”). */

#include <glib.h>

#include "extract/columns.h"

/* This many rows of one second are not believed. A choice of this program's; no text of
 * the law has a number. */
#define CONSENT_TIMES_MOST 50

struct consent_times;

/* Looks at the column of FIELD_CONSENT_DATE; `columns` is not kept. */
struct consent_times *consent_times_new(const struct column_map *columns);
void consent_times_free(struct consent_times *times);
typedef struct consent_times ConsentTimes;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ConsentTimes, consent_times_free)

/* One row of the file, cells as many as columns: call it for every row that has no
 * defect, before the first question. Rows without a time of day, or with none to the
 * second, do not count (time_text.h). */
void consent_times_see(struct consent_times *times, const struct span *cells);

/* FALSE: the file has no such column, so that it need not be read for this. */
gboolean consent_times_are_wanted(const struct consent_times *times);

/* Whether so many rows bear this row's second. Does not change `times`: another thread
 * may ask at the same time. */
gboolean consent_times_are_alike(const struct consent_times *times,
                                 const struct span *cells);
