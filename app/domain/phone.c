/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/phone.h"

#include <string.h>

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
