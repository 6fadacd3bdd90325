/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Voters who do not exist: names drawn as often as Belgium bears them, streets that every
 * town could have, and national numbers that the register never gives out. */

#include <glib.h>

#include "base/day.h"
#include "reference/municipality.h"

struct invented_person {
    const char *family_name;
    const char *given_names;  /* the next call overwrites it */
    char sex;                 /* 'M' or 'F' */
    gboolean foreign;         /* not a Belgian */
    day_number birth_date;    /* 18 to 99 years old on the day of the poll */
    gboolean birth_year_only; /* the register knows no more: 00/00/1957 */
    const char *street;
    char house_number[16]; /* may be "": a post office box, a farm */
    char box[8];           /* mostly "" */
    const char *postcode;
    char national_number[12];
};

/* A town's worth of people. */
typedef struct invention Invention;

/* Whether a name can be written in the file that is being made; for every name once. */
typedef gboolean (*name_is_writable)(const char *name, gpointer context);

/* The same seed gives the same people, of an age to vote on `poll`. Streets are named in
 * `language` where the municipality's regime knows it. `context` is borrowed. */
Invention *invention_new(const struct municipality *municipality, enum language language,
                         day_number poll, guint64 seed, name_is_writable is_writable,
                         gpointer context);
void invention_free(Invention *invention);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Invention, invention_free)

/* Strings are borrowed from the invention. */
void invention_next(Invention *invention, struct invented_person *person);

/* Fills in the national number that goes with sex and birth date. */
void invented_person_number(struct invented_person *person);
