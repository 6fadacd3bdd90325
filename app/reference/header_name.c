/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/header_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reference/tables.h"

static int compare_key(const void *key, const void *row)
{
    return strcmp(key, ((const struct header_row *)row)->key);
}

const struct header_name *header_name_find(const char *heading)
{
    g_autoptr(GString) key = g_string_new(NULL);

    text_fold(key, heading);
    const struct header_row *row = bsearch(key->str, header_rows, header_row_count,
                                           sizeof header_rows[0], compare_key);
    return row != NULL ? &row->name : NULL;
}

enum field header_field(const char *heading)
{
    const struct header_name *name = header_name_find(heading);
    return name != NULL ? name->field : FIELD_NONE;
}

char header_evidence(const char *heading)
{
    const struct header_name *name = header_name_find(heading);
    return name != NULL ? name->evidence : '\0';
}

guint header_name_count(void)
{
    return header_row_count;
}

const struct header_name *header_name_at(guint index)
{
    g_assert(index < header_row_count);
    return &header_rows[index].name;
}
