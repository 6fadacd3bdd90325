/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "eligibility/selection.h"
#include "reference/calendar.h"

static const struct election *here(void)
{
    return election_find("BE-VLG-LOC-2030");
}

static void reads_one_form_out_of_many(void **state)
{
    static const struct {
        const char *text, *canonical;
    } cases[] = {
        {"age < 30 and postcode in (9000, 9030)",
         "age < 30 and postcode in (9000, 9030)"},
        {"AGE<30 AND POSTCODE IN(9030,9000,9000)",
         "age < 30 and postcode in (9000, 9030)"},
        /* Dutch and French, with or without accents, blanks and hyphens */
        {"leeftijd < 30 en postcode in (9000, 9030)",
         "age < 30 and postcode in (9000, 9030)"},
        {"âge < 30 et code postal dans (9000, 9030)",
         "age < 30 and postcode in (9000, 9030)"},
        {"Âge < 30 et code_postal dans (9000, 9030)",
         "age < 30 and postcode in (9000, 9030)"},
        {"gemeente = gent of straat = Kerkstraat",
         "municipality = 44021 or street = \"Kerkstraat\""},
        {"commune = Gand ou rue = 'Rue Neuve'",
         "municipality = 44021 or street = \"Rue Neuve\""},
        {"niet nieuwe kiezer", "not first_time_voter"},
        {"pas primo-votant", "not first_time_voter"},
        {"première fois < 3 ou année de naissance < 1990", NULL},
        {"année de naissance < 1990", "birth_year < 1990"},
        {"year of birth >= 1990", "birth_year >= 1990"},
        {"huisnummer oneven", "house_number = odd"},
        {"numéro de maison = pair", "house_number = even"},
        {"stembureau = 012", "polling_section = 012"},
        {"section de vote = 12 ou bureau de vote = 13", "polling_section in (12, 13)"},
        {"taal = frans", "language = fr"},
        {"langue dans (français, NL, allemand)", "language in (nl, fr, de)"},
        {"toestemmingsdatum >= 2030-03-01", "consent_date >= 2030-03-01"},
        {"date du contact entre 2029-01-01 et 2029-12-31",
         "relation_date between 2029-01-01 and 2029-12-31"},
        /* comparisons */
        {"age <= 29", "age < 30"},
        {"age > 64", "age >= 65"},
        {"age == 18", "age = 18"},
        {"age <> 18", "age != 18"},
        {"age ≠ 18", "age != 18"},
        {"age ≤ 29", "age < 30"},
        {"age ≥ 65", "age >= 65"},
        {"age between 18 and 29", "age between 18 and 29"},
        {"age not between 18 and 29", "age not between 18 and 29"},
        {"age between 18 and 18", "age = 18"},
        {"age in (18)", "age = 18"},
        {"age not in (19, 18)", "age not in (18, 19)"},
        {"age niet tussen 18 en 29 en postcode = 9000",
         "age not between 18 and 29 and postcode = 9000"},
        {"first_time_voter = yes", "first_time_voter"},
        {"first_time_voter = non", "not first_time_voter"},
        {"primo_votant != non", "first_time_voter"},
        {"nieuwe kiezer = neen", "not first_time_voter"},
        {"primo_votant = pas", NULL},
        {"first_time_voter = nee", "not first_time_voter"},
        {"first_time_voter != ja", "not first_time_voter"},
        {"not first_time_voter != ja", "first_time_voter"},
        {"house_number != odd", "house_number = even"},
        {"house_number < 100", "house_number < 100"},
        {"postcode > 9000 and postcode <= 9052", "postcode between 9001 and 9052"},
        {"postcode < 10000", "postcode < 10000"},
        /* "not", carried down to the conditions */
        {"not age < 30", "age >= 30"},
        {"not not age < 30", "age < 30"},
        {"not (age < 30 or postcode = 9000)", "age >= 30 and postcode != 9000"},
        {"not (age < 30 and postcode = 9000)", "age >= 30 or postcode != 9000"},
        {"not (age < 30 and not (postcode = 9000 or street = X))",
         "age >= 30 or postcode = 9000 or street = \"X\""},
        {"not age between 18 and 29", "age not between 18 and 29"},
        {"not age not in (18, 19)", "age in (18, 19)"},
        {"not house_number odd", "house_number = even"},
        /* "and" binds before "or" */
        {"age < 30 and postcode = 9000 or street = X",
         "(age < 30 and postcode = 9000) or street = \"X\""},
        {"age < 30 and (postcode = 9000 or street = X)",
         "age < 30 and (postcode = 9000 or street = \"X\")"},
        {"((age < 30))", "age < 30"},
        /* drawn together */
        {"age >= 18 and age < 30", "age between 18 and 29"},
        {"age >= 18 and postcode = 9000 and age < 30",
         "age between 18 and 29 and postcode = 9000"},
        {"age >= 18 and age < 19", "age = 18"},
        {"postcode = 9000 or postcode = 9030", "postcode in (9000, 9030)"},
        {"postcode != 9000 and postcode != 9030", "postcode not in (9000, 9030)"},
        {"postcode = 9000 or age < 30 or postcode = 9000", "postcode = 9000 or age < 30"},
        {"age < 30 and age < 30", "age < 30"},
        {"first_time_voter or first_time_voter", "first_time_voter"},
        {"street = Kerkstr. or street = kerkstraat", NULL},
        {"street in ('Kerkstr.', kerkstraat, KERKSTRAAT)", "street = \"Kerkstr.\""},
        /* and not where they are not one */
        {"age < 18 and age >= 30", "age < 18 and age >= 30"},
        {"age < 18 or age >= 65", "age < 18 or age >= 65"},
        {"postcode = 9000 and postcode = 9030", "postcode = 9000 and postcode = 9030"},
        {"first_time_voter or not first_time_voter",
         "first_time_voter or not first_time_voter"},
        {"house_number = odd or house_number = even",
         "house_number = odd or house_number = even"},
        {"house_number >= 7 and house_number <= 7",
         "house_number >= 7 and house_number < 8"},
        /* texts */
        {"street = \"Lange Munt\"", "street = \"Lange Munt\""},
        {"street = “Lange Munt”", "street = \"Lange Munt\""},
        {"street = «\xC2\xA0"
         "Rue de la Loi\xC2\xA0»",
         "street = \"Rue de la Loi\""},
        {"street='Kerkstraat'", "street = \"Kerkstraat\""},
        {"street = \"Rue de l'Église\"", "street = \"Rue de l'Église\""},
        {"municipality = Braine-l'Alleud", "municipality = 25014"},
        {"municipality = Sint-Niklaas", "municipality = 46021"},
        {"municipality in (Ixelles, Elsene, 21009)", "municipality = 21009"},
        {"municipality = Lüttich", "municipality = 62063"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Selection) selection = selection_parse(cases[i].text, here(), &error);
        if (cases[i].canonical == NULL) {
            if (selection != NULL)
                fail_msg("“%s” is read", cases[i].text);
            continue;
        }
        if (selection == NULL)
            fail_msg("“%s”: %s", cases[i].text, error->message);
        if (strcmp(selection->text, cases[i].canonical) != 0)
            fail_msg("“%s” is read as “%s”", cases[i].text, selection->text);
        g_autoptr(Selection) again = selection_parse(selection->text, here(), &error);
        if (again == NULL || strcmp(again->text, selection->text) != 0)
            fail_msg("“%s” is not canonical", selection->text);
        for (int language = LANGUAGE_NL; language < LANGUAGE_COUNT; language++) {
            g_autoptr(GString) told = g_string_new(NULL);
            selection_node_write_in(selection->root, (enum language)language, told);
            g_autoptr(Selection) heard = selection_parse(told->str, here(), &error);
            if (heard == NULL || strcmp(heard->text, selection->text) != 0)
                fail_msg("“%s” is told as “%s”", selection->text, told->str);
        }
    }
}

