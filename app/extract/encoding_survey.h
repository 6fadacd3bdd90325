/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which encoding a file is in, from every byte of it. */

#include <glib.h>

#include "extract/encoding.h"

struct encoding_survey {
    guint64 bytes;
    guint64 nul_even, nul_odd;   /* at even and odd offsets */
    guint64 high_even, high_odd; /* the same of bytes of 0x80 and above */
    guint64 line_feeds;
    guint64 bare_returns;    /* CR not followed by LF */
    guint64 utf8_characters; /* well-formed ones of more than one byte */
    guint64 utf8_errors;     /* bytes in no such character */
    guint64 in_word[256];    /* high bytes beside an ASCII letter */
    guint64 anywhere[256];   /* all high bytes */
    char head[16];           /* the first bytes of the file */
    guint8 pending[4];       /* a UTF-8 character that a piece cut in two */
    guint pending_count;
    guint8 previous; /* the last byte of the piece before */
};

/* The file in pieces, in order. `survey` begins all zero. */
void encoding_survey_feed(struct encoding_survey *survey, const char *bytes,
                          gsize length);

struct encoding_finding {
    enum encoding encoding;
    gsize mark_length; /* bytes of the byte order mark, 0 when there is none */
    /* Both UTF-8 and something else occur: decide for each line. */
    gboolean mixed;
    char *evidence; /* translated; the caller frees */
};

/* After the last piece. Every file gets an answer; whether it is text at all is
 * encoding_survey_is_text(). */
struct encoding_finding encoding_survey_decide(struct encoding_survey *survey);

/* FALSE when more than one byte in a hundred is NUL without this being UTF-16. */
gboolean encoding_survey_is_text(const struct encoding_survey *survey);
