/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "eligibility/selection_phrase.h"
#include "reference/calendar.h"

/* Stands for compose/wording.h. */
static void append_day(gconstpointer wording, day_number day, GString *out)
{
    int year, month, month_day;

    (void)wording;
    day_to_ymd(day, &year, &month, &month_day);
    g_string_append_printf(out, "%d/%d/%d", month_day, month, year);
}

static void append_of(gconstpointer wording, const char *municipality, GString *out)
{
    (void)wording;
    g_string_append_printf(out, strchr("AEIOU", *municipality) != NULL ? "d'%s" : "de %s",
                           municipality);
}

static const struct selection_speech speech = {append_day, append_of, NULL};

static char *shipped(enum language language)
{
    g_autofree char *path = g_strdup_printf("%s/templates/%s/selection.txt",
                                            KIESPOST_SOURCE_DIR, language_code(language));
    char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static struct selection_words *words_of(enum language language)
{
    g_autofree char *text = shipped(language);
    g_autoptr(GError) error = NULL;
    struct selection_words *words =
        selection_words_parse(language, text, "selection.txt", &error);

    if (words == NULL)
        fail_msg("%s: %s", language_code(language), error->message);
    return words;
}

static char *phrase_of(const char *text, const struct selection_words *words,
                       enum selection_people people)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Selection) selection =
        selection_parse(text, election_find("BE-VLG-LOC-2030"), &error);

    if (selection == NULL)
        fail_msg("“%s”: %s", text, error->message);
    return selection_phrase(selection, words, &speech, people);
}

