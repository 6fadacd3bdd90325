/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/story.h"

#include "reference/example_place.h"

/* The domains end in .example, which nobody can ever own (RFC 2606). */
static const struct story in_dutch = {
    .language = LANGUAGE_NL,
    .nis = EXAMPLE_NIS_FLANDERS,
    .election_id = "DEMO-BE-VLG-LOC",
    .layout = "flanders",
    .candidate = "Sam Voorbeeld",
    .email = "sam@voorbeeld.example",
    .street = "Dorpsplein 3",
    .list_name = "Lijst Voorbeeld",
    .stop_email = "stop@voorbeeld.example",
    .privacy_page = "https://voorbeeld.example/privacy",
    .policy_page = "https://voorbeeld.example/beleid",
    .folder = "voorbeeld",
    .letters = "brief-1",
    .mails = "nieuws-1",
    .workbook = "brief-1.xlsx",
    .mail_folder = "mails",
    .files =
        {
            [EXAMPLE_VOTERS] = {"kiezerslijst.csv", "kiezers", "Gemeente Voorbeeldegem",
                                NULL},
            [EXAMPLE_SUBSCRIBERS] = {"nieuwsbrief.csv", "nieuwsbrief",
                                     "voorbeeld.example", "nieuws over de verkiezingen"},
            [EXAMPLE_OFFICE] = {"kabinet-burgemeester.csv", "kabinet",
                                "Kabinet van de burgemeester", NULL},
            [EXAMPLE_CUSTOMERS] = {"klanten-winkel.csv", "klanten", "Bakkerij Voorbeeld",
                                   NULL},
            [EXAMPLE_MIXTURE] = {"allerlei.csv", "allerlei", NULL, NULL},
        },
};

static const struct story in_french = {
    .language = LANGUAGE_FR,
    .nis = EXAMPLE_NIS_BRUSSELS,
    .election_id = "DEMO-BE-BRU-LOC",
    .layout = "brussels",
    .candidate = "Camille Exemple",
    .email = "camille@exemple.example",
    .street = "Place Communale 3",
    .list_name = "Liste Exemple",
    .stop_email = "stop@exemple.example",
    .privacy_page = "https://exemple.example/vie-privee",
    .policy_page = "https://exemple.example/politique",
    .folder = "exemple",
    .letters = "lettre-1",
    .mails = "nouvelles-1",
    .workbook = "lettre-1.xlsx",
    .mail_folder = "mails",
    .files =
        {
            [EXAMPLE_VOTERS] = {"liste-electeurs.csv", "electeurs",
                                "Commune d'Exempleville", NULL},
            [EXAMPLE_SUBSCRIBERS] = {"infolettre.csv", "infolettre", "exemple.example",
                                     "des nouvelles des élections"},
            [EXAMPLE_OFFICE] = {"cabinet-bourgmestre.csv", "cabinet",
                                "Cabinet du bourgmestre", NULL},
            [EXAMPLE_CUSTOMERS] = {"clients-magasin.csv", "clients",
                                   "Boulangerie Exemple", NULL},
            [EXAMPLE_MIXTURE] = {"divers.csv", "divers", NULL, NULL},
        },
};

const struct story *story_in(enum language language)
{
    return language == LANGUAGE_FR ? &in_french : &in_dutch;
}
