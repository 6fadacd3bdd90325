/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <glib.h>

#include "inbox/stop_words.h"
#include "inbox/text_reply.h"

/* clang-format off */
static const char *const objections[] = {
    /* the word itself, as fingers write it */
    "STOP", "stop", "Stop.", "Stop!!!", "STOOOOOP", "stopp", " stop ", "\nSTOP\n", "“STOP”", "S T O P",
    "S.T.O.P.", "s-t-o-p", "S T O P A U B", "STOP STOP STOP", "stopstop", "ＳＴＯＰ", "Ⓢⓣⓞⓟ", "st\u200Bop", "ST0P", "5top",
    "stpo", "sotp", "sto", "stip", "stiop", "strop", "Stopt", "stop aub", "STOP A.U.B.", "Stop alstublieft",
    "stop svp", "stop s'il vous plaît", "please stop", "bitte stop", "stopsms", "STOP SMS", "sms stop", "SMSSTOP",
    "stop2030 stop", "Stop maar", "stopmaar", "Antwoord STOP", "antwoord: stop", "Dag mevrouw, STOP. Groeten",
    "Bonjour, STOP merci", "STOP 3883", "stop it", "stopall", "STOP ALL", "Stoppen", "stoppen aub",
    "Kan u stoppen?", "Wil je hiermee stoppen", "Stopt u hier eens mee", "stopt ermee", "stop ermee", "Stop hiermee.",
    "stop met die berichten", "Wanneer stoppen jullie eindelijk met die sms'en?", "Wanneer stopt die reclame?",
    "stop de sms'jes", "stop d'envoyer des messages", "stop sending me texts", "Stop texting me", "🛑", "🚫", "👎", "⛔ merci",
    /* what would be spared, but for the clause that it stands in */
    "Non. Stop", "NON STOP", "Non, stop svp", "Bus? Stop!", "Non plus de sms", "Quand arrêterez-vous de m'écrire ?",
    "Je demande l'arrêt immédiat", "Ik zet u bij de spam", "No. Full stop.", "Where did u get this STOP",
    "Ça doit s'arrêter", "Hoe laat is het? STOP", "waar haalt u mijn nummer, stop", "Kom niet meer!",
    /* Dutch */
    "uitschrijven", "Uitschrijven graag", "UITSCHIJVEN", "schrijf me uit", "Schrijf mij maar uit aub",
    "ik wil me uitschrijven", "afmelden", "Graag afmelden", "meld me af", "afgemeld", "opzeggen", "geen sms meer",
    "Geen sms'en meer aub", "geen berichten", "Geen enkele boodschap meer sturen", "liever geen reclame",
    "ik wil geen politieke berichten", "niet meer", "Niet meer sturen", "niks meer sturen", "nooit meer!",
    "Contacteer mij niet", "Gelieve mij niet te contacteren", "sms mij niet", "stuur mij niets", "Laat me met rust",
    "laat mij met rust!!", "laat ons gerust", "Laat me", "verwijder mij", "verwijder mijn gegevens", "Verwijder me uit uw lijst",
    "wis mijn gegevens", "haal me van de lijst", "haal mijn nummer uit jullie bestand", "ik wil van die lijst af",
    "schrap mijn nummer", "Val me niet lastig", "dit is lastigvallen", "geen interesse", "Niet geïnteresseerd", "nee bedankt",
    "Nee", "NEEN!", "neen dank u", "hou op", "Hou daar mee op", "ophouden", "rot op", "bol het af", "ik teken bezwaar aan",
    "Ik verzet mij tegen het gebruik van mijn nummer", "ik heb nooit toestemming gegeven", "Ik trek mijn toestemming in",
    "dit is spam", "ongewenste sms", "Dit is tegen de GDPR", "Ik dien klacht in", "verkeerd nummer",
    "genoeg", "nu is het genoeg", "af", "blokkeer mijn nummer", "zwijg", "wens geen berichten te ontvangen",
    "ik wil dit niet", "wil niets meer van u ontvangen",
    /* French */
    "arrêt", "ARRET", "arret sms", "ARRÊTEZ", "arrêter", "arrêtez svp", "Arrêtez de m'écrire",
    "merci d'arrêter", "Je demande l'arrêt des sms", "désabonner", "me désabonner", "Désabonnez-moi", "désinscription",
    "désinscrire", "DESINSCRIRE", "desinscire", "plus de sms", "plus de SMS svp", "Pas de messages svp", "aucun message",
    "Plus aucun message", "ne m'envoyez plus rien", "N'envoyez plus de message", "je ne veux plus recevoir", "Je veux plus",
    "ne me contactez plus", "Ne m'écrivez pas", "laissez-moi tranquille", "Laisse-moi tranquille", "foutez-moi la paix",
    "fichez moi la paix", "lâchez-moi", "retirez-moi de la liste", "Retirez mon numéro", "supprimez mes données",
    "effacez mon numéro", "enlevez-moi", "je refuse", "je m'oppose", "Je m’oppose à ces envois", "non merci", "Non", "NON MERCI !",
    "pas intéressé", "pas intéressée du tout", "ça suffit", "Cessez", "cessez ces sms", "marre de vos sms", "j'en ai marre",
    "mauvais numéro", "faux numéro", "harcèlement", "RGPD !", "je retire mon consentement", "dégagez", "fin",
    "je veux que ça s'arrête",
    /* German */
    "abmelden", "Bitte abmelden", "abbestellen", "keine SMS mehr", "keine Nachrichten", "nicht mehr schreiben", "Nein danke",
    "lassen Sie mich in Ruhe", "hören Sie auf", "Aufhören!", "löschen Sie meine Nummer", "kein Interesse",
    "Ich widerspreche", "Schluss jetzt", "Halt", "nie wieder",
    /* English */
    "unsubscribe", "UNSUSCRIBE", "opt out", "opt-out", "OPTOUT", "remove me", "Remove my number", "take me off your list",
    "leave me alone", "no more messages", "don't text me", "Dont contact me again", "Do not message me", "not interested",
    "no thanks", "go away", "quit", "end", "cancel", "I do not consent", "never again",
    /* a thumb down on our whole message */
    "Disliked “Els Peeters (lijst 7): kom op 12 oktober naar de markt. Stop: antwoord STOP”",
    "Vond “Els Peeters (lijst 7): kom op 12 oktober naar de markt. Stop: antwoord STOP” niet leuk",
};

