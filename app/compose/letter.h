/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One recipient in, one letter out. A pure function of the frozen files, the facts of
 * the source and one recipient. */

#include <glib.h>

#include "compose/address_block.h"
#include "compose/language_choice.h"
#include "compose/notice.h"
#include "compose/template_files.h"
#include "domain/recipient.h"

/* What the letters of one mailing to one source, on one ground, have in common. */
struct letter_inputs {
    const struct template_files *files; /* borrowed during letter_composer_new() */
    const char *template_name;          /* likewise */
    const char *home_nis;               /* where the campaign is: for recipients without
                                         * a known municipality; "" = none; likewise */
    const struct notice_facts *notice;  /* borrowed for the composer's life */
    const char *example_line;           /* first paragraph of everything that a demo
                                         * composes, "VOORBEELD – EXEMPLE"; NULL = none */
};

struct letter_composer;

/* Parse the template and the wording of every language that the template has. INPUT
 * with file and line when one of them is wrong, a placeholder is unknown, or the
 * template is not for post; NO_INPUT when there is no such template. */
struct letter_composer *letter_composer_new(const struct letter_inputs *inputs,
                                            GError **error);
void letter_composer_free(struct letter_composer *composer);
typedef struct letter_composer LetterComposer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LetterComposer, letter_composer_free)

/* Written over by each letter_compose(); all texts are plain text in UTF-8, paragraphs
 * apart by an empty line. */
struct letter {
    struct language_choice choice;
    const char *language; /* language_choice_label() */
    GString *salutation;  /* "Beste Els Peeters"; " / " between two languages */
    struct address_block address;
    GString *text;             /* the finished letter: the body with its notice, where
                                * the template places it or else below */
    GString *body;             /* the letter without the notice */
    GString *notice;           /* the notice alone */
    notice_set notice_present; /* found in `text`, in every language that it is in … */
    notice_set notice_missing; /* … and lacking in one of them: must be 0, or the
                                * letter does not leave */
};

void letter_init(struct letter *letter);
void letter_clear(struct letter *letter);

/* Compose for one recipient. The composer remembers what recipients have in common, so
 * one composer serves one thread.
 *
 * For what people gave themselves "source.date" is the recipient's own consent date,
 * else the date of the relation, else facts->obtained_on.
 *
 * INPUT when a text is longer than a workbook cell holds (32 767), or the template's
 * Markdown holds raw HTML or a picture. */
gboolean letter_compose(struct letter_composer *composer,
                        const struct recipient *recipient, struct letter *letter,
                        GError **error);
