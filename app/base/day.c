/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

#include <string.h>

enum {
    DAYS_TO_EPOCH = 719468
};

/* Howard Hinnant's days_from_civil: years begin on 1 March, so that the leap day is
 * the last day of its year. */
static day_number days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - DAYS_TO_EPOCH;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

day_number day_from_ymd(int year, int month, int day)
{
    if (year < 1800 || year > 2999 || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month))
        return DAY_UNKNOWN;
    return days_from_civil(year, month, day);
}

void day_to_ymd(day_number number, int *year, int *month, int *month_day)
{
    g_assert(number != DAY_UNKNOWN);
    int shifted = number + DAYS_TO_EPOCH;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    int civil_month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

    if (year != NULL)
        *year = year_of_era + era * 400 + (civil_month <= 2);
    if (month != NULL)
        *month = civil_month;
    if (month_day != NULL)
        *month_day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

static gboolean digits_at(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i]))
            return FALSE;
        *value = *value * 10 + (text[i] - '0');
    }
    return TRUE;
}

static day_number iso_prefix(const char *text)
{
    int year, month, day;

    if (strlen(text) < 10 || text[4] != '-' || text[7] != '-' ||
        !digits_at(text, 4, &year) || !digits_at(text + 5, 2, &month) ||
        !digits_at(text + 8, 2, &day))
        return DAY_UNKNOWN;
    return day_from_ymd(year, month, day);
}

day_number day_parse_iso(const char *text)
{
    return strlen(text) == 10 ? iso_prefix(text) : DAY_UNKNOWN;
}

void day_format_iso(day_number day, char text[DAY_ISO_SIZE])
{
    int year, month, month_day;

    text[0] = '\0';
    if (day == DAY_UNKNOWN)
        return;
    day_to_ymd(day, &year, &month, &month_day);
    text[0] = (char)('0' + year / 1000);
    text[1] = (char)('0' + year / 100 % 10);
    text[2] = (char)('0' + year / 10 % 10);
    text[3] = (char)('0' + year % 10);
    text[4] = '-';
    text[5] = (char)('0' + month / 10);
    text[6] = (char)('0' + month % 10);
    text[7] = '-';
    text[8] = (char)('0' + month_day / 10);
    text[9] = (char)('0' + month_day % 10);
    text[10] = '\0';
}

day_number day_add_months(day_number day, int months)
{
    int year, month, month_day;

    day_to_ymd(day, &year, &month, &month_day);
    int total = year * 12 + (month - 1) + months;
    year = total / 12;
    month = total % 12 + 1;
    return day_from_ymd(year, month, MIN(month_day, month_length(year, month)));
}

int day_age_on(day_number birth, day_number on)
{
    int birth_year, birth_month, birth_day, year, month, month_day;

    day_to_ymd(birth, &birth_year, &birth_month, &birth_day);
    day_to_ymd(on, &year, &month, &month_day);
    gboolean had_birthday =
        month > birth_month || (month == birth_month && month_day >= birth_day);
    return year - birth_year - (had_birthday ? 0 : 1);
}

int day_weekday(day_number day)
{
    /* 1970-01-01 was a Thursday. */
    int weekday = (day + 3) % 7;
    return (weekday < 0 ? weekday + 7 : weekday) + 1;
}

gboolean moment_parse(const char *text, struct moment *moment)
{
    int hour = 12, minute = 0;

    moment->day = iso_prefix(text);
    if (moment->day == DAY_UNKNOWN)
        return FALSE;
    if (text[10] != '\0') {
        if (strlen(text) != 16 || text[10] != 'T' || text[13] != ':' ||
            !digits_at(text + 11, 2, &hour) || !digits_at(text + 14, 2, &minute) ||
            hour > 23 || minute > 59)
            return FALSE;
    }
    moment->minute = (gint16)(hour * 60 + minute);
    return TRUE;
}

gboolean moment_is_before(struct moment a, struct moment b)
{
    return a.day < b.day || (a.day == b.day && a.minute < b.minute);
}
