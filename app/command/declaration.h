/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What `mailing approve` cannot see and a person declares, once per mailing
 * (law/README.md, stage approve). */

#include <glib.h>

#include "command/session.h"
#include "domain/channel.h"

/* Shows the statements for this channel and asks for a yes, unless --declare was given.
 * KIESPOST_ERROR_DECLARATION, with the statements on standard error, when nobody can be
 * asked or the answer is not yes. */
gboolean declaration_ask(struct session *session, enum channel channel, GError **error);

/* The numbers of the rules declared, NULL-terminated; the caller frees the vector only.
 */
const char **declaration_rules(enum channel channel);
