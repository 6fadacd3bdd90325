/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Characters that force a text message into UCS-2, and what could stand in their place:
 * "ç" has no place in GSM 03.38, "c" has; "’" becomes "'", "œ" becomes "oe". Nothing is
 * replaced but on request (--plain-accents). */

#include <glib.h>

/* One such character of a text. */
struct sms_foreign {
    gunichar character;
    guint count;
    const char *replacement; /* in GSM 03.38; static; "" for what may be left out (a soft
                              * hyphen); NULL when there is none (emoji, Greek small
                              * letters, Cyrillic) */
};

/* In the order of their first appearance: struct sms_foreign. The caller unrefs. `text`
 * is UTF-8 in NFC. */
GArray *sms_foreign_characters(const char *text, gsize length);

/* `text` with every replacement that there is; what is in the alphabet stays as it is
 * (é, è, à, ù stay). Appended to `out`. */
void sms_append_plain(GString *out, const char *text, gsize length);
