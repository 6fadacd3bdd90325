/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/municipality.h"

static const struct {
    const char *text, *nis; /* NULL: nothing is called so; "": several are */
} names[] = {
    {"Gent", "44021"},
    {"GENT", "44021"},
    {" gent ", "44021"},
    {"Gand", "44021"},
    {"Sint-Genesius-Rode", "23101"},
    {"SINT GENESIUS RODE", "23101"},
    {"St.-Genesius-Rode", "23101"},
    {"Rhode-Saint-Genèse", "23101"},
    {"RHODE-ST-GENESE", "23101"},
    {"'s-Gravenbrakel", "55004"},
    {"’s-Gravenbrakel", "55004"},
    {"S GRAVENBRAKEL", "55004"},
    {"Braine-le-Comte", "55004"},
    {"Nazareth", "44086"},
    {"De Pinte", "44086"},
    {"Nazareth-De Pinte", "44086"},
    {"Ledeberg", "44021"},
    {"Brussel", "21004"},
    {"Bruxelles", "21004"},
    {"Brüssel", "21004"},
    {"Brussel-Stad", "21004"},
    {"Bruxelles-Ville", "21004"},
    {"Elsene", "21009"},
    {"Ixelles", "21009"},
    {"Eupen", "63023"},
    {"Sankt Vith", "63067"},
    {"Saint-Vith", "63067"},
    {"Lüttich", "62063"},
    {"Liège", "62063"},
    {"LIEGE", "62063"},
    {"Luik", "62063"},
    {"Sint-Niklaas", "46021"},
    {"St-Niklaas", "46021"},
    {"Borsbeek", "11002"},
    {"Puurs", "12041"},
    {"Looz", "73111"},
    {"Jemelle", "91114"},
    {"Laeken", "21004"},
    {"VTM", "23088"},
    {"Aalst", "41002"},
    {"Halle", "23027"},
    {"Tielt", "37022"},
    {"Saint-Nicolas", ""},
    {"St. Nicolas", ""},
    {"Haren", ""},
    {"Hofstade", ""},
    {"Gantd", NULL},
    {"", NULL},
    {"-", NULL},
    {"9000", NULL},
    {"Sinterklaas", NULL},
};

static void test_by_name(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        gboolean ambiguous = -1;
        const struct municipality *found =
            municipality_by_name(names[i].text, &ambiguous);
        const char *nis = found != NULL ? found->nis : ambiguous ? "" : NULL;
        if (g_strcmp0(nis, names[i].nis) != 0)
            fail_msg("'%s': %s", names[i].text, nis);
        assert_ptr_equal(municipality_by_name(names[i].text, NULL), found);
        assert_ptr_equal(municipality_find(names[i].text, NULL), found);
    }
}

static const struct {
    const char *text, *nis;
} codes[] = {
    {"44021", "44021"}, /* Gent */
    {"44048", "44086"}, /* Nazareth, until 2024 */
    {"44049", "44083"}, /* Nevele, until 2018 */
    {"55010", "51067"}, /* Enghien, another code since 2019 */
    {"11007", "11002"}, /* Borsbeek, taken in by Antwerpen */
    {"44022", NULL},    {"4402", NULL}, {"440211", NULL}, {"", NULL},
};

static void test_by_nis(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        gboolean ambiguous = TRUE;
        const struct municipality *found = municipality_by_nis(codes[i].text);
        if (g_strcmp0(found != NULL ? found->nis : NULL, codes[i].nis) != 0)
            fail_msg("'%s'", codes[i].text);
        assert_ptr_equal(municipality_find(codes[i].text, &ambiguous), found);
        assert_false(ambiguous);
    }
}

static void test_in_order(void **state)
{
    (void)state;
    assert_int_equal(municipality_count(), 565);
    for (guint i = 0; i < municipality_count(); i++) {
        const struct municipality *municipality = municipality_at(i);
        assert_ptr_equal(municipality_by_nis(municipality->nis), municipality);
        if (i > 0)
            assert_true(strcmp(municipality_at(i - 1)->nis, municipality->nis) < 0);
    }
}

