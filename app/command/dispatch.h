/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From the words of the command line to an exit status: finds the command, satisfies its
 * needs, runs it, and says what went wrong in one sentence. */

#include "command/session.h"

int dispatch(int argc, char **argv);

/* The same within a running command: `words` (NULL-terminated, the command's name first,
 * no global options) run on the dossier that `session` holds open, in its way of
 * speaking, and never ask anything. What goes wrong is told, and is in the exit status.
 */
int dispatch_in_session(const struct session *session, char **words);
