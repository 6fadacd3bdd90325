/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/notice_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_plain_form(void **state)
{
    static const struct {
        const char *text;
        gboolean paragraphs;
        const char *plain;
    } cases[] = {
        {"  Waarom\n  KRIJGT\tu ", FALSE, "waarom krijgt u"},
        {"Één\n\n\ntwee\ndrie", TRUE, "één\ntwee drie"},
        {"Één\r\n\r\ntwee", TRUE, "één\ntwee"},
        {"Één\n \ntwee", FALSE, "één twee"},
        {"l’accès\u00a0: c’est", FALSE, "l'accès : c'est"},
        {"e\u0301lecteurs", FALSE, "électeurs"},
        {"", TRUE, ""},
        {" \n\n ", TRUE, ""},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *plain =
            notice_words_plain_form(cases[i].text, cases[i].paragraphs);
        assert_string_equal(plain, cases[i].plain);
    }
}

static void test_topics(void **state)
{
    static const struct {
        const char *plain;
        enum notice_topic topic;
        enum channel channel;
        enum language language;
        gboolean spoken_of;
    } cases[] = {
        {"u krijgt deze brief omdat", TOPIC_WHY, CHANNEL_POST, LANGUAGE_NL, TRUE},
        {"u krijgt deze brief omdat", TOPIC_WHY, CHANNEL_EMAIL, LANGUAGE_NL, FALSE},
        {"u krijgt deze e-mail omdat", TOPIC_WHY, CHANNEL_EMAIL, LANGUAGE_NL, TRUE},
        {"waarom krijgt u", TOPIC_WHY, CHANNEL_EMAIL, LANGUAGE_FR, FALSE},
        {"waarom krijgt u", TOPIC_WHY, CHANNEL_EMAIL, LANGUAGE_DE, FALSE},
        {"uw maildienst", TOPIC_RECIPIENTS, CHANNEL_EMAIL, LANGUAGE_NL, TRUE},
        {"uw maildienst", TOPIC_RECIPIENTS, CHANNEL_POST, LANGUAGE_NL, FALSE},
        {"inzage, verbetering, wissing", TOPIC_RIGHTS, CHANNEL_EMAIL, LANGUAGE_NL, FALSE},
        {"inzage, verbetering, wissing, beperking", TOPIC_RIGHTS, CHANNEL_EMAIL,
         LANGUAGE_NL, TRUE},
        /* A letter promises an answer within the month, an e-mail may leave it out. */
        {"bezwaar, gratis, zonder reden", TOPIC_OBJECTION, CHANNEL_EMAIL, LANGUAGE_NL,
         TRUE},
        {"bezwaar, gratis, zonder reden", TOPIC_OBJECTION, CHANNEL_POST, LANGUAGE_NL,
         FALSE},
        {"répondez stop", TOPIC_REPLY_STOP, CHANNEL_EMAIL, LANGUAGE_FR, TRUE},
        {"u gaf uw nr", TOPIC_WHY, CHANNEL_SMS, LANGUAGE_NL, TRUE},
        {"u gaf uw nr", TOPIC_WHY, CHANNEL_EMAIL, LANGUAGE_NL, FALSE},
        {"waarom krijgt u", TOPIC_WHY, CHANNEL_SMS, LANGUAGE_NL, FALSE},
        {"stuur stop", TOPIC_REPLY_STOP, CHANNEL_SMS, LANGUAGE_NL, TRUE},
        {"stuur stop", TOPIC_REPLY_STOP, CHANNEL_EMAIL, LANGUAGE_NL, FALSE},
        {"antwoord stop.", TOPIC_REPLY_STOP, CHANNEL_SMS, LANGUAGE_NL, TRUE},
        {"ons antwoord stopt de files", TOPIC_REPLY_STOP, CHANNEL_SMS, LANGUAGE_NL,
         FALSE},
        {"sms stopte; antwoord stop", TOPIC_REPLY_STOP, CHANNEL_SMS, LANGUAGE_NL, TRUE},
        {"envoyez stopé", TOPIC_REPLY_STOP, CHANNEL_SMS, LANGUAGE_FR, FALSE},
        {"vos droits", TOPIC_CORRECT, CHANNEL_SMS, LANGUAGE_FR, TRUE},
        {"vos droits", TOPIC_CORRECT, CHANNEL_EMAIL, LANGUAGE_FR, FALSE},
        {"v.u.", TOPIC_PUBLISHER, CHANNEL_SMS, LANGUAGE_NL, TRUE},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (notice_words_speak_of(cases[i].plain, cases[i].topic, cases[i].channel,
                                  cases[i].language) != cases[i].spoken_of)
            fail_msg("%u: “%s”", i, cases[i].plain);
    }
}

