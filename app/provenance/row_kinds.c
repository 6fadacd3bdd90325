/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/row_kinds.h"

enum {
    COLUMNS = 64,
    KINDS_MOST = 128, /* further combinations are not told apart; two sources show in the
                         first ones */
    ROWS_LEAST = 3,
    COLUMNS_EACH = 2,
    COLUMNS_TOGETHER = 5,
};

struct kind {
    guint64 filled;
    guint64 rows;
};

struct row_kinds {
    struct kind kinds[KINDS_MOST];
    guint count, last;
    guint64 rows;
};

struct row_kinds *row_kinds_new(void)
{
    return g_new0(struct row_kinds, 1);
}

void row_kinds_free(struct row_kinds *kinds)
{
    g_free(kinds);
}

void row_kinds_see(struct row_kinds *kinds, guint64 filled)
{
    kinds->rows++;
    if (kinds->kinds[kinds->last].filled != filled) {
        guint i = 0;
        while (i < kinds->count && kinds->kinds[i].filled != filled)
            i++;
        if (i == KINDS_MOST)
            return;
        if (i == kinds->count)
            kinds->kinds[kinds->count++].filled = filled;
        kinds->last = i;
    }
    kinds->count = MAX(kinds->count, 1);
    kinds->kinds[kinds->last].rows++;
}

/* How many rows fill each pair of columns; the diagonal: each column. */
static void count_pairs(const struct row_kinds *kinds, guint64 both[COLUMNS][COLUMNS])
{
    for (guint i = 0; i < kinds->count; i++) {
        guint64 filled = kinds->kinds[i].filled;
        for (guint a = 0; a < COLUMNS; a++)
            for (guint b = 0; (filled >> a & 1) != 0 && b < COLUMNS; b++)
                if ((filled >> b & 1) != 0)
                    both[a][b] += kinds->kinds[i].rows;
    }
}

/* The columns that go with `one` and never with `other`. */
static guint64 companions(guint64 both[COLUMNS][COLUMNS], guint one, guint other)
{
    guint64 found = 0;

    for (guint c = 0; c < COLUMNS; c++)
        if (both[c][c] > 0 && both[c][other] == 0 &&
            both[c][one] * 10 >= MIN(both[c][c], both[one][one]) * 8 &&
            both[c][c] * 2 >= both[one][one])
            found |= G_GUINT64_CONSTANT(1) << c;
    return found;
}

gboolean row_kinds_are_two(const struct row_kinds *kinds, guint64 *ones, guint64 *others,
                           guint64 *one_rows, guint64 *other_rows)
{
    guint64 both[COLUMNS][COLUMNS] = {{0}};
    guint64 least = MAX(kinds->rows * 2 / 100, ROWS_LEAST);

    count_pairs(kinds, both);
    for (guint a = 0; a < COLUMNS; a++) {
        for (guint b = a + 1; b < COLUMNS; b++) {
            if (both[a][a] < least || both[b][b] < least || both[a][b] > 0 ||
                (both[a][a] + both[b][b]) * 10 < kinds->rows * 8)
                continue;
            *ones = companions(both, a, b);
            *others = companions(both, b, a);
            int first = __builtin_popcountll(*ones);
            int second = __builtin_popcountll(*others);
            if (first < COLUMNS_EACH || second < COLUMNS_EACH ||
                first + second < COLUMNS_TOGETHER)
                continue;
            *one_rows = both[a][a];
            *other_rows = both[b][b];
            return TRUE;
        }
    }
    return FALSE;
}
