/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice of a text message, and what is missed in it (law/rules.md §4.3). */

#include "compose/notice_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/text_campaign.h"
#include "reference/calendar.h"
#include "rules/notice_judgement.h"

static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};

static const notice_set all_told = NOTICE_WHO | NOTICE_WHY | NOTICE_SOURCE | NOTICE_STOP |
                                   NOTICE_LINK | NOTICE_LOGIC | NOTICE_CORRECTION_LINK |
                                   NOTICE_LANGUAGE;

/* A complete message that leaves all of it to the notice, and names its publisher. */
static char *message_text(const struct notice_facts *facts, enum language language)
{
    g_autoptr(TemplateFiles) files = text_files();
    g_autoptr(GError) error = NULL;
    struct recipient reader = a_reader(language);
    struct text_message message;

    reader.consent_date = facts->obtained_on;
    put_text_template(
        files, language_code(language),
        language == LANGUAGE_NL
            ? "Kom langs!\n\n{{> notice}}\n\nV.u.: {{publisher.name}}, "
              "{{publisher.address}}"
            : "Bienvenue !\n\n{{> notice}}\n\nÉd. resp. : {{publisher.name}}, "
              "{{publisher.address}}");
    g_autoptr(TextComposer) composer = new_text_composer(files, "kort", facts, &error);
    if (composer == NULL)
        fail_msg("%s", error->message);
    text_message_init(&message);
    if (!text_compose(composer, &reader, &message, &error))
        fail_msg("%s", error->message);
    char *text = g_strdup(message.text->str);
    text_message_clear(&message);
    return text;
}

static void test_every_way_is_complete(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        for (guint w = 0; w < G_N_ELEMENTS(text_ways); w++) {
            struct notice_facts facts = text_facts(&text_ways[w]);
            g_autofree char *text = message_text(&facts, languages[l]);
            g_autofree char *lacking =
                names_of((all_told | NOTICE_SOURCE_DATE | NOTICE_PUBLISHER) &
                         ~notice_present(text, CHANNEL_SMS, &facts, wording));
            g_autofree char *missing =
                names_of(notice_missing(text, CHANNEL_SMS, &facts, wording));
            if (*lacking != '\0' || *missing != '\0')
                fail_msg("%s, %s: “%s” lacking, “%s” missing in\n%s",
                         language_code(languages[l]), text_ways[w].label, lacking,
                         missing, text);
        }
    }
}

struct cut {
    enum language language;
    guint way; /* in text_ways */
    const char *out;
    const char *in; /* NULL: "…" */
    const char *lost;
};

