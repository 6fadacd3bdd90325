/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the cells of one column are, counted. No value is kept. */

#include <glib.h>

#include "base/span.h"
#include "provenance/origin_class.h"
#include "provenance/value_pattern.h"
#include "provenance/value_words.h"
#include "reference/email_domain_class.h"

struct column_tally {
    gboolean no_text; /* its cells are names, streets, places or consents: their words say
                         nothing */
    guint64 filled;
    guint64 patterns[VALUE_PATTERN_COUNT];
    guint64 domains[EMAIL_DOMAIN_CLASS_COUNT]; /* of the e-mail addresses */
    guint64 roles;                             /* role accounts among them */
    guint64 texts;                             /* cells whose words were looked up */
    guint64 spoken[CLASS_COUNT];               /* of these: with a word of the class */
    guint32 *words;                            /* by word; NULL until one is met */
    guint64 long_texts, repeated; /* texts of four words or more; of these the
                                     same as the first one */
    guint first_text;             /* its hash */
    guint64 rising;               /* integers greater than the one before */
    guint64 last_integer;
};

void column_tally_clear(struct column_tally *tally);

/* Counts the cell; returns value_patterns_of() it. */
guint64 column_tally_see(struct column_tally *tally, struct value_words *words,
                         const struct span *cell);

/* Of 100 filled cells; 0 in an empty column. */
guint column_tally_percent(guint64 count, guint64 of);

/* National register numbers, whatever the title says: most cells are, and it is no chance
 * among mobile numbers. */
gboolean column_tally_is_national_numbers(const struct column_tally *tally);

/* All the same sentence, as the wording of a consent is. */
gboolean column_tally_is_one_sentence(const struct column_tally *tally);
