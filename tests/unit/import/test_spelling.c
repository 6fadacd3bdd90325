/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/spelling.h"

enum {
    BORN = 1000
};

struct row {
    const char *family, *given, *street, *number;
    day_number birth;
};

static struct recipient recipient_of(const struct row *row)
{
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.family_name = row->family;
    recipient.given_names = row->given;
    recipient.street = row->street;
    recipient.house_number = row->number;
    recipient.postcode = *row->street != '\0' ? "9000" : "";
    recipient.birth_date = row->birth;
    return recipient;
}

static void read_list(struct spelling *spelling, const struct row *list, gsize count,
                      void (*see)(struct spelling *spelling,
                                  const struct recipient *recipient))
{
    for (gsize i = 0; i < count; i++) {
        const struct recipient official = recipient_of(&list[i]);
        see(spelling, &official);
    }
}

static const struct forbidden_spelling both = {.name = 1, .street = 1};

/* One suspected row, and a voter list of two. */
static void who_is_spelled_oddly(void **state)
{
    static const struct {
        const char *label;
        struct row suspect;
        struct row list[2];
        gboolean odd;
    } cases[] = {
        {"an extra letter, one house",
         {"Goosssens", "An", "Kouter", "4", DAY_UNKNOWN},
         {{"Goossens", "An", "Kouter", "4", DAY_UNKNOWN}},
         TRUE},
        {"an extra letter, one birth date",
         {"Goosssens", "An", "", "", BORN},
         {{"Goossens", "An", "Kouter", "4", BORN}},
         TRUE},
        {"the house's other birth date",
         {"Goosssens", "An", "Kouter", "4", BORN + 1},
         {{"Goossens", "An", "Kouter", "4", BORN}},
         FALSE},
        {"a street",
         {"Maes", "An", "Couppure", "4", BORN},
         {{"Maes", "An", "Coupure", "4", BORN}},
         TRUE},
        {"moved house",
         {"Maes", "An", "Veldstraat", "4", BORN},
         {{"Maes", "An", "Coupure", "4", BORN}},
         FALSE},
        {"the list spells it so",
         {"Goosssens", "An", "Kouter", "4", BORN},
         {{"Goosssens", "An", "Kouter", "4", BORN}},
         FALSE},
        {"the list has both",
         {"Goosssens", "An", "Kouter", "4", DAY_UNKNOWN},
         {{"Goossens", "An", "Kouter", "4", DAY_UNKNOWN},
          {"Goosssens", "An", "Kouter", "4", DAY_UNKNOWN}},
         FALSE},
        {"a name that others have",
         {"Goosens", "An", "Kouter", "4", BORN},
         {{"Goossens", "An", "Kouter", "4", BORN},
          {"Goosens", "Jan", "Coupure", "9", BORN + 9}},
         FALSE},
        {"accents and capitals",
         {"GOOSSENS", "Chloe", "Kouter", "4", BORN},
         {{"Goossens", "Chloé", "Kouter", "4", BORN}},
         FALSE},
        {"somebody else of the house",
         {"Goosssens", "Jan", "Kouter", "4", DAY_UNKNOWN},
         {{"Goossens", "An", "Kouter", "4", DAY_UNKNOWN}},
         FALSE},
        {"short names are other names",
         {"Mas", "An", "Kouter", "4", DAY_UNKNOWN},
         {{"Mus", "An", "Kouter", "4", DAY_UNKNOWN}},
         FALSE},
        {"three letters are another name",
         {"Goossensxyz", "An", "Kouter", "4", DAY_UNKNOWN},
         {{"Goossens", "An", "Kouter", "4", DAY_UNKNOWN}},
         FALSE},
        {"a given name",
         {"Maes", "Margriett Ann", "Kouter", "4", BORN},
         {{"Maes", "Margriet Anna", "Kouter", "4", BORN}},
         TRUE},
        {"nobody knows the person",
         {"Goosssens", "An", "Kouter", "4", BORN},
         {{"Maes", "Jan", "Kouter", "4", BORN + 1}},
         FALSE},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Spelling) spelling = spelling_new();
        const struct recipient suspect = recipient_of(&cases[i].suspect);
        gsize count = cases[i].list[1].family != NULL ? 2 : 1;

        assert_true(spelling_is_empty(spelling));
        spelling_suspect(spelling, &suspect, 0, &both);
        assert_false(spelling_is_empty(spelling));
        read_list(spelling, cases[i].list, count, spelling_compare);
        if (spelling_any_differs(spelling))
            read_list(spelling, cases[i].list, count, spelling_look_for_words);
        if (spelling_odd_count(spelling, 0) != (cases[i].odd ? 1 : 0))
            fail_msg("%s", cases[i].label);
    }
}

/* Only a word that the forbidden file spells alike shows anything. */
static void each_file_and_word_counts_by_itself(void **state)
{
    static const struct row list[] = {{"Goossens", "An", "Coupure", "4", BORN}};
    static const struct {
        const char *label;
        struct row suspect;
        struct forbidden_spelling files;
        guint64 first, second;
    } cases[] = {
        {"the name, in both", {"Goosssens", "An", "Coupure", "4", BORN}, {3, 0}, 1, 1},
        {"the name, but the street is shared",
         {"Goosssens", "An", "Coupure", "4", BORN},
         {0, 1},
         0,
         0},
        {"the street, but the name is shared",
         {"Goossens", "An", "Couppure", "4", BORN},
         {1, 0},
         0,
         0},
        {"the street, in one", {"Goossens", "An", "Couppure", "4", BORN}, {1, 2}, 0, 1},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Spelling) spelling = spelling_new();
        g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint64));
        const struct recipient suspect = recipient_of(&cases[i].suspect);

        spelling_suspect(spelling, &suspect, 7, &cases[i].files);
        read_list(spelling, list, G_N_ELEMENTS(list), spelling_compare);
        assert_true(spelling_any_differs(spelling));
        read_list(spelling, list, G_N_ELEMENTS(list), spelling_look_for_words);
        spelling_append_odd(spelling, rows);
        if (spelling_odd_count(spelling, 1) != cases[i].first ||
            spelling_odd_count(spelling, 2) != cases[i].second)
            fail_msg("%s", cases[i].label);
        assert_int_equal(rows->len, cases[i].first | cases[i].second);
        if (rows->len > 0)
            assert_int_equal(g_array_index(rows, guint64, 0), 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_spelled_oddly),
        cmocka_unit_test(each_file_and_word_counts_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
