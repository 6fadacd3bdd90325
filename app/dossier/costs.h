/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the mailings cost, line by line. Nothing is changed afterwards: whoever was wrong
 * takes the line back with a negative one. */

#include <glib.h>

#include "base/day.h"
#include "domain/cost.h"
#include "domain/mailing.h"
#include "dossier/dossier.h"

struct cost_line {
    gint64 mailing; /* its ordinal */
    struct cost cost;
};

/* Records a line; one journal entry. KIESPOST_ERROR_USAGE when a negative one takes back
 * more than was recorded for this mailing, item and way of counting. */
gboolean cost_add(struct dossier *dossier, const struct mailing *mailing,
                  const struct cost *cost, GError **error);

/* struct cost_line of all mailings, in order of recording. The caller unrefs. */
GArray *costs_list(struct dossier *dossier, GError **error);

/* The day on which the last message of a mailing was settled; DAY_UNKNOWN when none was.
 */
gboolean mailing_last_settled(struct dossier *dossier, const struct mailing *mailing,
                              day_number *day, GError **error);
