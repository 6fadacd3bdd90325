/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reason that a person writes down for a decision (GDPR art. 5(2)). */

#include <glib.h>

#include "command/session.h"

/* The value of --reason without blanks around it; the caller frees. NULL with
 * KIESPOST_ERROR_USAGE when it is not given or says nothing: a reason has letters. */
char *written_reason(const struct session *session, GError **error);
