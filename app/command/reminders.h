/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the status page reminds of: the rules of stage project (law/README.md), asked of
 * every source, of the objections and of the costs. Never a verdict. */

#include <glib.h>

#include "command/json.h"
#include "command/spending.h"
#include "eligibility/campaign.h"

struct reminder {
    const char *rule; /* its id, static */
    char *source;     /* NULL: the whole campaign */
    day_number by;    /* when it is or was due; DAY_UNKNOWN: nobody can say */
    char *sentence;
};

/* struct reminder, what is due first at the top; the caller unrefs. `sources` holds
 * struct source. */
GArray *reminders_list(struct dossier *dossier, const struct campaign *campaign,
                       GPtrArray *sources, const struct spending *spending,
                       day_number today, GError **error);

/* The member "reminders". */
void reminders_put_json(struct json *json, GArray *reminders);
