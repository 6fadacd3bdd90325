/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is looked for in every row beside the fields that are read, and by which a single
 * row of an acceptable source is held (law/README.md, stage import): the row is stored
 * without the offending value, and what was found enters every later verdict. */

#include "domain/recipient.h"
#include "extract/columns.h"
#include "import/consent_times.h"

struct row_watch;

/* `columns` is borrowed; column_rules_apply() was called on it for the same `kind`. */
struct row_watch *row_watch_new(const struct column_map *columns, enum source_kind kind);
void row_watch_free(struct row_watch *watch);

/* The day of import: no consent was given later. Not set: any day is believed. */
void row_watch_set_day(struct row_watch *watch, day_number today);

/* Borrowed, and complete: every row of the file was seen. */
void row_watch_set_times(struct row_watch *watch, const struct consent_times *times);

/* Of this column, which is not read, every row is held that holds a value. */
void row_watch_add_opinion(struct row_watch *watch, guint column);

/* Adds to recipient->findings what is wrong with the row that the other fields were made
 * of. The value itself goes only where the rule forbids to store it or where it says
 * nothing: e-mail, telephone and opinion were never read; a consent date that is still to
 * come is made unknown. An office's or a role's e-mail address stays: it is what a person
 * decides about.
 *
 * TRUE when a national register number stands in a column that is not read, one that is
 * not refused for holding them. */
gboolean row_watch_look(struct row_watch *watch, const struct span *cells,
                        struct recipient *recipient);
