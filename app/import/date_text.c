/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/date_text.h"

#include <string.h>

#include "base/text.h"

/* Folded: without accents, in small letters. */
static const struct {
    const char *name;
    int month;
} months[] = {
    {"januari", 1},   {"janvier", 1}, {"januar", 1},    {"january", 1},
    {"janner", 1},    {"jan", 1},     {"janv", 1},      {"februari", 2},
    {"fevrier", 2},   {"februar", 2}, {"february", 2},  {"feb", 2},
    {"fev", 2},       {"fevr", 2},    {"febr", 2},      {"maart", 3},
    {"mars", 3},      {"marz", 3},    {"maerz", 3},     {"march", 3},
    {"mrt", 3},       {"mar", 3},     {"april", 4},     {"avril", 4},
    {"apr", 4},       {"avr", 4},     {"mei", 5},       {"mai", 5},
    {"may", 5},       {"juni", 6},    {"juin", 6},      {"june", 6},
    {"jun", 6},       {"juli", 7},    {"juillet", 7},   {"july", 7},
    {"jul", 7},       {"juil", 7},    {"augustus", 8},  {"aout", 8},
    {"august", 8},    {"aug", 8},     {"september", 9}, {"septembre", 9},
    {"sep", 9},       {"sept", 9},    {"oktober", 10},  {"octobre", 10},
    {"october", 10},  {"okt", 10},    {"oct", 10},      {"november", 11},
    {"novembre", 11}, {"nov", 11},    {"december", 12}, {"decembre", 12},
    {"dezember", 12}, {"dec", 12},    {"dez", 12},
};

struct number {
    int value;
    int digits;
};

static struct number number_at(const char **at, const char *end)
{
    struct number number = {0};

    for (; *at < end && g_ascii_isdigit(**at) && number.digits < 9; (*at)++) {
        number.value = number.value * 10 + (**at - '0');
        number.digits++;
    }
    return number;
}

static void skip(const char **at, const char *end, const char *characters)
{
    while (*at < end && **at != '\0' && strchr(characters, **at) != NULL)
        (*at)++;
}

static enum date_outcome date_of(int year, int month, int month_day, day_number *day)
{
    if (year == 0)
        return month == 0 && month_day == 0 ? DATE_PARTLY_UNKNOWN : DATE_IMPOSSIBLE;
    if (year < 1800 || year > 2999)
        return DATE_IMPOSSIBLE;
    if (month == 0 || month_day == 0)
        return month <= 12 && month_day <= 31 ? DATE_PARTLY_UNKNOWN : DATE_IMPOSSIBLE;
    *day = day_from_ymd(year, month, month_day);
    return *day == DAY_UNKNOWN ? DATE_IMPOSSIBLE : DATE_READ;
}

/* A time of day, or nothing. */
static gboolean is_time(const char *at, const char *end)
{
    skip(&at, end, "T ,");
    if (at == end)
        return TRUE;
    if (number_at(&at, end).digits == 0 || at == end || *at != ':')
        return FALSE;
    for (; at < end; at++)
        if (*at == '\0' || strchr("0123456789:.,+- ZzAaPpMmUuTtCc", *at) == NULL)
            return FALSE;
    return TRUE;
}

static enum date_outcome eight_digits(int value, day_number *day)
{
    int year = value / 10000;

    /* The middle of ddmmyyyy would be a month of 18 or more. */
    if (year >= 1800 && year <= 2999 && value / 100 % 100 <= 12)
        return date_of(year, value / 100 % 100, value % 100, day);
    return date_of(value % 10000, value / 10000 % 100, value / 1000000, day);
}

static int month_named(const char *word, gsize length)
{
    g_autofree char *copy = g_strndup(word, length);
    g_autoptr(GString) folded = g_string_new(NULL);

    text_fold(folded, copy);
    for (gsize i = 0; i < G_N_ELEMENTS(months); i++)
        if (strcmp(months[i].name, folded->str) == 0)
            return months[i].month;
    return 0;
}

static const char *word_end(const char *at, const char *end)
{
    while (at < end && *at != '\0' && strchr(" .,0123456789/-", *at) == NULL)
        at++;
    return at;
}

/* "3 maart 1975", "1er mai 1980", "March 3, 1975". */
static enum date_outcome with_month_name(const char *at, const char *end, day_number *day)
{
    struct number month_day = number_at(&at, end);
    int month = 0;

    if (end - at >= 2 && month_day.digits > 0 &&
        (memcmp(at, "er", 2) == 0 || memcmp(at, "ER", 2) == 0))
        at += 2;
    skip(&at, end, " .-/");
    const char *stop = word_end(at, end);
    month = month_named(at, (gsize)(stop - at));
    at = stop;
    skip(&at, end, " .,-/");
    if (month > 0 && month_day.digits == 0) {
        month_day = number_at(&at, end);
        skip(&at, end, " .,");
    }
    struct number year = number_at(&at, end);
    if (month == 0 || month_day.digits == 0 || month_day.digits > 2 || year.digits == 0 ||
        !is_time(at, end))
        return DATE_UNREADABLE;
    if (year.digits != 4)
        return year.digits == 2 ? DATE_SHORT_YEAR : DATE_UNREADABLE;
    return date_of(year.value, month, month_day.value, day);
}

static enum date_outcome of_three(const struct number n[3], day_number *day)
{
    if (n[0].digits == 4 && n[1].digits <= 2 && n[2].digits <= 2)
        return date_of(n[0].value, n[1].value, n[2].value, day);
    if (n[0].digits > 2 || n[1].digits > 2)
        return DATE_UNREADABLE;
    if (n[2].digits == 4)
        return date_of(n[2].value, n[1].value, n[0].value, day);
    return n[2].digits == 2 ? DATE_SHORT_YEAR : DATE_UNREADABLE;
}

static enum date_outcome in_figures(const char *at, const char *end, day_number *day)
{
    const char *start = at;
    struct number n[3] = {number_at(&at, end)};

    if (n[0].digits == 8 && is_time(at, end))
        return eight_digits(n[0].value, day);
    for (int i = 1; i < 3; i++) {
        const char *before = at;

        skip(&at, end, " ");
        if (at < end && strchr("/-.", *at) != NULL && *at != '\0')
            at++;
        skip(&at, end, " ");
        n[i] = number_at(&at, end);
        if (at == before || n[i].digits == 0)
            return with_month_name(start, end, day);
    }
    return is_time(at, end) ? of_three(n, day) : DATE_UNREADABLE;
}

/* Outlook writes "0-0-00" where it has no date, others "00/00/0000" (value_patterns.csv,
 * date_zero). */
static gboolean is_all_zeros(const char *at, const char *end)
{
    gsize length = (gsize)(end - at);

    return memchr(at, '0', length) != NULL && strspn(at, "0-/. ") >= length;
}

enum date_outcome date_read(const char *text, gsize length, day_number *day)
{
    const char *at = text, *end = text + length;

    *day = DAY_UNKNOWN;
    skip(&at, end, " ");
    while (end > at && end[-1] == ' ')
        end--;
    if (at == end || is_all_zeros(at, end))
        return DATE_EMPTY;
    return g_ascii_isdigit(*at) ? in_figures(at, end, day)
                                : with_month_name(at, end, day);
}
