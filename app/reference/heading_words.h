/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A column title as words that can be compared: folded (base/text.h), "firstName" taken
 * apart, the many ways to write "number" made one ("N°", "Nr.", "Numéro", "Nummer";
 * "Klantnummer" and "Klant nr." are "klantnr"), and the small words left out ("Date de naissance" is
 * "date naissance"). */

#include <glib.h>

/* The words with one blank between them. Appended to `out`. */
void heading_words(GString *out, const char *heading);

/* The same without blanks, so that "Klant nummer", "KLANT_NR" and "klantnummer" are one:
 * "klantnr". Appended to `out`. */
void heading_key(GString *out, const char *heading);
