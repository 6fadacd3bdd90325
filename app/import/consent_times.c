/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/consent_times.h"

#include "import/time_text.h"

enum {
    SECONDS_A_DAY = 86400
};

struct consent_times {
    guint column;
    guint32 rows[SECONDS_A_DAY]; /* by second; no more than CONSENT_TIMES_MOST */
};

struct consent_times *consent_times_new(const struct column_map *columns)
{
    struct consent_times *times = g_new0(struct consent_times, 1);

    times->column = columns->of_field[FIELD_CONSENT_DATE];
    return times;
}

void consent_times_free(struct consent_times *times)
{
    g_free(times);
}

gboolean consent_times_are_wanted(const struct consent_times *times)
{
    return times->column != COLUMN_ABSENT;
}

static gboolean second_of(const struct consent_times *times, const struct span *cells,
                          guint *second)
{
    return consent_times_are_wanted(times) &&
           time_read(cells[times->column].text, cells[times->column].length, second);
}

void consent_times_see(struct consent_times *times, const struct span *cells)
{
    guint second;

    if (second_of(times, cells, &second) && times->rows[second] < CONSENT_TIMES_MOST)
        times->rows[second]++;
}

gboolean consent_times_are_alike(const struct consent_times *times,
                                 const struct span *cells)
{
    guint second;

    return second_of(times, cells, &second) && times->rows[second] >= CONSENT_TIMES_MOST;
}
