/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What sets a dossier that `kiespost demo` made apart from a campaign: its election is in
 * no table, it takes the files that demo made and no other, it sends to a folder only,
 * and everything that comes out of it carries example_line. Two settings say so, which
 * `settings set` does not know and nothing removes. */

#include <glib.h>

#include "domain/election.h"
#include "domain/example.h"
#include "dossier/dossier.h"

/* Among the settings of dossier_create(): the day, as YYYY-MM-DD. */
#define EXAMPLE_MADE_ON "demo.made_on"

gboolean campaign_is_example(const struct dossier *dossier);

/* The day on which demo made it; DAY_UNKNOWN for every other dossier. */
day_number campaign_example_made_on(const struct dossier *dossier);

/* The election that the settings name, NULL when they name none that there is. Everybody
 * who asks for a dossier's election asks here: that of an example is in no table. */
const struct election *campaign_election(const struct dossier *dossier);

/* The same for an id that was the setting once; `id` may be NULL. */
const struct election *campaign_election_called(const struct dossier *dossier,
                                                const char *id);

/* Remembers the digests (file_digest_fast()) of what demo wrote, NULL-terminated. One
 * journal entry. */
gboolean example_remember_files(struct dossier *dossier, const char *const *digests,
                                GError **error);

/* KIESPOST_ERROR_REFUSED when the dossier is an example and `digest` is of no file that
 * demo made for it: real people's data have no place there. `path` is for the sentence.
 */
gboolean example_takes_file(const struct dossier *dossier, const char *digest,
                            const char *path, GError **error);
