/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who handles the recipients' data for the candidate: printers, mail houses, gateways,
 * each under a written contract (GDPR art. 28, law/rules.md R-70). */

#include <glib.h>

#include "base/day.h"
#include "dossier/dossier.h"

/* All strings owned; NULL when not given. */
struct processor {
    char *name;
    char *does;                            /* what they do with the data */
    day_number contract_on;                /* the day of the contract */
    char *contract_name, *contract_digest; /* base name and SHA-256 of its file */
    day_number recorded_on;
    day_number ended_on; /* DAY_UNKNOWN: it holds */
};

struct processor *processor_new(void);
void processor_free(struct processor *processor);
typedef struct processor Processor;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Processor, processor_free)

/* TRUE when data may be handed over on that day: the contract is there by then, and was
 * not ended. */
gboolean processor_is_in_force(const struct processor *processor, day_number day);

/* "self" is nobody's name: it stands for the candidate. */
#define PROCESSOR_SELF "self"

/* Records one; recorded_on and ended_on are set here. One journal entry.
 * KIESPOST_ERROR_USAGE when one of that name is on record and not ended, or the name is
 * PROCESSOR_SELF. Names meet whatever their case and accents. */
gboolean processor_add(struct dossier *dossier, struct processor *processor,
                       GError **error);

/* The contract has ended today: nothing may be handed over from then on. One journal
 * entry. KIESPOST_ERROR_USAGE when there is none of that name that holds. `name` receives
 * the name as recorded; the caller frees. */
gboolean processor_end(struct dossier *dossier, const char *typed, char **name,
                       GError **error);

/* All, also those that ended, in order of recording: struct processor, freed with the
 * array. */
GPtrArray *processors_list(struct dossier *dossier, GError **error);

/* The one of that name that holds or, when none does, the last one that did; NULL with
 * `error` unset when there is none. The caller frees. */
struct processor *processor_find(struct dossier *dossier, const char *name,
                                 GError **error);
