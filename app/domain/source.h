/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a set of people came from. A source is never merged with another. */

#include <glib.h>

#include "base/day.h"

/* The rows of the source × channel matrix, law/rules.md section 1. */
enum source_kind {
    SOURCE_UNKNOWN,
    SOURCE_MIXED,
    SOURCE_VOTER_LIST_CURRENT,
    SOURCE_VOTER_LIST_OLD,
    SOURCE_VOTER_LIST_DIFF,
    SOURCE_POPULATION_REGISTER_LIST,
    SOURCE_NATIONAL_REGISTER,
    SOURCE_CIVIL_REGISTRY,
    SOURCE_PUBLIC_OFFICE_FILE,
    SOURCE_PREVIOUS_MANDATE,
    SOURCE_PUBLIC_EMPLOYER_STAFF,
    SOURCE_PUBLIC_ALERT_OR_NEWSLETTER,
    SOURCE_CUSTOMER_FILE,
    SOURCE_PATIENT_FILE,
    SOURCE_EMPLOYER_FILE,
    SOURCE_ASSOCIATION_LIST,
    SOURCE_PARTY_MEMBERS,
    SOURCE_OWN_SYMPATHISER,
    SOURCE_FRIENDS_FAMILY,
    SOURCE_PHONEBOOK_DUMP,
    SOURCE_PUBLIC_WEB,
    SOURCE_SOCIAL_MEDIA,
    SOURCE_FAMILY_NOTICES,
    SOURCE_NEIGHBOURHOOD_GROUP,
    SOURCE_BOUGHT_LIST,
    SOURCE_THIRD_PARTY_LIST,
    SOURCE_PETITION,
    SOURCE_SUBSCRIBER,
    SOURCE_KIND_COUNT
};

/* "voter_list_current" …, as on the command line and in JSON. */
const char *source_kind_name(enum source_kind kind);
gboolean source_kind_from_name(const char *name, enum source_kind *kind);

/* A plain translated phrase ("the voter list for this election"). Static. */
const char *source_kind_phrase(enum source_kind kind);

/* voter_list_current, _old or _diff. */
gboolean source_kind_is_voter_list(enum source_kind kind);

/* In which capacity the giver or the candidate came by the data. */
enum source_role {
    ROLE_UNKNOWN,
    ROLE_CANDIDATE,
    ROLE_OFFICE,
    ROLE_PROFESSION,
    ROLE_ASSOCIATION,
    ROLE_PRIVATE,
    ROLE_COUNT
};
const char *source_role_name(enum source_role role); /* "candidate" …, "" unknown */
gboolean source_role_from_name(const char *name, enum source_role *role);

/* An answer to a yes-or-no question that may not have been given. */
enum declared {
    DECLARED_UNKNOWN,
    DECLARED_NO,
    DECLARED_YES,
};
const char *declared_name(enum declared declared); /* "", "no", "yes" */
gboolean declared_from_name(const char *name, enum declared *declared);

/* For whom the consent was asked. */
enum consent_for {
    CONSENT_FOR_UNKNOWN,
    CONSENT_FOR_CANDIDATE,
    CONSENT_FOR_LIST,
    CONSENT_FOR_PARTY,
    CONSENT_FOR_OTHER,
    CONSENT_FOR_COUNT
};
const char *consent_for_name(enum consent_for consent_for);
gboolean consent_for_from_name(const char *name, enum consent_for *consent_for);

enum source_status {
    SOURCE_OPEN,
    SOURCE_FLAGGED, /* every verdict is review until a person has decided */
    SOURCE_CLOSED,  /* may never be used; the data is not stored */
};
const char *source_status_name(enum source_status status);

/* What was declared of a source. All strings owned; NULL when not given. */
struct source {
    char *id;
    enum source_kind kind;
    char *holder;           /* the person or body that the file came from */
    day_number obtained_on; /* a voter list: the day of delivery */
    enum source_role role;
    char *purpose_told;
    enum declared collected_directly;
    enum declared objection_offered;
    char *evidence_name;   /* the evidence file's base name … */
    char *evidence_digest; /* … and its SHA-256, hexadecimal */
    enum consent_for consent_for;
    enum declared consent_separate;
    char *municipality; /* voter lists: NIS code */
    enum source_status status;
    gint64 recipients; /* held now */
};

struct source *source_new(void);
void source_free(struct source *source);
typedef struct source Source;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, source_free)

/* Source ids are file names and words on the command line: a letter or digit, then
 * letters, digits, '-' and '_', at most 40. */
gboolean source_id_is_valid(const char *id);
