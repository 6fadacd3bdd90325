/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* In which language, or which two, a recipient is written to (rules.md ). */

#include <glib.h>

#include "domain/language.h"
#include "reference/municipality.h"

struct language_choice {
    enum language languages[2]; /* in official order; the second LANGUAGE_UNKNOWN when
                                 * there is one */
    guint count;                /* 1 or 2; 0 only when `available` is empty */
    gboolean lacks_wanted;      /* a language that the recipient should get is not
                                 * among the template's: `check` warns */
};

/* The stated language, when the template has it. Else the regime of the recipient's
 * municipality `nis` ("" = unknown: then that of `home_nis`, where the campaign is):
 * Dutch, French, or both in Brussels and the facility municipalities, as far as the
 * template has them. German, for which nothing is shipped, falls to the regime's other
 * language. Where nothing of this is available, whatever is. Never from a name. */
struct language_choice language_choose(enum language stated, const char *nis,
                                       const char *home_nis, language_set available);

/* "nl", "fr", "nl+fr", "fr+nl". Static. */
const char *language_choice_label(const struct language_choice *choice);
