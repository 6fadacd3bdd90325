/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The invented campaign of campaign.h by e-mail. */

#include <string.h>

#include "compose/campaign.h"
#include "compose/mail.h"

static const struct mail_identity an_identity = {
    .date = 1916035201,
    .key = "00112233445566778899aabbccddeeff",
    .token = "k3y-9",
};

static inline struct notice_facts mail_facts(void)
{
    struct notice_facts facts = campaign_facts();

    facts.ground = NOTICE_GROUND_CONSENT;
    facts.municipality[LANGUAGE_NL] = facts.municipality[LANGUAGE_FR] = NULL;
    facts.policy_page = "https://example.be/keuze";
    facts.source[LANGUAGE_NL] = "het formulier op onze opendeurdag";
    facts.source[LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes";
    return facts;
}

static inline struct recipient a_subscriber(enum language language)
{
    struct recipient subscriber = campaign_voter(language);

    subscriber.email = "noor@example.be";
    subscriber.consent_date = day_from_ymd(2030, 5, 1);
    subscriber.consent_method = "papieren formulier";
    return subscriber;
}

/* The shipped wording. */
static inline struct template_files *shipped_wording(void)
{
    static const char *const directories[] = {KIESPOST_SOURCE_DIR "/templates", NULL};
    GError *error = NULL;
    struct template_files *files = template_files_read(directories, NULL, &error);

    if (files == NULL)
        g_error("%s", error->message);
    return files;
}

static inline void put_text(struct template_files *files, const char *path,
                            const char *text)
{
    GError *error = NULL;

    if (!template_files_put(files, path, text, strlen(text), &error))
        g_error("%s", error->message);
}

/* Template "mail" in `language` ("nl"), its front matter's last lines and its body. */
static inline void put_mail(struct template_files *files, const char *language,
                            const char *front, const char *body)
{
    g_autofree char *path = g_strdup_printf("%s/mail.md", language);
    g_autofree char *text =
        g_strdup_printf("---\nname: mail\nchannel: email\nlanguage: %s\n%s---\n%s",
                        language, front, body);

    put_text(files, path, text);
}

static inline struct mail_composer *new_mail_composer(const struct template_files *files,
                                                      const char *name,
                                                      const struct notice_facts *facts,
                                                      GError **error)
{
    struct mail_inputs inputs = {
        .files = files,
        .template_name = name,
        .home_nis = "21009",
        .notice = facts,
        .sender_name = "Els Peeters",
        .sender_address = "els@example.be",
        .unsubscribe_address = "stop@example.be",
    };

    return mail_composer_new(&inputs, error);
}