/* clang-format off */
static const struct cut cuts[] = {
    {LANGUAGE_NL, 0, "Els Peeters", NULL, "who publisher"},
    {LANGUAGE_NL, 0, "(lijst 7, Lijst Voorbeeld)", NULL, "who"},
    {LANGUAGE_NL, 0, "lijst 7, Lijst Voorbeeld", "lijst 71", "who"},
    {LANGUAGE_NL, 0, "lijst 7, Lijst Voorbeeld", "een lijst", "who"},
    {LANGUAGE_NL, 0, "lijst 7, ", "", ""},
    {LANGUAGE_NL, 0, ", Lijst Voorbeeld", "", ""},
    {LANGUAGE_NL, 0, "U gaf", NULL, "why logic language"},
    {LANGUAGE_NL, 0, "uw nr", NULL, "why logic language"},
    {LANGUAGE_NL, 0, "uw nr", "uw nummer", ""},
    {LANGUAGE_NL, 0, "U gaf uw nr op 1/5/2030", "Bron", "why source-date logic language"},
    {LANGUAGE_NL, 0, " op 1/5/2030", "", "source-date"},
    {LANGUAGE_NL, 0, "1/5/2030", "1/5/2031", "source-date"},
    {LANGUAGE_NL, 0, "1/5/2030", "1 mei 2030", ""},
    {LANGUAGE_NL, 0, "het formulier op onze opendeurdag", NULL, "source source-date logic"},
    {LANGUAGE_NL, 0, "het formulier op onze opendeurdag", "onze bestanden", "source source-date logic"},
    {LANGUAGE_NL, 0, ".\nUw rechten", ".\nBron: internet\nUw rechten", ""},
    {LANGUAGE_NL, 0, " via het", ".\nhet", "source-date logic"},
    {LANGUAGE_NL, 0, "Uw rechten: ", "Meer op ", "correction-link"},
    {LANGUAGE_NL, 0, "https://example.be/privacy", NULL, "link correction-link"},
    {LANGUAGE_NL, 0, "/privacy", "/privacy/17", "link correction-link"},
    {LANGUAGE_NL, 0, "/privacy", "/privacy?e=noor", "link correction-link"},
    {LANGUAGE_NL, 0, "example.be", "example.org", "link correction-link"},
    {LANGUAGE_NL, 0, "rechten: https", "rechten staan elders\nhttps", "correction-link"},
    {LANGUAGE_NL, 0, "antwoord STOP", NULL, "stop language"},
    {LANGUAGE_NL, 0, "antwoord STOP", "antwoord", "stop language"},
    {LANGUAGE_NL, 0, "antwoord STOP", "antwoord GENOEG", "stop language"},
    {LANGUAGE_NL, 0, "antwoord STOP", "stuur STOP", ""},
    {LANGUAGE_NL, 0, "antwoord STOP", "antwoord met stop", ""},
    {LANGUAGE_NL, 0, "V.u.: Els Peeters, Kerkstraat 1, 1050 Elsene", "", "publisher"},
    {LANGUAGE_NL, 0, ", Kerkstraat 1, 1050 Elsene", "", "publisher"},
    {LANGUAGE_NL, 2, "Ik kreeg", NULL, "why logic language"},
    {LANGUAGE_NL, 2, "de ledenlijst van Partij Voorbeeld", "een lijst", "source source-date logic"},
    {LANGUAGE_NL, 3, "Lijst Voorbeeld (lijst 7)", "lijst 7", "who"},
    {LANGUAGE_NL, 3, " (lijst 7)", "", ""},
    {LANGUAGE_NL, 3, "Lijst Voorbeeld", "Els Peeters", "who"},
    {LANGUAGE_FR, 0, "Els Peeters", "Els", "who publisher"},
    {LANGUAGE_FR, 0, "(liste 7, Lijst Voorbeeld)", NULL, "who"},
    {LANGUAGE_FR, 0, "liste 7, Lijst Voorbeeld", "liste 70", "who"},
    {LANGUAGE_FR, 0, "liste 7, ", "liste n° 7, ", ""},
    {LANGUAGE_FR, 0, "Vous avez donné", NULL, "why logic language"},
    {LANGUAGE_FR, 0, "votre numéro", NULL, "why logic language"},
    {LANGUAGE_FR, 0, "votre numéro", "votre n°", ""},
    {LANGUAGE_FR, 0, " le 1/5/2030", "", "source-date"},
    {LANGUAGE_FR, 0, "le formulaire de notre journée portes ouvertes", "nos fichiers", "source source-date logic"},
    {LANGUAGE_FR, 0, "Vos droits : ", "Plus sur ", "correction-link"},
    {LANGUAGE_FR, 0, "https://example.be/privacy", NULL, "link correction-link"},
    {LANGUAGE_FR, 0, "/privacy", "/privacy#noor", "link correction-link"},
    {LANGUAGE_FR, 0, "répondez STOP", NULL, "stop language"},
    {LANGUAGE_FR, 0, "répondez STOP", "écrivez-nous", "stop language"},
    {LANGUAGE_FR, 0, "répondez STOP", "répondez par STOP", ""},
    {LANGUAGE_FR, 0, "Éd. resp. :", "", "publisher"},
    {LANGUAGE_FR, 2, "J'ai eu", NULL, "why logic language"},
    {LANGUAGE_FR, 5, "Nous avons eu", NULL, "why logic language"},
    {LANGUAGE_FR, 3, "Lijst Voorbeeld (liste 7)", "liste 7", "who"},
};
/* clang-format on */

