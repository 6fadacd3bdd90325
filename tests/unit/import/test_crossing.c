/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/start.h"
#include "import/crossing.h"

struct row {
    const char *family, *given, *street, *number, *box;
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
    recipient.box = row->box;
    recipient.postcode = *row->street != '\0' ? "9000" : "";
    recipient.birth_date = row->birth;
    return recipient;
}

#define UNKNOWN DAY_UNKNOWN

static void when_a_row_repeats_another(void **state)
{
    static const struct {
        const char *label;
        enum crossing_by by;
        struct row row, other;
        guint64 comparable, repeated;
    } cases[] = {
        {"to the letter, one house",
         CROSSED_TO_THE_LETTER,
         {"Maes", "An Maria", "Kouter", "4", "", UNKNOWN},
         {"Maes", "An Maria", "Kouter", "4", "", 9},
         1,
         1},
        {"to the letter, one birth date",
         CROSSED_TO_THE_LETTER,
         {"Maes", "An Maria", "", "", "", 9},
         {"Maes", "An Maria", "Kouter", "4", "", 9},
         1,
         1},
        {"one given name",
         CROSSED_TO_THE_LETTER,
         {"Maes", "An", "Kouter", "4", "", 9},
         {"Maes", "An", "Kouter", "4", "", 9},
         0,
         0},
        {"another accent",
         CROSSED_TO_THE_LETTER,
         {"Maes", "Zoe Maria", "Kouter", "4", "", 9},
         {"Maes", "Zoé Maria", "Kouter", "4", "", 9},
         1,
         0},
        {"another box",
         CROSSED_TO_THE_LETTER,
         {"Maes", "An Maria", "Kouter", "4", "1", UNKNOWN},
         {"Maes", "An Maria", "Kouter", "4", "2", 9},
         1,
         0},
        {"neither house nor birth date",
         CROSSED_TO_THE_LETTER,
         {"Maes", "An Maria", "", "", "", UNKNOWN},
         {"Maes", "An Maria", "", "", "", UNKNOWN},
         0,
         0},
        {"by home, in other letters",
         CROSSED_BY_HOME,
         {"MAES", "An", "Kouter", "4", "", UNKNOWN},
         {"Maes", "An Maria", "kouter", "4", "", 9},
         1,
         1},
        {"by home, somebody else",
         CROSSED_BY_HOME,
         {"Maes", "An", "Kouter", "4", "", UNKNOWN},
         {"Maes", "Jan", "Kouter", "4", "", UNKNOWN},
         1,
         0},
        {"by home, without one",
         CROSSED_BY_HOME,
         {"Maes", "An", "", "", "", 9},
         {"Maes", "An", "", "", "", 9},
         0,
         0},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Crossing) crossing = crossing_new(cases[i].by, G_MAXUINT64);
        const struct recipient row = recipient_of(&cases[i].row);
        const struct recipient other = recipient_of(&cases[i].other);

        crossing_row(crossing, &row);
        if (crossing_comparable(crossing) != cases[i].comparable)
            fail_msg("%s: comparable", cases[i].label);
        crossing_compare(crossing, &other);
        crossing_compare(crossing, &other);
        if (crossing_repeated(crossing) != cases[i].repeated)
            fail_msg("%s: repeated", cases[i].label);
        crossing_forget_repeated(crossing);
        assert_int_equal(crossing_repeated(crossing), 0);
    }
}

static void every_row_counts(void **state)
{
    static const struct row voter = {"Maes", "An Maria", "Kouter", "4", "", 9};
    static const struct row nobody = {"Maes", "", "", "", "", UNKNOWN};
    g_autoptr(Crossing) crossing = crossing_new(CROSSED_TO_THE_LETTER, G_MAXUINT64);
    const struct recipient an = recipient_of(&voter), empty = recipient_of(&nobody);

    (void)state;
    crossing_row(crossing, &an);
    crossing_row(crossing, &empty);
    crossing_row(crossing, &an);
    crossing_compare(crossing, &an);
    assert_int_equal(crossing_comparable(crossing), 2);
    assert_int_equal(crossing_repeated(crossing), 2);
}

static void too_many_rows_are_none(void **state)
{
    static const struct row voter = {"Maes", "An Maria", "Kouter", "4", "", 9};
    const struct recipient an = recipient_of(&voter);

    (void)state;
    for (guint64 rows = 2; rows <= 4; rows++) {
        g_autoptr(Crossing) crossing = crossing_new(CROSSED_TO_THE_LETTER, 2);
        for (guint64 i = 0; i < rows; i++)
            crossing_row(crossing, &an);
        crossing_compare(crossing, &an);
        assert_int_equal(crossing_comparable(crossing), rows == 2 ? 2 : 0);
        assert_int_equal(crossing_repeated(crossing), rows == 2 ? 2 : 0);
        crossing_forget_repeated(crossing);
    }
}

static int start(void **state)
{
    (void)state;
    return crypto_start(NULL) ? 0 : 1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(when_a_row_repeats_another),
        cmocka_unit_test(every_row_counts),
        cmocka_unit_test(too_many_rows_are_none),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
