/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An election and the rules on its voter list, as rows of reference/calendar.csv and
 * reference/regimes.csv. */

#include <glib.h>

#include "base/day.h"

/* Fields that a regime speaks of: regimes.csv fields_allow, _drop, _reject. Bits. */
enum list_field {
    LIST_ORDER_NUMBER = 1 << 0,     /* SEQ */
    LIST_SECTION = 1 << 1,          /* SEC */
    LIST_FAMILY_NAME = 1 << 2,      /* LN */
    LIST_GIVEN_NAMES = 1 << 3,      /* FN */
    LIST_BIRTH_DATE = 1 << 4,       /* DOB */
    LIST_ADDRESS = 1 << 5,          /* ADDR */
    LIST_SEX = 1 << 6,              /* SEX */
    LIST_NATIONALITY = 1 << 7,      /* NAT */
    LIST_FOREIGN_MARK = 1 << 8,     /* FOR */
    LIST_BIRTHPLACE = 1 << 9,       /* BPL */
    LIST_NATIONAL_NUMBER = 1 << 10, /* RRN */
    LIST_EMAIL = 1 << 11,           /* EMAIL */
    LIST_PHONE = 1 << 12,           /* PHONE */
    LIST_ATTACHED_TO = 1 << 13,     /* ATTACH_MUN */
    LIST_VOTE_MODE = 1 << 14,       /* VOTE_MODE */
};

/* Who may hold a copy: regimes.csv holders. Bits. */
enum list_holder {
    HOLDER_LIST_SUBMITTER = 1 << 0,
    HOLDER_CANDIDATE = 1 << 1,
    HOLDER_PARTY_NUMBERED = 1 << 2,
    HOLDER_AFFILIATED_LIST = 1 << 3,
    HOLDER_DEPOSANT = 1 << 4,
    HOLDER_CANDIDATE_OF_LIST = 1 << 5,
    HOLDER_PARTY_AGENT = 1 << 6,
    HOLDER_UNVERIFIED = 1 << 7, /* the statute was not read: review */
};

enum window_end {
    WINDOW_END_ELECTION_DAY,
    WINDOW_END_OPEN,    /* the statute leaves the period open */
    WINDOW_END_UNKNOWN, /* the statute was not read: the strict default holds */
};

/* Static, from the tables. */
struct regime {
    const char *id; /* "BE-VLG-LOC" */
    guint fields_allow, fields_drop, fields_reject;
    guint holders;
    gboolean paper_only;  /* PAPER_PROPAGANDA rather than ELECTORAL */
    gboolean ends_on_eve; /* EDAY-1T22:00 */
    enum window_end to_statute;
    const char *share, *end_duty;
    const char *citation;
    char confidence; /* 'H', 'M', 'L' */
};

struct election {
    const char *id; /* "BE-VLG-LOC-2030" */
    const struct regime *regime;
    day_number day;
    day_number regulated_from;
    int voting_age;
    day_number list_from;
    day_number lists_filed_by; /* DAY_UNKNOWN when the table has none */
    const char *note;
    char confidence;
};
