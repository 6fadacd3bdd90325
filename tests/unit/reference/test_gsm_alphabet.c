/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/gsm_alphabet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "reference/gsm_file.h"

static void test_every_code_point(void **state)
{
    g_autoptr(GHashTable) wanted = septets_by_character();

    (void)state;
    assert_int_equal(g_hash_table_size(wanted), 137);
    for (gunichar c = 0; c <= 0x10FFFF; c++) {
        guint septets =
            GPOINTER_TO_UINT(g_hash_table_lookup(wanted, GUINT_TO_POINTER(c)));
        const char *text = gsm_alphabet_text(c);
        if (gsm_alphabet_septets(c) != septets || (text != NULL) != (septets > 0) ||
            (text != NULL && g_utf8_get_char(text) != c))
            fail_msg("U+%04X: %u septets, “%s”", c, gsm_alphabet_septets(c), text);
        if (c < GSM_ALPHABET_LATIN && gsm_alphabet_latin[c] != septets)
            fail_msg("U+%04X: %u septets", c, gsm_alphabet_latin[c]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
