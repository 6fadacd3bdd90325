/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* which recognised columns may be read from a source of this kind. */

#include "domain/election.h"
#include "domain/source.h"
#include "extract/columns.h"

/* Refuse the columns of `map` that a source of this kind may not bring in.
 *
 * Of a voter list nothing is read but what regimes.csv fields_allow names; `regime` is
 * the candidate's (NULL: the strictest, as if only names, birth date, address, order
 * number and section were allowed). Columns of e-mail addresses or telephone numbers are
 * refused, and the row maker marks the rows that hold a value in one.
 * Of any other source sex, nationality, birthplace and foreign mark are not read.
 *
 * KIESPOST_ERROR_INPUT when no column remains by which anybody could be named or
 * reached: a voter list without a name or without an address, another source without
 * name, e-mail and telephone. */
gboolean column_rules_apply(struct column_map *map, enum source_kind kind,
                            const struct regime *regime, const char *file_name,
                            GError **error);
