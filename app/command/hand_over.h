/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* To whom the recipients' data are given: the candidate, or a processor with a contract
 * in force (GDPR art. 28; law/rules.md ). */

#include <glib.h>

#include "command/session.h"
#include "rules/facts.h"

/* Who prints or sends, by the name that was typed; NULL and "self" are the candidate.
 * `name` receives the name as recorded, or "self"; the caller frees.
 *
 * KIESPOST_ERROR_REFUSED (processor-contract, R-70) when there is no contract, it ended,
 * or its day is yet to come. */
gboolean hand_over_find(struct session *session, const char *typed, char **name,
                        enum hand_over *hand_over, GError **error);

/* Asks the rules of stage handover about one recipient's facts. KIESPOST_ERROR_REFUSED
 * with the rule when one refuses, or asks a person to decide. */
gboolean hand_over_is_lawful(const struct facts *facts, enum hand_over hand_over,
                             GError **error);
