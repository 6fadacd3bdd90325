/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/check_number.h"

static guint64 number_of(const char *digits, gsize count)
{
    guint64 number = 0;

    for (gsize i = 0; i < count; i++)
        number = number * 10 + (guint64)(digits[i] - '0');
    return number;
}

static gboolean fits_from_97(const char *digits)
{
    return 97 - number_of(digits, 8) % 97 == number_of(digits + 8, 2);
}

gboolean enterprise_number_is_valid(const char *digits, gsize count)
{
    return count == 10 && digits[0] <= '1' && number_of(digits, 8) > 0 &&
           fits_from_97(digits);
}

gboolean establishment_number_is_valid(const char *digits, gsize count)
{
    return count == 10 && digits[0] >= '2' && digits[0] <= '8' && fits_from_97(digits);
}

gboolean mod97_number_is_valid(const char *digits, gsize count)
{
    if (count != 12)
        return FALSE;
    guint64 rest = number_of(digits, 10) % 97;
    return number_of(digits + 10, 2) == (rest != 0 ? rest : 97);
}

gboolean belgian_iban_is_valid(const char *digits, gsize count)
{
    /* B is 11 and E is 14: the account, "1114", the check. Taken mod 97 piece by piece.
     */
    return count == 14 && mod97_number_is_valid(digits + 2, 12) &&
           (number_of(digits + 2, 12) % 97 * 1000000 + 111400 + number_of(digits, 2)) %
                   97 ==
               1;
}

gboolean inami_number_is_valid(const char *digits, gsize count)
{
    return count == 11 && digits[0] != '0' &&
           97 - number_of(digits, 6) % 97 == number_of(digits + 6, 2);
}

gboolean gs1_number_is_valid(const char *digits, gsize count)
{
    guint sum = 0;

    for (gsize i = 0; i < count; i++) {
        guint digit = (guint)(digits[count - 1 - i] - '0');
        sum += i % 2 == 1 ? 3 * digit : digit;
    }
    return count > 1 && sum > 0 && sum % 10 == 0;
}
