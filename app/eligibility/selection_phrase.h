/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who was chosen, as the notice tells it to those who were (law/rules.md R-43; for a
 * message online also Regulation (EU) 2024/900 art. 19(1)(c)). */

#include <glib.h>

#include "base/day.h"
#include "eligibility/selection.h"
#include "eligibility/selection_words.h"

/* What compose/ knows to say in that language. Both append to `out`. */
struct selection_speech {
    void (*append_day)(gconstpointer wording, day_number day, GString *out);
    void (*append_of)(gconstpointer wording, const char *municipality, GString *out);
    gconstpointer wording;
};

enum selection_people {
    SELECTION_VOTERS, /* from a voter list */
    SELECTION_OTHERS, /* one's own contacts, who need not be voters */
};

/* "kiezers jonger dan 30 jaar in de postcodes 9000 en 9030", with which a sentence can
 * end. Groups of people stand side by side as far as the selection can be written out in
 * a few; else one condition with brackets, which is clumsy and true. The caller frees. */
char *selection_phrase(const struct selection *selection,
                       const struct selection_words *words,
                       const struct selection_speech *speech,
                       enum selection_people people);

/* "uw geboortedatum en uw taal": the data that it looks at (GDPR art. 14(1)(d)). The
 * address, part of which are street, postcode and municipality, only when `with_address`:
 * a letter names it anyway. NULL when nothing is left. The caller frees. */
char *selection_data_phrase(const struct selection *selection,
                            const struct selection_words *words, gboolean with_address);
