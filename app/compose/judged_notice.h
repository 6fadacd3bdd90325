/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The notice of a shape, judged (compose/notice_check.h) once for each day that it can
 * tell: that a finished message holds this very notice then settles it for thousands. */

#include <glib.h>

#include "compose/composer.h"
#include "compose/gapped_text.h"
#include "rules/notice_element.h"

struct judged_notice {
    struct gapped_text text; /* plain text */
    GHashTable *found;       /* day_number → what was found */
};

/* Takes `text` over. */
void judged_notice_init(struct judged_notice *notice, GString *text);
void judged_notice_clear(struct judged_notice *notice);

/* What the notice holds and lacks in a message that tells `day`, composer->values being
 * those of its recipient. Other personal values do not count: no name can make a notice
 * complete. */
void judged_notice_judge(struct judged_notice *notice, const struct composer *composer,
                         enum language code, day_number day, notice_set *present,
                         notice_set *missing);