static const char *const others[] = {
    "", " ", "?", "👍", "❤️", "🙂🙂", "ok", "OK!", "Oke bedankt", "Merci", "Bedankt!", "dank u wel", "Top!", "top", "Tof", "super",
    "Ja", "ja graag", "Oui", "oui stp", "Oui svp", "Yes please", "ja bitte", "Bravo", "Goed bezig Els", "Veel succes!",
    "Bonne chance", "Wij stemmen op u", "Je vote pour vous", "Viel Erfolg", "Ik kom graag", "Wij komen met vier",
    "Je viens avec plaisir", "Hoe laat begint het?", "À quelle heure ?", "Waar is het precies?", "Wie bent u?",
    "Qui êtes-vous ?", "Comment avez-vous eu mon numéro ?", "Hoe komt u aan mijn nummer?", "Is er parking?",
    "Is er genoeg plaats?", "Kom gerust langs", "Bel me even", "Rappelez-moi", "Stuur mij meer info", "Meer informatie graag",
    "Je veux plus d'info", "Plus d'informations svp", "Is er een bushalte?", "bushalte", "arrêt de bus", "Quel arrêt de bus ?",
    "C'est à quel arrêt ?", "Je suis à l'arrêt Flagey", "l'arrêt du tram est loin ?", "arrêt de tram Louise",
    "Je suis en arrêt maladie", "Les travaux continuent sans arrêt", "L'arrêté communal est paru", "un arrêté royal",
    "Où s'arrête le bus ?", "Quand ça s'arrête ?", "Non-stop muziek!", "nonstop feest", "Is er een stopcontact?",
    "stopcontact", "wanneer stopt het?", "Wanneer stopt het feest", "Hoe laat stopt de muziek?", "hoe laat stoppen jullie zaterdag",
    "de muziek stopt om 10u", "Bus stop", "When does it stop?", "Where does the bus stop?", "Wann stoppt die Musik?",
    "Ik weet niet meer hoe laat", "Je ne sais plus où c'est", "Moi non plus", "Kan niet wachten", "Ik kan haast niet meer wachten!",
    "Je ne veux pas rater ça", "Uw mail zat in mijn spam", "Votre mail était dans mes spams", "Voor mijn buurvrouw ook",
    "Wat vindt u van de fietspaden?", "Que proposez-vous pour les écoles ?", "Ik ben verhuisd naar Gent", "Mijn nieuw adres is Kerkstraat 1",
    "Wie is uw lijsttrekker", "Ik wil me aanmelden", "inschrijven voor de quiz", "Je m'inscris", "subscribe", "Post", "spot on",
    "stem", "Welke stoep?", "step", "Welk nummer op de lijst?", "nummer 3 van de lijst", "Ik zet uw affiche op de stoep",
    "Je code is 482913", "Uw pakje is onderweg", "Stoopstraat 7", "stoplicht kapot", "wat kost het?", "ik sta op u te wachten",
    "Ik rijd, ik antwoord later", "9u30 aan de kerk", "10h devant la gare", "tot zaterdag!", "à samedi", "bis Samstag",
    "Liked “Els Peeters (lijst 7): kom op 12 oktober naar de markt. Stop: antwoord STOP”",
    "A aimé « Els Peeters (liste 7) : venez au marché le 12 octobre. Stop : répondez STOP »",
    "Vond “Els Peeters (lijst 7): kom op 12 oktober naar de markt. Stop: antwoord STOP” leuk",
};
/* clang-format on */

