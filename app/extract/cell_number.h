/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers and days of a workbook as a person sees them. */

#include <glib.h>

/* What the number format of a cell makes of its number. */
enum number_shape {
    SHAPE_PLAIN,
    SHAPE_DAY,  /* a day, with the time of day when there is one */
    SHAPE_TIME, /* a time of day */
    SHAPE_ZEROS /* and above: SHAPE_ZEROS + n is "at least n digits", 0470… */
};
#define SHAPE_ZEROS_MOST 20

/* Of a format code ("dd/mm/yyyy;@", "[$-813]d mmmm yyyy", "0000"): its first section, in
 * which d, m, y, h and s outside quotes, brackets and escapes make a day or a time
 * (ECMA-376 part 1, 18.8.31). */
guint8 number_shape_of_code(const char *code);

/* Of the formats that have a number only (18.8.30): 14–22, 27–36, 45–47, 50–58 are days
 * and times. */
guint8 number_shape_of_id(guint64 id);

/* Append the number `text`, of `length` bytes, an XML double: whole ones without
 * exponent, 15 significant digits. As a day it is "2030-09-20", with a time of day
 * "2030-09-20 14:30:00", below 1 (or as a time) "14:30:00"; since a workbook believes in
 * 29 February 1900 so does the text. Days outside 1900…9999 stay numbers. What is no
 * number is appended as it stands. */
void cell_number_append(GString *out, const char *text, gsize length, guint8 shape,
                        gboolean since_1904);
