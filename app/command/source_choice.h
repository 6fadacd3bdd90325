/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "Where did you get this file?": an import without --source, on a terminal. */

#include "command/session.h"
#include "domain/source.h"

/* Six plain choices and at most three questions. The source is not declared yet: a file
 * that cannot be read shall leave none behind. KIESPOST_ERROR_USAGE when nobody can be
 * asked. The caller frees. */
struct source *source_choose(struct session *session, GError **error);
