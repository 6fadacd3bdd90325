/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "eligibility/selection_matcher.h"
#include "reference/calendar.h"

static struct selection *parse(const char *text, const char *election)
{
    g_autoptr(GError) error = NULL;
    struct selection *selection = selection_parse(text, election_find(election), &error);

    if (selection == NULL)
        fail_msg("“%s”: %s", text, error->message);
    return selection;
}

static char letter_of(enum selection_answer answer)
{
    return "-?+"[answer];
}

static char ask(const char *text, const struct recipient *recipient, const char *nis)
{
    g_autoptr(Selection) selection = parse(text, "BE-VLG-LOC-2030");
    g_autoptr(SelectionMatcher) matcher = selection_matcher_new(selection);

    return letter_of(selection_matcher_ask(matcher, recipient, nis));
}

/* Polling day is 13 October 2030; a birthday of 29 February is on 1 March. */
static void counts_years_to_polling_day(void **state)
{
    static const struct {
        const char *text, *born;
        char answer;
    } cases[] = {
        {"age < 30", "2000-10-14", '+'},
        {"age < 30", "2000-10-13", '-'},
        {"age >= 30", "2000-10-13", '+'},
        {"age >= 30", "2000-10-14", '-'},
        {"age = 30", "2000-10-13", '+'},
        {"age = 30", "1999-10-14", '+'},
        {"age = 30", "1999-10-13", '-'},
        {"age = 30", "2000-10-14", '-'},
        {"age != 30", "2000-10-14", '+'},
        {"age in (30, 18)", "2012-10-13", '+'},
        {"age in (30, 18)", "2000-01-01", '+'},
        {"age in (30, 18)", "2005-01-01", '-'},
        {"age between 18 and 30", "2012-10-13", '+'},
        {"age between 18 and 30", "2012-10-14", '-'},
        {"age between 18 and 30", "1999-10-14", '+'},
        {"age between 18 and 30", "1999-10-13", '-'},
        {"age not between 18 and 30", "1999-10-13", '+'},
        {"age not between 18 and 30", "2005-01-01", '-'},
        {"age < 1", "2030-10-13", '+'},
        {"age < 0", "2030-10-14", '+'},
        {"age >= 130", "1900-10-13", '+'},
        {"birth_year = 1980", "1980-01-01", '+'},
        {"birth_year = 1980", "1980-12-31", '+'},
        {"birth_year = 1980", "1981-01-01", '-'},
        {"birth_year < 1980", "1979-12-31", '+'},
        {"birth_year < 1980", "1980-01-01", '-'},
        {"birth_year >= 1980", "1980-01-01", '+'},
        {"birth_year >= 1980", "1979-12-31", '-'},
        {"birth_year in (1980, 1990)", "1990-06-01", '+'},
        {"birth_year in (1980, 1990)", "1985-06-01", '-'},
        /* 18 after 13 October 2024 and by 13 October 2030 */
        {"first_time_voter", "2006-10-13", '-'},
        {"first_time_voter", "2006-10-14", '+'},
        {"first_time_voter", "2012-10-13", '+'},
        {"first_time_voter", "2012-10-14", '-'},
        {"not first_time_voter", "2006-10-13", '+'},
        {"not first_time_voter", "2010-01-01", '-'},
        {"age < 30", "", '?'},
        {"not age < 30", "", '?'},
        {"birth_year = 1980", "", '?'},
        {"first_time_voter", "", '?'},
        {"not first_time_voter", "", '?'},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct recipient recipient;
        recipient_clear(&recipient);
        recipient.birth_date = day_parse_iso(cases[i].born);
        char answer = ask(cases[i].text, &recipient, "");
        if (answer != cases[i].answer)
            fail_msg("%s, born %s: %c", cases[i].text, cases[i].born, answer);
    }
}

