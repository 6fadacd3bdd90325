/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many recipients got which verdict, and by which rules. */

#include <glib.h>

#include "eligibility/eligibility.h"

struct verdict_count {
    gint64 verdicts[VERDICT_BLOCK + 1];
    /* By the rule's place in the table; someone with two blocking rules counts twice. */
    gint64 *blocked_by, *review_by;
    gint64 *waiting_by; /* of review_by, those whom nothing blocks */
    /* Of those who are allowed: by a person's release, and how many by each of the
     * mailing's (gint64, in the order of dossier/releases.h). */
    gint64 released;
    GArray *released_by;
    /* The strictest effect of each rule of stage approve, over the messages that allowed
     * recipients would get; what a person released has none. */
    enum effect *at_approve;

    const struct source *last_source; /* of the last message judged at approve */
    notice_set last_present;
    GArray *findings;
};
typedef struct verdict_count VerdictCount;

struct verdict_count *verdict_count_new(void);
void verdict_count_free(struct verdict_count *count);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(VerdictCount, verdict_count_free)

void verdict_count_add(struct verdict_count *count, const struct decision *decision);

/* Everybody whom `eligibility` has left. */
gboolean verdict_count_all(struct verdict_count *count, struct eligibility *eligibility,
                           GError **error);
