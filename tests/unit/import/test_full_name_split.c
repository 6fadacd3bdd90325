/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/full_name_split.h"

enum {
    UNKNOWN = NAME_ORDER_UNKNOWN,
    FAMILY = NAME_ORDER_FAMILY_FIRST,
    GIVEN = NAME_ORDER_GIVEN_FIRST
};

static const struct {
    const char *text;
    int order;
    const char *family, *given; /* NULL: not certain */
} names[] = {
    {"PEETERS Els", UNKNOWN, "PEETERS", "Els"},
    {"Els PEETERS", UNKNOWN, "PEETERS", "Els"},
    {"PEETERS, Els", UNKNOWN, "PEETERS", "Els"},
    {"Peeters, Els Maria", UNKNOWN, "Peeters", "Els Maria"},
    {"Van den Broeck , Els", UNKNOWN, "Van den Broeck", "Els"},
    {"VAN DEN BROECK Els Maria", UNKNOWN, "VAN DEN BROECK", "Els Maria"},
    {"Els Maria VAN DEN BROECK", UNKNOWN, "VAN DEN BROECK", "Els Maria"},
    {"Els van den BROECK", UNKNOWN, "van den BROECK", "Els"},
    {"Jean-Pierre D'HONDT", UNKNOWN, "D'HONDT", "Jean-Pierre"},
    {"DE SMET-LÉVÊQUE J.", UNKNOWN, "DE SMET-LÉVÊQUE", "J."},
    {"Peeters Els", FAMILY, "Peeters", "Els"},
    {"PEETERS ELS", FAMILY, "PEETERS", "ELS"},
    {"Van den Broeck Els", FAMILY, "Van den Broeck", "Els"},
    {"Els Peeters", GIVEN, "Peeters", "Els"},
    {"Els Van den Broeck", GIVEN, "Van den Broeck", "Els"},
    {"Jan Pieter Van den Broeck", GIVEN, "Van den Broeck", "Jan Pieter"},
    {"PEETERS ELS", UNKNOWN, NULL, NULL},
    {"Peeters Els", UNKNOWN, NULL, NULL},
    {"Peeters Els Maria", FAMILY, NULL, NULL},
    {"Els Maria Peeters", GIVEN, NULL, NULL},
    {"Marie de Lourdes Peeters", GIVEN, NULL, NULL},
    {"Peeters", FAMILY, NULL, NULL},
    {"Els, Peeters", GIVEN, NULL, NULL},
    {"Peeters, Els, Gent", UNKNOWN, NULL, NULL},
    {"Peeters,", UNKNOWN, NULL, NULL},
    {",", UNKNOWN, NULL, NULL},
    {"Els PEETERS Maria", UNKNOWN, NULL, NULL},
    {"", UNKNOWN, NULL, NULL},
    {"a b c d e f g h i j k l m n o p", FAMILY, NULL, NULL},
};

static void test_split(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        struct name_parts parts = {{"", 0}, {"", 0}};
        gboolean certain = full_name_split(names[i].text, strlen(names[i].text),
                                           (enum name_order)names[i].order, &parts);
        g_autofree char *family =
            g_strndup(parts.family_name.text, parts.family_name.length);
        g_autofree char *given =
            g_strndup(parts.given_names.text, parts.given_names.length);
        if (certain != (names[i].family != NULL) ||
            (certain && (strcmp(family, names[i].family) != 0 ||
                         strcmp(given, names[i].given) != 0)))
            fail_msg("%s: %d [%s] [%s]", names[i].text, certain, family, given);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_split)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
