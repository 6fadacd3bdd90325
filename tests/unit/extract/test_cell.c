/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/cell.h"

static const struct {
    const char *label, *text, *expected;
} cells[] = {
    {"as it is", "Kerkstraat 12", "Kerkstraat 12"},
    {"letters with accents", "Désiré Ĳsbrand", "Désiré Ĳsbrand"},
    {"empty", "", ""},
    {"trimmed", "  Els ", "Els"},
    {"blanks made one", "Van  den\tBroeck", "Van den Broeck"},
    {"no-break space",
     "0470\xC2\xA0"
     "12",
     "0470 12"},
    {"composed", "De\xCC\x81sire\xCC\x81", "Désiré"},
    {"escape sequence", "\x1b[31mEls", "[31mEls"},
    {"C1 control", "E\xC2\x9Bls", "Els"},
    {"bidi override", "Els\xE2\x80\xAE", "Els"},
    {"line break", "Els\r\nPeeters", "Els Peeters"},
    {"only a blank", " ", ""},
};

static void test_clean(void **state)
{
    (void)state;
    g_autoptr(GString) scratch = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++) {
        struct span cell = {cells[i].text, strlen(cells[i].text)};
        struct span clean = cell_clean(&cell, scratch);
        if (strcmp(clean.text, cells[i].expected) != 0 ||
            clean.length != strlen(cells[i].expected))
            fail_msg("%s: %s", cells[i].label, clean.text);
        if (strcmp(cells[i].text, cells[i].expected) == 0 && clean.text != cell.text)
            fail_msg("%s: copied without need", cells[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_clean)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
