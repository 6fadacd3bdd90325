/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What composing a letter, an e-mail and a text message have in common: the template and
 * the wording in every language, the values of the recipient in hand, and the "shapes"
 * that recipients with the same non-empty values share (compose/gapped_text.h). */

#include <glib.h>

#include "compose/address_block.h"
#include "compose/gapped_text.h"
#include "compose/language_choice.h"
#include "compose/notice.h"
#include "compose/placeholder.h"
#include "compose/template.h"
#include "compose/template_files.h"
#include "compose/wording.h"
#include "domain/channel.h"
#include "domain/recipient.h"

struct composer_inputs {
    const struct template_files *files; /* borrowed during composer_init() */
    const char *template_name;          /* likewise */
    const char *home_nis;               /* likewise */
    const struct notice_facts *notice;  /* borrowed for the composer's life */
    enum channel channel;
    GDestroyNotify free_shape;
};

struct composer_language {
    const struct template_version *version; /* NULL: the template lacks this language */
    struct wording *wording;
    struct placeholder_values *values;
    gboolean places_notice; /* the body says where */
    guint asked;            /* bits of the personal values that its texts ask for */
    GHashTable *shapes;     /* bits of non-empty values → the owner's shape */
};

struct composer {
    enum channel channel;
    struct template *template;
    const struct notice_facts *facts;
    char *home_nis;
    struct composer_language languages[LANGUAGE_COUNT];
    struct mustache *partials[2]; /* {{> notice}}, {{> salutation}} */

    const char *personal[GAPPED_TEXT_VALUES]; /* placeholder names; a value's number is
                                               * its place here */
    guint personal_count;
    guint salutation, source_date; /* places in `personal`; source_date may be none:
                                    * personal_count */

    /* Of the recipient in hand. */
    GString *values[GAPPED_TEXT_VALUES];
    const struct address_block *address;
};

/* On a zeroed struct; cleared by the caller also after an error: INPUT with file and line
 * when a file is wrong, a placeholder unknown, or the template for another channel;
 * NO_INPUT when there is no such template. */
gboolean composer_init(struct composer *composer, const struct composer_inputs *inputs,
                       GError **error);
void composer_clear(struct composer *composer);

/* FALSE when the template says different things to different people, salutation and
 * language apart (R-87; Regulation (EU) 2024/900 art. 18(3)): its subject or text uses a
 * personal placeholder other than the salutation and the recipient's name. */
gboolean composer_says_one_thing(const struct composer *composer);

/* Take the next recipient in hand: the languages to write in, and the address, which is
 * written over `address` and borrowed until the next recipient. */
struct language_choice composer_take(struct composer *composer,
                                     const struct recipient *recipient,
                                     struct address_block *address);

/* Fill those composer->values that the language's texts ask for, the salutation aside
 * (made from its shape); the others are "". Control characters, line ends among them,
 * become blanks. Returns which are not empty, as bits; the salutation's is always set. */
guint composer_fill(struct composer *composer, enum language code,
                    const struct recipient *recipient);

/* The day that "source.date" tells this recipient: for what people gave themselves the
 * recipient's own consent date, else the date of the relation; else facts->obtained_on.
 */
day_number composer_source_day(const struct composer *composer,
                               const struct recipient *recipient);

/* FALSE with INPUT, naming the recipient's number and nothing personal, when a shape
 * `says_nothing`: all of the template's text hangs on values that are not known. */
gboolean composer_says_something(const struct composer *composer, enum language code,
                                 gboolean says_nothing, const struct recipient *recipient,
                                 GError **error);

/* ---- rendering, for a new shape ---- */

/* Set the values whose bits are in `filled` to their marks and the other personal ones
 * to "". */
void composer_set_marks(struct composer *composer, enum language code, guint filled);

/* Appended to `out`: plain text; Markdown; Markdown in which `notice` stands for the
 * notice ("" = without). */
gboolean composer_render_salutation(struct composer *composer, enum language code,
                                    GString *out, GError **error);
gboolean composer_render_notice(struct composer *composer, enum language code,
                                GString *out, GError **error);
gboolean composer_render_body(struct composer *composer, enum language code,
                              const char *notice, GString *out, GError **error);

/* The personal values that a text asks for, as bits. */
guint composer_values_asked(const struct composer *composer,
                            const struct mustache *mustache);
