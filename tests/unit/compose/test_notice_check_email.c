/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice of an e-mail, and what is missed in it (law/rules.md §4.2). */

#include "compose/notice_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "compose/campaign.h"
#include "compose/letter_text.h"
#include "reference/calendar.h"
#include "rules/notice_judgement.h"

static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};

/* The ways in which an e-mail may lawfully come about. */
struct way {
    const char *label;
    enum notice_ground ground;
    gboolean by_list, members_only;
};

static const struct way ways[] = {
    {"consent", NOTICE_GROUND_CONSENT, FALSE, FALSE},
    {"prior relation", NOTICE_GROUND_RELATION, FALSE, FALSE},
    {"through somebody else", NOTICE_GROUND_INDIRECT, FALSE, TRUE},
    {"the list's newsletter, consent", NOTICE_GROUND_CONSENT, TRUE, FALSE},
    {"the list's newsletter, subscribers", NOTICE_GROUND_RELATION, TRUE, FALSE},
    {"the list's newsletter, members", NOTICE_GROUND_RELATION, TRUE, TRUE},
    {"the list's newsletter, the party's members", NOTICE_GROUND_INDIRECT, TRUE, TRUE},
};

static struct notice_facts mail_facts(const struct way *way)
{
    struct notice_facts facts = campaign_facts();

    facts.ground = way->ground;
    facts.sender_is_list = way->by_list;
    facts.members_only = way->members_only;
    facts.candidate_phone = facts.contact_phone = "0470 12 34 56";
    facts.policy_page = "https://example.be/beleid";
    facts.obtained_on = day_from_ymd(2030, 5, 1);
    facts.end_on = day_from_ymd(2032, 10, 13);
    if (way->by_list) {
        facts.controller_name = "Lijst Voorbeeld";
        facts.controller_address = "Marktplein 2, 1050 Elsene";
        facts.joint_name = "Els Peeters";
        facts.joint_address = "Kerkstraat 1, 1050 Elsene";
    }
    if (way->ground == NOTICE_GROUND_INDIRECT) {
        facts.source[LANGUAGE_NL] = "de ledenlijst van Partij Voorbeeld";
        facts.source[LANGUAGE_FR] = "la liste des membres du Parti Exemple";
    } else {
        facts.source[LANGUAGE_NL] = "het formulier op onze opendeurdag";
        facts.source[LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes";
    }
    return facts;
}

/* As plain text, as a composer makes it; the caller frees. */
static char *notice_text(const struct notice_facts *facts, const struct wording *wording)
{
    g_autoptr(PlaceholderValues) values = placeholder_values_new();
    g_autoptr(GString) markdown = g_string_new(NULL);
    GString *text = g_string_new(NULL);

    notice_set_values(values, facts, wording);
    placeholder_values_set(values, "recipient.email", "noor.dubois@example.org");
    placeholder_values_set(values, "consent.method", "papier");
    g_assert_true(notice_render(values, CHANNEL_EMAIL, facts, wording, markdown, NULL));
    g_assert_true(letter_text_append(text, markdown->str, "x", NULL));
    return g_string_free(text, FALSE);
}

/* KIESPOST_GOLDEN=write renews the files. */
static void test_golden_notices(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        g_autofree char *path =
            g_strdup_printf("%s/tests/unit/compose/golden/notice-email-%s.txt",
                            KIESPOST_SOURCE_DIR, language_code(languages[l]));
        g_autoptr(GString) actual = g_string_new(NULL);
        g_autofree char *expected = NULL;
        for (guint w = 0; w < G_N_ELEMENTS(ways); w++) {
            struct notice_facts facts = mail_facts(&ways[w]);
            g_autofree char *text = notice_text(&facts, wording);
            g_string_append_printf(actual, "# %s\n\n%s\n\n", ways[w].label, text);
        }
        if (g_strcmp0(g_getenv("KIESPOST_GOLDEN"), "write") == 0)
            g_assert_true(g_file_set_contents(path, actual->str, -1, NULL));
        if (!g_file_get_contents(path, &expected, NULL, NULL))
            fail_msg("“%s” is missing", path);
        assert_string_equal(actual->str, expected);
    }
}

