/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The campaign that `kiespost demo` runs through, command by command, with a few words
 * before each; shortened to two or three screens unless -v was given. */

#include <glib.h>

#include "command/session.h"
#include "invention/story.h"

/* Runs the real commands on the dossier that `session` holds open, which must be the
 * present folder's, with the story's files in it. KIESPOST_ERROR_INTERNAL when one of
 * them ends otherwise than the story has it. */
gboolean demo_tour_run(const struct session *session, const struct story *story,
                       GError **error);
