/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The invented campaign of campaign.h by text message. */

#include <string.h>

#include "compose/campaign.h"
#include "compose/text_message.h"

/* The ways in which a text message may lawfully come about. */
struct text_way {
    const char *label;
    enum notice_ground ground;
    gboolean by_list, members_only;
};

static const struct text_way text_ways[] = {
    {"consent", NOTICE_GROUND_CONSENT, FALSE, FALSE},
    {"prior relation", NOTICE_GROUND_RELATION, FALSE, FALSE},
    {"through somebody else", NOTICE_GROUND_INDIRECT, FALSE, TRUE},
    {"the list's own, consent", NOTICE_GROUND_CONSENT, TRUE, FALSE},
    {"the list's own, members", NOTICE_GROUND_RELATION, TRUE, TRUE},
    {"the list's own, the party's members", NOTICE_GROUND_INDIRECT, TRUE, TRUE},
};

static inline struct notice_facts text_facts(const struct text_way *way)
{
    struct notice_facts facts = campaign_facts();

    facts.ground = way->ground;
    facts.sender_is_list = way->by_list;
    facts.members_only = way->members_only;
    facts.municipality[LANGUAGE_NL] = facts.municipality[LANGUAGE_FR] = NULL;
    facts.obtained_on = day_from_ymd(2030, 5, 1);
    facts.source[LANGUAGE_NL] = "het formulier op onze opendeurdag";
    facts.source[LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes";
    if (way->ground == NOTICE_GROUND_INDIRECT) {
        facts.source[LANGUAGE_NL] = "de ledenlijst van Partij Voorbeeld";
        facts.source[LANGUAGE_FR] = "la liste des membres du Parti Exemple";
    }
    return facts;
}

static inline struct recipient a_reader(enum language language)
{
    struct recipient reader = campaign_voter(language);

    reader.mobile = "+32470123456";
    reader.consent_date = day_from_ymd(2030, 9, 23);
    return reader;
}

/* The shipped templates, with sms-uitnodiging. */
static inline struct template_files *text_files(void)
{
    static const char *const directories[] = {KIESPOST_SOURCE_DIR "/templates", NULL};
    GError *error = NULL;
    struct template_files *files =
        template_files_read(directories, "sms-uitnodiging", &error);

    if (files == NULL)
        g_error("%s", error->message);
    return files;
}

static inline void put_wording(struct template_files *files, const char *path,
                               const char *text)
{
    GError *error = NULL;

    if (!template_files_put(files, path, text, strlen(text), &error))
        g_error("%s", error->message);
}

/* Template "kort" in `language` ("nl"). */
static inline void put_text_template(struct template_files *files, const char *language,
                                     const char *body)
{
    g_autofree char *path = g_strdup_printf("%s/kort.md", language);
    g_autofree char *text = g_strdup_printf(
        "---\nname: kort\nchannel: sms\nlanguage: %s\n---\n%s", language, body);

    put_wording(files, path, text);
}

static inline struct text_composer *new_text_composer(const struct template_files *files,
                                                      const char *name,
                                                      const struct notice_facts *facts,
                                                      GError **error)
{
    struct text_inputs inputs = {
        .files = files,
        .template_name = name,
        .home_nis = "44021",
        .notice = facts,
    };

    return text_composer_new(&inputs, error);
}
