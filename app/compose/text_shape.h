/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a text message says in one language to recipients who have the same values filled
 * in. A message this short is judged as a whole: the sender may be named by its first
 * words and the notice add the rest. */

#include <glib.h>

#include "compose/composer.h"
#include "compose/gapped_text.h"
#include "compose/judged_notice.h"

struct text_shape {
    struct gapped_text salutation;
    struct gapped_text text; /* body and notice … */
    struct gapped_text body; /* … and each of them alone */
    struct gapped_text notice;
    struct judged_notice judged; /* the text once more */
    gboolean says_nothing;       /* beside the notice */
};

/* INPUT, with the file, when the template cannot be rendered, its Markdown has no place
 * in a text message (compose/text_lines.h), or a link in it would hold a recipient's own
 * details. On the ground of a voter list there is no notice, so that
 * everything is found missing. */
struct text_shape *text_shape_new(struct composer *composer, enum language code,
                                  guint filled, GError **error);
void text_shape_free(gpointer shape);
