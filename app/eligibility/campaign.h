/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The settings of a dossier as the facts that the rules ask for. */

#include <glib.h>

#include "domain/election.h"
#include "domain/source.h"
#include "dossier/dossier.h"
#include "dossier/example.h"
#include "rules/facts.h"

struct campaign {
    const struct election *election; /* static */
    enum candidate_role role;
    enum standing standing;
    enum sender sender;
    gboolean joint_controller;
    gboolean has_policy_page;
    day_number policy_published_on, risk_assessment_on;
    char *home_nis;
    GHashTable *constituency; /* NIS codes; NULL: the whole country */
};
typedef struct campaign Campaign;

/* KIESPOST_ERROR_CONFIG when the settings do not name an election. The caller frees. */
struct campaign *campaign_new(const struct dossier *dossier, GError **error);
void campaign_free(struct campaign *campaign);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Campaign, campaign_free)

/* The last day on which people of this source are kept: that of the purge for a
 * voter list, and for other people so many months after the election for which they gave
 * their details, without a new sign of life. Whoever gave them before the previous
 * election gave them for that one. DAY_UNKNOWN when it is not known since when they are
 * held. */
enum {
    OWN_CONTACTS_MONTHS = 24 /* this project's choice (rules.md R-63: N years) */
};
day_number campaign_keeps_until(const struct campaign *campaign,
                                const struct source *source);

/* Whether this municipality votes for the candidate; unknown for "". */
enum declared campaign_covers(const struct campaign *campaign, const char *nis);

/* Sets the part of `facts` that is the same for everybody. */
void campaign_facts(const struct campaign *campaign, struct facts *facts);
