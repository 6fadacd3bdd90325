/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the text messages of a mailing come to, over everybody who would get one: how many
 * parts, and which characters make them longer. */

#include <glib.h>

#include "command/mailing_desk.h"
#include "compose/text_message.h"

/* A character that has no place in GSM 03.38, wherever it stands. */
struct text_foreign {
    gunichar character;
    const char *replacement; /* static; NULL: nothing can stand in its place */
    gint64 people;           /* in whose text it is */
    guint most;              /* so often in one of them */
};

struct text_survey {
    gint64 people, parts;
    gint64 by_parts[SMS_PARTS_MOST + 1]; /* people whose text takes so many parts */
    gint64 unicode;                      /* people whose text is in UCS-2 */
    gint64 plain_parts; /* all parts, were every replacement made that there is */
    gint64 longest;     /* the recipient whose text takes most; 0: nobody */
    struct sms_size longest_size;
    GArray *foreign; /* struct text_foreign, in the order of their first appearance */
    GString *plain;
};
typedef struct text_survey TextSurvey;

struct text_survey *text_survey_new(void);
void text_survey_free(struct text_survey *survey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextSurvey, text_survey_free)

/* One more text, to that recipient. */
void text_survey_add(struct text_survey *survey, gint64 recipient,
                     const struct text_message *text);

/* Composes for a decision that allows, adds the text, and leaves it in `text`; for any
 * other decision, or another channel, it does nothing. INPUT when it needs more parts
 * than SMS_PARTS_MOST. */
gboolean text_survey_look(struct text_survey *survey, struct mailing_desk *desk,
                          const struct decision *decision, struct text_message *text,
                          GError **error);

/* Everybody in a mailing of text messages who is allowed now. NULL with `error`. */
struct text_survey *text_survey_of(struct session *session, struct mailing_desk *desk,
                                   GError **error);