static void test_every_way_is_complete(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        for (guint w = 0; w < G_N_ELEMENTS(ways); w++) {
            struct notice_facts facts = mail_facts(&ways[w]);
            g_autofree char *text = notice_text(&facts, wording);
            notice_set present = notice_present(text, CHANNEL_EMAIL, &facts, wording);
            notice_set all =
                NOTICE_JUDGED_IN_MAIL & ~(NOTICE_SELECTION | NOTICE_JOINT_CONTROLLER);
            if (ways[w].ground == NOTICE_GROUND_CONSENT)
                all &= ~(notice_set)NOTICE_INTEREST;
            else
                all &= ~(notice_set)NOTICE_WITHDRAWAL;
            g_autofree char *names = names_of(all & ~present);
            if (*names != '\0' ||
                notice_missing(text, CHANNEL_EMAIL, &facts, wording) != 0)
                fail_msg("%s, %s: %s lacks in\n%s", language_code(languages[l]),
                         ways[w].label, names, text);
        }
    }
}

/* What a campaign may not have. */
static void test_lean_facts(void **state)
{
    static const struct {
        const char *label;
        gboolean number, stop_address, page, day, by_list;
        const char *missing;
    } cases[] = {
        {"no list number", FALSE, TRUE, TRUE, TRUE, FALSE, ""},
        {"only an answer stops it", TRUE, FALSE, TRUE, TRUE, FALSE, ""},
        {"no day is known", TRUE, TRUE, TRUE, FALSE, FALSE, ""},
        {"no page to correct data on", TRUE, TRUE, FALSE, TRUE, FALSE, "correction-link"},
        {"a list without one", TRUE, TRUE, FALSE, TRUE, TRUE, ""},
        {"next to nothing", FALSE, FALSE, FALSE, FALSE, TRUE, ""},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases) * G_N_ELEMENTS(languages); i++) {
        guint c = i / G_N_ELEMENTS(languages);
        enum language language = languages[i % G_N_ELEMENTS(languages)];
        g_autoptr(Wording) wording = wording_load(files, language, NULL);
        struct notice_facts facts = mail_facts(&ways[cases[c].by_list ? 4 : 1]);
        if (!cases[c].number)
            facts.list_number = "";
        if (!cases[c].stop_address)
            facts.contact_email = facts.contact_phone = facts.candidate_phone = NULL;
        if (!cases[c].page)
            facts.privacy_page = facts.policy_page = NULL;
        if (!cases[c].day)
            facts.obtained_on = DAY_UNKNOWN;
        g_autofree char *text = notice_text(&facts, wording);
        g_autofree char *missing =
            names_of(notice_missing(text, CHANNEL_EMAIL, &facts, wording));
        if (!g_str_equal(missing, cases[c].missing))
            fail_msg("%s, %s: “%s” is missing in\n%s", language_code(language),
                     cases[c].label, missing, text);
        if (strstr(text, "  ") != NULL || strstr(text, " ,") != NULL ||
            strstr(text, " .") != NULL || strstr(text, "()") != NULL)
            fail_msg("%s, %s: a hole in\n%s", language_code(language), cases[c].label,
                     text);
    }
}

/* Given to the candidate, not by way of her. */
static void test_source_is_the_sender(void **state)
{
    static const struct {
        enum language language;
        guint way;
        const char *source, *told;
    } cases[] = {
        {LANGUAGE_NL, 0, "Els Peeters", "aan Els Peeters (papier), en u gaf"},
        {LANGUAGE_NL, 1, "Els Peeters", "aan Els Peeters. Om te kiezen"},
        {LANGUAGE_NL, 4, "Lijst Voorbeeld", "aan Lijst Voorbeeld. Om te kiezen"},
        {LANGUAGE_NL, 0, "de website van Els Peeters", "via de website van Els Peeters"},
        {LANGUAGE_FR, 0, "Els Peeters", "à Els Peeters (papier) et vous avez"},
        {LANGUAGE_FR, 4, "Lijst Voorbeeld", "à Lijst Voorbeeld. Pour choisir"},
        {LANGUAGE_FR, 0, "le site d'Els Peeters", "via le site d'Els Peeters"},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Wording) wording = wording_load(files, cases[i].language, NULL);
        struct notice_facts facts = mail_facts(&ways[cases[i].way]);
        facts.source[cases[i].language] = cases[i].source;
        g_autofree char *text = notice_text(&facts, wording);
        if (strstr(text, cases[i].told) == NULL)
            fail_msg("“%s” is not in\n%s", cases[i].told, text);
        assert_int_equal(notice_missing(text, CHANNEL_EMAIL, &facts, wording), 0);
    }
}

