/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The default alphabet of text messages, GSM 03.38 (3GPP TS 23.038 section 6.2.1), and
 * its extension table: gsm0338.csv. */

#include <glib.h>

/* How many septets a character takes: 1, 2 with an escape before it, 0 when it is not in
 * the alphabet. The escape itself is no character of a text. */
guint gsm_alphabet_septets(gunichar character);

/* The same of U+0000…U+00FF, for whoever counts millions. */
enum {
    GSM_ALPHABET_LATIN = 256,
};
extern const guint8 gsm_alphabet_latin[GSM_ALPHABET_LATIN];

/* The character as UTF-8, static; NULL when it is not in the alphabet. */
const char *gsm_alphabet_text(gunichar character);