static char *cut_text(const struct cut *cut, const char *complete)
{
    g_auto(GStrv) pieces = g_strsplit(complete, cut->out, -1);

    if (g_strv_length(pieces) < 2)
        fail_msg("“%s” is not in\n%s", cut->out, complete);
    return g_strjoinv(cut->in == NULL ? "…" : cut->in, pieces);
}

/* What is taken out of a complete message is found lacking, and nothing else. */
static void test_every_line_is_found_lacking(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cuts); i++) {
        struct notice_facts facts = text_facts(&text_ways[cuts[i].way]);
        g_autoptr(Wording) wording = wording_load(files, cuts[i].language, NULL);
        g_autofree char *complete = message_text(&facts, cuts[i].language);
        g_autofree char *text = cut_text(&cuts[i], complete);
        g_autofree char *lost =
            names_of(notice_present(complete, CHANNEL_SMS, &facts, wording) &
                     ~notice_present(text, CHANNEL_SMS, &facts, wording));
        gboolean needed = *lost != '\0' && !g_str_equal(lost, "source-date") &&
                          !g_str_equal(lost, "publisher");
        if (!g_str_equal(lost, cuts[i].lost))
            fail_msg("%s, %s, without “%s”: “%s” is lost",
                     language_code(cuts[i].language), text_ways[cuts[i].way].label,
                     cuts[i].out, lost);
        if ((notice_missing(text, CHANNEL_SMS, &facts, wording) != 0) != needed)
            fail_msg("without “%s”: it %s leave", cuts[i].out,
                     needed ? "may" : "may not");
    }
}

/* Facts of the rules that stand for the same message. */
static struct facts rule_facts(const struct notice_facts *notice, notice_set present)
{
    struct facts facts;

    facts_clear(&facts);
    facts.channel = CHANNEL_SMS;
    facts.election = election_find("BE-BRU-LOC-2030");
    facts.moment.day = day_from_ymd(2030, 9, 20);
    facts.kind = SOURCE_SUBSCRIBER;
    facts.collected_directly =
        notice->ground == NOTICE_GROUND_INDIRECT ? DECLARED_NO : DECLARED_YES;
    if (notice->ground == NOTICE_GROUND_CONSENT) {
        facts.has_consent_wording = TRUE;
        facts.consent_channels = CHANNEL_BIT(CHANNEL_SMS);
        facts.consent_date = day_from_ymd(2030, 5, 1);
    }
    facts.notice_present = present;
    facts.notice_judged = NOTICE_JUDGED_IN_TEXT;
    assert_int_equal(facts_notice_ground(&facts), notice->ground);
    return facts;
}

/* notice_missing() and the rules give one answer. */
static void test_missing_is_what_the_rules_refuse(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cuts); i++) {
        struct notice_facts facts = text_facts(&text_ways[cuts[i].way]);
        g_autoptr(Wording) wording = wording_load(files, cuts[i].language, NULL);
        g_autofree char *complete = message_text(&facts, cuts[i].language);
        g_autofree char *text = cut_text(&cuts[i], complete);
        notice_set missing = notice_missing(text, CHANNEL_SMS, &facts, wording);
        struct facts asked =
            rule_facts(&facts, notice_present(text, CHANNEL_SMS, &facts, wording));
        gboolean refused = FALSE;
        for (int rule = 0; rule < NOTICE_RULE_COUNT; rule++)
            refused =
                refused || notice_judgement(&asked, (enum notice_rule)rule) == ANSWER_NO;
        if (refused != (missing != 0))
            fail_msg("“%s”: the rules %s, missing is %x", cuts[i].out,
                     refused ? "refuse" : "let it pass", missing);
    }
}