static void test_named(void **state)
{
    (void)state;
    const struct municipality *found[3] = {NULL};

    assert_int_equal(municipalities_named("Saint-Nicolas", found, 3), 2);
    assert_string_equal(found[0]->nis, "46021");
    assert_string_equal(found[1]->nis, "62093");
    found[1] = NULL;
    assert_int_equal(municipalities_named("Saint-Nicolas", found, 1), 2);
    assert_null(found[1]);
    assert_int_equal(municipalities_named("Gent", found, 3), 1);
    assert_int_equal(municipalities_named("Nergens", found, 3), 0);
    assert_int_equal(municipalities_named("Saint-Nicolas", NULL, 0), 2);
}

static const struct {
    const char *nis, *name;
    gboolean called;
    enum name_kind kind;
} calls[] = {
    {"44021", "Gand", TRUE, NAME_OFFICIAL},
    {"63067", "Sankt Vith", TRUE, NAME_OFFICIAL},
    {"62063", "Lüttich", TRUE, NAME_ALIAS},
    {"21004", "Brussel-Stad", TRUE, NAME_ALIAS},
    {"44086", "Nazareth", TRUE, NAME_FORMER},
    {"44086", "Eke", TRUE, NAME_LOCALITY},
    {"71053", "Aalst", TRUE, NAME_LOCALITY}, /* in Sint-Truiden */
    {"41002", "Aalst", TRUE, NAME_OFFICIAL},
    {"23088", "VTM", TRUE, NAME_MAIL_USER},
    {"44021", "Aalst", FALSE, 0},
    {"44021", "", FALSE, 0},
};

static void test_is_called(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(calls); i++) {
        enum name_kind kind = NAME_OFFICIAL;
        gboolean called = municipality_is_called(municipality_by_nis(calls[i].nis),
                                                 calls[i].name, &kind);
        if (called != calls[i].called || (called && kind != calls[i].kind))
            fail_msg("%s '%s': %d %d", calls[i].nis, calls[i].name, called, kind);
    }
}

static void test_has_postcode(void **state)
{
    (void)state;
    const struct municipality *gent = municipality_by_nis("44021");

    assert_true(municipality_has_postcode(gent, "9000"));
    assert_true(municipality_has_postcode(gent, "9050"));
    assert_true(municipality_has_postcode(gent, "9099"));
    assert_false(municipality_has_postcode(gent, "1000"));
    assert_false(municipality_has_postcode(gent, "9001"));
    assert_false(municipality_has_postcode(gent, "900"));
    assert_string_equal(gent->main_postcode, "9000");
}

static const struct {
    const char *name;
    enum region region;
    enum language_regime regime;
    enum language official, first, second;
} regimes[] = {
    {"Gent", REGION_FLANDERS, REGIME_NL, LANGUAGE_NL, LANGUAGE_NL, 0},
    {"Namur", REGION_WALLONIA, REGIME_FR, LANGUAGE_FR, LANGUAGE_FR, 0},
    {"Eupen", REGION_WALLONIA, REGIME_DE_WITH_FR, LANGUAGE_DE, LANGUAGE_FR, 0},
    {"Malmedy", REGION_WALLONIA, REGIME_FR_WITH_DE, LANGUAGE_FR, LANGUAGE_FR, 0},
    {"Elsene", REGION_BRUSSELS, REGIME_BILINGUAL, LANGUAGE_NL, LANGUAGE_NL, LANGUAGE_FR},
    {"Sint-Genesius-Rode", REGION_FLANDERS, REGIME_NL_WITH_FR, LANGUAGE_NL, LANGUAGE_NL,
     LANGUAGE_FR},
    {"Voeren", REGION_FLANDERS, REGIME_NL_WITH_FR, LANGUAGE_NL, LANGUAGE_NL, LANGUAGE_FR},
    {"Mouscron", REGION_WALLONIA, REGIME_FR_WITH_NL, LANGUAGE_FR, LANGUAGE_FR,
     LANGUAGE_NL},
};

