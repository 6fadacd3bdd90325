/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/role_account.h"

#include <stdlib.h>
#include <string.h>

#include "reference/tables.h"

enum {
    LOCAL_PART_LONGEST = 64
};

static int compare_local_part(const void *key, const void *row)
{
    return strcmp(key, ((const struct role_account_row *)row)->local_part);
}

const char *role_account_category(const char *local_part, gsize length)
{
    char lower[LOCAL_PART_LONGEST + 1];
    const char *plus = memchr(local_part, '+', length);

    if (plus != NULL)
        length = (gsize)(plus - local_part);
    if (length == 0 || length > LOCAL_PART_LONGEST)
        return NULL;
    for (gsize i = 0; i < length; i++)
        lower[i] = g_ascii_tolower(local_part[i]);
    lower[length] = '\0';
    const struct role_account_row *row =
        bsearch(lower, role_account_rows, role_account_row_count,
                sizeof role_account_rows[0], compare_local_part);
    return row != NULL ? row->category : NULL;
}
