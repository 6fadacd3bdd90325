/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* To whom the recipients' data are given: the candidate, or a processor with a contract
 * in force (GDPR art. 28; law/rules.md ). */

#include <glib.h>

#include "command/session.h"
#include "dossier/releases.h"
#include "rules/facts.h"
#include "rules/rule.h"

/* Who prints or sends, by the name that was typed; NULL and "self" are the candidate.
 * `name` receives the name as recorded, or "self"; the caller frees.
 *
 * KIESPOST_ERROR_REFUSED (processor-contract, R-70) when there is no contract, it ended,
 * or its day is yet to come. */
gboolean hand_over_find(struct session *session, const char *typed, char **name,
                        enum hand_over *hand_over, GError **error);

/* Asks the rules of stage handover about one recipient's facts. KIESPOST_ERROR_REFUSED
 * with the rule and what would change it when one refuses, or asks a person to decide and
 * `releases` (may be NULL) has no such decision for this mailing. The ids of the rules
 * that such a decision set aside are added to `released`, each once (static strings; may
 * be NULL). */
gboolean hand_over_is_lawful(const struct facts *facts, enum hand_over hand_over,
                             const char *mailing, const struct releases *releases,
                             GPtrArray *released, GError **error);

/* What this rule of stage handover says when these data are given to a processor. */
enum effect hand_over_effect(const struct facts *facts, const struct rule *rule);