/* As the operator reads it. */
static void is_told_in_the_operators_language(void **state)
{
    static const struct {
        const char *text, *nl, *fr;
    } cases[] = {
        {"age < 30 and postcode in (9000, 9030)",
         "leeftijd < 30 en postcode in (9000, 9030)",
         "âge < 30 et code postal dans (9000, 9030)"},
        {"not first_time_voter or house_number = odd",
         "niet nieuwe kiezer of huisnummer = oneven",
         "pas primo votant ou numéro = impair"},
        {"age not between 18 and 29", "leeftijd niet tussen 18 en 29",
         "âge pas entre 18 et 29"},
        {"language not in (fr, de)", "taal niet in (fr, de)", "langue pas dans (fr, de)"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autoptr(Selection) selection = selection_parse(cases[i].text, here(), NULL);
        g_autoptr(GString) nl = g_string_new(NULL), fr = g_string_new(NULL);
        assert_non_null(selection);
        selection_node_write_in(selection->root, LANGUAGE_NL, nl);
        selection_node_write_in(selection->root, LANGUAGE_FR, fr);
        assert_string_equal(nl->str, cases[i].nl);
        assert_string_equal(fr->str, cases[i].fr);
    }
}

/* Text, the beginning of what is said. */
static void says_what_is_wrong(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"", "“--select” is empty"},
        {"   ", "“--select” is empty"},
        {"leeftid < 30", "“--select”, character 1: people cannot be chosen by “leeftid”; "
                         "did you mean “leeftijd”?"},
        {"age < 30 and post code = 9000",
         "“--select”, character 14: people cannot be chosen by “post code”; did you mean "
         "“postcode”?"},
        {"sectoin de vote = 1", "“--select”, character 1: people cannot be chosen by "
                                "“sectoin de vote”; did you mean “section de vote”?"},
        {"date de naissance < 2000",
         "“--select”, character 1: people cannot be chosen by "
         "“date de naissance”; did you mean"},
        {"email = x", "“--select”, character 1: people cannot be chosen by “email”; see"},
        {"beroep = arts", "“--select”, character 1: people cannot be chosen by “beroep”"},
        {"age", "“--select”, character 4: behind “age” stands"},
        {"age 30", "“--select”, character 5: behind “age” stands"},
        {"age is 30", "“--select”, character 5: behind “age” stands"},
        {"age not 30", "“--select”, character 9: behind “age” stands"},
        {"age <", "“--select”, character 6: a value is missing"},
        {"age < (30)", "“--select”, character 7: a value is missing"},
        {"age = Gent", "“--select”, character 7: “Gent” is no age"},
        {"age = 12.5", "“--select”, character 7: “12.5” is no age"},
        {"age = 999", "“--select”, character 7: “999” is no age"},
        {"âge = 1e9", "“--select”, character 7: “1e9” is no age"},
        {"birth_year = 85", "“--select”, character 14: “85” is no year"},
        {"postcode = 9001", "“--select”, character 12: “9001” is no Belgian postcode"},
        {"postcode = B-9000", "“--select”, character 12: “B-9000” is no Belgian"},
        {"postcode < 10001", "“--select”, character 12: “10001” is no Belgian postcode"},
        {"postcode between 9052 and 9000", "“--select”, character 18: the first value"},
        {"postcode between 9000", "“--select”, character 22: “between” takes two"},
        {"postcode in 9000", "“--select”, character 13: a list stands in brackets"},
        {"postcode in (9000 9030)", "“--select”, character 19: in this list a comma"},
        {"postcode in ()", "“--select”, character 14: a value is missing"},
        {"postcode in (9000,)", "“--select”, character 19: a value is missing"},
        {"postcode in (9000", "“--select”, character 18: in this list"},
        {"municipality = Gentt", "“--select”, character 16: no municipality is called"},
        {"municipality = 9000", "“--select”, character 16: no municipality is called"},
        {"municipality = Saint-Nicolas", "“--select”, character 16: several municipal"},
        {"municipality = Ledeberg",
         "“--select”, character 16: “Ledeberg” is a part of the municipality Gent"},
        {"municipality < 44021", "“--select”, character 14: “municipality” is compared"},
        {"street between A and B", "“--select”, character 8: “street” is compared"},
        {"street = '-'", "“--select”, character 10: “-” is the name of no"},
        {"street = 'A \"B\" C'",
         "“--select”, character 10: “A \"B\" C” is the name of no"},
        {"language = Ido", "“--select”, character 12: “Ido” is no language of Belgium"},
        {"consent_date > 1/3/2030", "“--select”, character 17: “/” means nothing here"},
        {"consent_date > 2030-02-30", "“--select”, character 16: “2030-02-30” is no day"},
        {"consent_date > 3000-01-01", "“--select”, character 16: “3000-01-01” is no day"},
        {"house_number = 12", "“--select”, character 16: one house is an address"},
        {"house_number in (12, 14)", "“--select”, character 17: one house is an address"},
        {"house_number between 12 and 12", "“--select”, character 22: one house is an"},
        {"house_number < 12A", "“--select”, character 16: “12A” is no house number"},
        {"first_time_voter = 1", "“--select”, character 20: write yes or no here"},
        {"age < 30 postcode = 9000",
         "“--select”, character 10: “postcode” is not expected"},
        {"age < 30, postcode = 9000",
         "“--select”, character 9: “,” is not expected here"},
        {"age < 30 and", "“--select”, character 13: a condition is missing here"},
        {"and age < 30", "“--select”, character 1: a condition is missing here"},
        {"(age < 30", "“--select”, character 1: this bracket is not closed"},
        {"(age < 30 (", "“--select”, character 11: “(” is not expected here"},
        {"age < 30)", "“--select”, character 9: this bracket was never opened"},
        {"()", "“--select”, character 2: a condition is missing here"},
        {"not", "“--select”, character 4: a condition is missing here"},
        {"\"age\" < 30", "“--select”, character 1: a condition is missing here"},
        {"street = 'Kerk", "“--select”, character 10: this quotation mark is not closed"},
        {"age < 30 & postcode = 9000", "“--select”, character 10: “&” means nothing"},
        {"age < -1", "“--select”, character 7: “-” means nothing here"},
        {"age < \xFF", "“--select” takes a text in UTF-8"},
        {"age < 30; drop", "“--select”, character 9: “;” means nothing here"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Selection) selection = selection_parse(cases[i].text, here(), &error);
        if (selection != NULL)
            fail_msg("“%s” is read as “%s”", cases[i].text, selection->text);
        if (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE))
            fail_msg("“%s” is no usage error: %s", cases[i].text, error->message);
        if (!g_str_has_prefix(error->message, cases[i].said))
            fail_msg("“%s”: %s", cases[i].text, error->message);
    }
}