static const struct {
    const char *text, *nl, *fr;
} cases[] = {
    {"age < 30 and postcode in (9000, 9030)",
     "kiezers jonger dan 30 jaar in de postcodes 9000 en 9030",
     "les électeurs de moins de 30 ans des codes postaux 9000 et 9030"},
    {"age >= 65", "kiezers van 65 jaar of ouder", "les électeurs de 65 ans ou plus"},
    {"age > 64", "kiezers van 65 jaar of ouder", "les électeurs de 65 ans ou plus"},
    {"age <= 29", "kiezers jonger dan 30 jaar", "les électeurs de moins de 30 ans"},
    {"age >= 18 and age < 30", "kiezers van 18 tot en met 29 jaar",
     "les électeurs de 18 à 29 ans"},
    {"age in (18, 19, 20)", "kiezers van 18, 19 of 20 jaar",
     "les électeurs de 18, 19 ou 20 ans"},
    {"age != 18", "kiezers van een andere leeftijd dan 18 jaar",
     "les électeurs d'un autre âge que 18 ans"},
    {"age not between 30 and 60",
     "kiezers van een andere leeftijd dan 30 tot en met 60 jaar",
     "les électeurs d'un autre âge que de 30 à 60 ans"},
    {"birth_year < 1960", "kiezers geboren vóór 1960",
     "les électeurs dont l'année de naissance est antérieure à 1960"},
    {"birth_year in (2011, 2012)", "kiezers geboren in 2011 of 2012",
     "les électeurs dont l'année de naissance est 2011 ou 2012"},
    {"first_time_voter and municipality = Gent",
     "kiezers in Gent die bij deze verkiezingen voor het eerst oud genoeg zijn om te "
     "stemmen",
     "les électeurs de Gand qui ont pour la première fois l'âge de voter à ces "
     "élections"},
    {"municipality in (Elsene, Etterbeek) and not first_time_voter",
     "kiezers in Etterbeek en Elsene die bij deze verkiezingen niet voor het eerst oud "
     "genoeg zijn om te stemmen",
     "les électeurs d'Etterbeek et d'Ixelles qui n'ont pas pour la première fois l'âge "
     "de "
     "voter à ces élections"},
    {"municipality not in (Gent, Elsene)", "kiezers buiten Elsene en Gent",
     "les électeurs hors d'Ixelles et de Gand"},
    {"postcode = 9000", "kiezers in de postcode 9000",
     "les électeurs du code postal 9000"},
    {"postcode not in (9000, 9030)", "kiezers buiten de postcodes 9000 en 9030",
     "les électeurs hors des codes postaux 9000 et 9030"},
    {"postcode between 9000 and 9052",
     "kiezers met een postcode van 9000 tot en met 9052",
     "les électeurs dont le code postal va de 9000 à 9052"},
    {"street = Kerkstraat and house_number odd and house_number < 100",
     "kiezers in de straat Kerkstraat met een huisnummer lager dan 100 en met een "
     "oneven huisnummer",
     "les électeurs habitant Kerkstraat dont le numéro de maison est inférieur à 100 et "
     "dont le numéro de maison est impair"},
    {"street in ('Rue Neuve', 'Place Verte')",
     "kiezers in de straten Place Verte en Rue Neuve",
     "les électeurs habitant Place Verte ou Rue Neuve"},
    {"street not in ('Rue Neuve', 'Place Verte')",
     "kiezers buiten de straten Place Verte en Rue Neuve",
     "les électeurs qui n'habitent pas Place Verte ni Rue Neuve"},
    {"street = '{or} *vet* {condition}'", "kiezers in de straat {or} *vet* {condition}",
     "les électeurs habitant {or} *vet* {condition}"},
    {"polling_section in (3, 12)", "kiezers van de stemafdelingen 3 en 12",
     "les électeurs des sections de vote 3 et 12"},
    {"language = fr and postcode = 1000",
     "kiezers in de postcode 1000 die Frans als taal opgaven",
     "les électeurs du code postal 1000 qui ont indiqué le français comme langue"},
    {"consent_date >= 2030-03-01 and language != nl",
     "kiezers die een andere taal dan Nederlands opgaven en die op 1/3/2030 of later "
     "toestemming gaven",
     "les électeurs qui ont indiqué une autre langue que le néerlandais et qui ont donné "
     "leur consentement le 1/3/2030 ou après"},
    {"relation_date between 2029-01-01 and 2029-12-31",
     "kiezers met wie het contact van de periode van 1/1/2029 tot en met 31/12/2029 "
     "dateert",
     "les électeurs dont le contact date de la période du 1/1/2029 au 31/12/2029"},
    /* the same field twice */
    {"postcode between 9000 and 9052 and postcode != 9040",
     "kiezers met een postcode van 9000 tot en met 9052 en buiten de postcode 9040",
     "les électeurs hors du code postal 9040 dont le code postal va de 9000 à 9052"},
    /* groups side by side */
    {"age < 25 or age >= 65",
     "kiezers jonger dan 25 jaar en kiezers van 65 jaar of ouder",
     "les électeurs de moins de 25 ans et les électeurs de 65 ans ou plus"},
    {"age < 25 or postcode = 9000 or language = fr",
     "kiezers jonger dan 25 jaar; kiezers in de postcode 9000; en kiezers die Frans als "
     "taal opgaven",
     "les électeurs de moins de 25 ans\xC2\xA0; les électeurs du code postal "
     "9000\xC2\xA0; "
     "et les électeurs qui ont indiqué le français comme langue"},
    {"age < 30 and (postcode = 9000 or street = Kouter)",
     "kiezers jonger dan 30 jaar in de postcode 9000 en kiezers jonger dan 30 jaar in de "
     "straat Kouter",
     "les électeurs de moins de 30 ans du code postal 9000 et les électeurs de moins de "
     "30 "
     "ans habitant Kouter"},
    {"age >= 18 and (age < 30 or postcode = 9000)",
     "kiezers van 18 tot en met 29 jaar en kiezers van 18 jaar of ouder in de postcode "
     "9000",
     "les électeurs de 18 à 29 ans et les électeurs de 18 ans ou plus du code postal "
     "9000"},
    {"not (age < 30 and postcode = 9000)",
     "kiezers van 30 jaar of ouder en kiezers buiten de postcode 9000",
     "les électeurs de 30 ans ou plus et les électeurs hors du code postal 9000"},
    /* too many groups */
    {"(age < 20 or age >= 60 or age = 40) and (postcode = 9000 or street = Kouter or "
     "polling_section = 3)",
     "kiezers voor wie dit geldt: ((jonger dan 20 jaar) of (van 60 jaar of ouder) of "
     "(van "
     "40 jaar)) en ((in de postcode 9000) of (in de straat Kouter) of (van de "
     "stemafdeling "
     "3))",
     "les électeurs qui remplissent cette condition\xC2\xA0: ((de moins de 20 ans) ou "
     "(de 60 "
     "ans ou plus) ou (de 40 ans)) et ((du code postal 9000) ou (habitant Kouter) ou (de "
     "la "
     "section de vote 3))"},
};

