/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/gsm_alphabet.h"

#include <stdlib.h>

#include "reference/tables.h"

static int compare_character(const void *key, const void *row)
{
    gunichar character = *(const gunichar *)key;
    gunichar other = ((const struct gsm_character *)row)->character;

    return (character > other) - (character < other);
}

static const struct gsm_character *find(gunichar character)
{
    return bsearch(&character, gsm_character_rows, gsm_character_row_count,
                   sizeof gsm_character_rows[0], compare_character);
}

guint gsm_alphabet_septets(gunichar character)
{
    const struct gsm_character *row = find(character);

    return row == NULL ? 0 : row->septets;
}

const char *gsm_alphabet_text(gunichar character)
{
    const struct gsm_character *row = find(character);

    return row == NULL ? NULL : row->text;
}
