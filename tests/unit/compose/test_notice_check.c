/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/notice_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/campaign.h"
#include "compose/letter_text.h"

static const enum language languages[] = {LANGUAGE_NL, LANGUAGE_FR};

static struct notice_facts rich_facts(enum notice_ground ground)
{
    struct notice_facts facts = campaign_facts();

    facts.ground = ground;
    facts.joint_name = "Partij Voorbeeld";
    facts.joint_address = "Marktplein 2, 1000 Brussel";
    facts.selection_data[LANGUAGE_NL] = "uw geboortejaar";
    facts.selection_data[LANGUAGE_FR] = "votre année de naissance";
    facts.selection[LANGUAGE_NL] = "kiezers die voor het eerst stemmen";
    facts.selection[LANGUAGE_FR] = "les électeurs qui votent pour la première fois";
    facts.source[LANGUAGE_NL] = "het formulier op onze opendeurdag";
    facts.source[LANGUAGE_FR] = "le formulaire de notre journée portes ouvertes";
    return facts;
}

/* The shipped notice as plain text; the caller frees. */
static char *shipped_notice(const struct notice_facts *facts,
                            const struct wording *wording)
{
    g_autoptr(PlaceholderValues) values = placeholder_values_new();
    g_autoptr(GString) markdown = g_string_new(NULL);
    GString *text = g_string_new(NULL);

    notice_set_values(values, facts, wording);
    g_assert_true(notice_render(values, CHANNEL_POST, facts, wording, markdown, NULL));
    g_assert_true(letter_text_append(text, markdown->str, "x", NULL));
    return g_string_free(text, FALSE);
}

static void test_shipped_notices_are_complete(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        for (guint ground = 0; ground < NOTICE_GROUND_COUNT; ground++) {
            for (guint rich = 0; rich < 2; rich++) {
                struct notice_facts facts = rich_facts(ground);
                if (!rich) {
                    facts.joint_name = facts.joint_address = NULL;
                    memset(facts.selection_data, 0, sizeof facts.selection_data);
                    facts.list_number = "";
                    memset(facts.selection, 0, sizeof facts.selection);
                    facts.contact_email = NULL;
                    facts.contact_phone = "02 555 12 34";
                    facts.privacy_page = NULL;
                }
                g_autofree char *text = shipped_notice(&facts, wording);
                notice_set missing = notice_missing(text, CHANNEL_POST, &facts, wording);
                g_autofree char *names = names_of(missing);
                if (missing != 0)
                    fail_msg("%s, ground %u: %s lacks in\n%s",
                             language_code(languages[l]), ground, names, text);
            }
        }
    }
}

/* White space, line breaks and case are the typesetter's business. */
static void test_layout_does_not_matter(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint l = 0; l < G_N_ELEMENTS(languages); l++) {
        g_autoptr(Wording) wording = wording_load(files, languages[l], NULL);
        struct notice_facts facts = rich_facts(NOTICE_GROUND_VOTER_LIST);
        g_autofree char *text = shipped_notice(&facts, wording);
        g_autoptr(GString) wide = g_string_new(NULL);
        for (const char *p = text; *p != '\0'; p++)
            g_string_append(wide, *p == ' '    ? "\n  \t"
                                  : *p == '\n' ? "\n"
                                               : (char[]){*p, 0});
        g_autofree char *upper = g_utf8_strup(text, -1);
        assert_int_equal(notice_missing(wide->str, CHANNEL_POST, &facts, wording), 0);
        assert_int_equal(notice_missing(upper, CHANNEL_POST, &facts, wording), 0);
    }
}