/* The cutoff of every age is that of day_age_on(), whatever the polling day. */
static void agrees_with_the_calendar_about_age(void **state)
{
    static const char *const polls[] = {"2028-02-28", "2028-02-29", "2028-03-01",
                                        "2030-02-28", "2030-03-01", "2030-10-13",
                                        "2030-12-31", "2031-01-01"};
    (void)state;
    for (size_t p = 0; p < sizeof polls / sizeof polls[0]; p++) {
        day_number poll = day_parse_iso(polls[p]);
        for (int years = 0; years < 40; years++) {
            day_number cutoff = selection_birth_cutoff(years, poll);
            if (day_age_on(cutoff, poll) < years || day_age_on(cutoff + 1, poll) >= years)
                fail_msg("%d years on %s", years, polls[p]);
        }
    }
}

/* Somebody at Kerkstraat 12 bus 3 in Ghent, whose language is Dutch. */
static void compares_what_is_stored(void **state)
{
    static const struct {
        const char *text;
        char answer;
    } cases[] = {
        {"postcode = 9000", '+'},
        {"postcode != 9000", '-'},
        {"postcode in (9030, 9000, 9040)", '+'},
        {"postcode in (9030, 9040)", '-'},
        {"postcode not in (9030, 9040)", '+'},
        {"postcode between 9000 and 9052", '+'},
        {"postcode > 9000", '-'},
        {"postcode <= 9000", '+'},
        {"municipality = Gent", '+'},
        {"municipality = Gand", '+'},
        {"municipality = 44021", '+'},
        {"municipality = Deinze", '-'},
        {"municipality != Deinze", '+'},
        {"municipality in (Deinze, Gent)", '+'},
        {"street = Kerkstraat", '+'},
        {"street = KERKSTRAAT", '+'},
        {"street = 'Kerkstr.'", '+'},
        {"street = kérkstraat", '+'},
        {"street = Kerk", '-'},
        {"street != Kerk", '+'},
        {"street in (Kouter, Veldstraat)", '-'},
        {"street in (Kouter, Kerkstraat)", '+'},
        {"street not in (Kouter, Kerkstraat)", '-'},
        {"house_number < 13", '+'},
        {"house_number < 12", '-'},
        {"house_number >= 12", '+'},
        {"house_number between 1 and 25", '+'},
        {"house_number not between 1 and 25", '-'},
        {"house_number even", '+'},
        {"house_number odd", '-'},
        {"not house_number odd", '+'},
        {"polling_section = 4", '+'},
        {"polling_section = 004", '+'},
        {"polling_section != 4", '-'},
        {"polling_section in (5, 6)", '-'},
        {"language = nl", '+'},
        {"language != nl", '-'},
        {"language in (fr, de)", '-'},
        {"consent_date = 2030-03-01", '+'},
        {"consent_date < 2030-03-01", '-'},
        {"consent_date <= 2030-03-01", '+'},
        {"consent_date between 2030-01-01 and 2030-12-31", '+'},
        {"consent_date not between 2030-01-01 and 2030-12-31", '-'},
        {"consent_date in (2030-02-28, 2030-03-02)", '-'},
        {"relation_date > 2029-01-01", '-'},
    };
    struct recipient recipient;
    (void)state;
    recipient_clear(&recipient);
    recipient.postcode = "9000";
    recipient.street = "Kerkstraat";
    recipient.house_number = "12A";
    recipient.polling_section = "04";
    recipient.language = LANGUAGE_NL;
    recipient.consent_date = day_from_ymd(2030, 3, 1);
    recipient.relation_date = day_from_ymd(2029, 1, 1);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char answer = ask(cases[i].text, &recipient, "44021");
        if (answer != cases[i].answer)
            fail_msg("%s: %c", cases[i].text, answer);
    }
}

static void leaves_out_whom_it_does_not_know(void **state)
{
    static const struct {
        const char *text;
        char answer;
    } cases[] = {
        {"age < 30", '?'},
        {"postcode = 9000", '?'},
        {"postcode != 9000", '?'},
        {"municipality = Gent", '?'},
        {"street = Kouter", '?'},
        {"street != Kouter", '?'},
        {"house_number odd", '?'},
        {"house_number < 10", '?'},
        {"polling_section = 3", '?'},
        {"language = nl", '?'},
        {"language != nl", '?'},
        {"consent_date > 2030-01-01", '?'},
        {"not relation_date > 2030-01-01", '?'},
        {"age < 30 or postcode = 9000", '?'},
        {"age < 30 and postcode = 9000", '?'},
    };
    struct recipient recipient;
    (void)state;
    recipient_clear(&recipient);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (ask(cases[i].text, &recipient, "") != cases[i].answer)
            fail_msg("%s", cases[i].text);
}