/* Texts that people write themselves, the drafts of law/rules.md §4.3 among them. */
static void test_own_texts(void **state)
{
    static const struct {
        enum language language;
        guint way;
        const char *text, *lacking;
    } cases[] = {
        {LANGUAGE_NL, 0,
         "Els Peeters (lijst 7, gemeenteraadsverkiezingen): kom langs. U gaf uw nummer "
         "op "
         "1/5/2030 via het formulier op onze opendeurdag. Rechten: "
         "https://example.be/privacy. Stop: antwoord STOP",
         ""},
        {LANGUAGE_FR, 0,
         "Els Peeters (liste 7, élections communales) : venez. Vous avez donné votre n° "
         "le "
         "1/5/2030 via le formulaire de notre journée portes ouvertes. Droits : "
         "https://example.be/privacy. Stop : répondez STOP",
         ""},
        {LANGUAGE_NL, 0,
         "ELS PEETERS, LIJST VOORBEELD. Je gaf je nummer via het formulier op onze "
         "opendeurdag. Je rechten: https://example.be/privacy Antwoord \"STOP\" en je "
         "krijgt niets meer.",
         ""},
        {LANGUAGE_NL, 0, "Stem Els Peeters, lijst 7!",
         "why source link stop logic correction-link language"},
        {LANGUAGE_NL, 0, "Hallo, kom je zaterdag? Els",
         "who why source link stop logic correction-link language"},
        {LANGUAGE_NL, 0, "", "who why source link stop logic correction-link language"},
        {LANGUAGE_FR, 3,
         "Lijst Voorbeeld : venez ! Pourquoi ? Vous avez donné votre GSM via le "
         "formulaire "
         "de notre journée portes ouvertes. Vos droits : https://example.be/privacy",
         "stop language"},
    };
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Wording) wording = wording_load(files, cases[i].language, NULL);
        struct notice_facts facts = text_facts(&text_ways[cases[i].way]);
        g_autofree char *lacking = names_of(
            all_told & ~notice_present(cases[i].text, CHANNEL_SMS, &facts, wording));
        if (!g_str_equal(lacking, cases[i].lacking))
            fail_msg("“%s”: “%s” is lacking", cases[i].text, lacking);
    }
}

/* whoever was chosen out of all is told so. */
static void test_selection(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        struct notice_facts facts = text_facts(&text_ways[0]);
        facts.selection[LANGUAGE_NL] = "wie nog geen dertig is";
        facts.selection[LANGUAGE_FR] = "les moins de trente ans";
        g_autofree char *text = message_text(&facts, languages[l]);
        assert_int_equal(notice_missing(text, CHANNEL_SMS, &facts, wording), 0);
        memset(strstr(text, facts.selection[languages[l]]), '-', 5);
        assert_int_equal(notice_missing(text, CHANNEL_SMS, &facts, wording),
                         NOTICE_LOGIC);
    }
}

/* Nothing that is not there is found. */
static void test_nothing_is_told(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts nothing = {.ground = NOTICE_GROUND_CONSENT,
                                   .regime = "",
                                   .election_day = DAY_UNKNOWN,
                                   .obtained_on = DAY_UNKNOWN,
                                   .end_on = DAY_UNKNOWN};

    (void)state;
    assert_int_equal(notice_present("U gaf uw nr. Stop: antwoord STOP", CHANNEL_SMS,
                                    &nothing, wording),
                     NOTICE_WHY | NOTICE_STOP | NOTICE_LANGUAGE);
    assert_int_equal(notice_missing("", CHANNEL_SMS, &nothing, wording),
                     notice_needed(CHANNEL_SMS, NOTICE_GROUND_CONSENT));
}

/* whatever it says, a voter list is no source of a text message. */
static void test_voter_list(void **state)
{
    g_autoptr(TemplateFiles) files = text_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts facts = text_facts(&text_ways[0]);
    g_autofree char *text = message_text(&facts, LANGUAGE_NL);

    (void)state;
    facts.ground = NOTICE_GROUND_VOTER_LIST;
    facts.source[LANGUAGE_NL] = NULL;
    assert_true((notice_missing(text, CHANNEL_SMS, &facts, wording) & NOTICE_SOURCE) !=
                0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_way_is_complete),
        cmocka_unit_test(test_every_line_is_found_lacking),
        cmocka_unit_test(test_missing_is_what_the_rules_refuse),
        cmocka_unit_test(test_own_texts),
        cmocka_unit_test(test_selection),
        cmocka_unit_test(test_nothing_is_told),
        cmocka_unit_test(test_voter_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
