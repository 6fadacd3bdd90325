/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/address_block.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* The rows of data/postal_rules.md, and boxes as they are met. */
static void test_street_line(void **state)
{
    static const struct {
        const char *street, *number, *box;
        enum language language;
        const char *line;
    } cases[] = {
        {"Zennestraat", "32", "20", LANGUAGE_NL, "Zennestraat 32 bus 20"},
        {"Rue de la Senne", "32", "20", LANGUAGE_FR, "Rue de la Senne 32 bte 20"},
        {"Rue du Vivier", "7C", "5", LANGUAGE_FR, "Rue du Vivier 7C bte 5"},
        {"Steengroefstraat", "21-27", "", LANGUAGE_NL, "Steengroefstraat 21-27"},
        {"Klosterstraße", "12", "3", LANGUAGE_DE, "Klosterstraße 12 box 3"},
        {"Kerkstraat", "", "", LANGUAGE_NL, "Kerkstraat"},
        {"Kerkstraat", "1", "bus 20", LANGUAGE_NL, "Kerkstraat 1 bus 20"},
        {"Kerkstraat", "1", "bte 20", LANGUAGE_NL, "Kerkstraat 1 bus 20"},
        {"Rue Haute", "1", "boîte 20", LANGUAGE_FR, "Rue Haute 1 bte 20"},
        {"Rue Haute", "1", "BUS20", LANGUAGE_FR, "Rue Haute 1 bte 20"},
        {"Kerkstraat", "1", "b 20", LANGUAGE_NL, "Kerkstraat 1 bus 20"},
        {"Kerkstraat", "1", "b.20", LANGUAGE_NL, "Kerkstraat 1 bus 20"},
        {"Kerkstraat", "1", "/20", LANGUAGE_NL, "Kerkstraat 1 bus 20"},
        {"Kerkstraat", "1", "#20", LANGUAGE_NL, "Kerkstraat 1 bus 20"},
        {"Kerkstraat", "1", "b002", LANGUAGE_NL, "Kerkstraat 1 bus b002"},
        {"Kerkstraat", "1", "B", LANGUAGE_NL, "Kerkstraat 1 bus B"},
        {"Kerkstraat", "1", "gelijkvloers", LANGUAGE_NL, "Kerkstraat 1 bus gelijkvloers"},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        address_append_street_line(out, cases[i].street, cases[i].number, cases[i].box,
                                   cases[i].language);
        assert_string_equal(out->str, cases[i].line);
    }
}

static void test_one_language(void **state)
{
    static const struct {
        const char *label, *street, *postcode, *municipality, *nis;
        enum language letter;
        const char *line, *place;
    } cases[] = {
        {"Dutch letter, Dutch street", "Zennestraat", "1050", "Elsene", "21009",
         LANGUAGE_NL, "Zennestraat 32 bus 20", "1050 Elsene"},
        {"French letter, Dutch street", "Zennestraat", "1050", "Ixelles", "21009",
         LANGUAGE_FR, "Zennestraat 32 bus 20", "1050 Elsene"},
        {"Dutch letter, French street", "RUE DE LA SENNE", "1050", "Ixelles", "21009",
         LANGUAGE_NL, "RUE DE LA SENNE 32 bte 20", "1050 Ixelles"},
        {"French street that ends in Dutch", "Rue de Stallestraat", "1180", "Uccle",
         "21016", LANGUAGE_NL, "Rue de Stallestraat 32 bte 20", "1180 Uccle"},
        {"street of no language, Dutch letter", "Flagey", "1050", "Ixelles", "21009",
         LANGUAGE_NL, "Flagey 32 bus 20", "1050 Elsene"},
        {"street of no language, French letter", "Flagey", "1050", "Elsene", "21009",
         LANGUAGE_FR, "Flagey 32 bte 20", "1050 Ixelles"},
        {"Flanders stays Dutch", "Meir", "2000", "Antwerpen", "11002", LANGUAGE_FR,
         "Meir 32 bus 20", "2000 Antwerpen"},
        {"Wallonia stays French", "Grand-Place", "5000", "Namur", "92094", LANGUAGE_NL,
         "Grand-Place 32 bte 20", "5000 Namur"},
        {"facilities", "Chaussée d'Alsemberg", "1630", "Linkebeek", "23100", LANGUAGE_NL,
         "Chaussée d'Alsemberg 32 bte 20", "1630 Linkebeek"},
        {"German-speaking", "Klosterstraße", "4700", "Eupen", "63023", LANGUAGE_FR,
         "Klosterstraße 32 box 20", "4700 Eupen"},
        {"country before the postcode", "Meir", "B-2000", "Antwerpen", "11002",
         LANGUAGE_NL, "Meir 32 bus 20", "2000 Antwerpen"},
        {"no Belgian municipality", "Coolsingel", "3012 AD", "Rotterdam", "", LANGUAGE_NL,
         "Coolsingel 32 bus 20", "3012 AD Rotterdam"},
    };
    struct address_block block;

    (void)state;
    address_block_init(&block);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient recipient;
        recipient_clear(&recipient);
        recipient.full_name = "Noor Dubois";
        recipient.street = cases[i].street;
        recipient.house_number = "32";
        recipient.box = "20";
        recipient.postcode = cases[i].postcode;
        recipient.municipality = cases[i].municipality;
        recipient.nis = cases[i].nis;
        address_block_write(&block, &recipient, cases[i].letter);
        if (!g_str_equal(block.lines[1]->str, cases[i].line) ||
            !g_str_equal(block.lines[2]->str, cases[i].place))
            fail_msg("%s: '%s', '%s'", cases[i].label, block.lines[1]->str,
                     block.lines[2]->str);
        assert_string_equal(block.lines[0]->str, "Noor Dubois");
        assert_string_equal(block.lines[3]->str, "");
    }
    address_block_clear(&block);
}

static void test_unsplit_address(void **state)
{
    static const struct {
        const char *address, *lines[3];
    } cases[] = {
        {"Kerkstraat 1 bus 2, 9000 Gent", {"Kerkstraat 1 bus 2", "9000 Gent", ""}},
        {"Blok A\nKerkstraat 1\r\n9000 Gent", {"Blok A", "Kerkstraat 1", "9000 Gent"}},
        {"a, b, c, d", {"a", "b", "c d"}},
        {"Kerkstraat 1", {"Kerkstraat 1", "", ""}},
    };
    struct address_block block;

    (void)state;
    address_block_init(&block);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient recipient;
        recipient_clear(&recipient);
        recipient.given_names = "Noor";
        recipient.family_name = "Dubois";
        recipient.address = cases[i].address;
        address_block_write(&block, &recipient, LANGUAGE_NL);
        for (guint line = 0; line < 3; line++)
            assert_string_equal(block.lines[line + 1]->str, cases[i].lines[line]);
    }
    address_block_clear(&block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_street_line),
        cmocka_unit_test(test_one_language),
        cmocka_unit_test(test_unsplit_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
