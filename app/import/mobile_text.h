/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One telephone number out of what people put into a cell, as E.164. */

#include <glib.h>

#include "domain/phone.h"

/* `number` is filled for the kinds from PHONE_MOBILE to PHONE_SPECIAL, else "". A label
 * before the number ("GSM:") and a remark behind it ("(na 18u)") are passed over; a zero
 * that a spreadsheet ate is restored. */
enum phone_kind phone_read(const char *text, gsize length, char number[PHONE_SIZE]);
