/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One person typed in by hand: the values go through the same mill as a row of an extract
 * (row.h), as a row of one. What an import would leave out or reject is refused here:
 * whoever typed it sits in front of it. */

#include <glib.h>

#include "domain/field.h"
#include "domain/recipient.h"
#include "dossier/dossier.h"

struct typed_value {
    enum field field;
    const char *text; /* UTF-8 */
};

struct typed_person {
    struct recipient recipient; /* ROW_ENTERED_BY_HAND; strings owned by the struct */
    guint notes;                /* enum row_note; nothing was lost by any of them */
    GStringChunk *strings;
    struct row_maker *maker; /* for the strings in it; its columns are gone */
};

/* Whether somebody may be typed into this source at all. KIESPOST_ERROR_SOURCE_CLOSED for
 * one that may never be used; KIESPOST_ERROR_REFUSED in a dossier that `kiespost demo`
 * made; KIESPOST_ERROR_USAGE for a voter list, which only an extract of the municipality
 * can bring in: a name typed in by hand stands on no list. */
gboolean typed_person_is_welcome(const struct dossier *dossier,
                                 const struct source *source, GError **error);

/* `values` holds no field twice. KIESPOST_ERROR_USAGE names the field, never its value:
 * empty, not taken, or beside another that says the same; or nobody remains who has a
 * name or can be reached; or they agreed after `today`. The caller frees. */
struct typed_person *typed_person_read(enum source_kind kind, day_number today,
                                       const struct typed_value *values, guint count,
                                       GError **error);
void typed_person_free(struct typed_person *person);
typedef struct typed_person TypedPerson;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TypedPerson, typed_person_free)

/* How the same human may stand in this source already. */
enum likeness {
    LIKE_NOBODY,
    LIKE_EMAIL, /* the same e-mail address: a couple may share one */
    LIKE_HOME,  /* the same name at the same address */
    LIKE_ALL,   /* the same in every field, and typed in as well */
};

/* The closest likeness among those in the source, and the number of whom it is to. */
gboolean typed_person_compare(const struct typed_person *person, struct dossier *dossier,
                              const char *source_id, enum likeness *likeness,
                              gint64 *number, GError **error);

/* Stores the person; `number` receives theirs. One journal entry, "person add", with
 * nothing of the person in it; `confirmed` says in it how it was confirmed. */
gboolean typed_person_store(const struct typed_person *person, struct dossier *dossier,
                            const char *source_id, const char *confirmed, gint64 *number,
                            GError **error);
