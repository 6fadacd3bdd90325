/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/edit_distance.h"

#include <string.h>

guint edit_distance(const char *a, const char *b)
{
    gsize width = strlen(b);
    g_autofree guint *row = g_new(guint, width + 1);

    for (guint j = 0; j <= width; j++)
        row[j] = j;
    for (guint i = 1; a[i - 1] != '\0'; i++) {
        guint diagonal = row[0];
        row[0] = i;
        for (guint j = 1; j <= width; j++) {
            guint change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(change, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[width];
}
