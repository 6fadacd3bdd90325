/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of each trade and office, in four languages, by which a file is known whose
 * system no fingerprint names: origin_words.csv, this project's own vocabulary.
 * Everything is static. */

#include <glib.h>

enum origin_word_place {
    ORIGIN_WORD_TITLE, /* column titles; file names and title lines too */
    ORIGIN_WORD_VALUE, /* the text of cells */
    ORIGIN_WORD_NAME,  /* file names and title lines alone */
};

struct origin_word {
    const char *class; /* a class of fingerprints.csv; "sign_opinion" … for what import
                          has to know beside it; "nothing" for words that say nothing */
    enum origin_word_place place;
    const char *word; /* as heading_words() has it; '*' at its ends for any
                         letters, '=' before it: nothing else may stand there */
    double points;    /* 1 alone is enough to act upon */
};

guint origin_word_count(void);
const struct origin_word *origin_word_at(guint index);

/* Where `pattern` stands in `words` (heading_words(): one blank between them), first
 * occurrence: "klant" and "klant*" fit "nr klant"; "klant*" and "*klant*" fit "klantnr".
 * "=partij" fits nothing but "partij". FALSE when it does not; `from` and `to` receive
 * what it covers, in bytes. */
gboolean origin_word_fits(const char *pattern, const char *words, gsize *from, gsize *to);
