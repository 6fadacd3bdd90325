/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The kinds of files that a message may carry: pictures and PDF. Programs, archives,
 * office documents (macros) and SVG (scripts) are not among them; receivers distrust
 * them, with reason. */

#include <glib.h>

/* "image/png" for "logo.PNG", by the extension; NULL for every other. Static. */
const char *media_type_of(const char *file_name);

/* "png, jpg, gif, webp, pdf", for a sentence. Static. */
const char *media_type_extensions(void);

/* Whether the file begins as its type must: a program that calls itself a picture does
 * not. */
gboolean media_type_fits(const char *media_type, GBytes *content);