/* What is taken out of a complete notice is missed, and nothing else. */
static void test_every_line_is_missed(void **state)
{
    static const struct {
        enum language language;
        const char *out;
        const char *missing;
    } cases[] = {
        {LANGUAGE_NL, "Waarom krijgt u deze brief?", "why language"},
        {LANGUAGE_NL, "lijst 7", "who"},
        {LANGUAGE_NL, "(Lijst Voorbeeld)", "who"},
        {LANGUAGE_NL, "gemeenteraadsverkiezingen", "who"},
        {LANGUAGE_NL, "13 oktober 2030", "who"},
        {LANGUAGE_NL, "verkiezingsboodschap", "purpose"},
        {LANGUAGE_NL, "kiezers die voor het eerst stemmen", "selection"},
        {LANGUAGE_NL, "deze verkiezingen", "source-election"},
        {LANGUAGE_NL, "van Elsene", "source-municipality"},
        {LANGUAGE_NL, "1 september 2030", "source-date"},
        {LANGUAGE_NL, "artikel 13", "list-article"},
        {LANGUAGE_NL, "gerechtvaardigd belang", "legal-basis interest"},
        {LANGUAGE_NL, "artikel 6", "legal-basis"},
        {LANGUAGE_NL, "voor te stellen", "interest"},
        {LANGUAGE_NL, "geboortejaar", "categories"},
        {LANGUAGE_NL, "drukker", "recipients"},
        {LANGUAGE_NL, "bpost", "recipients"},
        {LANGUAGE_NL, "14 oktober 2030", "retention"},
        {LANGUAGE_NL,
         "Verwerkingsverantwoordelijke, de persoon die beslist wat er met uw "
         "gegevens gebeurt: Els Peeters",
         "controller controller-address joint-controller"},
        {LANGUAGE_NL, "Partij Voorbeeld", "joint-controller"},
        {LANGUAGE_NL, "Marktplein 2", "joint-controller"},
        {LANGUAGE_NL, "bezwaar", NULL},
        {LANGUAGE_NL, "gratis", "objection objection-apart"},
        {LANGUAGE_NL, "geen reden", "objection objection-apart"},
        {LANGUAGE_NL, "binnen een maand", "objection objection-apart"},
        {LANGUAGE_NL, "stop@example.be of Kerkstraat 1, 1050 Elsene",
         "objection objection-apart"},
        {LANGUAGE_NL, "inzage", "rights language"},
        {LANGUAGE_NL, "wissing", "rights language"},
        {LANGUAGE_NL, "beperken", "rights language"},
        {LANGUAGE_NL, "verbetering (rectificatie)", "rights language"},
        {LANGUAGE_NL, "Drukpersstraat 35", "complaint language"},
        {LANGUAGE_NL, "www.gegevensbeschermingsautoriteit.be", "complaint language"},
        {LANGUAGE_NL, "klacht", "complaint language"},
        {LANGUAGE_NL, "V.u.:", "publisher"},
        {LANGUAGE_NL, "V.u.: Els Peeters, Kerkstraat 1", "publisher"},
        {LANGUAGE_FR, "Pourquoi recevez-vous", "why language"},
        {LANGUAGE_FR, "liste 7", "who"},
        {LANGUAGE_FR, "13 octobre 2030", "who"},
        {LANGUAGE_FR, "d'Ixelles", "source-municipality"},
        {LANGUAGE_FR, "1er septembre 2030", "source-date"},
        {LANGUAGE_FR, "l'article 13", "list-article"},
        {LANGUAGE_FR, "intérêt légitime", "legal-basis interest"},
        {LANGUAGE_FR, "année de naissance", "categories"},
        {LANGUAGE_FR, "imprimeur", "recipients"},
        {LANGUAGE_FR, "14 octobre 2030", "retention"},
        {LANGUAGE_FR, "gratuit", "objection objection-apart"},
        {LANGUAGE_FR, "aucune raison", "objection objection-apart"},
        {LANGUAGE_FR, "dans le mois", "objection objection-apart"},
        {LANGUAGE_FR, "droit d'accès", "rights language"},
        {LANGUAGE_FR, "effacement", "rights language"},
        {LANGUAGE_FR, "Rue de la Presse 35", "complaint language"},
        {LANGUAGE_FR, "Éd. resp. :", "publisher"},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = rich_facts(NOTICE_GROUND_VOTER_LIST);
        g_autoptr(Wording) wording = wording_load(files, cases[i].language, NULL);
        g_autofree char *complete = shipped_notice(&facts, wording);
        g_auto(GStrv) pieces = g_strsplit(complete, cases[i].out, -1);
        g_autofree char *text = g_strjoinv("…", pieces);
        g_autofree char *missing =
            names_of(notice_missing(text, CHANNEL_POST, &facts, wording));
        if (g_strv_length(pieces) < 2)
            fail_msg("“%s” is not in the notice", cases[i].out);
        if (!g_str_equal(missing, cases[i].missing == NULL ? "" : cases[i].missing))
            fail_msg("without “%s”: “%s” is missing", cases[i].out, missing);
    }
}

static void test_objection_stands_apart(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts facts = rich_facts(NOTICE_GROUND_VOTER_LIST);
    g_autofree char *complete = shipped_notice(&facts, wording);
    /* One paragraph of everything. */
    g_autofree char *text = g_strdelimit(complete, "\n", ' ');
    g_autofree char *missing =
        names_of(notice_missing(text, CHANNEL_POST, &facts, wording));

    (void)state;
    complete = NULL;
    assert_string_equal(missing, "objection-apart");
}

