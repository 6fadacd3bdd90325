/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The 565 municipalities of Belgium since 1 January 2025, their names and the language
 * regime that the coordinated laws of 18 July 1966 give them. Everything is static. */

#include <glib.h>

#include "domain/language.h"

enum region {
    REGION_FLANDERS,
    REGION_WALLONIA,
    REGION_BRUSSELS,
    REGION_ALL, /* never a municipality's: for names counted in the whole country */
};

enum language_regime {
    REGIME_NL,
    REGIME_FR,
    REGIME_DE_WITH_FR, /* German-speaking, facilities in French */
    REGIME_BILINGUAL,  /* the nineteen of Brussels */
    REGIME_NL_WITH_FR,
    REGIME_FR_WITH_NL,
    REGIME_FR_WITH_DE, /* Malmedy and Waimes */
    LANGUAGE_REGIME_COUNT
};

struct municipality {
    const char *nis;     /* five digits */
    const char *name_nl; /* never "" */
    const char *name_fr; /* never "" */
    const char *name_de; /* "" where German has no name of its own */
    enum region region;
    enum language_regime regime;
    const char *province_nis; /* "" in Brussels, as the two below */
    const char *province_nl;
    const char *province_fr;
    const char *arrondissement_nis;
    const char *main_postcode;
    const char *postcodes; /* geographic ones, ascending, a blank between */
};

/* What a name is to its municipality; the first is the strongest. */
enum name_kind {
    NAME_OFFICIAL,  /* in any of its languages */
    NAME_ALIAS,     /* an exonym or a written variant: Lüttich, Brussel-Stad */
    NAME_FORMER,    /* a municipality merged into it in 2019 or 2025 */
    NAME_LOCALITY,  /* a place in it that has its name in the postcode table */
    NAME_MAIL_USER, /* an institution with a postcode of its own: VTM, SHAPE */
};

/* In ascending NIS order. */
guint municipality_count(void);
const struct municipality *municipality_at(guint index);

/* A code that a merger of 2019 or 2025 ended gives the municipality of today. NULL for
 * any other text. */
const struct municipality *municipality_by_nis(const char *nis);

/* Any name_kind, in any case, with or without accents, hyphens or apostrophes, and with
 * "St." for Sint or Saint. The strongest kind decides: "Aalst" is the town and not the
 * village in Sint-Truiden. NULL when nothing is called so, and also when several
 * municipalities are by equal right (Saint-Nicolas): then `*ambiguous` is TRUE, else
 * FALSE. `ambiguous` may be NULL. */
const struct municipality *municipality_by_name(const char *name, gboolean *ambiguous);

/* A NIS code or a name, as the command line takes them; otherwise as above. */
const struct municipality *municipality_find(const char *text, gboolean *ambiguous);

/* How many municipalities are called `name` by the strongest kind of name that it is;
 * the first `size` of them, in NIS order, are put into `found`. To ask "which one?". */
guint municipalities_named(const char *name, const struct municipality *found[],
                           guint size);

/* Whether `name` means `municipality`, weaker kinds included ("Aalst" is a place in
 * Sint-Truiden as well), and if so the strongest `*kind` by which it does. */
gboolean municipality_is_called(const struct municipality *municipality, const char *name,
                                enum name_kind *kind);

/* Special postcodes (institutions') included. */
gboolean municipality_has_postcode(const struct municipality *municipality,
                                   const char *postcode);

/* A set of languages as bits. */
typedef guint language_set;
#define LANGUAGE_BIT(language) (1u << (language))

/* The languages of the templates (Dutch, French) in which someone who stated none is
 * written to: both in Brussels and under Dutch/French facilities; French in the
 * German-speaking municipalities and beside German facilities (law/rules.md R-131). */
language_set municipality_languages(const struct municipality *municipality);

/* The same as a list, the official language first (in Brussels Dutch, as its statutes
 * name both equally). Returns how many: 1 or 2. */
enum {
    MUNICIPALITY_LANGUAGES_MAX = 2
};
guint municipality_language_order(const struct municipality *municipality,
                                  enum language order[MUNICIPALITY_LANGUAGES_MAX]);

/* The language that its administration uses; Dutch for Brussels. */
enum language municipality_official_language(const struct municipality *municipality);

/* Its name in a language; in the official one for LANGUAGE_UNKNOWN or where German has
 * none. Static. */
const char *municipality_name_in(const struct municipality *municipality,
                                 enum language language);

/* The name to put on an envelope for a letter in `language`: in that language where the
 * regime knows it, else in the official one, because one address is in one language and
 * the postman reads that of the place (bpost, adressering). Gent stays Gent. */
const char *municipality_name_on_envelope(const struct municipality *municipality,
                                          enum language language);
