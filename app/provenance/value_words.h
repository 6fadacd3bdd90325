/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of origin_words.csv in running text: which of them does a cell hold? */

#include <glib.h>

#include "base/span.h"
#include "provenance/origin_class.h"

struct value_words;
typedef struct value_words ValueWords;

struct value_words *value_words_new(void);
void value_words_free(struct value_words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ValueWords, value_words_free)

guint value_words_count(const struct value_words *words);

/* Of word `index`: its class, as the table writes it ("burgemeester*"), its points. */
enum origin_class_id value_words_class(const struct value_words *words, guint index);
const char *value_words_text(const struct value_words *words, guint index);
double value_words_points(const struct value_words *words, guint index);

enum {
    VALUE_WORDS_MOST = 8 /* of one cell */
};

/* The words that `cell` holds, at most VALUE_WORDS_MOST; returns how many. None in a
 * street: "Burgemeester Vandenbogaerdelaan 3" speaks of no mayor. */
guint value_words_of(struct value_words *words, const struct span *cell,
                     guint found[VALUE_WORDS_MOST]);
