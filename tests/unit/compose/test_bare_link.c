/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/bare_link.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "compose/gapped_text.h"

/* '@' stands for a recipient's own detail. */
static void test_links(void **state)
{
    static const struct {
        const char *text;
        gboolean personal;
    } cases[] = {
        {"", FALSE},
        {"Dag @, kom!", FALSE},
        {"https://example.be/x @", FALSE},
        {"@\nhttps://example.be/x", FALSE},
        {"https://example.be/?n=@", TRUE},
        {"Kijk:\nhttps://@.example.be ja", TRUE},
        {"www.example.be/@", TRUE},
        {"example.be/@", TRUE},
        {"meer op example.be/dag?n=@.", TRUE},
        {"man/vrouw @/@", FALSE},
        {"en/of.@", FALSE},
        {"5.30/@", FALSE},
        {"meer op example.be?n=@", TRUE},
        {"meer op example.be#@", TRUE},
        {"@.example.be", TRUE},
        {"@-7.example.be.", TRUE},
        {"Dag @.Kom", FALSE},
        {"Dag @...kom.ook", FALSE},
        {"Dag @.Kom m.e.", FALSE},
        {"Kom.Wie? @", FALSE},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char mark[GAPPED_TEXT_MARK + 1];
        g_autoptr(GString) text = g_string_new(cases[i].text);
        gapped_text_mark(3, mark);
        g_string_replace(text, "@", mark, 0);
        if (bare_link_is_personal(text->str) != cases[i].personal)
            fail_msg("“%s”", cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
