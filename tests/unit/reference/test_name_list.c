/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/name_list.h"

static void test_lists(void **state)
{
    (void)state;
    assert_int_equal(name_list_length(NAMES_GIVEN), 900);
    assert_int_equal(name_list_length(NAMES_GIVEN_SPECIAL), 569);
    assert_int_equal(name_list_length(NAMES_FAMILY), 521);
    assert_int_equal(name_list_length(NAMES_FAMILY_SPECIAL), 232);
    assert_string_equal(name_list_at(NAMES_GIVEN, 0)->name, "Marc");
    assert_int_equal(name_list_at(NAMES_GIVEN, 0)->count, 43643);
    assert_int_equal(name_list_at(NAMES_GIVEN, 0)->sex, 'M');
    assert_int_equal(name_list_at(NAMES_GIVEN, 0)->region, REGION_FLANDERS);
    assert_string_equal(name_list_at(NAMES_GIVEN, 0)->feature, "");
    assert_string_equal(name_list_at(NAMES_GIVEN_SPECIAL, 0)->feature, "diacritic:é");
    assert_int_equal(name_list_at(NAMES_FAMILY, 0)->sex, '\0');
}

static gboolean is_in(enum name_list list, enum region region, char sex, const char *name)
{
    for (guint i = 0; i < name_list_length(list); i++) {
        const struct listed_name *listed = name_list_at(list, i);
        if (strcmp(listed->name, name) == 0 &&
            (listed->region == region || listed->region == REGION_ALL) &&
            (sex == '\0' || listed->sex == sex))
            return TRUE;
    }
    return FALSE;
}

static void test_draw(void **state)
{
    (void)state;
    static const char sexes[NAME_LIST_COUNT] = {'F', 'M', '\0', '\0'};

    for (int list = 0; list < NAME_LIST_COUNT; list++) {
        for (int region = REGION_FLANDERS; region <= REGION_BRUSSELS; region++) {
            g_autoptr(NameLot) lot =
                name_lot_new((enum name_list)list, (enum region)region, sexes[list]);
            for (guint64 chance = 0; chance < 2000000; chance += 997) {
                const char *name = name_lot_draw(lot, chance);
                assert_true(
                    is_in((enum name_list)list, (enum region)region, sexes[list], name));
                assert_ptr_equal(name_lot_draw(lot, chance), name);
            }
        }
    }
}

/* Of all chances, each name takes as many as it has bearers. */
static void test_frequency(void **state)
{
    (void)state;
    g_autoptr(NameLot) lot = name_lot_new(NAMES_GIVEN, REGION_FLANDERS, 'M');

    assert_string_equal(name_lot_draw(lot, 0), "Marc");
    assert_string_equal(name_lot_draw(lot, 43642), "Marc");
    assert_string_equal(name_lot_draw(lot, 43643), "Luc");
    assert_string_equal(name_lot_draw(lot, 43643 + 38634), "Jan");
    assert_non_null(name_lot_draw(lot, G_MAXUINT64));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_draw),
        cmocka_unit_test(test_frequency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