/* Read as written: the postcode, the house number, the answer to "= 9000" and "odd". */
static void reads_numbers_out_of_texts(void **state)
{
    static const struct {
        const char *postcode, *house;
        char is_9000, is_odd;
    } cases[] = {
        {"9000", "7", '+', '+'},
        {"09000", "7bis", '+', '+'},
        {"1234 AB", "8-10", '?', '-'},
        {"B-9000", "bus 3", '?', '?'},
        {"75001", "0", '-', '-'},
        {"99999999999", "99999999999", '?', '?'},
        {"", "", '?', '?'},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct recipient recipient;
        recipient_clear(&recipient);
        recipient.postcode = cases[i].postcode;
        recipient.house_number = cases[i].house;
        if (ask("postcode = 9000", &recipient, "") != cases[i].is_9000 ||
            ask("house_number odd", &recipient, "") != cases[i].is_odd)
            fail_msg("“%s”, “%s”", cases[i].postcode, cases[i].house);
    }
}

/* Kleene's three answers, for every pair of what "age < 30" and "postcode = 9000" may be.
 */
static void joins_three_answers(void **state)
{
    static const struct {
        const char *born, *postcode;
        char and, or, nand, nor;
    } cases[] = {
        {"2010-01-01", "9000", '+', '+', '-', '-'},
        {"2010-01-01", "9030", '-', '+', '+', '-'},
        {"2010-01-01", "", '?', '+', '?', '-'},
        {"1950-01-01", "9000", '-', '+', '+', '-'},
        {"1950-01-01", "9030", '-', '-', '+', '+'},
        {"1950-01-01", "", '-', '?', '+', '?'},
        {"", "9000", '?', '+', '?', '-'},
        {"", "9030", '-', '?', '+', '?'},
        {"", "", '?', '?', '?', '?'},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct recipient recipient;
        recipient_clear(&recipient);
        recipient.birth_date = day_parse_iso(cases[i].born);
        recipient.postcode = cases[i].postcode;
        assert_int_equal(ask("age < 30 and postcode = 9000", &recipient, ""),
                         cases[i].and);
        assert_int_equal(ask("age < 30 or postcode = 9000", &recipient, ""), cases[i].or);
        assert_int_equal(ask("not (age < 30 and postcode = 9000)", &recipient, ""),
                         cases[i].nand);
        assert_int_equal(ask("not (age < 30 or postcode = 9000)", &recipient, ""),
                         cases[i].nor);
    }
}

/* One matcher for many people: what it remembers of one street says nothing of another.
 */
static void serves_many(void **state)
{
    g_autoptr(Selection) selection =
        parse("(street in (Kouter, 'Lange Munt') and polling_section != 2) or age >= 100",
              "BE-VLG-LOC-2030");
    g_autoptr(SelectionMatcher) matcher = selection_matcher_new(selection);
    struct recipient recipient;
    (void)state;
    recipient_clear(&recipient);
    recipient.birth_date = day_from_ymd(1980, 1, 1);
    for (int i = 0; i < 50000; i++) {
        g_autofree char *street = g_strdup_printf("Straat %d", i);
        gboolean named = i % 7 == 0;
        recipient.street = named ? "lange munt" : street;
        recipient.polling_section = i % 2 == 0 ? "02" : "3";
        enum selection_answer answer = selection_matcher_ask(matcher, &recipient, "");
        if ((answer == SELECTION_INSIDE) != (named && i % 2 == 1))
            fail_msg("%d: %c", i, letter_of(answer));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_years_to_polling_day),
        cmocka_unit_test(agrees_with_the_calendar_about_age),
        cmocka_unit_test(compares_what_is_stored),
        cmocka_unit_test(leaves_out_whom_it_does_not_know),
        cmocka_unit_test(reads_numbers_out_of_texts),
        cmocka_unit_test(joins_three_answers),
        cmocka_unit_test(serves_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
