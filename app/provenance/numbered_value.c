/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/numbered_value.h"

#include <string.h>

#include "provenance/value_pattern.h"

#define BIT(pattern) (G_GUINT64_CONSTANT(1) << (pattern))

/* A cell taken apart: "FAC-2024/0012" is the word "fac", then 2024, then 0012. */
struct parts {
    char word[8]; /* letters in front, small; "" without */
    guint numbers;
    guint digits[4]; /* of each number */
    guint values[4];
    gboolean whole; /* nothing else in it */
};

static gboolean is_separator(char c)
{
    return c == '-' || c == '/' || c == '.' || c == '_' || c == ' ' || c == '#';
}

static const char *take_word(struct parts *parts, const char *at, const char *end)
{
    gsize count = 0;

    while (at < end && g_ascii_isalpha(*at)) {
        if (count == sizeof parts->word - 1)
            return NULL;
        parts->word[count++] = g_ascii_tolower(*at++);
    }
    return at;
}

static const char *take_number(struct parts *parts, const char *at, const char *end)
{
    guint digits = 0, value = 0;

    if (parts->numbers == G_N_ELEMENTS(parts->digits))
        return NULL;
    for (; at < end && g_ascii_isdigit(*at); at++, digits++)
        value = digits < 9 ? value * 10 + (guint)(*at - '0') : value;
    parts->digits[parts->numbers] = digits;
    parts->values[parts->numbers++] = value;
    return at;
}

static void take_apart(struct parts *parts, const struct span *cell)
{
    const char *end = cell->text + cell->length;
    const char *at = take_word(parts, cell->text, end);

    while (at != NULL && at < end) {
        if (g_ascii_isdigit(*at))
            at = take_number(parts, at, end);
        else if (is_separator(*at))
            at++;
        else
            return;
    }
    parts->whole = at != NULL;
}

static gboolean is_year(guint digits, guint value)
{
    return digits == 4 && value >= 1990 && value <= 2049;
}

/* Prefixes that say whose number it is. What is in no list is a file number. */
static const struct {
    const char *word;
    enum value_pattern pattern;
} prefixes[] = {
    {"f", VALUE_INVOICE_NUMBER},       {"fa", VALUE_INVOICE_NUMBER},
    {"fac", VALUE_INVOICE_NUMBER},     {"fact", VALUE_INVOICE_NUMBER},
    {"fv", VALUE_INVOICE_NUMBER},      {"vf", VALUE_INVOICE_NUMBER},
    {"inv", VALUE_INVOICE_NUMBER},     {"invoice", VALUE_INVOICE_NUMBER},
    {"re", VALUE_INVOICE_NUMBER},      {"rg", VALUE_INVOICE_NUMBER},
    {"cn", VALUE_INVOICE_NUMBER},      {"nc", VALUE_INVOICE_NUMBER},
    {"k", VALUE_CUSTOMER_NUMBER},      {"kl", VALUE_CUSTOMER_NUMBER},
    {"klant", VALUE_CUSTOMER_NUMBER},  {"c", VALUE_CUSTOMER_NUMBER},
    {"cl", VALUE_CUSTOMER_NUMBER},     {"cli", VALUE_CUSTOMER_NUMBER},
    {"client", VALUE_CUSTOMER_NUMBER}, {"cust", VALUE_CUSTOMER_NUMBER},
    {"deb", VALUE_CUSTOMER_NUMBER},    {"kd", VALUE_CUSTOMER_NUMBER},
    {"kdnr", VALUE_CUSTOMER_NUMBER},   {"ord", VALUE_ORDER_NUMBER},
    {"order", VALUE_ORDER_NUMBER},     {"so", VALUE_ORDER_NUMBER},
    {"bst", VALUE_ORDER_NUMBER},       {"best", VALUE_ORDER_NUMBER},
    {"cmd", VALUE_ORDER_NUMBER},       {"com", VALUE_ORDER_NUMBER},
    {"web", VALUE_ORDER_NUMBER},       {"wo", VALUE_ORDER_NUMBER},
    {"wc", VALUE_ORDER_NUMBER},
};

