/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "reference/tables.h"

static int compare_key(const void *key, const void *row)
{
    return strcmp(key, ((const struct fingerprint_heading *)row)->key);
}

guint fingerprint_count(void)
{
    return fingerprint_row_count;
}

const struct fingerprint *fingerprint_at(guint index)
{
    g_assert(index < fingerprint_row_count);
    return &fingerprint_rows[index];
}

const struct fingerprint_heading *fingerprint_headings(const char *key, guint *count)
{
    const struct fingerprint_heading *all = fingerprint_heading_rows;
    const struct fingerprint_heading *end = all + fingerprint_heading_row_count;
    const struct fingerprint_heading *first =
        bsearch(key, all, fingerprint_heading_row_count, sizeof *all, compare_key);

    *count = 0;
    if (first == NULL)
        return NULL;
    while (first > all && strcmp(first[-1].key, key) == 0)
        first--;
    while (first + *count < end && strcmp(first[*count].key, key) == 0)
        (*count)++;
    return first;
}
