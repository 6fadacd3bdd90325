/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Telephone numbers: what can be done with one, and how people read it. */

#include <glib.h>

enum phone_kind {
    PHONE_EMPTY,
    PHONE_MOBILE,   /* Belgian, 045x to 049x; whose network it is on nobody can see, as
                       numbers move along with their owners */
    PHONE_LANDLINE, /* Belgian; "04" with seven digits behind is Liège */
    PHONE_FOREIGN,
    PHONE_SPECIAL, /* 070, 078, 0800, 090x: nobody's own number */
    PHONE_SEVERAL, /* two numbers in one cell */
    PHONE_INVALID, /* and what a spreadsheet has spoilt: 4,70123E+08 */
};

/* "+" and at most fifteen digits (ITU-T E.164). */
#define PHONE_SIZE 17

/* Of a number as it is stored: "" or E.164. The Belgian ranges are those of
 * libphonenumber and IBPT/BIPT (data/phone_prefixes.csv); of another country's only the
 * length is looked at. Never PHONE_SEVERAL. */
enum phone_kind phone_kind_of(const char *e164);

/* Whether a text message may reach it: a Belgian mobile, or any number abroad. */
gboolean phone_takes_texts(enum phone_kind kind);

/* Belgian numbers the way they are written here ("0470 12 34 56", "09 226 88 88",
 * "081 22 33 44"), any other as it is. `e164` is "" or E.164. The caller frees. */
char *phone_shown(const char *e164);
