/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A password out of a command ("pass show smtp"), without a copy in ordinary memory. */

#include <glib.h>

/* Starts `command`, words and quotation marks as in a shell but without one, and reads
 * what it prints as secret_file_read() does. It may use the terminal to ask for
 * something.
 *
 * -1, the buffer zeroed, with KIESPOST_ERROR_CONFIG when the words cannot be told apart,
 * KIESPOST_ERROR_NO_INPUT when it cannot be started or ends with a status other than 0,
 * and the errors of secret_file_read(). */
gssize secret_command_read(const char *command, char *buffer, gsize size, GError **error);
