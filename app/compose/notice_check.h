/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether the notice is really in a letter, an e-mail or a text message: judged on the
 * finished text, as the recipient reads it, and on nothing else. */

#include <glib.h>

#include "compose/notice.h"
#include "compose/wording.h"
#include "rules/notice_element.h"

/* The lines of the checklist that can be judged on a letter. */
#define NOTICE_JUDGED_IN_LETTER                                                          \
    (NOTICE_WHO | NOTICE_WHY | NOTICE_SOURCE | NOTICE_SOURCE_ELECTION |                  \
     NOTICE_SOURCE_MUNICIPALITY | NOTICE_SOURCE_DATE | NOTICE_CONTROLLER |               \
     NOTICE_CONTROLLER_ADDRESS | NOTICE_JOINT_CONTROLLER | NOTICE_PURPOSE |              \
     NOTICE_SELECTION | NOTICE_LEGAL_BASIS | NOTICE_INTEREST | NOTICE_LIST_ARTICLE |     \
     NOTICE_CATEGORIES | NOTICE_RECIPIENTS | NOTICE_RETENTION | NOTICE_RIGHTS |          \
     NOTICE_WITHDRAWAL | NOTICE_OBJECTION | NOTICE_OBJECTION_APART | NOTICE_COMPLAINT |  \
     NOTICE_LINK | NOTICE_STOP | NOTICE_PUBLISHER | NOTICE_LANGUAGE)

/* … and on an e-mail, which never has a voter list for its source. */
#define NOTICE_JUDGED_IN_MAIL                                                            \
    ((NOTICE_JUDGED_IN_LETTER &                                                          \
      ~(NOTICE_SOURCE_ELECTION | NOTICE_SOURCE_MUNICIPALITY | NOTICE_LIST_ARTICLE)) |    \
     NOTICE_LOGIC | NOTICE_CORRECTION_LINK | NOTICE_NO_PROFILING |                       \
     NOTICE_POLITICAL_LINE)

/* … and on a text message: the sender's name and list, why, from where, how to stop and
 * the link; for what it has no room for, the link stands. */
#define NOTICE_JUDGED_IN_TEXT NOTICE_JUDGED_IN_MAIL

/* The lines that `finished_text` (plain text, paragraphs apart by an empty line, in a
 * text message by the end of the line) holds in the wording's language.
 *
 * It looks for the facts themselves (names, addresses, days written out, the article)
 * and for the words of the law in that language; a fact that does not exist is not
 * there. White space, line breaks and case do not count. A source told in vague words
 * ("openbare bronnen", "nos fichiers") does not count as told (R-51, decision 74/2024).
 * An address with something behind it is another address. */
notice_set notice_present(const char *finished_text, enum channel channel,
                          const struct notice_facts *facts,
                          const struct wording *wording);

/* What the rules ask of such a message on this ground and the text lacks; 0 when
 * complete. As rules/notice_judgement.h judges it: joint controller and selection when
 * there are any, and the link to the full notice where it may stand for lines of an
 * e-mail or a text message. R-99's link is not asked of a list that has no such page:
 * R-99 decides whether it needs one. */
notice_set notice_missing(const char *finished_text, enum channel channel,
                          const struct notice_facts *facts,
                          const struct wording *wording);
