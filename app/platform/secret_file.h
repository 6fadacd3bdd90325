/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A passphrase or password out of a file or pipe, without a copy in a stdio buffer. */

#include <glib.h>

/* Reads the whole of `path` into `buffer`, takes one newline (LF or CRLF) off its end and
 * puts a NUL there. Returns the length without that NUL, at least 1.
 *
 * "-" and "/dev/stdin" are standard input, "/dev/fd/N" is descriptor N of this process (a
 * shell's `<(…)`): any of these may be a pipe. Any other path must be a regular file.
 *
 * -1 with KIESPOST_ERROR_NO_INPUT when it cannot be opened or is a directory, FIFO,
 * device or socket; KIESPOST_ERROR_INPUT when it holds a NUL or more than `size` − 1
 * bytes, newline included; KIESPOST_ERROR_WRONG_PASSPHRASE when nothing stands in it;
 * KIESPOST_ERROR_IO when reading failed; KIESPOST_ERROR_TRY_LATER when interrupted. The
 * buffer is then zeroed. `buffer` should be locked memory (secret_writable()). */
gssize secret_file_read(const char *path, char *buffer, gsize size, GError **error);