/* In the law's name: the words of three languages, and the rule that is named. */
static void refuses_what_the_law_forbids(void **state)
{
    static const struct {
        const char *words; /* a comma between */
        const char *rule;
    } cases[] = {
        {"name,naam,nom,surname,last_name,family name,familienaam,achternaam,nom de "
         "famille,"
         "first_name,given_names,voornaam,prénom,Prenoms,name_origin,origine_du_nom,"
         "roepnaam,bijnaam,nickname,full_name,initialen,NAAM,meisjes-naam",
         "R-44"},
        {"nationality,nationaliteit,nationalité,citizenship,foreigner,vreemdeling,"
         "étranger,"
         "v,V,foreign_mark,niet-belg,non_belge,EU citizen,vermelding_V",
         "R-44"},
        {"birthplace,geboorteplaats,lieu_de_naissance,geboorteland,pays de "
         "naissance,origin,"
         "herkomst,afkomst,origine,ethnicity,etniciteit,ethnie,race,ras,huidskleur",
         "R-44"},
        {"order_number,volgnummer,numéro_d_ordre,numéro d'ordre", "R-44"},
        {"language_by_name,taal_van_de_naam,langue_du_nom,moedertaal,langue maternelle,"
         "mother tongue",
         "R-45"},
        {"party,partij,parti,opinion,mening,opinie,avis,vote_intention,stemintentie,"
         "intention_de_vote,canvass_result,huisbezoek,score,supporter_score,member,lid,"
         "membre,voorkeur,préférence_politique,politieke_kleur,prediction",
         "R-47"},
        {"health,gezondheid,santé,religion,godsdienst,geloof,croyance,union,vakbond,"
         "syndicat,sexual_orientation,geaardheid,orientation "
         "sexuelle,handicap,invalidité",
         "R-48"},
        {"sex,gender,geslacht,sexe,genre,vrouw,homme", "R-23"},
        {"national_number,rijksregisternummer,numéro_national,NISS,INSZ", "R-23"},
        {"household,gezin,ménage,kinderen,famille,état_civil", "R-49"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_auto(GStrv) words = g_strsplit(cases[i].words, ",", -1);
        for (gsize j = 0; words[j] != NULL; j++) {
            g_autofree char *text =
                g_strdup_printf("age < 30 and not %s = 'Els Peeters'", words[j]);
            g_autoptr(GError) error = NULL;
            g_autoptr(Selection) selection = selection_parse(text, here(), &error);
            if (selection != NULL)
                fail_msg("“%s” can be chosen by", words[j]);
            if (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED) ||
                strstr(error->message, cases[i].rule) == NULL ||
                strstr(error->message, "GDPR art.") == NULL)
                fail_msg("“%s”: %s", words[j], error->message);
            if (strstr(error->message, "Peeters") != NULL)
                fail_msg("“%s”: the sentence repeats what was typed", words[j]);
        }
    }
}

