/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eligibility/purpose_told.h"

static void reads_what_people_were_told(void **state)
{
    static const struct {
        const char *purpose;
        enum declared told;
    } cases[] = {
        {"verkiezingscampagne", DECLARED_YES},
        {"Berichten over de gemeenteraadsverkiezingen", DECLARED_YES},
        {"nouvelles pour les électeurs", DECLARED_YES},
        {"nouvelles aux électrices", DECLARED_YES},
        {"messages de la candidate", DECLARED_YES},
        {"Nachrichten zur Wahl", DECLARED_YES},
        {"news for voters", DECLARED_YES},
        {"politieke nieuwsbrief, niet voor derden", DECLARED_YES},
        {"geen spam, alleen verkiezingsnieuws", DECLARED_YES},
        {"niet alleen voor de verkiezingen", DECLARED_YES},
        {"ga stemmen", DECLARED_YES},
        {"toestemming voor de wedstrijdkalender", DECLARED_UNKNOWN},
        {"bestemd voor leden", DECLARED_UNKNOWN},
        {"buurtinfo van de politie", DECLARED_UNKNOWN},
        {"un nouveau système de réservation", DECLARED_UNKNOWN},
        {"facture d'électricité", DECLARED_UNKNOWN},
        {"eine Auswahl von Büchern", DECLARED_UNKNOWN},
        {"clubnieuws, niet voor verkiezingen", DECLARED_UNKNOWN},
        {"nooit voor politieke doeleinden", DECLARED_UNKNOWN},
        {"pas pour les élections", DECLARED_UNKNOWN},
        {"no election messages", DECLARED_UNKNOWN},
        {"niet", DECLARED_UNKNOWN},
        {"", DECLARED_UNKNOWN},
        {NULL, DECLARED_UNKNOWN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (purpose_told_of_election(cases[i].purpose) != cases[i].told)
            fail_msg("“%s” is read otherwise", cases[i].purpose);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_people_were_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
