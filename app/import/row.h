/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One row of an extract becomes one recipient, or a rejection that says which column
 * and why, never the value. */

#include <glib.h>

#include "domain/recipient.h"
#include "extract/columns.h"
#include "import/row_watch.h"

/* Why a row is rejected. The first ones are the reader's defects, same numbers. */
enum row_problem {
    ROW_FINE = DEFECT_NONE,
    ROW_NO_NAME = DEFECT_COUNT, /* a voter list's row without a name */
    ROW_NOBODY,                 /* neither name nor e-mail nor telephone */
    ROW_BIRTH_DATE_IMPOSSIBLE,  /* 31/02/2001 */
    ROW_BIRTH_DATE_UNREADABLE,
    ROW_BIRTH_DATE_SHORT_YEAR, /* 01/02/30: 1930 or 2030? */
    ROW_POSTCODE_MALFORMED,    /* not four digits */
    ROW_POSTCODE_UNKNOWN,
    ROW_POSTCODE_CONTRADICTS, /* its municipality */
    ROW_EMAIL_UNUSABLE,       /* and nothing else to reach the person by */
    ROW_EMAIL_SEVERAL,        /* in one cell: likewise */
    ROW_MOBILE_UNUSABLE,      /* likewise */
    ROW_MOBILE_SPECIAL,       /* 0800, 070, 078, 090x: likewise */
    ROW_MOBILE_SEVERAL,       /* likewise */
    ROW_PROBLEM_COUNT
};

/* What the operator is told in a count although the row was taken. Bits. */
enum row_note {
    ROW_NOTE_BIRTH_DATE_UNKNOWN = 1 << 0, /* 00/00/1950 */
    ROW_NOTE_EMAIL_LEFT_OUT = 1 << 1,     /* it could not be one */
    ROW_NOTE_MOBILE_LEFT_OUT = 1 << 2,
    ROW_NOTE_NAME_NOT_SPLIT = 1 << 3,    /* kept as full_name */
    ROW_NOTE_ADDRESS_NOT_SPLIT = 1 << 4, /* kept as address */
    ROW_NOTE_CONSENT_DATE_LEFT_OUT = 1 << 5,
    ROW_NOTE_RELATION_DATE_LEFT_OUT = 1 << 6,
    ROW_NOTE_CONSENT_CHANNELS_ODD = 1 << 7,  /* a word that is no channel */
    ROW_NOTE_CONSENT_TARGETING_ODD = 1 << 8, /* neither yes nor no: counted as no */
    ROW_NOTE_LANGUAGE_ODD = 1 << 9,
    ROW_NOTE_MUNICIPALITY_UNKNOWN = 1 << 10,     /* no postcode, and no such name */
    ROW_NOTE_NATIONAL_NUMBER_LEFT_OUT = 1 << 11, /* one stood in some other cell */
    ROW_NOTE_EMAIL_SEVERAL = 1 << 12,            /* in one cell: none is taken */
    ROW_NOTE_EMAIL_ACCENTED = 1 << 13,           /* before the @: none is taken */
    ROW_NOTE_MOBILE_SPECIAL = 1 << 14,           /* 0800, 070, 078, 090x: not taken */
    ROW_NOTE_MOBILE_SEVERAL = 1 << 15,           /* in one cell: none is taken */
    ROW_NOTE_MOBILE_LANDLINE = 1 << 16,          /* taken, and useless for texts */
    ROW_NOTE_MOBILE_FOREIGN = 1 << 17,           /* taken; foreign-mobile asks a person */
};
#define ROW_NOTE_COUNT 18

/* Turns rows of one extract; remembers what repeats (streets, municipalities, names).
 * Not to be shared between threads. */
struct row_maker;

/* `columns` is borrowed and outlives the maker; column_rules_apply() was called on it
 * for the same `kind`. */
struct row_maker *row_maker_new(const struct column_map *columns, enum source_kind kind);
void row_maker_free(struct row_maker *maker);
typedef struct row_maker RowMaker;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RowMaker, row_maker_free)

/* What is looked for in every row besides; to be told more about the file before the
 * first row. Lives as long as the maker. */
struct row_watch *row_maker_watch(struct row_maker *maker);

struct row_result {
    enum row_problem problem;
    guint column; /* of the problem, from 0; COLUMN_ABSENT when it is the whole row */
    guint notes;  /* enum row_note */
    /* The first note by which something was lost, and of which field; 0 and FIELD_NONE
     * when all was taken. */
    enum row_note loss;
    enum field lost;
};

/* Fills `recipient` (number and extract stay 0) when the answer's problem is ROW_FINE;
 * otherwise its content is unspecified. Defective rows give their defect.
 *
 * Strings live in `strings` or in the maker: valid until the former is cleared or the
 * latter freed, and not touched by later calls, so that another thread may read them. */
struct row_result row_to_recipient(struct row_maker *maker, const struct extract_row *row,
                                   GStringChunk *strings, struct recipient *recipient);

/* A translated phrase for the rejected-rows file ("no such day"); for `problem` that
 * is a defect the reader's. Static. */
const char *row_problem_phrase(enum row_problem problem);

/* "birth-date-impossible" … for JSON. Static. */
const char *row_problem_name(enum row_problem problem);

/* A translated phrase on the value of one field that is not taken, or not when somebody
 * types it ("this cannot be an e-mail address"); NULL for a note by which nothing is
 * lost. Static. */
const char *row_note_phrase(enum row_note note);

/* A translated sentence on `count` rows ("12 rows have a birth date that is partly
 * unknown: taken without it"). The caller frees. */
char *row_note_sentence(enum row_note note, guint64 count);
