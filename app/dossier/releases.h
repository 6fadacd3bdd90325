/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a person decided about verdicts of review, in a mailing that is not approved yet,
 * and about what the rules of handing over leave to a person, at any time.
 * A decision is about one recipient, or about one finding wherever it stands; it is never
 * changed or taken back, and holds for its mailing only. */

#include <glib.h>

#include "base/day.h"
#include "domain/mailing.h"
#include "dossier/dossier.h"

struct release {
    gint64 recipient; /* 0: about a finding */
    gint64 last;      /* about a finding: who has a higher number came in later and is
                         looked at anew; G_MAXINT64 when it is about the message itself */
    char **rules;     /* ids of the findings decided about, NULL-terminated */
    char *reason;
    char *operator_name;
    day_number day;
    gboolean at_hand_over; /* about rules of handing over: release_record() takes it of an
                              approved mailing as well. Not read back */
};
void release_clear(struct release *release);

/* Records it as this operator's of this day, whatever `operator_name` and `day` say; one
 * journal entry, in which `rules_version` and `people`, how many are released by it,
 * stand too. KIESPOST_ERROR_USAGE when the mailing is approved, but for what is decided
 * at handing over. */
gboolean release_record(struct dossier *dossier, const struct mailing *mailing,
                        const struct release *release, const char *rules_version,
                        gint64 people, GError **error);

/* All of one mailing, in the order in which they were made. */
struct releases;
typedef struct releases Releases;

struct releases *releases_read(struct dossier *dossier, const struct mailing *mailing,
                               GError **error);
void releases_free(struct releases *releases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Releases, releases_free)

guint releases_count(const struct releases *releases);
const struct release *releases_at(const struct releases *releases, guint index);

/* The decision about this rule's finding on this recipient: the person's own before one
 * about the finding, the first of several. NULL when there is none. `releases` may be
 * NULL. */
const struct release *releases_find(const struct releases *releases, gint64 recipient,
                                    const char *rule);