/* Words in front of numbers that are neither. */
static const char *const plain_prefixes[] = {"bus", "bte", "box", "b",  "be",  "nr",
                                             "no",  "n",   "r",   "id", "tel", "gsm"};

static enum value_pattern pattern_of_prefix(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (strcmp(prefixes[i].word, word) == 0)
            return prefixes[i].pattern;
    for (gsize i = 0; i < G_N_ELEMENTS(plain_prefixes); i++)
        if (strcmp(plain_prefixes[i], word) == 0)
            return VALUE_PATTERN_COUNT;
    return VALUE_CASE_NUMBER;
}

/* "INV/2024/0007", "2024/00123", "MELD-2024-00012", "K00123". */
static guint64 serial_number(const struct parts *parts)
{
    enum value_pattern pattern = pattern_of_prefix(parts->word);
    gboolean with_year = parts->numbers == 2 &&
                         is_year(parts->digits[0], parts->values[0]) &&
                         parts->digits[1] >= 3 && parts->digits[1] <= 7;
    gboolean run_together =
        parts->numbers == 1 && parts->digits[0] >= 7 && parts->digits[0] <= 11;

    if (!parts->whole)
        return 0;
    if (parts->word[0] == '\0')
        return with_year ? BIT(VALUE_INVOICE_NUMBER) : 0;
    if (pattern == VALUE_PATTERN_COUNT)
        return 0;
    if (pattern == VALUE_CASE_NUMBER)
        return with_year ? BIT(VALUE_CASE_NUMBER) : 0;
    if (with_year || run_together)
        return BIT(pattern);
    return parts->numbers == 1 && parts->digits[0] >= 3 && parts->digits[0] <= 7
               ? BIT(pattern)
               : 0;
}

static gboolean matches(const struct span *cell, const char *form)
{
    /* 9 a digit, A a capital, anything else itself. */
    if (strlen(form) != cell->length)
        return FALSE;
    for (gsize i = 0; i < cell->length; i++) {
        char c = cell->text[i];
        if (form[i] == '9'   ? !g_ascii_isdigit(c)
            : form[i] == 'A' ? !g_ascii_isupper(c)
                             : c != form[i])
            return FALSE;
    }
    return TRUE;
}

static gboolean is_college_decision(const struct span *cell)
{
    static const char *const bodies[] = {"_CBS_", "_GR_",  "_BURG_", "_VB_",
                                         "_RMW_", "_CBE_", "_CC_"};

    if (cell->length < 12 || cell->length > 18 || !g_ascii_isdigit(cell->text[0]) ||
        cell->text[4] != '_')
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++)
        if (strncmp(cell->text + 4, bodies[i], strlen(bodies[i])) == 0)
            return g_ascii_isdigit(cell->text[cell->length - 1]);
    return FALSE;
}

static guint64 fixed_forms(const struct span *cell, const struct value_shape *shape)
{
    if (matches(cell, "OMV_9999999999"))
        return BIT(VALUE_OMV);
    if (matches(cell, "9-AAA-999") || matches(cell, "AAA-999") ||
        matches(cell, "9AAA999"))
        return BIT(VALUE_NUMBER_PLATE);
    if (shape->underscores == 2 && is_college_decision(cell))
        return BIT(VALUE_COLLEGE_DECISION);
    if (matches(cell, "99999A9999/99A999") || matches(cell, "99999A9999/99_999"))
        return BIT(VALUE_CAPAKEY);
    return 0;
}

guint64 numbered_value_patterns(const struct span *cell, const struct value_shape *shape)
{
    struct parts parts = {0};

    if (shape->digit_count < 3 || cell->length > 24 || shape->letters > 12)
        return 0;
    guint64 found = fixed_forms(cell, shape);
    if (found != 0)
        return found;
    take_apart(&parts, cell);
    return serial_number(&parts);
}