static void test_languages(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(regimes); i++) {
        const struct municipality *municipality =
            municipality_by_name(regimes[i].name, NULL);
        enum language order[MUNICIPALITY_LANGUAGES_MAX] = {LANGUAGE_UNKNOWN};
        guint count = municipality_language_order(municipality, order);
        language_set set = LANGUAGE_BIT(regimes[i].first);
        if (regimes[i].second != LANGUAGE_UNKNOWN)
            set |= LANGUAGE_BIT(regimes[i].second);

        if (municipality->region != regimes[i].region ||
            municipality->regime != regimes[i].regime ||
            municipality_official_language(municipality) != regimes[i].official ||
            municipality_languages(municipality) != set || order[0] != regimes[i].first ||
            order[1] != regimes[i].second ||
            count != (regimes[i].second != LANGUAGE_UNKNOWN ? 2 : 1))
            fail_msg("%s", regimes[i].name);
    }
}

/* The counts of the coordinated laws of 18 July 1966, art. 3 to 8. */
static void test_regime_counts(void **state)
{
    (void)state;
    guint counts[LANGUAGE_REGIME_COUNT] = {0};

    for (guint i = 0; i < municipality_count(); i++)
        counts[municipality_at(i)->regime]++;
    assert_int_equal(counts[REGIME_BILINGUAL], 19);
    assert_int_equal(counts[REGIME_NL_WITH_FR], 12);
    assert_int_equal(counts[REGIME_FR_WITH_NL], 4);
    assert_int_equal(counts[REGIME_DE_WITH_FR], 9);
    assert_int_equal(counts[REGIME_FR_WITH_DE], 2);
}

static const struct {
    const char *nis;
    enum language language;
    const char *name, *on_envelope;
} spellings[] = {
    {"44021", LANGUAGE_NL, "Gent", "Gent"},
    {"44021", LANGUAGE_FR, "Gand", "Gent"},
    {"44021", LANGUAGE_DE, "Gent", "Gent"},
    {"44021", LANGUAGE_UNKNOWN, "Gent", "Gent"},
    {"62063", LANGUAGE_NL, "Luik", "Liège"},
    {"62063", LANGUAGE_DE, "Lüttich", "Liège"},
    {"21009", LANGUAGE_NL, "Elsene", "Elsene"},
    {"21009", LANGUAGE_FR, "Ixelles", "Ixelles"},
    {"21009", LANGUAGE_UNKNOWN, "Elsene", "Elsene"},
    {"23101", LANGUAGE_FR, "Rhode-Saint-Genèse", "Rhode-Saint-Genèse"},
    {"57096", LANGUAGE_NL, "Moeskroen", "Moeskroen"},
    {"63067", LANGUAGE_FR, "Saint-Vith", "Saint-Vith"},
    {"63067", LANGUAGE_DE, "Sankt Vith", "Sankt Vith"},
    {"63067", LANGUAGE_NL, "Sankt Vith", "Sankt Vith"},
    {"23100", LANGUAGE_DE, "Linkebeek", "Linkebeek"},
};

static void test_name_in(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(spellings); i++) {
        const struct municipality *municipality = municipality_by_nis(spellings[i].nis);
        const char *name = municipality_name_in(municipality, spellings[i].language);
        const char *on_envelope =
            municipality_name_on_envelope(municipality, spellings[i].language);
        if (strcmp(name, spellings[i].name) != 0 ||
            strcmp(on_envelope, spellings[i].on_envelope) != 0)
            fail_msg("%s in %d: '%s', '%s'", spellings[i].nis, spellings[i].language,
                     name, on_envelope);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_name),   cmocka_unit_test(test_by_nis),
        cmocka_unit_test(test_in_order),  cmocka_unit_test(test_named),
        cmocka_unit_test(test_is_called), cmocka_unit_test(test_has_postcode),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_regime_counts),
        cmocka_unit_test(test_name_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