static void test_selection_and_birth_year(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        for (guint w = 0; w < G_N_ELEMENTS(ways); w++) {
            struct notice_facts facts = mail_facts(&ways[w]);
            facts.selection_data[LANGUAGE_NL] = "uw geboortejaar";
            facts.selection_data[LANGUAGE_FR] = "votre année de naissance";
            facts.selection[LANGUAGE_NL] = "wie nog geen dertig is";
            facts.selection[LANGUAGE_FR] = "les moins de trente ans";
            g_autofree char *text = notice_text(&facts, wording);
            assert_int_equal(notice_missing(text, CHANNEL_EMAIL, &facts, wording), 0);
            /* Not "only": the birth year was looked at too. */
            assert_null(strstr(text, "alleen naar d"));
            assert_null(strstr(text, "regardé que"));
        }
    }
}

struct cut {
    enum language language;
    guint way; /* in `ways` */
    const char *out;
    const char *lost;
};

/* Every line that is judged, in both languages. */
/* clang-format off */
static const struct cut cuts[] = {
    {LANGUAGE_NL, 0, "Waarom krijgt u", "why language"},
    {LANGUAGE_NL, 0, "lijst 7", "who"},
    {LANGUAGE_NL, 0, "(Lijst Voorbeeld)", "who"},
    {LANGUAGE_NL, 0, "Els Peeters", "who controller controller-address publisher political-line"},
    {LANGUAGE_NL, 0, "gemeenteraadsverkiezingen", "who political-line"},
    {LANGUAGE_NL, 0, "13 oktober 2030", "who"},
    {LANGUAGE_NL, 0, "politieke boodschap", "purpose political-line"},
    {LANGUAGE_NL, 0, "het formulier op onze opendeurdag", "source source-date logic"},
    {LANGUAGE_NL, 0, "1 mei 2030", "source-date"},
    {LANGUAGE_NL, 0, "kiezen wie", "logic"},
    {LANGUAGE_NL, 0, "e-mailadres", "categories logic"},
    {LANGUAGE_NL, 0, "Verwerkingsverantwoordelijke", "controller controller-address"},
    {LANGUAGE_NL, 0, "gebeurt: Els Peeters, Kerkstraat 1", "controller controller-address"},
    {LANGUAGE_NL, 0, "els@example.be, 0470", ""},
    {LANGUAGE_NL, 0, "artikel 6", "legal-basis"},
    {LANGUAGE_NL, 0, "uw toestemming", "legal-basis withdrawal correction-link"},
    {LANGUAGE_NL, 0, "maildienst", "recipients"},
    {LANGUAGE_NL, 0, "13 oktober 2032", "retention"},
    {LANGUAGE_NL, 0, "geen profiel", "no-profiling"},
    {LANGUAGE_NL, 0, "geautomatiseerde", "no-profiling"},
    {LANGUAGE_NL, 0, "inzage", "rights"},
    {LANGUAGE_NL, 0, "wissing", "rights"},
    {LANGUAGE_NL, 0, "beperken", "rights"},
    {LANGUAGE_NL, 0, "over te dragen", "withdrawal"},
    {LANGUAGE_NL, 0, "bezwaar", "objection objection-apart language"},
    {LANGUAGE_NL, 0, "gratis", "objection objection-apart stop language"},
    {LANGUAGE_NL, 0, "zonder reden", "objection objection-apart language"},
    {LANGUAGE_NL, 0, "antwoord STOP op dit bericht", ""},
    {LANGUAGE_NL, 0, "stop@example.be", ""},
    {LANGUAGE_NL, 0, "antwoord STOP op dit bericht of mail naar stop@example.be", "objection objection-apart stop language"},
    {LANGUAGE_NL, 0, "klacht", "complaint"},
    {LANGUAGE_NL, 0, "Drukpersstraat 35", "complaint"},
    {LANGUAGE_NL, 0, "https://www.gegevensbeschermingsautoriteit.be", "complaint"},
    {LANGUAGE_NL, 0, "https://example.be/privacy", "link correction-link"},
    {LANGUAGE_NL, 0, "verbeteren of", "correction-link"},
    {LANGUAGE_NL, 0, "V.u.:", "publisher"},
    {LANGUAGE_NL, 0, "V.u.: Els Peeters, Kerkstraat 1", "publisher"},
    {LANGUAGE_NL, 1, "gerechtvaardigd belang", "legal-basis interest"},
    {LANGUAGE_NL, 1, "voor te stellen", "interest"},
    {LANGUAGE_NL, 1, "bezwaar", "objection objection-apart correction-link language"},
    {LANGUAGE_NL, 2, "de ledenlijst van Partij Voorbeeld", "source source-date logic"},
    {LANGUAGE_NL, 2, "naam", "categories"},
    {LANGUAGE_NL, 4, "Lijst Voorbeeld", "who controller controller-address joint-controller political-line"},
    {LANGUAGE_NL, 4, "Marktplein 2", "controller-address"},
    {LANGUAGE_NL, 4, "Els Peeters", "joint-controller publisher"},
    {LANGUAGE_NL, 4, "bekend te maken", "interest"},
    {LANGUAGE_FR, 0, "Pourquoi recevez-vous", "why language"},
    {LANGUAGE_FR, 0, "liste 7", "who"},
    {LANGUAGE_FR, 0, "élections communales", "who political-line"},
    {LANGUAGE_FR, 0, "13 octobre 2030", "who"},
    {LANGUAGE_FR, 0, "message politique", "purpose political-line"},
    {LANGUAGE_FR, 0, "le formulaire de notre journée", "source source-date logic"},
    {LANGUAGE_FR, 0, "1er mai 2030", "source-date"},
    {LANGUAGE_FR, 0, "choisir les destinataires", "logic"},
    {LANGUAGE_FR, 0, "adresse e-mail", "categories logic"},
    {LANGUAGE_FR, 0, "Responsable du traitement", "controller controller-address"},
    {LANGUAGE_FR, 0, "article 6", "legal-basis"},
    {LANGUAGE_FR, 0, "service de messagerie", "recipients"},
    {LANGUAGE_FR, 0, "13 octobre 2032", "retention"},
    {LANGUAGE_FR, 0, "aucun profil", "no-profiling"},
    {LANGUAGE_FR, 0, "décision automatisée", "no-profiling"},
    {LANGUAGE_FR, 0, "droit d'accès", "rights"},
    {LANGUAGE_FR, 0, "effacement", "rights"},
    {LANGUAGE_FR, 0, "limitation", "rights"},
    {LANGUAGE_FR, 0, "transférer (portabilité)", "withdrawal"},
    {LANGUAGE_FR, 0, "retirer votre consentement", "withdrawal correction-link"},
    {LANGUAGE_FR, 0, "opposer", "objection objection-apart language"},
    {LANGUAGE_FR, 0, "gratuitement", "objection objection-apart stop language"},
    {LANGUAGE_FR, 0, "sans justification", "objection objection-apart language"},
    {LANGUAGE_FR, 0, "répondez STOP à ce message", ""},
    {LANGUAGE_FR, 0, "répondez STOP à ce message ou écrivez à stop@example.be", "objection objection-apart stop language"},
    {LANGUAGE_FR, 0, "plainte", "complaint"},
    {LANGUAGE_FR, 0, "Rue de la Presse 35", "complaint"},
    {LANGUAGE_FR, 0, "https://example.be/privacy", "link correction-link"},
    {LANGUAGE_FR, 0, "rectifier", "correction-link"},
    {LANGUAGE_FR, 0, "Éd. resp.", "publisher"},
    {LANGUAGE_FR, 1, "intérêt légitime", "legal-basis interest"},
    {LANGUAGE_FR, 1, "me présenter", "interest"},
    {LANGUAGE_FR, 2, "la liste des membres du Parti Exemple", "source source-date logic"},
    {LANGUAGE_FR, 4, "faire connaître", "interest"},
    {LANGUAGE_FR, 4, "Els Peeters", "joint-controller publisher"},
};
/* clang-format on */

