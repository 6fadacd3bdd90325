/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "invention/town.h"
#include "reference/example_place.h"
#include "reference/postcode.h"

static const struct {
    const char *nis;
    enum language language;
    const char *box_street;
} towns[] = {
    {EXAMPLE_NIS_FLANDERS, LANGUAGE_NL, "Postbus 12"},
    {EXAMPLE_NIS_BRUSSELS, LANGUAGE_FR, "Boîte postale 12"},
};

static struct town *make(gsize index, const char *poll)
{
    example_places_admit();
    return town_new(municipality_by_nis(towns[index].nis), towns[index].language,
                    day_parse_iso(poll));
}

static void everybody_may_vote(void **state)
{
    day_number poll = day_parse_iso("2026-12-15");

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(towns); i++) {
        g_autoptr(Town) town = make(i, "2026-12-15");
        guint first_votes = 0, foreign = 0;
        for (guint order = 1; order <= TOWN_VOTERS; order++) {
            const struct invented_person *person = town_voter(town, order);
            int age = day_age_on(person->birth_date, poll);
            if (age < 18 || age > 100)
                fail_msg("%u is %d years old", order, age);
            first_votes += person->birth_date == day_add_months(poll, -18 * 12);
            foreign += (guint)person->foreign;
            assert_true(*person->family_name != '\0' && *person->street != '\0');
            assert_ptr_equal(postcode_find(person->postcode)->municipality,
                             town_municipality(town));
        }
        assert_true(first_votes >= 4);
        assert_in_range(foreign, 40, 140);
    }
}

static void what_lists_trip_over(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(towns); i++) {
        g_autoptr(Town) town = make(i, "2026-12-15");
        const struct invented_person *father = town_voter(town, 12);
        const struct invented_person *son = town_voter(town, 13);

        assert_string_equal(father->family_name, son->family_name);
        assert_string_equal(father->given_names, son->given_names);
        assert_string_equal(father->street, son->street);
        assert_string_equal(father->house_number, son->house_number);
        assert_string_equal(father->postcode, son->postcode);
        assert_int_not_equal(father->birth_date, son->birth_date);
        assert_string_equal(town_voter(town, 77)->given_names, "");
        assert_string_equal(town_voter(town, 88)->street, towns[i].box_street);
        assert_string_equal(town_voter(town, 88)->house_number, "");
        assert_true(town_voter(town, 155)->birth_year_only);
    }
}

/* The number goes with the birth date that was arranged, and is never given out. */
static void national_numbers(void **state)
{
    g_autoptr(Town) town = make(0, "2026-12-15");

    (void)state;
    for (guint order = 1; order <= TOWN_VOTERS; order++) {
        const struct invented_person *person = town_voter(town, order);
        char birth[DAY_ISO_SIZE];
        day_format_iso(person->birth_date, birth);
        assert_memory_equal(person->national_number, birth + 2, 2);
        assert_memory_equal(person->national_number + 2, birth + 5, 2);
        assert_memory_equal(person->national_number + 4, birth + 8, 2);
        assert_memory_equal(person->national_number + 6,
                            person->sex == 'M' ? "999" : "000", 3);
    }
}

static void the_same_people_again(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(towns); i++) {
        g_autoptr(Town) town = make(i, "2026-12-15");
        g_autoptr(Town) again = make(i, "2026-12-15");
        g_autoptr(Town) later = make(i, "2029-03-01");
        for (guint order = 1; order <= TOWN_VOTERS; order++) {
            const struct invented_person *a = town_voter(town, order);
            const struct invented_person *b = town_voter(again, order);
            const struct invented_person *c = town_voter(later, order);
            assert_ptr_equal(a->family_name, b->family_name);
            assert_string_equal(a->given_names, b->given_names);
            assert_int_equal(a->birth_date, b->birth_date);
            assert_string_equal(a->house_number, b->house_number);
            assert_string_equal(a->given_names, c->given_names);
            assert_string_equal(a->street, c->street);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_may_vote),
        cmocka_unit_test(what_lists_trip_over),
        cmocka_unit_test(national_numbers),
        cmocka_unit_test(the_same_people_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
