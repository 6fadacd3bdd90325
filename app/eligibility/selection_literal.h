/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands beside a field in a selection, as a value of that field. */

#include <glib.h>

#include "eligibility/selection_scan.h"
#include "eligibility/selection_tree.h"

/* How the value is used. */
enum selection_use {
    SELECTION_NAMED, /* "=", "!=", "in": it must exist */
    SELECTION_END,   /* "<=", ">", "between": any that might */
    SELECTION_BOUND, /* "<" and ">=": also the first one past the last */
};

/* `value` receives what the caller frees with selection_values_new()'s array.
 * KIESPOST_ERROR_USAGE, with the place, for what the field cannot be;
 * KIESPOST_ERROR_REFUSED for a language that is to be guessed. */
gboolean selection_literal(enum selection_field field,
                           const struct selection_token *token, enum selection_use use,
                           struct selection_value *value, GError **error);

/* KIESPOST_ERROR_USAGE at a place: “--select”, character 7: … Returns FALSE. */
gboolean selection_wrong(const struct selection_token *token, GError **error,
                         const char *format, ...) G_GNUC_PRINTF(3, 4);