static char *cut_text(const struct cut *cut, const char *complete)
{
    g_auto(GStrv) pieces = g_strsplit(complete, cut->out, -1);

    if (g_strv_length(pieces) < 2)
        fail_msg("“%s” is not in the notice", cut->out);
    return g_strjoinv("…", pieces);
}

/* What is taken out of a complete notice is found lacking, and nothing else. */
static void test_every_line_is_found_lacking(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cuts); i++) {
        struct notice_facts facts = mail_facts(&ways[cuts[i].way]);
        g_autoptr(Wording) wording = wording_load(files, cuts[i].language, NULL);
        g_autofree char *complete = notice_text(&facts, wording);
        g_autofree char *text = cut_text(&cuts[i], complete);
        g_autofree char *lost =
            names_of(notice_present(complete, CHANNEL_EMAIL, &facts, wording) &
                     ~notice_present(text, CHANNEL_EMAIL, &facts, wording));
        if (!g_str_equal(lost, cuts[i].lost))
            fail_msg("%s, %s, without “%s”: “%s” is lost",
                     language_code(cuts[i].language), ways[cuts[i].way].label,
                     cuts[i].out, lost);
    }
}

/* No judged line is left out of the table above. */
static void test_every_judged_line_is_cut(void **state)
{
    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(GString) all = g_string_new(" ");
        for (guint i = 0; i < G_N_ELEMENTS(cuts); i++) {
            if (cuts[i].language == languages[l])
                g_string_append_printf(all, "%s ", cuts[i].lost);
        }
        for (guint i = 0; i < NOTICE_ELEMENT_COUNT; i++) {
            enum notice_element element = (enum notice_element)(1u << i);
            g_autofree char *name = g_strdup_printf(" %s ", notice_element_name(element));
            if ((NOTICE_JUDGED_IN_MAIL & ~NOTICE_SELECTION & element) != 0 &&
                strstr(all->str, name) == NULL)
                fail_msg("%s: nothing cuts “%s”", language_code(languages[l]), name);
        }
    }
}

