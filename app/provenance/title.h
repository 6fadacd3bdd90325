/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one column title says about each class, in points: 1 is enough to act upon. */

#include <glib.h>

#include "domain/field.h"
#include "provenance/origin_class.h"

struct title {
    char *heading;    /* as the file has it */
    char *words;      /* heading_words() */
    enum field field; /* what import takes it for */
    double points[WORDS_COUNT];
    const char *word[WORDS_COUNT]; /* the table's word that gave them; NULL: an exact
                                      heading */
};

/* `left_out` is a system whose fingerprints do not count, or NULL. */
void title_read(struct title *title, const char *heading, const char *left_out);
void title_clear(struct title *title);

/* Every class in a file's name or in lines above the headings. */
void title_read_text(double points[WORDS_COUNT], const char *text);
