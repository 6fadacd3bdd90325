/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which field each column of an extract is, and how we know. */

#include <glib.h>

#include "domain/field.h"
#include "extract/reader.h"

/* Why a column is not read. */
enum column_refusal {
    COLUMN_READ,
    COLUMN_UNRECOGNISED,
    COLUMN_NATIONAL_NUMBER,         /* by its heading, or by values that pass mod 97 */
    COLUMN_NATIONAL_NUMBER_ON_LIST, /* the same in a voter list */
    COLUMN_SECOND,                  /* an earlier column holds the same field */
    COLUMN_OVERRULED,               /* --map named another column for its field */
    COLUMN_NOT_WANTED,     /* sex, nationality …: of no use to write to someone */
    COLUMN_DROPPED,        /* the list's statute has it, the purpose does not need it */
    COLUMN_NOT_IN_STATUTE, /* recognised, but no field of a voter list */
    COLUMN_NOT_ON_LISTS,   /* e-mail, telephone in a voter list */
    COLUMN_REFUSAL_COUNT
};

/* In which order a full name is written. */
enum name_order {
    NAME_ORDER_UNKNOWN,
    NAME_ORDER_FAMILY_FIRST, /* "Naam en voornaam" */
    NAME_ORDER_GIVEN_FIRST,  /* "Voornaam en naam" */
};

struct column {
    const char *heading;  /* "" when it has none; owned by the map */
    char label[16];       /* "column 3": how to speak of one without heading */
    enum field field;     /* FIELD_NONE when unrecognised */
    const char *evidence; /* translated: "heading 'Volgnr'", "--map", "9 of 9 values
                           * pass mod 97"; "" when unrecognised */
    enum column_refusal refusal;
    enum field values_like;     /* FIELD_EMAIL, FIELD_MOBILE, FIELD_NATIONAL_NUMBER: what
                                 * most values look like, whatever the heading says;
                                 * FIELD_NONE otherwise */
    enum name_order name_order; /* of FIELD_FULL_NAME */
};

#define COLUMN_ABSENT G_MAXUINT

struct column_map {
    guint count;                 /* = extract_form.column_count */
    struct column *columns;      /* in the order of the file */
    guint of_field[FIELD_COUNT]; /* the column that is read, or COLUMN_ABSENT */
};

/* Recognise the columns of `extract` by headings, else by values, and rewind it.
 *
 * `overrides` are the operands of --map ("field=column", NULL-terminated, may be NULL);
 * a column is named by its heading (case and accents do not matter) or by its number
 * from 1. A column that holds national register numbers cannot be mapped to anything.
 *
 * KIESPOST_ERROR_INPUT: --map names a column that the file lacks, or that holds
 * national register numbers, or one field or column twice.
 * KIESPOST_ERROR_USAGE: --map is no "field=column" or names no field. */
struct column_map *column_map_new(struct extract *extract, const char *const *overrides,
                                  GError **error);
void column_map_free(struct column_map *map);
typedef struct column_map ColumnMap;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ColumnMap, column_map_free)

/* Stop reading a column. */
void column_map_refuse(struct column_map *map, guint column, enum column_refusal why);

/* A translated sentence on why, for the operator and JSON. Static; NULL for
 * COLUMN_READ. */
const char *column_refusal_sentence(enum column_refusal refusal);

/* "national-number", "unrecognised" … for JSON. Static. */
const char *column_refusal_name(enum column_refusal refusal);