/* A topic without words could never be found. */
static void test_every_topic_has_words(void **state)
{
    static const char everything[] =
        "waarom krijgt u pourquoi recevez-vous verkiezingsboodschap message électoral "
        "naam nom e-mailadres adresse e-mail geboortejaar année de naissance maildienst "
        "service de messagerie inzage verbetering wissing beperking droit d'accès "
        "rectification effacement limitation uw toestemming intrekken over te dragen "
        "retirer votre consentement transférer klacht gegevensbeschermingsautoriteit "
        "drukpersstraat 35 gegevensbeschermingsautoriteit.be plainte autorité de "
        "protection des données rue de la presse 35 autoriteprotectiondonnees.be "
        "kiezerslijst liste des électeurs deze verkiezing ces élections toestemming "
        "intrekken gerechtvaardigd belang voor te stellen intérêt légitime me présenter "
        "artikel 6 article 6 bezwaar gratis zonder reden opposer gratuit sans motif "
        "antwoord stop répondez stop verantwoordelijk responsable du traitement samen "
        "ensemble v.u. éd. resp. gekozen choisi sélection geen profiel geen "
        "geautomatiseerde aucun profil aucune décision automatisée";

    (void)state;
    for (enum notice_topic topic = 0; topic < TOPIC_COUNT; topic++) {
        for (enum language l = LANGUAGE_NL; l <= LANGUAGE_FR; l++) {
            if (!notice_words_speak_of(everything, topic, CHANNEL_EMAIL, l))
                fail_msg("topic %u, %s", topic, language_code(l));
        }
    }
}

static void test_vague(void **state)
{
    static const struct {
        const char *description;
        enum language language;
        gboolean vague;
    } cases[] = {
        /* Decision 74/2024. */
        {"waarschijnlijk mijn adresboek, of via vrienden", LANGUAGE_NL, TRUE},
        {"probablement mon carnet d’adresses, ou par des amis", LANGUAGE_FR, TRUE},
        {"via vrienden", LANGUAGE_NL, TRUE},
        {"het etentje van de vrienden van de fanfare", LANGUAGE_NL, FALSE},
        {"het formulier op onze opendeurdag", LANGUAGE_NL, FALSE},
        {"Openbare bronnen", LANGUAGE_NL, TRUE},
        {"Onze\nbestanden", LANGUAGE_NL, TRUE},
        {"Fichier", LANGUAGE_NL, TRUE},
        {"nos fichiers", LANGUAGE_FR, TRUE},
        {"Els", LANGUAGE_FR, FALSE},
        {"x", LANGUAGE_FR, TRUE},
        {"", LANGUAGE_NL, TRUE},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (notice_words_are_vague(cases[i].description, cases[i].language) !=
            cases[i].vague)
            fail_msg("“%s”", cases[i].description);
    }
}

static void test_before_number(void **state)
{
    (void)state;
    assert_string_equal(notice_words_before_number(LANGUAGE_NL)[0], "lijst ");
    assert_string_equal(notice_words_before_number(LANGUAGE_FR)[0], "liste ");
    assert_null(notice_words_before_number(LANGUAGE_DE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_form),
        cmocka_unit_test(test_topics),
        cmocka_unit_test(test_every_topic_has_words),
        cmocka_unit_test(test_vague),
        cmocka_unit_test(test_before_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
