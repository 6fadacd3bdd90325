/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Values that are composed of a prefix, a year and a serial number: files, invoices,
 * orders, customers, permits, plates, parcels; and dates. Part of value_pattern.h. */

#include <glib.h>

#include "base/span.h"
#include "provenance/value_shape.h"

/* Bits of enum value_pattern. */
guint64 numbered_value_patterns(const struct span *cell, const struct value_shape *shape);

/* VALUE_DATE, VALUE_BIRTH_DATE or nothing. */
guint64 numbered_value_dates(const struct span *cell, const struct value_shape *shape);