static void says_who_was_chosen(void **state)
{
    g_autoptr(SelectionWords) nl = words_of(LANGUAGE_NL);
    g_autoptr(SelectionWords) fr = words_of(LANGUAGE_FR);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autofree char *dutch = phrase_of(cases[i].text, nl, SELECTION_VOTERS);
        g_autofree char *french = phrase_of(cases[i].text, fr, SELECTION_VOTERS);
        if (strcmp(dutch, cases[i].nl) != 0)
            fail_msg("%s\n%s", cases[i].text, dutch);
        if (strcmp(french, cases[i].fr) != 0)
            fail_msg("%s\n%s", cases[i].text, french);
    }
}

static void calls_own_contacts_no_voters(void **state)
{
    g_autoptr(SelectionWords) nl = words_of(LANGUAGE_NL);
    g_autoptr(SelectionWords) fr = words_of(LANGUAGE_FR);
    g_autofree char *dutch = phrase_of("age < 30", nl, SELECTION_OTHERS);
    g_autofree char *french = phrase_of("age < 30", fr, SELECTION_OTHERS);
    (void)state;
    assert_string_equal(dutch, "mensen jonger dan 30 jaar");
    assert_string_equal(french, "les personnes de moins de 30 ans");
}

/* GDPR art. 14(1)(d) */
static void names_the_data_that_it_looked_at(void **state)
{
    static const struct {
        const char *text;
        gboolean with_address;
        const char *nl, *fr;
    } rows[] = {
        {"age < 30", FALSE, "uw geboortedatum", "votre date de naissance"},
        {"first_time_voter", FALSE, "uw geboortedatum", "votre date de naissance"},
        {"birth_year < 1960", FALSE, "uw geboortejaar", "votre année de naissance"},
        {"birth_year < 1960 or age < 30", FALSE, "uw geboortedatum",
         "votre date de naissance"},
        {"street = Kouter and postcode = 9000", FALSE, NULL, NULL},
        {"street = Kouter and postcode = 9000", TRUE, "uw adres", "votre adresse"},
        {"municipality = Gent and house_number = odd", TRUE, "uw adres", "votre adresse"},
        {"polling_section = 6", FALSE, "uw stemafdeling", "votre section de vote"},
        {"language = fr", FALSE, "uw taal", "votre langue"},
        {"consent_date > 2030-01-01", FALSE, "de datum van uw toestemming",
         "la date de votre consentement"},
        {"relation_date > 2030-01-01", FALSE, "de datum van ons contact",
         "la date de notre contact"},
        {"age < 30 and postcode = 9000", FALSE, "uw geboortedatum",
         "votre date de naissance"},
        {"age < 30 and language = fr", FALSE, "uw geboortedatum en uw taal",
         "votre date de naissance et votre langue"},
        {"age < 30 and postcode = 9000 or language = fr", TRUE,
         "uw geboortedatum, uw adres en uw taal",
         "votre date de naissance, votre adresse et votre langue"},
    };
    g_autoptr(SelectionWords) nl = words_of(LANGUAGE_NL);
    g_autoptr(SelectionWords) fr = words_of(LANGUAGE_FR);
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Selection) selection =
            selection_parse(rows[i].text, election_find("BE-VLG-LOC-2030"), NULL);
        assert_non_null(selection);
        g_autofree char *dutch =
            selection_data_phrase(selection, nl, rows[i].with_address);
        g_autofree char *french =
            selection_data_phrase(selection, fr, rows[i].with_address);
        if (g_strcmp0(dutch, rows[i].nl) != 0 || g_strcmp0(french, rows[i].fr) != 0)
            fail_msg("%s: %s, %s", rows[i].text, dutch, french);
    }
}