/* Whatever follows the word, the word alone is enough. */
static void refuses_before_it_reads_on(void **state)
{
    static const struct {
        const char *text, *rule;
    } cases[] = {
        {"name like 'El%'", "R-44"},
        {"surname starts with B", "R-44"},
        {"name", "R-44"},
        {"name(", NULL},
        {"naam klinkt vreemd", "R-44"},
        {"language = surname", "R-45"},
        {"taal = naam", "R-45"},
        {"langue = 'origine du nom'", "R-45"},
        {"age < 30 or (postcode = 9000 and religion = x)", "R-48"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Selection) selection = selection_parse(cases[i].text, here(), &error);
        assert_null(selection);
        if (cases[i].rule != NULL &&
            (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED) ||
             strstr(error->message, cases[i].rule) == NULL))
            fail_msg("“%s”: %s", cases[i].text, error->message);
    }
}

/* The calendar has the election before this one for some kinds only. */
static void knows_first_time_voters_where_the_calendar_does(void **state)
{
    static const struct {
        const char *election;
        const char *previous;
        const char *instead;
    } cases[] = {
        {"BE-VLG-LOC-2030", "BE-VLG-LOC-2024", NULL},
        {"BE-BRU-LOC-2030", "BE-BRU-LOC-2024", NULL},
        {"BE-WAL-LOC-2030", NULL, "6 years earlier, “age < 24” comes nearest"},
        {"BE-EUR-2029", NULL, "5 years earlier, “age < 21” comes nearest"},
        {"BE-FED-CHA-2029", NULL, "5 years earlier, “age < 23” comes nearest"},
        {"BE-VLG-LOC-2024", NULL, "6 years earlier, “age < 24” comes nearest"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Selection) selection =
            selection_parse("first_time_voter", election_find(cases[i].election), &error);
        if (cases[i].previous == NULL) {
            if (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE) ||
                strstr(error->message, cases[i].instead) == NULL)
                fail_msg("%s: not refused", cases[i].election);
            continue;
        }
        assert_string_equal(selection->previous->id, cases[i].previous);
    }
}

