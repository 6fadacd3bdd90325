/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The person at the terminal. secret_file.h is the other way that a secret comes in. */

#include <glib.h>

#include "platform/secret_file.h"

/* Is descriptor `stream` (0, 1, 2) a terminal? */
gboolean console_is_interactive(int stream);

/* Columns of the terminal on standard output or standard error; 80 when unknown. */
int console_width(void);

/* Shows `question` as it is and reads one line, without its newline, from the terminal of
 * this process; when it has none, the question goes to standard error and the line comes
 * from standard input (of which not a byte more is taken).
 *
 * The line is valid UTF-8, possibly empty. NULL with KIESPOST_ERROR_USAGE at the end of
 * input, KIESPOST_ERROR_INPUT when the line is no UTF-8 or longer than 4 095 bytes,
 * KIESPOST_ERROR_TRY_LATER when interrupted. The caller frees. */
char *console_ask(const char *question, GError **error);

/* Shows `prompt` on the terminal and reads one line without showing it, into `buffer` (at
 * most `size` − 1 bytes, and a NUL), which should be locked memory. Returns its length, 0
 * for an empty line.
 *
 * The terminal gets its echo back in every case; Ctrl-C does afterwards what it would
 * have done before, Ctrl-Z stops and asks again when continued. -1 with
 * KIESPOST_ERROR_WRONG_PASSPHRASE when there is no terminal or the input ended,
 * KIESPOST_ERROR_INPUT when the line is too long or holds a NUL, KIESPOST_ERROR_TRY_LATER
 * when interrupted; the buffer is then zeroed. */
gssize console_read_secret(const char *prompt, char *buffer, gsize size, GError **error);
