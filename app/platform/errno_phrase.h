/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The system's reason in the operator's language, to stand after a colon or in brackets:
 * "no such file or directory". The C library's own words are in the language of its
 * catalogues, which are seldom installed: so the common ones are ours. */

#include <glib.h>

/* Valid like a string of gettext() or g_strerror(). */
const char *errno_phrase(int number);

/* The same for an error of GLib's file functions; its own message for one that is none
 * of G_FILE_ERROR. Valid as long as `error`. */
const char *file_error_phrase(const GError *error);
