/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/phone.h"

#include <string.h>

enum {
    FOREIGN_FEWEST = 8,
    FOREIGN_MOST = 15
};

/* National numbers without their 0: first digits, a range of the digit behind them, and
 * how many digits in all. */
static const struct {
    const char *prefix;
    char from, to;
    guint digits;
    enum phone_kind kind;
} ranges[] = {
    {"4", '5', '9', 9, PHONE_MOBILE},   {"1", '0', '6', 8, PHONE_LANDLINE},
    {"1", '9', '9', 8, PHONE_LANDLINE}, {"2", '2', '8', 8, PHONE_LANDLINE},
    {"3", '2', '8', 8, PHONE_LANDLINE}, {"4", '2', '3', 8, PHONE_LANDLINE},
    {"5", '0', '9', 8, PHONE_LANDLINE}, {"6", '0', '1', 8, PHONE_LANDLINE},
    {"6", '3', '5', 8, PHONE_LANDLINE}, {"6", '7', '9', 8, PHONE_LANDLINE},
    {"7", '1', '1', 8, PHONE_LANDLINE}, {"80", '2', '8', 8, PHONE_LANDLINE},
    {"8", '1', '7', 8, PHONE_LANDLINE}, {"8", '9', '9', 8, PHONE_LANDLINE},
    {"9", '2', '4', 8, PHONE_LANDLINE}, {"7", '0', '0', 8, PHONE_SPECIAL},
    {"7", '8', '8', 8, PHONE_SPECIAL},  {"800", '0', '9', 8, PHONE_SPECIAL},
    {"9", '0', '0', 8, PHONE_SPECIAL},
};

static enum phone_kind national_kind(const char *digits, gsize count)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++) {
        gsize length = strlen(ranges[i].prefix);

        if (count == ranges[i].digits && strncmp(digits, ranges[i].prefix, length) == 0 &&
            digits[length] >= ranges[i].from && digits[length] <= ranges[i].to)
            return ranges[i].kind;
    }
    return PHONE_INVALID;
}

enum phone_kind phone_kind_of(const char *e164)
{
    const char *digits = e164 + strlen("+");

    if (*e164 == '\0')
        return PHONE_EMPTY;
    gsize count = strspn(digits, "0123456789");
    if (*e164 != '+' || digits[count] != '\0')
        return PHONE_INVALID;
    if (g_str_has_prefix(digits, "32"))
        return national_kind(digits + strlen("32"), count - strlen("32"));
    return count < FOREIGN_FEWEST || count > FOREIGN_MOST || *digits == '0'
               ? PHONE_INVALID
               : PHONE_FOREIGN;
}

gboolean phone_takes_texts(enum phone_kind kind)
{
    return kind == PHONE_MOBILE || kind == PHONE_FOREIGN;
}

/* Zones of one digit: Antwerp, Liège, Brussels, Ghent. */
static gboolean is_short_zone(char digit)
{
    return digit == '2' || digit == '3' || digit == '4' || digit == '9';
}

char *phone_shown(const char *e164)
{
    const char *digits = e164 + strlen("+32");

    if (!g_str_has_prefix(e164, "+32"))
        return g_strdup(e164);
    switch (strlen(digits)) {
    case 9: /* mobile */
        return g_strdup_printf("0%.3s %.2s %.2s %.2s", digits, digits + 3, digits + 5,
                               digits + 7);
    case 8:
        if (is_short_zone(*digits))
            return g_strdup_printf("0%.1s %.3s %.2s %.2s", digits, digits + 1, digits + 4,
                                   digits + 6);
        return g_strdup_printf("0%.2s %.2s %.2s %.2s", digits, digits + 2, digits + 4,
                               digits + 6);
    default:
        return g_strdup(e164);
    }
}
