/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One telephone number out of what people put into a cell, as E.164. */

#include <glib.h>

enum phone_kind {
    PHONE_EMPTY,
    PHONE_MOBILE,   /* Belgian, 045x to 049x */
    PHONE_LANDLINE, /* Belgian; "04" with seven digits behind is Liège */
    PHONE_FOREIGN,
    PHONE_SPECIAL, /* 070, 078, 0800, 090x: nobody's own number */
    PHONE_SEVERAL, /* two numbers in one cell */
    PHONE_INVALID, /* and what a spreadsheet has spoilt: 4,70123E+08 */
};

/* "+" and at most fifteen digits (ITU-T E.164). */
#define PHONE_SIZE 17

/* `number` is filled for the kinds from PHONE_MOBILE to PHONE_SPECIAL, else "". A label
 * before the number ("GSM:") and a remark behind it ("(na 18u)") are passed over; a zero
 * that a spreadsheet ate is restored. The Belgian ranges are those of libphonenumber and
 * IBPT/BIPT (data/phone_prefixes.csv). */
enum phone_kind phone_read(const char *text, gsize length, char number[PHONE_SIZE]);
