/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/place.h"

static const struct {
    const char *postcode, *municipality;
    enum place_outcome outcome;
    const char *code, *name, *nis; /* name NULL: as written */
} places[] = {
    {"9000", "Gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"9000", "GENT", PLACE_FINE, "9000", "Gent", "44021"},
    {"B-9000", "gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"BE 9000", "Gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"9 000", "Gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"9.000", "Gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"9000.0", "Gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"9000", "", PLACE_FINE, "9000", "Gent", "44021"},
    {"9000 Gent", "", PLACE_FINE, "9000", "Gent", "44021"},
    {"", "9000 Gent", PLACE_FINE, "9000", "Gent", "44021"},
    {"9050", "LEDEBERG", PLACE_FINE, "9050", "Ledeberg", "44021"},
    {"1000", "BRUXELLES", PLACE_FINE, "1000", "Bruxelles", "21004"},
    {"1000", "Brussel", PLACE_FINE, "1000", "Brussel", "21004"},
    {"9850", "Nevele", PLACE_FINE, "9850", "Nevele", "44083"},
    {"9000", "Gentt", PLACE_NAME_UNKNOWN, "9000", NULL, "44021"},
    {"9000 Gent", "GENT", PLACE_FINE, "9000", "Gent", "44021"},
    {"", "Gent", PLACE_FINE, "", NULL, "44021"},
    {"", "Nergenshuizen", PLACE_NAME_UNKNOWN, "", NULL, ""},
    {"", "", PLACE_EMPTY, "", "", ""},
    {"9000", "Antwerpen", PLACE_CONTRADICTION, "", "", ""},
    {"1234", "Gent", PLACE_POSTCODE_UNKNOWN, "", "", ""},
    {"0612", "", PLACE_POSTCODE_UNKNOWN, "", "", ""},
    {"900", "Gent", PLACE_POSTCODE_MALFORMED, "", "", ""},
    {"90000", "Gent", PLACE_POSTCODE_MALFORMED, "", "", ""},
    {"1012 AB", "Amsterdam", PLACE_POSTCODE_MALFORMED, "", "", ""},
    {"1012", "Amsterdam", PLACE_CONTRADICTION, "", "", ""},
    {"F-59000", "Lille", PLACE_POSTCODE_MALFORMED, "", "", ""},
    {"Gent", "9000", PLACE_POSTCODE_MALFORMED, "", "", ""},
};

static void test_settle(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        struct place place = place_settle(places[i].postcode, places[i].municipality);
        if (place.outcome != places[i].outcome ||
            strcmp(place.postcode, places[i].code) != 0 ||
            g_strcmp0(place.municipality, places[i].name) != 0 ||
            strcmp(place.nis, places[i].nis) != 0)
            fail_msg("%s/%s: %d %s %s %s", places[i].postcode, places[i].municipality,
                     place.outcome, place.postcode, place.municipality, place.nis);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_settle)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
