/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/name_case.h"

static const struct {
    enum name_case_kind kind;
    const char *text, *expected;
} names[] = {
    {NAME_CASE_FAMILY, "PEETERS", "Peeters"},
    {NAME_CASE_FAMILY, "peeters", "Peeters"},
    {NAME_CASE_FAMILY, "VAN DEN BROECK", "Van den Broeck"},
    {NAME_CASE_FAMILY, "van den broeck", "Van den Broeck"},
    {NAME_CASE_FAMILY, "VAN DE VELDE", "Van de Velde"},
    {NAME_CASE_FAMILY, "VAN DER ELST", "Van der Elst"},
    {NAME_CASE_FAMILY, "VANDEN BROECK", "Vanden Broeck"},
    {NAME_CASE_FAMILY, "DE SMET", "De Smet"},
    {NAME_CASE_FAMILY, "DE LA CROIX", "De la Croix"},
    {NAME_CASE_FAMILY, "OP DE BEECK", "Op de Beeck"},
    {NAME_CASE_FAMILY, "VER ELST", "Ver Elst"},
    {NAME_CASE_FAMILY, "IN 'T VEN", "In 't Ven"},
    {NAME_CASE_FAMILY, "'T KINDT", "'t Kindt"},
    {NAME_CASE_FAMILY, "'S HEEREN", "'s Heeren"},
    {NAME_CASE_FAMILY, "T'JAMPENS", "T'Jampens"},
    {NAME_CASE_FAMILY, "D'HONDT", "D'Hondt"},
    {NAME_CASE_FAMILY, "D’HONDT", "D’Hondt"},
    {NAME_CASE_FAMILY, "d'Udekem d'Acoz", "d'Udekem d'Acoz"},
    {NAME_CASE_FAMILY, "L'HERMITE", "L'Hermite"},
    {NAME_CASE_FAMILY, "DU BOIS D'AISCHE", "Du Bois d'Aische"},
    {NAME_CASE_FAMILY, "O'BRIEN", "O'Brien"},
    {NAME_CASE_FAMILY, "MCDONALD", "McDonald"},
    {NAME_CASE_FAMILY, "MC DONALD", "Mc Donald"},
    {NAME_CASE_FAMILY, "PEETERS-VAN DEN BROECK", "Peeters-Van den Broeck"},
    {NAME_CASE_FAMILY, "PEETERS - VAN DAMME", "Peeters - Van Damme"},
    {NAME_CASE_FAMILY, "PEETERS VAN DAMME", "Peeters Van Damme"},
    {NAME_CASE_FAMILY, "DE SMET DE BACKER", "De Smet De Backer"},
    {NAME_CASE_FAMILY, "IJSBRANDS", "IJsbrands"},
    {NAME_CASE_FAMILY, "ÉTIENNE-ÖZGÜR", "Étienne-Özgür"},
    {NAME_CASE_FAMILY, "LÉVÊQUE", "Lévêque"},
    {NAME_CASE_FAMILY, "Van Den BROECK", "Van Den BROECK"},
    {NAME_CASE_FAMILY, "", ""},
    {NAME_CASE_FAMILY, "=CMD|' /C CALC'!A0", "=Cmd|' /C Calc'!A0"},
    {NAME_CASE_GIVEN, "JEAN-PIERRE", "Jean-Pierre"},
    {NAME_CASE_GIVEN, "JEAN PIERRE MARIE", "Jean Pierre Marie"},
    {NAME_CASE_GIVEN, "MARIA DE LOURDES", "Maria de Lourdes"},
    {NAME_CASE_GIVEN, "J.P.", "J.P."},
    {NAME_CASE_GIVEN, "IJSBRAND", "IJsbrand"},
    {NAME_CASE_GIVEN, "ÉLODIE", "Élodie"},
    {NAME_CASE_GIVEN, "X", "X"},
    {NAME_CASE_PLACE, "KERKSTRAAT", "Kerkstraat"},
    {NAME_CASE_PLACE, "RUE DE L'ÉGLISE", "Rue de l'Église"},
    {NAME_CASE_PLACE, "AVENUE DE LA REINE", "Avenue de la Reine"},
    {NAME_CASE_PLACE, "CHAUSSÉE D'IXELLES", "Chaussée d'Ixelles"},
    {NAME_CASE_PLACE, "SINT-NIKLAAS", "Sint-Niklaas"},
    {NAME_CASE_PLACE, "SAINT-JOSSE-TEN-NOODE", "Saint-Josse-ten-Noode"},
    {NAME_CASE_PLACE, "CHAPELLE-LEZ-HERLAIMONT", "Chapelle-lez-Herlaimont"},
    {NAME_CASE_PLACE, "'S-GRAVENWEZEL", "'s-Gravenwezel"},
    {NAME_CASE_PLACE, "11 NOVEMBERSTRAAT", "11 Novemberstraat"},
    {NAME_CASE_PLACE, "LEOPOLD II-LAAN", "Leopold II-Laan"},
    {NAME_CASE_PLACE, "KERKSTRAAT 12A", "Kerkstraat 12A"},
    {NAME_CASE_PLACE, "KERKSTRAAT 10BIS", "Kerkstraat 10bis"},
    {NAME_CASE_PLACE, "RUE A. DUMONT", "Rue A. Dumont"},
    {NAME_CASE_PLACE, "RUE Y. MERTENS", "Rue Y. Mertens"},
    {NAME_CASE_PLACE, "OP DEN BERG", "Op den Berg"},
    {NAME_CASE_PLACE, "P/A OCMW", "P/A OCMW"},
    {NAME_CASE_PLACE, "p/a ocmw gent", "P/A OCMW Gent"},
    {NAME_CASE_PLACE, "C/O CPAS DE NAMUR", "C/O CPAS de Namur"},
    {NAME_CASE_PLACE, "P/A ÖSHZ", "P/A ÖSHZ"},
    {NAME_CASE_PLACE, "p/a öshz", "P/A ÖSHZ"},
    {NAME_CASE_PLACE, "VZW DE BRUG", "VZW de Brug"},
    {NAME_CASE_PLACE, "ASBL LE PONT", "ASBL le Pont"},
    {NAME_CASE_PLACE, "IMMO NV, BOUW BV, PONT SA, TOIT SRL",
     "Immo NV, Bouw BV, Pont SA, Toit SRL"},
    {NAME_CASE_PLACE, "OCMWSTRAAT", "Ocmwstraat"},
    {NAME_CASE_FAMILY, "DE SA", "De Sa"},
    {NAME_CASE_FAMILY, "OCMW GENT", "OCMW Gent"},
};

static void test_cases(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GString) out = g_string_new("|");
        name_case_append(out, names[i].text, strlen(names[i].text), names[i].kind);
        if (strcmp(out->str + 1, names[i].expected) != 0)
            fail_msg("%s: %s", names[i].text, out->str + 1);
        /* What it made is in mixed case and stays as it is. */
        g_autoptr(GString) again = g_string_new(NULL);
        name_case_append(again, out->str + 1, out->len - 1, names[i].kind);
        assert_string_equal(again->str, out->str + 1);
    }
}

static void test_particles(void **state)
{
    (void)state;
    static const char *const yes[] = {"van", "VAN", "Den", "de", "LA", "ter", "op"};
    static const char *const no[] = {"", "Broeck", "vans", "va", "Els", "VANDEN"};

    for (gsize i = 0; i < G_N_ELEMENTS(yes); i++)
        if (!name_case_is_particle(yes[i], strlen(yes[i])))
            fail_msg("%s", yes[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(no); i++)
        if (name_case_is_particle(no[i], strlen(no[i])))
            fail_msg("%s", no[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_particles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