static void objections_in_any_words(void **state)
{
    guint missed = 0;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(objections); i++)
        if (text_reply_kind(objections[i]) != TEXT_REPLY_OBJECTION) {
            print_error("no objection: %s\n", objections[i]);
            missed++;
        }
    assert_int_equal(missed, 0);
}

static void other_texts_are_left_to_a_person(void **state)
{
    guint wrong = 0;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (text_reply_kind(others[i]) != TEXT_REPLY_OTHER) {
            print_error("an objection: %s\n", others[i]);
            wrong++;
        }
    assert_int_equal(wrong, 0);
}

/* Bytes that no telephone should send. */
static void broken_text_is_read(void **state)
{
    (void)state;
    assert_int_equal(text_reply_kind("\xff\xfe STOP \xc3"), TEXT_REPLY_OBJECTION);
    assert_int_equal(text_reply_kind("\xff\xfe\xc3"), TEXT_REPLY_OTHER);
    g_autofree char *far = g_strnfill(20000, 'a');
    g_autofree char *text = g_strconcat(far, " ", far, "\nstop", NULL);
    assert_int_equal(text_reply_kind(text), TEXT_REPLY_OBJECTION);
}

/* What the lists say is what text_fold() leaves: else it could never be met. */
static void wordings_can_be_met(void **state)
{
    (void)state;
    for (int use = 0; use < STOP_USE_COUNT; use++) {
        const char *const *wordings = stop_words((enum stop_use)use);
        for (gsize i = 0; wordings[i] != NULL; i++) {
            const char *wording = wordings[i];
            for (const char *at = wording; *at != '\0'; at++)
                if (!g_ascii_islower(*at) && !g_ascii_isdigit(*at) &&
                    strchr(" *~#", *at) == NULL)
                    fail_msg("%s", wording);
            if (strstr(wording, "  ") != NULL || *wording == '\0' || *wording == ' ' ||
                *wording == '~' || g_str_has_suffix(wording, "~"))
                fail_msg("“%s”", wording);
        }
    }
}

/* Each wording, its gaps closed, is met by itself. */
static void each_wording_is_an_objection(void **state)
{
    static const enum stop_use uses[] = {STOP_WORD, STOP_PHRASE, STOP_ALONE};

    (void)state;
    for (gsize u = 0; u < G_N_ELEMENTS(uses); u++) {
        const char *const *wordings = stop_words(uses[u]);
        for (gsize i = 0; wordings[i] != NULL; i++) {
            g_autoptr(GString) text = g_string_new(wordings[i]);
            g_string_replace(text, "~ ", "", 0);
            g_string_replace(text, "*", "", 0);
            g_string_replace(text, "#", "sms", 0);
            if (text_reply_kind(text->str) != TEXT_REPLY_OBJECTION)
                fail_msg("“%s” (%s)", text->str, wordings[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objections_in_any_words),
        cmocka_unit_test(other_texts_are_left_to_a_person),
        cmocka_unit_test(broken_text_is_read),
        cmocka_unit_test(wordings_can_be_met),
        cmocka_unit_test(each_wording_is_an_objection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
