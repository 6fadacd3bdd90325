/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/address_split.h"

static char *joined(const struct address_parts *parts)
{
    const struct span *const spans[] = {&parts->street, &parts->house_number, &parts->box,
                                        &parts->postcode, &parts->municipality};
    GString *text = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(spans); i++) {
        g_string_append(text, i > 0 ? "|" : "");
        g_string_append_len(text, spans[i]->text, (gssize)spans[i]->length);
    }
    return g_string_free(text, FALSE);
}

typedef gboolean splitter(const char *text, gsize length, struct address_parts *parts);

struct address_case {
    const char *text, *expected; /* NULL: not certain */
};

static void check(splitter *split, const struct address_case *cases, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        struct address_parts parts;
        gboolean certain = split(cases[i].text, strlen(cases[i].text), &parts);
        g_autofree char *text = certain ? joined(&parts) : NULL;
        if (g_strcmp0(text, cases[i].expected) != 0)
            fail_msg("%s: %s", cases[i].text, text != NULL ? text : "(not certain)");
    }
}

static const struct address_case addresses[] = {
    {"Kerkstraat 12 bus 3, 9000 Gent", "Kerkstraat|12|3|9000|Gent"},
    {"Kerkstraat 12, 9000 Gent", "Kerkstraat|12||9000|Gent"},
    {"Rue de la Loi 16 bte 2 1000 Bruxelles", "Rue de la Loi|16|2|1000|Bruxelles"},
    {"Kerkstraat 12/3 - 9000 Gent", NULL},
    {"Kerkstraat 12/3, B-9000 Gent", "Kerkstraat|12|3|9000|Gent"},
    {"12, rue de la Loi, 1000 Bruxelles", "rue de la Loi|12||1000|Bruxelles"},
    {"9000 Gent, Kerkstraat 12", "Kerkstraat|12||9000|Gent"},
    {"9050 Sint-Amandsberg, 11 Novemberstraat 5 bus 2",
     "11 Novemberstraat|5|2|9050|Sint-Amandsberg"},
    {"Kerkstraat 12, , 9000 Gent, België", "Kerkstraat|12||9000|Gent"},
    {"Steenweg 1234 9000 Gent", "Steenweg|1234||9000|Gent"},
    {"Place du 20 Août 7 4000 Liège", "Place du 20 Août|7||4000|Liège"},
    {"Grote Markt 1, 9900 Eeklo", "Grote Markt|1||9900|Eeklo"},
    {"Kerkstraat 12", NULL},
    {"Kerkstraat, 9000 Gent", NULL},
    {"9000 Gent", NULL},
    {"Kerkstraat 12 9000", NULL},
    {"Kerkstraat 12 3, 9000 Gent", NULL},
    {"Kerkstraat 12 app. 3, 9000 Gent", NULL},
    {"", NULL},
    {",,,", NULL},
};

static const struct address_case streets[] = {
    {"Kerkstraat 12", "Kerkstraat|12|||"},
    {"Kerkstraat 12 bus 3", "Kerkstraat|12|3||"},
    {"Kerkstraat 12 bus b002", "Kerkstraat|12|b002||"},
    {"Kerkstraat 12 BUS 3", "Kerkstraat|12|3||"},
    {"Rue Courtejoie 17 bte 1", "Rue Courtejoie|17|1||"},
    {"Rue Courtejoie 17 boîte 1", "Rue Courtejoie|17|1||"},
    {"11 Novemberstraat 5", "11 Novemberstraat|5|||"},
    {"Rue du 4 Août 15", "Rue du 4 Août|15|||"},
    {"Avenue Albert 1er 12", "Avenue Albert 1er|12|||"},
    {"Kerkstraat 12/3", "Kerkstraat|12|3||"},
    {"Kerkstraat 12 / 3", "Kerkstraat|12|3||"},
    {"Kerkstraat 10bis", "Kerkstraat|10bis|||"},
    {"Kerkstraat 10 bis", "Kerkstraat|10 bis|||"},
    {"Kerkstraat 10A", "Kerkstraat|10A|||"},
    {"Kerkstraat 10 A bus 2", "Kerkstraat|10 A|2||"},
    {"Kerkstraat 12bus3", "Kerkstraat|12|3||"},
    {"Steengroefstraat 21-27", "Steengroefstraat|21-27|||"},
    {"Rue du Vivier 7C bte 5", "Rue du Vivier|7C|5||"},
    {"26, rue Courtejoie", "rue Courtejoie|26|||"},
    {"Straat zonder nummer", NULL},
    {"11 Novemberstraat", NULL},
    {"Kerkstraat 12 3", NULL},
    {"Kerkstraat 12 gelijkvloers", NULL},
    {"12", NULL},
};

static const struct address_case numbers[] = {
    {"12 bus 3", "|12|3||"}, {"12/3", "|12|3||"}, {"12A bte 2", "|12A|2||"}, {"12", NULL},
    {"21-27", NULL},         {"10bis", NULL},     {"Kerkstraat", NULL},
};

static void test_split(void **state)
{
    (void)state;
    check(address_split, addresses, G_N_ELEMENTS(addresses));
    check(address_split_street, streets, G_N_ELEMENTS(streets));
    check(address_split_number, numbers, G_N_ELEMENTS(numbers));
}

static void test_box(void **state)
{
    (void)state;
    static const char *const boxes[][2] = {
        {"3", "3"}, {"bus 3", "3"}, {"BTE. 2", "2"}, {"Bus A 3", "Bus A 3"}, {"", ""}};

    for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++) {
        struct span box = address_box(boxes[i][0], strlen(boxes[i][0]));
        g_autofree char *text = g_strndup(box.text, box.length);
        assert_string_equal(text, boxes[i][1]);
    }
}

static void test_many_words(void **state)
{
    (void)state;
    struct address_parts parts;
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < 500; i++)
        g_string_append(text, "a 1 ");
    assert_false(address_split(text->str, text->len, &parts));
    assert_false(address_split_street(text->str, text->len, &parts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_many_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
