/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One recipient in, one text message out. A pure function of the frozen files, the facts
 * of the source and one recipient; law/rules.md §4.3. */

#include <glib.h>

#include "compose/language_choice.h"
#include "compose/notice.h"
#include "compose/template_files.h"
#include "domain/recipient.h"
#include "rules/notice_element.h"
#include "sms/text_parts.h"

/* What the texts of one mailing to one source, on one ground, have in common. */
struct text_inputs {
    const struct template_files *files; /* borrowed during text_composer_new() */
    const char *template_name;          /* likewise */
    const char *home_nis;               /* where the campaign is: for recipients without
                                         * a known municipality; "" = none; likewise */
    const char *example_line;           /* before the text of everything that a demo or a
                                         * trial composes, in GSM 03.38 whatever it is
                                         * given in; NULL = none; likewise */
    const struct notice_facts *notice;  /* borrowed for the composer's life */
    gboolean plain_accents;             /* --plain-accents: sms/plain_text.h */
};

struct text_composer;

/* Parse the template and the wording of every language that the template has. INPUT with
 * file and line when one of them is wrong, a placeholder is unknown, or the template is
 * not for sms; NO_INPUT when there is no such template. */
struct text_composer *text_composer_new(const struct text_inputs *inputs, GError **error);
void text_composer_free(struct text_composer *composer);
typedef struct text_composer TextComposer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextComposer, text_composer_free)

/* As mail_composer_says_one_thing(): Regulation (EU) 2024/900 art. 18(3). */
gboolean text_composer_says_one_thing(const struct text_composer *composer);

/* Written over by each text_compose(). Two languages stand one after the other, on lines
 * of their own. */
struct text_message {
    struct language_choice choice;
    const char *language;      /* language_choice_label() */
    GString *text;             /* what the recipient reads, UTF-8, lines apart by "\n" */
    GString *body;             /* without the notice */
    GString *notice;           /* the notice alone */
    notice_set notice_present; /* found in `text`, in every language that it is in … */
    notice_set notice_missing; /* … and lacking in one of them: must be 0, or the message
                                * does not leave */
    struct sms_size size;      /* of `text` */
    GString *to;               /* E.164, "+32470000000"; "" when there is no number */
};

void text_message_init(struct text_message *message);
void text_message_clear(struct text_message *message);

/* Compose for one recipient. The composer remembers what recipients have in common, so
 * one composer serves one thread.
 *
 * INPUT when the text is empty, or needs more than SMS_PARTS_MOST parts, naming the
 * recipient's number and nothing personal; when the Markdown of the template holds what
 * has no place in a text message (raw HTML, a picture, an attachment). */
gboolean text_compose(struct text_composer *composer, const struct recipient *recipient,
                      struct text_message *message, GError **error);
