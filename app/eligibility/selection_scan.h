/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A selection as words and signs. */

#include <glib.h>

enum selection_token_kind {
    TOKEN_END,
    TOKEN_WORD,   /* bare: age, 9000, 2030-03-01, Sint-Niklaas */
    TOKEN_STRING, /* between quotation marks */
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_AT_MOST,
    TOKEN_MORE,
    TOKEN_AT_LEAST,
};

struct selection_token {
    enum selection_token_kind kind;
    guint position; /* of its first character, from 1 */
    char *text;     /* a word or the inside of a string, normalised; else the sign itself.
                     * Safe for a terminal; owned by the array */
    char *key;      /* text_fold() of a word; else "" */
};

/* struct selection_token, TOKEN_END last; the caller unrefs. NULL with
 * KIESPOST_ERROR_USAGE for text that is not UTF-8, too long, or holds a character that
 * the language has no use for. */
GArray *selection_scan(const char *text, GError **error);
