/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The people of files that may never be used (law/rules.md R-10…R-13), so that they are
 * known again when the same file comes in under another name.
 *
 * Kept are keyed hashes alone, under a key of their own that survives re-keying and
 * purge: who holds the key can ask whether somebody stands in one of the files, nobody
 * can list them. They are sorted, so that those of one person do not stand together. Of
 * the file its base name, fingerprint, day and number of people. */

#include <glib.h>

#include "base/day.h"
#include "domain/recipient.h"
#include "dossier/dossier.h"

/* Strings owned. */
struct forbidden_file {
    gint64 id;
    char *name;   /* base name */
    char *digest; /* BLAKE2b-256, hexadecimal */
    gint64 people;
    char *operator_name;
    day_number day;
};

/* struct forbidden_file in the order of recording, freed with the array. */
GArray *forbidden_files(struct dossier *dossier, GError **error);

/* ---- remembering a file ---- */

struct forbidding;
typedef struct forbidding Forbidding;

/* Begins a transaction of the dossier, which forbidding_finish() commits. */
struct forbidding *forbidding_new(struct dossier *dossier, GError **error);

/* FALSE when nothing is known by which the person could be met again: neither e-mail
 * address nor mobile number, and a name without address or postcode. */
gboolean forbidding_add(struct forbidding *forbidding, const struct recipient *recipient);

/* One row and one journal entry, without people; the day is the dossier's. `id` receives
 * the file's number. */
gboolean forbidding_finish(struct forbidding *forbidding, const char *name,
                           const char *digest, gint64 *id, GError **error);

/* Rolls back what was not finished. */
void forbidding_free(struct forbidding *forbidding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Forbidding, forbidding_free)

/* ---- meeting its people again ---- */

struct forbidden_index;
typedef struct forbidden_index ForbiddenIndex;

/* A set of files: bit i is the i-th that the index holds. Files beyond the last bit share
 * it. */
typedef guint64 forbidden_set;
#define FORBIDDEN_FILES_MOST 64

/* All files, or with `only` not 0 that one. */
struct forbidden_index *forbidden_index_new(struct dossier *dossier, gint64 only,
                                            GError **error);
void forbidden_index_free(struct forbidden_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ForbiddenIndex, forbidden_index_free)

/* struct forbidden_file, as forbidden_files(); owned by the index. */
const GArray *forbidden_index_files(const struct forbidden_index *index);

/* The files that hold this person: the same e-mail address or mobile number, the same
 * name and address (birth dates that are both known are the same), or, where one of the
 * two has no address, the same name and postcode. Names meet as in objections.h.
 *
 * `own_consent` receives those of them whose row for this person had the recipient's
 * consent date: that consent is the forbidden file's own. */
forbidden_set forbidden_index_find(struct forbidden_index *index,
                                   const struct recipient *recipient,
                                   forbidden_set *own_consent);

/* The files that spell a person's name and street letter for letter as here: the name at
 * the same postcode and house number or with the same birth date, the street with house
 * number under the same name. As rows are stored: capitals alone make no other spelling
 * (import/name_case.h). */
struct forbidden_spelling {
    forbidden_set name, street;
};

/* FALSE when there is none. Cheap then: for a million rows. */
gboolean forbidden_index_find_spelling(struct forbidden_index *index,
                                       const struct recipient *recipient,
                                       struct forbidden_spelling *found);
