/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One function per group of tables of reference/tables.h; each reads its files in `dir`,
 * checks them, and appends C source to `out`. */

#include <glib.h>

void emit_places(GString *out, const char *dir);
void emit_calendar(GString *out, const char *dir);
void emit_ceilings(GString *out, const char *dir);
void emit_headers(GString *out, const char *dir);
void emit_names(GString *out, const char *dir);
void emit_law_sources(GString *out, const char *dir);
void emit_fingerprints(GString *out, const char *dir);
void emit_email(GString *out, const char *dir);
void emit_origin_words(GString *out, const char *dir);
void emit_gsm_alphabet(GString *out, const char *dir);

/* `text` as a C string literal, quotes included. */
void emit_string(GString *out, const char *text);

/* "const guint NAME = COUNT;" */
void emit_count(GString *out, const char *name, guint count);

/* A word of a CSV file and the C constant that stands for it. */
struct word {
    const char *word;
    const char *constant;
};

/* The constant of `word`, NULL when the NULL-ended table has none. */
const char *word_constant(const struct word *words, const char *word);
