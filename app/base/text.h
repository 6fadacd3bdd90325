/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Forms of a text: the stored one (NFC), the ones that people are compared by, and
 * the one that a terminal may see. Input is valid UTF-8 unless said otherwise. */

#include <glib.h>

/* TRUE when every byte is below 0x80. */
gboolean text_is_ascii(const char *text, gsize length);

/* `text` in Unicode NFC, white space of every kind made one blank, ends trimmed,
 * control and format characters (C0, C1, bidi overrides, zero-width) removed.
 * Written over `out`. */
void text_normalise(GString *out, const char *text, gsize length);

/* Lower case without accents or ligatures (œ → oe, ß → ss, ø → o, ł → l), letters and
 * digits only, one blank between words. Appended to `out`. */
void text_fold(GString *out, const char *text);

/* The key by which names are found and compared: text_fold() with blanks and the
 * particles of Dutch, French and German names (van, den, der, de, la, le, du, d, von,
 * t, ter, ten …) left out, unless nothing else remains. Appended to `out`.
 * "Van den Broeck" and "VANDENBROECK" differ; "VAN DEN BROECK" and "Broeck" do not. */
void text_name_key(GString *out, const char *name);

/* The key of a postal address: folded street (straat/str., laan/ln, rue/r. …
 * abbreviations spelled out), number, box and postcode, "|" between. NULL parts count
 * as empty. Appended to `out`. */
void text_address_key(GString *out, const char *street, const char *house_number,
                      const char *box, const char *postcode);

/* The key of an e-mail address: trimmed, lower case. Appended to `out`. */
void text_email_key(GString *out, const char *email);

/* `text` so that a terminal cannot be driven by it: control characters, escape
 * sequences' ESC, bidi overrides and invalid bytes appear as "�". The caller frees. */
char *text_for_terminal(const char *text);
