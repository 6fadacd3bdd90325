/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What an e-mail says in one language to recipients who have the same values filled in:
 * subject, text and HTML with gaps, and the notice alone. */

#include <glib.h>

#include "compose/coded_text.h"
#include "compose/composer.h"
#include "compose/gapped_text.h"
#include "compose/judged_notice.h"
#include "compose/mail_files.h"

struct mail_shape {
    struct gapped_text salutation;
    struct gapped_text subject;
    struct gapped_text text;        /* body and notice … */
    struct gapped_text html;        /* … and the same as HTML, with whole lines */
    struct judged_notice notice;    /* as it stands in `text` … */
    struct gapped_text html_notice; /* … and in `html` */
    struct coded_text coded_text, coded_html;
    gboolean says_nothing; /* beside the notice */
};

/* INPUT, with the file, when the template cannot be rendered, its Markdown cannot be sent
 * (compose/mail_html.h), a link in it would hold a recipient's own details, or it
 * places the notice where it would be no paragraph of its own. */
struct mail_shape *mail_shape_new(struct composer *composer, enum language code,
                                  guint filled, const struct mail_files *files,
                                  GError **error);
void mail_shape_free(gpointer shape);
