/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers that carry their own proof: data/value_patterns.csv. `digits` holds digits
 * only; the blanks, dots and hyphens that people write are the caller's to take out. */

#include <glib.h>

/* Belgian enterprise and VAT number: ten digits, the first 0 or 1, the last two 97 − (the
 * first eight mod 97). An establishment unit's begins with 2 … 8. */
gboolean enterprise_number_is_valid(const char *digits, gsize count);
gboolean establishment_number_is_valid(const char *digits, gsize count);

/* Structured communication, old account number, identity card: twelve digits, the last
 * two the first ten mod 97, 97 for 0. */
gboolean mod97_number_is_valid(const char *digits, gsize count);

/* Belgian IBAN without "BE": fourteen digits; ISO 13616 and the account's own check. */
gboolean belgian_iban_is_valid(const char *digits, gsize count);

/* INAMI/RIZIV number: eleven digits, the seventh and eighth 97 − (the first six mod 97).
 * Exceptions are said to exist. */
gboolean inami_number_is_valid(const char *digits, gsize count);

/* GS1 numbers of any length (EAN-13, GSRN-18): the last digit makes the sum, weighed 3
 * and 1 from the right, a multiple of ten. */
gboolean gs1_number_is_valid(const char *digits, gsize count);
