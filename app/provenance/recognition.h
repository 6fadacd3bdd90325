/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose file is this? What its column titles, its values and its form say about where it
 * came from, whatever it is called (law/rules.md R-10… ).
 *
 * Tables (reference/fingerprints.csv, value patterns, domains, words) plus a small
 * scoring that a reader can follow; every conclusion comes with its evidence in words.
 * Counts and column titles only are kept: no value of the file. */

#include <glib.h>

#include "base/span.h"

/* What is known of the file beside its rows. Strings are borrowed for the call. */
struct file_form {
    const char *name;            /* base name */
    const char *delimiter;       /* ";", ",", "tab", "|", "" */
    const char *preamble;        /* the lines above the headings, '\n' between them; "" */
    const char *const *headings; /* `count`; "" where a column has none */
    guint count;
    gboolean has_headings; /* FALSE: recognised by its values alone */
};

struct recognition;
typedef struct recognition Recognition;

struct recognition *recognition_new(const struct file_form *form);
void recognition_free(struct recognition *recognition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Recognition, recognition_free)

/* One row, `count` cells as many as headings. Rows are best seen in file order; the
 * caller may leave some out, and then the evidence says how many were read. */
void recognition_see(struct recognition *recognition, const struct span *cells);

/* One class of fingerprints.csv. */
struct origin_class {
    const char *name;    /* "municipal_services" …; static */
    double weight;       /* 0…1; below ORIGIN_WEIGHT_LEAST a class is not reported */
    GPtrArray *evidence; /* translated sentences, most telling first; "column
                            “Klantnummer”", "38 % of the values in “Ref” are invoice
                            numbers" */
};

/* Below: a coincidence. At or above: told, and acted upon. */
#define ORIGIN_WEIGHT_LEAST 0.5

/* What import has to know beside the classes. Bits. */
enum origin_sign {
    ORIGIN_CONSENT_COLUMN = 1 << 0, /* a column of consent or opt-in dates */
    ORIGIN_ALL_CONSENTED = 1 << 1,  /* every row seen has consent date and wording */
    ORIGIN_OFFICE_CONTACT = 1 << 2, /* subject of request, file number, permit,
                                       date of contact, @municipality, "burgemeester" … */
    ORIGIN_OPINION = 1 << 3,        /* a column of party preference, canvass … */
    ORIGIN_SPECIAL = 1 << 4,     /* health, religion, union, orientation, origin */
    ORIGIN_TWO_SOURCES = 1 << 5, /* the rows are of two kinds, as if joined */
};

struct origin {
    GArray *classes; /* struct origin_class, heaviest first */
    guint signs;     /* enum origin_sign */
    GPtrArray
        *sign_evidence[6];   /* by bit number: translated sentences; NULL without it */
    GArray *opinion_columns; /* guint: those of ORIGIN_OPINION */
    guint64 rows_seen;
};
typedef struct origin Origin;

/* Of all rows seen so far; may be asked again after more of them. */
struct origin *recognition_conclude(const struct recognition *recognition);
void origin_free(struct origin *origin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Origin, origin_free)

/* For the bench alone: as if the table had no row of this system (leave-one-out).
 * NULL: all rows. */
void recognition_leave_out(struct recognition *recognition, const char *system);
