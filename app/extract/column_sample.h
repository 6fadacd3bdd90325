/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the first values of each column look like. Counts only: no value is kept. */

#include <glib.h>

#include "extract/reader.h"

struct column_sample {
    guint filled;
    guint eleven_digits;    /* shaped like a national register number */
    guint national_numbers; /* and passing mod 97 */
    guint emails;
    guint mobiles; /* Belgian ones */
};

/* The caller frees; one per column. Leaves `extract` at its beginning. NULL:
 * KIESPOST_ERROR_IO. */
struct column_sample *column_sample_take(struct extract *extract, GError **error);

/* Most values are. The column is then treated as one of them whatever its heading. */
gboolean column_sample_is_national_numbers(const struct column_sample *sample);
gboolean column_sample_is_emails(const struct column_sample *sample);
gboolean column_sample_is_mobiles(const struct column_sample *sample);