/* Facts of the rules that stand for the same message. */
static struct facts rule_facts(const struct notice_facts *notice, notice_set present)
{
    struct facts facts;

    facts_clear(&facts);
    facts.channel = CHANNEL_EMAIL;
    facts.election = election_find("BE-BRU-LOC-2030");
    facts.moment.day = day_from_ymd(2030, 9, 20);
    facts.kind = SOURCE_SUBSCRIBER;
    facts.collected_directly =
        notice->ground == NOTICE_GROUND_INDIRECT ? DECLARED_NO : DECLARED_YES;
    if (notice->ground == NOTICE_GROUND_CONSENT) {
        facts.has_consent_wording = TRUE;
        facts.consent_channels = CHANNEL_BIT(CHANNEL_EMAIL);
        facts.consent_date = day_from_ymd(2030, 5, 1);
    }
    facts.joint_controller = notice->joint_name != NULL && *notice->joint_name != '\0';
    facts.notice_present = present;
    facts.notice_judged = NOTICE_JUDGED_IN_MAIL;
    assert_int_equal(facts_notice_ground(&facts), notice->ground);
    return facts;
}

/* notice_missing() and the rules give one answer, with the link and without it. */
static void test_missing_is_what_the_rules_refuse(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < 2 * G_N_ELEMENTS(cuts); i++) {
        const struct cut *cut = &cuts[i / 2];
        struct notice_facts facts = mail_facts(&ways[cut->way]);
        g_autoptr(Wording) wording = wording_load(files, cut->language, NULL);
        g_autofree char *complete = notice_text(&facts, wording);
        g_autofree char *text = cut_text(cut, complete);
        char *page = strstr(text, "https://example.be/privacy");
        if (i % 2 == 1 && page != NULL)
            memset(page, '-', strlen("https://example.be/privacy"));
        notice_set missing = notice_missing(text, CHANNEL_EMAIL, &facts, wording);
        struct facts asked =
            rule_facts(&facts, notice_present(text, CHANNEL_EMAIL, &facts, wording));
        gboolean refused = FALSE;
        for (int rule = 0; rule < NOTICE_RULE_COUNT; rule++)
            refused =
                refused || notice_judgement(&asked, (enum notice_rule)rule) == ANSWER_NO;
        if (refused != (missing != 0))
            fail_msg("without “%s”: the rules %s, missing is %x", cut->out,
                     refused ? "refuse" : "let it pass", missing);
    }
}

