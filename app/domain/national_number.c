/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/national_number.h"

#include <string.h>

enum {
    DIGITS = 11
};

static guint64 number_of(const char *digits, int count)
{
    guint64 number = 0;

    for (int i = 0; i < count; i++)
        number = number * 10 + (guint64)(digits[i] - '0');
    return number;
}

static gboolean date_is_possible(const char digits[DIGITS])
{
    guint64 month = number_of(digits + 2, 2) % 20;
    guint64 offset = number_of(digits + 2, 2) - month;
    guint64 day = number_of(digits + 4, 2);

    return month <= 12 && offset <= 40 && day <= 31;
}

static gboolean digits_are_valid(const char digits[DIGITS])
{
    guint64 nine = number_of(digits, 9);
    guint64 check = number_of(digits + 9, 2);

    return date_is_possible(digits) &&
           (97 - nine % 97 == check || 97 - (2000000000 + nine) % 97 == check);
}

gboolean national_number_is_valid(const char *text, gsize length)
{
    char digits[DIGITS];
    int count = 0;

    /* The longest written form is "85.07.30 - 033.28". */
    if (length < DIGITS || length > 2 * DIGITS)
        return FALSE;
    for (gsize i = 0; i < length; i++) {
        if (g_ascii_isdigit(text[i])) {
            if (count == DIGITS)
                return FALSE;
            digits[count++] = text[i];
        } else if (strchr(" .-/'\t", text[i]) == NULL || text[i] == '\0') {
            return FALSE;
        }
    }
    return count == DIGITS && digits_are_valid(digits);
}

gboolean national_number_occurs(const char *text, gsize length)
{
    for (gsize i = 0; i < length;) {
        gsize run = 0;

        while (i + run < length && (g_ascii_isdigit(text[i + run]) ||
                                    (run > 0 && strchr(".- ", text[i + run]) != NULL &&
                                     text[i + run] != '\0')))
            run++;
        gsize end = run;
        while (end > 0 && !g_ascii_isdigit(text[i + end - 1]))
            end--;
        if (end > 0 && national_number_is_valid(text + i, end))
            return TRUE;
        i += MAX(run, 1);
    }
    return FALSE;
}
