/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/date_text.h"

static const struct {
    const char *text;
    enum date_outcome outcome;
    const char *day;
} dates[] = {
    {"12/03/1975", DATE_READ, "1975-03-12"},
    {"12-03-1975", DATE_READ, "1975-03-12"},
    {"12.03.1975", DATE_READ, "1975-03-12"},
    {"12 03 1975", DATE_READ, "1975-03-12"},
    {"2/3/1975", DATE_READ, "1975-03-02"},
    {" 12/03/1975 ", DATE_READ, "1975-03-12"},
    {"12 / 03 / 1975", DATE_READ, "1975-03-12"},
    {"1975-03-12", DATE_READ, "1975-03-12"},
    {"1975/03/12", DATE_READ, "1975-03-12"},
    {"19750312", DATE_READ, "1975-03-12"},
    {"12031975", DATE_READ, "1975-03-12"},
    {"20021975", DATE_READ, "1975-02-20"},
    {"19121920", DATE_READ, "1920-12-19"},
    {"20011210", DATE_READ, "2001-12-10"},
    {"3 maart 1975", DATE_READ, "1975-03-03"},
    {"03-mrt-1975", DATE_READ, "1975-03-03"},
    {"1er mai 1980", DATE_READ, "1980-05-01"},
    {"15 août 1960", DATE_READ, "1960-08-15"},
    {"15 AOÛT 1960", DATE_READ, "1960-08-15"},
    {"3. März 1975", DATE_READ, "1975-03-03"},
    {"24. Dezember 1950", DATE_READ, "1950-12-24"},
    {"March 3, 1975", DATE_READ, "1975-03-03"},
    {"3 March 1975", DATE_READ, "1975-03-03"},
    {"29/02/2000", DATE_READ, "2000-02-29"},
    {"2030-05-01T10:00", DATE_READ, "2030-05-01"},
    {"2030-05-01 10:00:00", DATE_READ, "2030-05-01"},
    {"2030-05-01T10:00:00.000Z", DATE_READ, "2030-05-01"},
    {"2030-05-01T10:00:00+02:00", DATE_READ, "2030-05-01"},
    {"01/05/2030 10:00", DATE_READ, "2030-05-01"},
    {"1/5/2030 10:00 AM", DATE_READ, "2030-05-01"},
    {"", DATE_EMPTY, ""},
    {"  ", DATE_EMPTY, ""},
    {"00/00/1950", DATE_PARTLY_UNKNOWN, ""},
    {"00-05-1950", DATE_PARTLY_UNKNOWN, ""},
    {"1950-00-00", DATE_PARTLY_UNKNOWN, ""},
    {"19500000", DATE_PARTLY_UNKNOWN, ""},
    {"00001950", DATE_PARTLY_UNKNOWN, ""},
    {"00/00/0000", DATE_EMPTY, ""},
    {"0-0-00", DATE_EMPTY, ""},
    {"0.0.00", DATE_EMPTY, ""},
    {"31/02/2001", DATE_IMPOSSIBLE, ""},
    {"29/02/2001", DATE_IMPOSSIBLE, ""},
    {"03/25/1975", DATE_IMPOSSIBLE, ""},
    {"32/01/1975", DATE_IMPOSSIBLE, ""},
    {"00/13/1975", DATE_IMPOSSIBLE, ""},
    {"12/03/0975", DATE_IMPOSSIBLE, ""},
    {"31 februari 2001", DATE_IMPOSSIBLE, ""},
    {"12/03/75", DATE_SHORT_YEAR, ""},
    {"3 maart 75", DATE_SHORT_YEAR, ""},
    {"gisteren", DATE_UNREADABLE, ""},
    {"3 lente 1975", DATE_UNREADABLE, ""},
    {"27456", DATE_UNREADABLE, ""},
    {"12/03", DATE_UNREADABLE, ""},
    {"12/03/1975 of later", DATE_UNREADABLE, ""},
    {"12/03/19755", DATE_UNREADABLE, ""},
    {"1975", DATE_UNREADABLE, ""},
    {"-", DATE_UNREADABLE, ""},
};

static void test_read(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        day_number day;
        char text[DAY_ISO_SIZE];
        enum date_outcome outcome = date_read(dates[i].text, strlen(dates[i].text), &day);
        day_format_iso(day, text);
        if (outcome != dates[i].outcome || strcmp(text, dates[i].day) != 0)
            fail_msg("%s: %d %s", dates[i].text, outcome, text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
