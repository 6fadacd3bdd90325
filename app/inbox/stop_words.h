/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words by which people say that they want no more messages, in Dutch, French, German
 * and English, and the words that only look so. No form of words is prescribed (GDPR
 * art. 21(2)–(3); law/rules.md R-60), so the lists are wide: whoever is taken for an
 * objector wrongly misses a message, whoever is overlooked is written to again. */

enum stop_use {
    STOP_SPARED,   /* words that are no objection where they stand so, within one clause:
                    * a bus stop, but not "bus? Stop" */
    STOP_WORD,     /* an objection anywhere, unless spared; with "#", spared or not */
    STOP_PHRASE,   /* an objection anywhere, spared or not */
    STOP_ALONE,    /* an objection when nothing else is said */
    STOP_MESSAGE,  /* what "#" stands for: names of what is sent */
    STOP_COURTESY, /* words that say nothing: please, hello */
    STOP_USE_COUNT
};

/* The wordings for one use, NULL-terminated, static.
 *
 * They are written as text_fold() leaves them (small letters without accents, apostrophe
 * and hyphen as a blank); letters that stand twice count as one on either side. A word
 * with "*" at its end stands for all that begin so; "~" for up to three words; "#" for a
 * STOP_MESSAGE. */
const char *const *stop_words(enum stop_use use);