static void test_other_language_does_not_count(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) dutch = wording_load(files, LANGUAGE_NL, NULL);
    g_autoptr(Wording) french = wording_load(files, LANGUAGE_FR, NULL);
    struct notice_facts facts = rich_facts(NOTICE_GROUND_VOTER_LIST);
    g_autofree char *text = shipped_notice(&facts, dutch);
    notice_set missing = notice_missing(text, CHANNEL_POST, &facts, french);

    (void)state;
    assert_true((missing & NOTICE_LANGUAGE) != 0);
    assert_true((missing & NOTICE_RIGHTS) != 0);
    assert_true((missing & NOTICE_OBJECTION) != 0);
}

static void test_vague_sources(void **state)
{
    static const struct {
        enum language language;
        const char *source;
        gboolean told;
    } cases[] = {
        {LANGUAGE_NL, "het formulier op onze opendeurdag", TRUE},
        {LANGUAGE_NL, "de ledenlijst van Partij Voorbeeld", TRUE},
        {LANGUAGE_NL, "openbare bronnen", FALSE},
        {LANGUAGE_NL, "diverse bronnen", FALSE},
        {LANGUAGE_NL, "onze bestanden", FALSE},
        {LANGUAGE_NL, "een databank", FALSE},
        {LANGUAGE_NL, "internet", TRUE}, /* weak, but a place */
        {LANGUAGE_NL, "Els", TRUE},      /* a name may be as short as that */
        {LANGUAGE_NL, "N-VA", TRUE},
        {LANGUAGE_NL, "x", FALSE},
        {LANGUAGE_FR, "fichier", FALSE},
        {LANGUAGE_NL, "lijst", FALSE},
        {LANGUAGE_NL, "", FALSE},
        {LANGUAGE_FR, "le formulaire de notre site", TRUE},
        {LANGUAGE_FR, "des sources publiques", FALSE},
        {LANGUAGE_FR, "nos fichiers", FALSE},
        {LANGUAGE_FR, "une base de données", FALSE},
    };
    g_autoptr(TemplateFiles) files = campaign_files();

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct notice_facts facts = rich_facts(NOTICE_GROUND_RELATION);
        g_autoptr(Wording) wording = wording_load(files, cases[i].language, NULL);
        facts.source[cases[i].language] = cases[i].source;
        g_autofree char *text = shipped_notice(&facts, wording);
        gboolean told =
            (notice_present(text, CHANNEL_POST, &facts, wording) & NOTICE_SOURCE) != 0;
        if (told != cases[i].told)
            fail_msg("“%s”: %d", cases[i].source, told);
    }
}

static void test_list_number_is_whole(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts facts = rich_facts(NOTICE_GROUND_VOTER_LIST);
    g_autofree char *text = shipped_notice(&facts, wording);

    (void)state;
    facts.list_number = "70";
    assert_true((notice_missing(text, CHANNEL_POST, &facts, wording) & NOTICE_WHO) != 0);
    g_autofree char *other = shipped_notice(&facts, wording);
    facts.list_number = "7";
    assert_true((notice_missing(other, CHANNEL_POST, &facts, wording) & NOTICE_WHO) != 0);
}

/* Absent facts are absent, never taken for found. */
static void test_nothing_is_told(void **state)
{
    g_autoptr(TemplateFiles) files = campaign_files();
    g_autoptr(Wording) wording = wording_load(files, LANGUAGE_NL, NULL);
    struct notice_facts nothing = {.ground = NOTICE_GROUND_VOTER_LIST,
                                   .regime = "",
                                   .election_day = DAY_UNKNOWN,
                                   .obtained_on = DAY_UNKNOWN,
                                   .end_on = DAY_UNKNOWN};
    g_autofree char *text = shipped_notice(&nothing, wording);
    notice_set facts_told = NOTICE_WHO | NOTICE_CONTROLLER | NOTICE_CONTROLLER_ADDRESS |
                            NOTICE_SOURCE_MUNICIPALITY | NOTICE_SOURCE_DATE |
                            NOTICE_LIST_ARTICLE | NOTICE_RETENTION | NOTICE_OBJECTION |
                            NOTICE_PUBLISHER;

    (void)state;
    assert_int_equal(notice_present(text, CHANNEL_POST, &nothing, wording) & facts_told,
                     0);
    assert_int_equal(notice_present("", CHANNEL_POST, &nothing, wording), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shipped_notices_are_complete),
        cmocka_unit_test(test_layout_does_not_matter),
        cmocka_unit_test(test_every_line_is_missed),
        cmocka_unit_test(test_objection_stands_apart),
        cmocka_unit_test(test_other_language_does_not_count),
        cmocka_unit_test(test_vague_sources),
        cmocka_unit_test(test_list_number_is_whole),
        cmocka_unit_test(test_nothing_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
