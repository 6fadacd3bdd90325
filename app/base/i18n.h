/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the operator reads goes through these. What recipients read never does:
 * that comes from templates/<lang>/. */

#include <glib.h>
#include <libintl.h>

#define _(text)            gettext(text)
#define N_(text)           text
#define C_(context, text)  g_dpgettext2(GETTEXT_PACKAGE, context, text)
#define NC_(context, text) text

enum ui_language {
    UI_ENGLISH,
    UI_DUTCH,
    UI_FRENCH,
};

/* Choose the operator's language for the rest of the process.
 *
 * `requested` is "nl", "fr", "en" or NULL for the locale's. Works on a machine
 * where no nl_BE or fr_BE locale exists: the process runs in C.UTF-8 and only
 * the catalogue is chosen, so numbers, dates and sorting are ours.
 * `locale_dir` holds <lang>/LC_MESSAGES/kiespost.mo; it is borrowed for the call.
 * Returns FALSE when `requested` names another language. */
gboolean i18n_start(const char *requested, const char *locale_dir);

/* The language chosen by i18n_start(). */
enum ui_language i18n_language(void);

/* A whole number with the thin grouping of both languages ("187 412", with
 * no-break spaces). The caller frees. */
char *i18n_count(gint64 number);
