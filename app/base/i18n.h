/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the operator reads goes through these. What recipients read never does:
 * that comes from templates/<lang>/. */

#include <glib.h>

/* The names that xgettext knows. */
#define _(text)                    i18n_text(text)
#define N_(text)                   text
#define C_(context, text)          i18n_context(context "\004" text, text)
#define NC_(context, text)         text
#define ngettext(one, many, count) i18n_plural(one, many, count)

enum ui_language {
    UI_ENGLISH,
    UI_DUTCH,
    UI_FRENCH,
};

/* Choose the operator's language for the rest of the process.
 *
 * `requested` is "nl", "fr", "en" or NULL for the locale's. Works on a machine
 * where no nl_BE or fr_BE locale exists: the process runs in C.UTF-8 and only
 * the catalogue is chosen, so numbers, dates and sorting are ours. What the C library
 * says (strerror) stays English there.
 * `locale_dir` holds <lang>/LC_MESSAGES/kiespost.mo; it is borrowed for the call.
 * Returns FALSE when `requested` names another language. */
gboolean i18n_start(const char *requested, const char *locale_dir);

/* The translation of a message, or the message itself. Borrowed; stays as long as no
 * other language is started. */
const char *i18n_text(const char *message) G_GNUC_FORMAT(1);
const char *i18n_context(const char *key, const char *message) G_GNUC_FORMAT(2);
const char *i18n_plural(const char *one, const char *many, gulong count) G_GNUC_FORMAT(1)
    G_GNUC_FORMAT(2);

/* The language chosen by i18n_start(). */
enum ui_language i18n_language(void);

/* A whole number with the thin grouping of both languages ("187 412", with
 * no-break spaces). The caller frees. */
char *i18n_count(gint64 number);

/* A number of bytes, rounded, in thousands, with the decimal sign and the unit of the
 * language: "8.3 kB", in Dutch "8,3 kB", in French "8,3 ko" (with a no-break space). The
 * caller frees. */
char *i18n_size(guint64 bytes);
