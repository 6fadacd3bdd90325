/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The tables that generate/make_tables.c writes at build time. Only the files of this
 * folder look at them; everybody else asks through the header of each noun. */

#include "domain/election.h"
#include "reference/ceiling.h"
#include "reference/email_domain_class.h"
#include "reference/fingerprint.h"
#include "reference/gsm_alphabet.h"
#include "reference/header_name.h"
#include "reference/law_source.h"
#include "reference/municipality.h"
#include "reference/name_list.h"
#include "reference/origin_word.h"
#include "reference/postcode.h"

/* By NIS code. */
extern const struct municipality municipality_rows[];
extern const guint municipality_row_count;

/* NIS codes that a merger ended, by code. */
struct former_nis {
    char nis[6];
    guint16 municipality; /* index into municipality_rows */
};
extern const struct former_nis former_nis_rows[];
extern const guint former_nis_row_count;

/* By text_fold() of the name, then kind, then municipality. */
struct place_name {
    const char *key;
    guint16 municipality;
    guint8 kind; /* enum name_kind */
};
extern const struct place_name place_name_rows[];
extern const guint place_name_row_count;

/* By code. */
extern const struct postcode postcode_rows[];
extern const guint postcode_row_count;

/* In the order of their files. */
extern const struct regime regime_rows[];
extern const guint regime_row_count;
extern const struct election election_rows[];
extern const guint election_row_count;

/* In the order of the file; the brackets of one sum go up. */
enum ceiling_part {
    CEILING_FIXED,   /* an amount of its own */
    CEILING_BRACKET, /* a price for each voter, up to so many; 0: for all the others */
    CEILING_MINIMUM, /* never less than this */
    CEILING_PRINTED, /* the whole ceiling for exactly so many voters */
};
struct ceiling_row {
    const char *regime;
    int year;
    enum ceiling_who who;
    enum ceiling_part part;
    gint64 voters;
    euro_price price;
    const char *source;
};
extern const struct ceiling_row ceiling_rows[];
extern const guint ceiling_row_count;

/* By text_fold() of the heading. */
struct header_row {
    const char *key;
    struct header_name name;
};
extern const struct header_row header_rows[];
extern const guint header_row_count;

struct name_list_rows {
    const struct listed_name *rows;
    guint count;
};
extern const struct name_list_rows name_lists[NAME_LIST_COUNT];

/* In the order of its file. */
extern const struct law_source law_source_rows[];
extern const guint law_source_row_count;

/* In the order of the file. */
extern const struct fingerprint fingerprint_rows[];
extern const guint fingerprint_row_count;
extern const struct origin_word origin_word_rows[];
extern const guint origin_word_row_count;

/* By key, then fingerprint. */
extern const struct fingerprint_heading fingerprint_heading_rows[];
extern const guint fingerprint_heading_row_count;

/* By domain, in small letters. */
struct email_domain_row {
    const char *domain;
    enum email_domain_class class;
};
extern const struct email_domain_row email_domain_rows[];
extern const guint email_domain_row_count;

/* "ocmw" … ".be", in the order of the file. */
struct email_affix_row {
    const char *prefix, *suffix;
    enum email_domain_class class;
};
extern const struct email_affix_row email_affix_rows[];
extern const guint email_affix_row_count;

/* By local part, in small letters. */
struct role_account_row {
    const char *local_part;
    const char *category;
};
extern const struct role_account_row role_account_rows[];
extern const guint role_account_row_count;

/* By code point. */
struct gsm_character {
    guint16 character;
    guint8 septets;
    char text[4]; /* UTF-8 */
};
extern const struct gsm_character gsm_character_rows[];
extern const guint gsm_character_row_count;