/* Every condition that the language can make has its words. */
static void has_words_for_everything(void **state)
{
    static const char *const values[] = {
        "18",         "1990", NULL /* a flag */,    "Gent", "9000",       "4",
        "Kerkstraat", "7",    NULL /* odd, even */, "fr",   "2030-03-01", "2030-03-01"};
    static const char *const others[] = {"19",   "1991", NULL,         "Deinze",
                                         "9030", "5",    "Kouter",     "9",
                                         NULL,   "nl",   "2030-03-02", "2030-03-02"};
    static const char *const shapes[] = {
        "%s < %s", "%s >= %s", "%s between %s and %s", "%s not between %s and %s",
        "%s = %s", "%s != %s", "%s in (%s, %s)",       "%s not in (%s, %s)",
    };
    g_autoptr(SelectionWords) nl = words_of(LANGUAGE_NL);
    g_autoptr(SelectionWords) fr = words_of(LANGUAGE_FR);
    guint made = 0;
    (void)state;
    for (int field = 0; field < SELECTION_FIELD_COUNT; field++)
        for (size_t i = 0; values[field] != NULL && i < G_N_ELEMENTS(shapes); i++) {
            g_autoptr(GString) text = g_string_new(shapes[i]);
            g_string_replace(text, "%s", selection_field_name(field), 1);
            g_string_replace(text, "%s", values[field], 1);
            g_string_replace(text, "%s", others[field], 1);
            g_autoptr(Selection) selection =
                selection_parse(text->str, election_find("BE-VLG-LOC-2030"), NULL);
            if (selection == NULL)
                continue;
            for (int people = 0; people < 2; people++) {
                g_autofree char *dutch = selection_phrase(selection, nl, &speech, people);
                g_autofree char *french =
                    selection_phrase(selection, fr, &speech, people);
                if (strpbrk(dutch, "{}+%") != NULL || strpbrk(french, "{}+%") != NULL)
                    fail_msg("%s\n%s\n%s", text->str, dutch, french);
            }
            made++;
        }
    /* 5 fields with an order and a list, house numbers without, 4 without an order. */
    assert_int_equal(made, 5 * 8 + 4 + 4 * 4);
}

/* Every line of the shipped files but the optional ones is needed, and looked at. */
static void misses_what_is_lacking(void **state)
{
    (void)state;
    for (int l = LANGUAGE_NL; l <= LANGUAGE_FR; l++) {
        g_autofree char *text = shipped((enum language)l);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (gsize i = 0; lines[i] != NULL; i++) {
            char *line = lines[i];
            if (strchr(line, '=') == NULL || *line == '#' ||
                strstr(line, "_many=") != NULL)
                continue;
            lines[i] = g_strdup("");
            g_autofree char *without = g_strjoinv("\n", lines);
            g_free(lines[i]);
            lines[i] = g_strndup(line, strcspn(line, "=") + 1);
            g_autofree char *emptied = g_strjoinv("\n", lines);
            g_free(lines[i]);
            lines[i] = line;
            g_autoptr(GError) lacking = NULL, empty = NULL;
            assert_null(selection_words_parse(l, without, "nl/selection.txt", &lacking));
            if (!g_error_matches(lacking, KIESPOST_ERROR, KIESPOST_ERROR_INPUT) ||
                strstr(lacking->message, "nl/selection.txt") == NULL)
                fail_msg("“%s”: %s", line, lacking->message);
            if (selection_words_parse(l, emptied, "x", &empty) != NULL)
                fail_msg("“%s” may be empty", line);
        }
    }
}

static void wants_places_for_what_it_says(void **state)
{
    static const struct {
        const char *line, *instead;
    } edits[] = {
        {"less=jonger dan {n} jaar", "less=jonger dan dertig jaar"},
        {"between=van {a} tot en met {b} jaar", "between=van {a} jaar"},
        {"is=van {or} jaar", "is=van {n} jaar"},
        {"is_many=in de postcodes {and}", "is_many=in enkele postcodes"},
        {"condition={people} voor wie dit geldt: {condition}", "condition={people}"},
        {"[age]", "[leeftijd]"},
        {"[age]", "age"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        g_autofree char *text = shipped(LANGUAGE_NL);
        g_autoptr(GString) edited = g_string_new(text);
        g_autoptr(GError) error = NULL;
        assert_int_equal(g_string_replace(edited, edits[i].line, edits[i].instead, 1), 1);
        assert_null(selection_words_parse(LANGUAGE_NL, edited->str, "x", &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_who_was_chosen),
        cmocka_unit_test(calls_own_contacts_no_voters),
        cmocka_unit_test(names_the_data_that_it_looked_at),
        cmocka_unit_test(has_words_for_everything),
        cmocka_unit_test(misses_what_is_lacking),
        cmocka_unit_test(wants_places_for_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