static void counts_attributes(void **state)
{
    static const struct {
        const char *text;
        guint attributes;
    } cases[] = {
        {"age < 30", 1},
        {"age < 30 and birth_year >= 2000 and not first_time_voter", 1},
        {"postcode = 9000 or municipality = Gent and polling_section = 3", 1},
        {"street = Kouter and house_number < 20 and house_number odd", 1},
        {"age < 30 and postcode = 9000", 2},
        {"age < 30 and postcode = 9000 and street = Kouter", 3},
        {"language = fr or consent_date > 2030-01-01 or relation_date > 2030-01-01", 2},
        {"age < 30 and postcode = 9000 and street = X and language = fr and consent_date "
         "> "
         "2030-01-01",
         5},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autoptr(Selection) selection = selection_parse(cases[i].text, here(), NULL);
        assert_non_null(selection);
        if (selection_attributes(selection) != cases[i].attributes)
            fail_msg("“%s” combines %u", cases[i].text, selection_attributes(selection));
    }
}

static char *repeated(const char *before, const char *part, guint times,
                      const char *after)
{
    GString *text = g_string_new(before);

    for (guint i = 0; i < times; i++)
        g_string_append(text, part);
    g_string_append(text, after);
    return g_string_free(text, FALSE);
}

static void has_limits(void **state)
{
    static const struct {
        const char *label, *before, *part, *after;
        guint times;
        gboolean read;
    } cases[] = {
        {"20 brackets", "", "(", "age < 30))))))))))))))))))))", 20, TRUE},
        {"21 brackets", "", "(", "age < 30)))))))))))))))))))))", 21, FALSE},
        {"64 conditions", "age < 30", " or age < 30", "", 63, TRUE},
        {"65 conditions", "age < 30", " or age < 30", "", 64, FALSE},
        {"1000 values", "age in (30", ",30", ")", 999, TRUE},
        {"1001 values", "age in (30", ",30", ")", 1000, FALSE},
        {"8193 bytes", "age < 30", " ", "", 8185, FALSE},
        {"8192 bytes", "age < 30", " ", "", 8184, TRUE},
        {"many nots", "", "not ", "age < 30", 2000, TRUE},
        /* what is stored would lie past the limit */
        {"11 brackets that become 22", "",
         "age < 30 and postcode = 9000 or street = X and (", "age < 20)))))))))))", 11,
         FALSE},
        {"5 brackets that become 10", "",
         "age < 30 and postcode = 9000 or street = X and (", "age < 20)))))", 5, TRUE},
        {"a street that becomes longer", "rue=A", " ou rue='Rue Neuve' et age<9", "", 30,
         TRUE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        g_autofree char *text =
            repeated(cases[i].before, cases[i].part, cases[i].times, cases[i].after);
        g_autoptr(Selection) selection = selection_parse(text, here(), NULL);
        if ((selection != NULL) != cases[i].read)
            fail_msg("%s", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_one_form_out_of_many),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(refuses_what_the_law_forbids),
        cmocka_unit_test(refuses_before_it_reads_on),
        cmocka_unit_test(is_told_in_the_operators_language),
        cmocka_unit_test(knows_first_time_voters_where_the_calendar_does),
        cmocka_unit_test(counts_attributes),
        cmocka_unit_test(has_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
