/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/example_place.h"

#include <string.h>

#include "base/text.h"

static gint admitted;

/* No province: a constituency that is a province never holds them. */
static const struct municipality municipalities[] = {
    {
        .nis = EXAMPLE_NIS_FLANDERS,
        .name_nl = "Voorbeeldegem",
        .name_fr = "Voorbeeldegem",
        .name_de = "",
        .region = REGION_FLANDERS,
        .regime = REGIME_NL,
        .province_nis = "",
        .province_nl = "",
        .province_fr = "",
        .arrondissement_nis = "99000",
        .main_postcode = "9999",
        .postcodes = "9998 9999",
    },
    {
        .nis = EXAMPLE_NIS_BRUSSELS,
        .name_nl = "Voorbeeldstad",
        .name_fr = "Exempleville",
        .name_de = "",
        .region = REGION_BRUSSELS,
        .regime = REGIME_BILINGUAL,
        .province_nis = "",
        .province_nl = "",
        .province_fr = "",
        .arrondissement_nis = "99000",
        .main_postcode = "1299",
        .postcodes = "1299",
    },
};

static const char *const voorbeeldegem[] = {"Voorbeeldegem", NULL};
static const char *const proefbeke[] = {"Proefbeke", NULL};
static const char *const voorbeeldstad[] = {"Voorbeeldstad", NULL};
static const char *const exempleville[] = {"Exempleville", NULL};

static const struct postcode postcodes[] = {
    {"9999", &municipalities[0], FALSE, voorbeeldegem, voorbeeldegem},
    {"9998", &municipalities[0], FALSE, proefbeke, proefbeke},
    {"1299", &municipalities[1], FALSE, voorbeeldstad, exempleville},
};

/* text_fold() of the names */
static const struct {
    const char *key;
    const struct municipality *municipality;
    enum name_kind kind;
} names[] = {
    {"voorbeeldegem", &municipalities[0], NAME_OFFICIAL},
    {"proefbeke", &municipalities[0], NAME_LOCALITY},
    {"voorbeeldstad", &municipalities[1], NAME_OFFICIAL},
    {"exempleville", &municipalities[1], NAME_OFFICIAL},
};

void example_places_admit(void)
{
    g_atomic_int_set(&admitted, TRUE);
}

const struct municipality *example_municipality_by_nis(const char *nis)
{
    if (!g_atomic_int_get(&admitted))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(municipalities); i++)
        if (strcmp(municipalities[i].nis, nis) == 0)
            return &municipalities[i];
    return NULL;
}

const struct municipality *example_municipality_by_key(const char *key,
                                                       enum name_kind *kind)
{
    if (!g_atomic_int_get(&admitted))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i].key, key) != 0)
            continue;
        *kind = names[i].kind;
        return names[i].municipality;
    }
    return NULL;
}

const struct postcode *example_postcode(const char *code)
{
    if (!g_atomic_int_get(&admitted))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(postcodes); i++)
        if (strcmp(postcodes[i].code, code) == 0)
            return &postcodes[i];
    return NULL;
}
