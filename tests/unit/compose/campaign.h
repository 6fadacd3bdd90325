/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An invented campaign for the tests of this folder. */

#include "compose/notice.h"
#include "compose/template_files.h"
#include "domain/recipient.h"

static inline struct notice_facts campaign_facts(void)
{
    return (struct notice_facts){
        .ground = NOTICE_GROUND_VOTER_LIST,
        .candidate_name = "Els Peeters",
        .candidate_email = "els@example.be",
        .candidate_phone = "",
        .list_name = "Lijst Voorbeeld",
        .list_number = "7",
        .regime = "BE-BRU-LOC",
        .election_day = day_from_ymd(2030, 10, 13),
        .controller_name = "Els Peeters",
        .controller_address = "Kerkstraat 1, 1050 Elsene",
        .contact_email = "stop@example.be",
        .contact_address = "Kerkstraat 1, 1050 Elsene",
        .privacy_page = "https://example.be/privacy",
        .publisher_name = "Els Peeters",
        .publisher_address = "Kerkstraat 1, 1050 Elsene",
        .municipality = {[LANGUAGE_NL] = "Elsene", [LANGUAGE_FR] = "Ixelles"},
        .obtained_on = day_from_ymd(2030, 9, 1),
        .end_on = day_from_ymd(2030, 10, 14),
    };
}

static inline struct recipient campaign_voter(enum language language)
{
    struct recipient voter;

    recipient_clear(&voter);
    voter.number = 17;
    voter.given_names = "Noor";
    voter.family_name = "Dubois";
    voter.language = language;
    voter.street = "Zennestraat";
    voter.house_number = "32";
    voter.box = "20";
    voter.postcode = "1050";
    voter.municipality = "Elsene";
    voter.nis = "21009";
    return voter;
}

/* The shipped templates, with brief-kennismaking. */
static inline struct template_files *campaign_files(void)
{
    static const char *const directories[] = {KIESPOST_SOURCE_DIR "/templates", NULL};
    GError *error = NULL;
    struct template_files *files =
        template_files_read(directories, "brief-kennismaking", &error);

    if (files == NULL)
        g_error("%s", error->message);
    return files;
}

/* "who source-date": for what a failed test says. The caller frees. */
static inline char *names_of(notice_set elements)
{
    GString *names = g_string_new(NULL);

    for (guint i = 0; i < NOTICE_ELEMENT_COUNT; i++) {
        if ((elements & (1u << i)) != 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "",
                                   notice_element_name((enum notice_element)(1u << i)));
    }
    return g_string_free(names, FALSE);
}
