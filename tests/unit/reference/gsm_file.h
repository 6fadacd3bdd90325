/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* reference/gsm0338.csv, read by other means than the generator's: character → septets.
 */
static inline GHashTable *septets_by_character(void)
{
    GHashTable *septets = g_hash_table_new(NULL, NULL);
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents(KIESPOST_SOURCE_DIR "/app/reference/gsm0338.csv",
                                    &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], ",", 4);
        gunichar character = (gunichar)g_ascii_strtoull(cells[2], NULL, 16);
        guint count = g_str_equal(cells[0], "extension") ? 2 : 1;
        if (character != 0x1B)
            g_hash_table_insert(septets, GUINT_TO_POINTER(character),
                                GUINT_TO_POINTER(count));
    }
    return septets;
}
