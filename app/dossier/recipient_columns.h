/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns of table recipient, and the members of struct recipient that they hold.
 *
 * Most sources fill few of them: a voter list eleven. Which ones a source ever filled is
 * remembered in it (table filled), so that reading and writing a million rows does not
 * touch the others a million times. Sets of columns are bits: 1 << index. */

#include <glib.h>

#include "domain/recipient.h"

enum column_kind {
    COLUMN_NUMBER, /* gint64 */
    COLUMN_UINT,   /* 0 is NULL */
    COLUMN_DAY,    /* DAY_UNKNOWN is NULL */
    COLUMN_TEXT,   /* "" is NULL */
};

struct recipient_column {
    const char *name;
    gsize offset;
    enum column_kind kind;
};

/* In the order of the table. */
#define RECIPIENT_COLUMN_COUNT 27
extern const struct recipient_column recipient_columns[RECIPIENT_COLUMN_COUNT];

/* number and extract, which every row has. */
#define RECIPIENT_COLUMNS_ALWAYS 3u

/* Those of `among` in which this recipient holds something. */
guint recipient_columns_filled(const struct recipient *recipient, guint among);

/* "number, extract, …", comma-separated. The caller frees. */
char *recipient_columns_list(guint columns);
