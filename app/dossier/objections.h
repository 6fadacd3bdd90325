/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Refusals, kept for ever as keyed hashes (GDPR art. 21(2)–(3), 17(3)): the names and
 * addresses of those who said no stand nowhere. */

#include <glib.h>

#include "base/day.h"
#include "domain/channel.h"
#include "domain/recipient.h"
#include "dossier/dossier.h"

/* Whom an objection is about: any of these may be NULL or 0, not all. */
struct objector {
    const struct recipient
        *recipient; /* a person in the dossier, with all that is known */
    const char *email;
    const char *mobile; /* E.164 */
    const char *name;
    const char *postcode; /* narrows `name` */
};

struct objection {
    gint64 id;
    day_number on;
    channel_set channels;
    const char *made_by; /* "recipient", "email", "phone", "name" */
};

/* Records the refusal; one journal entry (without the person). `id` receives its number.
 * DAY_UNKNOWN: today.
 * KIESPOST_ERROR_USAGE when nothing in `objector` says who it is ("…" as a name). */
gboolean objection_add(struct dossier *dossier, const struct objector *objector,
                       channel_set channels, day_number on, gint64 *id, GError **error);

/* struct objection in order of recording. The caller unrefs. */
GArray *objections_list(struct dossier *dossier, GError **error);

/* Who objected, held in memory for the time of one check. */
struct objection_index;
typedef struct objection_index ObjectionIndex;

struct objection_index *objection_index_new(struct dossier *dossier, GError **error);
void objection_index_free(struct objection_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ObjectionIndex, objection_index_free)

/* Nobody objected at all: lookups may be spared. */
gboolean objection_index_is_empty(const struct objection_index *index);

/* The day of the earliest objection of this person that covers `channel`, or DAY_UNKNOWN.
 *
 * A person is met again by number, e-mail address, telephone number, name with address
 * (and birth date, when both know it), or by the name (and postcode) that an objector
 * gave: also in another source than the one that the objection came from. Names
 * meet with the first given name or with all of them, in either order, whatever the case,
 * accents and particles. */
day_number objection_index_find(struct objection_index *index,
                                const struct recipient *recipient, enum channel channel);

/* Likewise. `elsewhere` receives whether the objection named the person by something else
 * than what is met here: another source's recipient, whose name and address these are too
 * (R-65). */
day_number objection_index_meet(struct objection_index *index,
                                const struct recipient *recipient, enum channel channel,
                                gboolean *elsewhere);