static gboolean is_day_and_month(guint one, guint other)
{
    return one >= 1 && other >= 1 &&
           ((one <= 31 && other <= 12) || (one <= 12 && other <= 31));
}

/* "12 Mar 2024", "5 januari 2024 10:11", "March 5, 2024": a month among the words, a day
 * and a year among the numbers. */
static gboolean is_worded_date(const struct span *cell, const struct value_shape *shape)
{
    static const char months[] =
        "jan feb fev mar maa mrt apr avr mei mai may jun jui jul aug aou sep okt oct nov "
        "dec "
        "dez f\xc3\xa9 m\xc3\xa4 ao\xc3 d\xc3\xa9 "; /* février, März, août, décembre */
    gboolean month = FALSE, day = FALSE, year = FALSE;
    const char *at = cell->text, *end = at + cell->length;

    if (shape->letters < 3 || shape->letters > 14 || cell->length > 40)
        return FALSE;
    while (at < end) {
        const char *from = at;
        guint number = 0;
        for (; at < end && g_ascii_isdigit(*at) && at - from < 5; at++)
            number = number * 10 + (guint)(*at - '0');
        day = day || (at - from <= 2 && number >= 1 && number <= 31);
        year = year || (at - from == 4 && number >= 1880 && number <= 2060);
        if (at == from && g_ascii_isalpha(*at) && end - at >= 3 && !month) {
            char word[] = {g_ascii_tolower(at[0]), g_ascii_tolower(at[1]),
                           g_ascii_tolower(at[2]), ' ', '\0'};
            month = strstr(months, word) != NULL;
            while (at < end && (g_ascii_isalpha(*at) || (guchar)*at >= 0x80))
                at++;
        }
        at += at == from ? 1 : 0;
    }
    return month && day && year;
}

/* Three numbers with two signs between them, the year first or last; a time may follow.
 */
static gboolean is_numeric_date(const struct span *cell, guint *year, gboolean *ends)
{
    guint numbers[3] = {0}, digits[3] = {0}, count = 0;
    const char *at = cell->text, *end = at + cell->length;

    for (; at < end && count < 3; count++) {
        for (; at < end && g_ascii_isdigit(*at) && digits[count] < 5;
             at++, digits[count]++)
            numbers[count] = numbers[count] * 10 + (guint)(*at - '0');
        if (digits[count] == 0 ||
            (count < 2 && (at == end || strchr("-/.", *at) == NULL)))
            return FALSE;
        at += count < 2 ? 1 : 0;
    }
    if (count < 3 || (at < end && *at != ' ' && *at != 'T' && *at != ','))
        return FALSE;
    gboolean year_first = digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2;
    *year = year_first ? numbers[0] : digits[2] == 2 ? 2000 + numbers[2] : numbers[2];
    *ends = at == end && digits[2] != 2;
    return (year_first ||
            (digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 4 || digits[2] == 2))) &&
           *year >= 1880 && *year < 2100 &&
           is_day_and_month(year_first ? numbers[2] : numbers[0], numbers[1]);
}

guint64 numbered_value_dates(const struct span *cell, const struct value_shape *shape)
{
    guint year = 0;
    gboolean ends = FALSE;

    if (shape->digit_count < 3 || shape->digit_count > 20)
        return 0;
    if (shape->letters >= 3)
        return is_worded_date(cell, shape) ? BIT(VALUE_DATE) : 0;
    if (cell->length > 32 || shape->hyphens + shape->slashes + shape->dots < 2 ||
        !g_ascii_isdigit(*cell->text) || !is_numeric_date(cell, &year, &ends))
        return 0;
    return BIT(VALUE_DATE) | (year <= 2010 && ends ? BIT(VALUE_BIRTH_DATE) : 0);
}
