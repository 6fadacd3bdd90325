/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words by which a line of the notice is known in a finished text. They stand here
 * and not in templates/, since a notice must not be judged by itself. */

#include <glib.h>

#include "domain/channel.h"
#include "domain/language.h"

/* What may be spoken of. */
enum notice_topic {
    TOPIC_WHY, /* in a text message: who gave the number */
    TOPIC_PURPOSE,
    TOPIC_POLITICAL_MESSAGE,
    TOPIC_CATEGORIES,
    TOPIC_RECIPIENTS,
    TOPIC_RIGHTS,
    TOPIC_WITHDRAWAL,
    TOPIC_COMPLAINT,
    TOPIC_AUTHORITY, /* the data protection authority, named */
    TOPIC_VOTER_LIST,
    TOPIC_THIS_ELECTION,
    TOPIC_CONSENT,
    TOPIC_INTEREST,
    TOPIC_INTEREST_TOLD, /* which interest */
    TOPIC_ARTICLE_6,
    TOPIC_OBJECTION, /* the right, free, without reasons; in a letter the month too */
    TOPIC_FREE,
    TOPIC_REPLY_STOP, /* answer STOP */
    TOPIC_CONTROLLER,
    TOPIC_JOINT,
    TOPIC_PUBLISHER,
    TOPIC_SELECTED, /* that people were selected, and on the e-mail address */
    TOPIC_NO_PROFILE,
    TOPIC_CORRECT, /* in a text message: the reader's rights */
    TOPIC_WITHDRAW_CONSENT,
    TOPIC_WITHDRAW_OR_OBJECT,
    TOPIC_COUNT
};

/* Lower case, white space of any kind as one blank, ’ as '. Paragraphs stay apart by
 * '\n' when `paragraphs`. The caller frees. */
char *notice_words_plain_form(const char *text, gboolean paragraphs);

/* Whether `plain` (in plain form) speaks of the topic in this language. A language that
 * the vocabulary lacks speaks of nothing. */
gboolean notice_words_speak_of(const char *plain, enum notice_topic topic,
                               enum channel channel, enum language language);

/* Whether a description of a source tells nothing ("openbare bronnen", "nos fichiers"):
 * R-51, decision 74/2024. */
gboolean notice_words_are_vague(const char *description, enum language language);

/* What stands before a list's number ("lijst ", "liste n° "), NULL-terminated; NULL for
 * a language that the vocabulary lacks. */
const char *const *notice_words_before_number(enum language language);
