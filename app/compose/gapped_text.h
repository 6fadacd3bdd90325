/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A text with gaps for personal values.
 *
 * Messages of one mailing differ in a few personal values only, and whether such a value
 * is empty is all that a template can ask of it. So everything up to the finished text is
 * done once for each set of non-empty values, with a mark in the place of each; a message
 * is then that text with the values put in. A value is thereby never read as Markdown or
 * HTML, wherever it stands.
 *
 * The marks are noncharacters from U+FDD0 on, which template_files refuses in a text. */

#include <glib.h>

enum {
    GAPPED_TEXT_VALUES = 32, /* values at most */
    GAPPED_TEXT_MARK = 3,    /* bytes of a mark in UTF-8 */
};

/* The mark of value number `value`, NUL-terminated. */
void gapped_text_mark(guint value, char mark[GAPPED_TEXT_MARK + 1]);

/* Where the first mark stands in `text`, and whose it is; NULL when there is none. */
const char *gapped_text_find_mark(const char *text, guint *value);

struct gapped_text {
    char *text; /* with the marks */
    gsize length;
    GArray *gaps; /* struct gap, ascending */
};

struct gap {
    gsize offset; /* of the mark in text */
    guint value;
};

/* Takes `text` over. */
void gapped_text_init(struct gapped_text *gapped, GString *text);
void gapped_text_clear(struct gapped_text *gapped);

/* How values are written: as they are (NULL), or by an escape (compose/escape.h). */
typedef void (*gapped_text_escape)(GString *out, const char *value);

/* Append the text with `values` in its gaps to `out`. */
void gapped_text_append(const struct gapped_text *gapped, GString *const *values,
                        gapped_text_escape escape, GString *out);
