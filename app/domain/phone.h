/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Telephone numbers as people read them. */

#include <glib.h>

/* Belgian numbers the way they are written here ("0470 12 34 56", "09 226 88 88",
 * "081 22 33 44"), any other as it is. `e164` is "" or E.164. The caller frees. */
char *phone_shown(const char *e164);