/* an address that tells who follows it is not the page. */
static void test_link_is_the_same_for_everybody(void **state)
{
    static const struct {
        const char *behind;
        gboolean counts;
    } cases[] = {
        {"", TRUE},        {".", TRUE},          {", zegt Els", TRUE}, {")", TRUE},
        {"?id=17", FALSE}, {"/17", FALSE},       {"#noor", FALSE},     {".html", FALSE},
        {"-noor", FALSE},  {"&e=noor@x", FALSE}, {"beleid", FALSE},
    };
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts facts = mail_facts(&ways[0]);

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text =
            g_strdup_printf("Kijk op https://example.be/privacy%s", cases[i].behind);
        gboolean found =
            (notice_present(text, CHANNEL_EMAIL, &facts, wording) & NOTICE_LINK) != 0;
        if (found != cases[i].counts)
            fail_msg("“%s”: %d", cases[i].behind, found);
    }
}

/* Signs that Markdown would read otherwise. */
static void test_addresses_stay_as_they_are(void **state)
{
    static const char *const pages[] = {
        "https://example.be/p_a_g?x=1&copy=2#(a)",
        "https://example.be/~els/*privacy*",
        "https://example.be/a%20b<c>",
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
            struct notice_facts facts = mail_facts(&ways[0]);
            facts.privacy_page = pages[i];
            facts.contact_email = "o'stop_me_+7@example.be";
            g_autofree char *text = notice_text(&facts, wording);
            g_autofree char *page = g_strdup_printf(" %s", pages[i]);
            assert_non_null(strstr(text, page));
            assert_non_null(strstr(text, " o'stop_me_+7@example.be. "));
            assert_null(strstr(text, "mailto:"));
            assert_int_equal(notice_missing(text, CHANNEL_EMAIL, &facts, wording), 0);
        }
    }
}

static void test_objection_stands_apart(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        for (guint w = 0; w < G_N_ELEMENTS(ways); w++) {
            struct notice_facts facts = mail_facts(&ways[w]);
            g_autofree char *text = notice_text(&facts, wording);
            g_strdelimit(text, "\n", ' ');
            assert_int_equal(notice_missing(text, CHANNEL_EMAIL, &facts, wording),
                             NOTICE_OBJECTION_APART);
        }
    }
}

/* A letter's notice does not do for an e-mail, nor the other way round. */
static void test_other_channel_does_not_count(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    g_autoptr(PlaceholderValues) values = placeholder_values_new();
    g_autoptr(GString) letter = g_string_new(NULL);
    struct notice_facts facts = mail_facts(&ways[0]);
    g_autofree char *mail = notice_text(&facts, wording);

    (void)state;
    notice_set_values(values, &facts, wording);
    assert_true(notice_render(values, CHANNEL_POST, &facts, wording, letter, NULL));
    notice_set in_mail = notice_present(letter->str, CHANNEL_EMAIL, &facts, wording);
    notice_set in_letter = notice_present(mail, CHANNEL_POST, &facts, wording);
    assert_int_equal(in_mail & (NOTICE_RECIPIENTS | NOTICE_LOGIC), 0);
    assert_int_equal(in_letter & NOTICE_RECIPIENTS, 0);
}

