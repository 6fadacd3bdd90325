/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The settings of a dossier as the facts that the rules ask for. */

#include <glib.h>

#include "domain/election.h"
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

/* Whether this municipality votes for the candidate; unknown for "". */
enum declared campaign_covers(const struct campaign *campaign, const char *nis);

/* Sets the part of `facts` that is the same for everybody. */
void campaign_facts(const struct campaign *campaign, struct facts *facts);
