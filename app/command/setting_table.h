/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The answers of `init`: which there are, in which order they are asked, and what makes
 * one acceptable. */

#include <glib.h>

enum setting_sort {
    SETTING_TEXT,
    SETTING_EMAIL,
    SETTING_PHONE,
    SETTING_POSTCODE,
    SETTING_MUNICIPALITY, /* stored as NIS code */
    SETTING_PLACES,       /* NIS codes, a province, or "all" */
    SETTING_ELECTION,     /* a row of calendar.csv */
    SETTING_DAY,
    SETTING_NUMBER,
    SETTING_URL,
    SETTING_CHOICE,
    SETTING_RATE,   /* "30/min", "100/hour", with a comma between */
    SETTING_SECRET, /* never shown, never journalled */
    SETTING_FILE,
};

struct setting_row {
    const char *key; /* "candidate.name" */
    enum setting_sort sort;
    gboolean required;
    const char *question; /* in plain words, an English msgid */
    const char *choices;  /* SETTING_CHOICE: separated by blanks */
    const char *phrases;  /* … and in plain words, separated by "|"; an English msgid */
    const char *proposed; /* what an empty answer means; NULL: nothing */
};

gsize setting_count(void);
const struct setting_row *setting_at(gsize index);
const struct setting_row *setting_find(const char *key);

/* "election.on_filed_list=yes" is another way to say "election.standing": replaces both
 * words, and leaves every other key alone. KIESPOST_ERROR_CONFIG when it is neither yes
 * nor no. */
gboolean setting_resolve_alias(const char **key, const char **value, GError **error);

/* The form in which `value` is stored: trimmed, a municipality as NIS code, a telephone
 * number in E.164. NULL with KIESPOST_ERROR_CONFIG, naming the key, when it is not
 * acceptable. The caller frees. */
char *setting_normalise(const struct setting_row *row, const char *value, GError **error);

/* Checks the values against each other and fills in what follows: the constituency is the
 * municipality unless given, and so on. KIESPOST_ERROR_CONFIG names the first thing that
 * is lacking or contradicts. */
gboolean settings_complete(GHashTable *settings, GError **error);