static void test_nothing_is_told(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_FR, NULL);
    struct notice_facts nothing = {.ground = NOTICE_GROUND_CONSENT,
                                   .regime = "",
                                   .election_day = DAY_UNKNOWN,
                                   .obtained_on = DAY_UNKNOWN,
                                   .end_on = DAY_UNKNOWN};
    g_autofree char *text = notice_text(&nothing, wording);
    notice_set facts_told = NOTICE_WHO | NOTICE_CONTROLLER | NOTICE_CONTROLLER_ADDRESS |
                            NOTICE_SOURCE | NOTICE_SOURCE_DATE | NOTICE_RETENTION |
                            NOTICE_LINK | NOTICE_CORRECTION_LINK | NOTICE_LOGIC |
                            NOTICE_PUBLISHER | NOTICE_POLITICAL_LINE;

    (void)state;
    assert_int_equal(notice_present(text, CHANNEL_EMAIL, &nothing, wording) & facts_told,
                     0);
    assert_int_equal(notice_present("", CHANNEL_EMAIL, &nothing, wording), 0);
    assert_int_equal(notice_missing("", CHANNEL_EMAIL, &nothing, wording),
                     notice_needed(CHANNEL_EMAIL, NOTICE_GROUND_CONSENT));
}

/* A voter list never goes out by e-mail; what `check` composes may not lie, and lacks. */
static void test_voter_list(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts facts = mail_facts(&ways[1]);

    (void)state;
    facts.ground = NOTICE_GROUND_VOTER_LIST;
    facts.source[LANGUAGE_NL] = "de gemeente Elsene";
    g_autofree char *text = notice_text(&facts, wording);
    assert_non_null(strstr(text, "Ik kreeg op 1 mei 2030"));
    assert_null(strstr(text, "U gaf"));
    assert_true((notice_missing(text, CHANNEL_EMAIL, &facts, wording) &
                 NOTICE_SOURCE_ELECTION) != 0);
}

/* A set of files that was frozen for letters only. */
static void test_no_notice(void **state)
{
    static const struct {
        enum channel channel;
        const char *sentence;
    } cases[] = {
        {CHANNEL_EMAIL, "there is no notice for email in the language “nl”"},
        {CHANNEL_SMS, "there is no notice for sms in the language “nl”"},
    };
    g_autoptr(TemplateFiles) all = campaign_files();
    g_autoptr(TemplateFiles) files = template_files_new();
    g_auto(GStrv) paths = template_files_paths(all);
    struct notice_facts facts = mail_facts(&ways[0]);

    (void)state;
    for (guint i = 0; paths[i] != NULL; i++) {
        const char *text = template_files_get(all, paths[i]);
        if (strstr(paths[i], ".email.") == NULL && strstr(paths[i], ".sms.") == NULL)
            template_files_put(files, paths[i], text, strlen(text), NULL);
    }
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    assert_non_null(wording);
    assert_ptr_equal(wording_salutation(wording, CHANNEL_EMAIL),
                     wording_salutation(wording, CHANNEL_POST));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(PlaceholderValues) values = placeholder_values_new();
        g_autoptr(GString) out = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        assert_false(
            notice_render(values, cases[i].channel, &facts, wording, out, &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
        assert_true(g_str_has_prefix(error->message, cases[i].sentence));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_notices),
        cmocka_unit_test(test_every_way_is_complete),
        cmocka_unit_test(test_lean_facts),
        cmocka_unit_test(test_source_is_the_sender),
        cmocka_unit_test(test_selection_and_birth_year),
        cmocka_unit_test(test_every_line_is_found_lacking),
        cmocka_unit_test(test_every_judged_line_is_cut),
        cmocka_unit_test(test_missing_is_what_the_rules_refuse),
        cmocka_unit_test(test_link_is_the_same_for_everybody),
        cmocka_unit_test(test_addresses_stay_as_they_are),
        cmocka_unit_test(test_objection_stands_apart),
        cmocka_unit_test(test_other_channel_does_not_count),
        cmocka_unit_test(test_nothing_is_told),
        cmocka_unit_test(test_voter_list),
        cmocka_unit_test(test_no_notice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
