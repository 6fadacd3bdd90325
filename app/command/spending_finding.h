/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the law says of what was spent, in words: law/rules.md. */

#include "command/json.h"
#include "command/spending.h"
#include "domain/verdict.h"

/* What say of approving or handing over this mailing. */
struct spending_finding {
    const char *rule, *number; /* "spend-ceiling", "R-112" */
    enum effect effect;        /* EFFECT_INFO and EFFECT_ADD warn; more refuses */
    char *sentence;
};
/* struct spending_finding; the caller unrefs. */
GArray *spending_findings(const struct spending *spending, const char *name);

/* Warns of what needs a warning, in words (with --json a refusal stands alone on standard
 * error, and the caller puts the findings into its document). FALSE with
 * KIESPOST_ERROR_REFUSED, naming the rule, when a finding refuses. */
gboolean spending_permits(struct session *session, GArray *findings, GError **error);

/* All of them as warnings, those that would refuse included: for check and rehearsals. */
void spending_warn(const struct session *session, GArray *findings);

/* R-112 once more, before what was approved goes out: no more paid sends above the
 * ceiling. Nothing is asked when nobody waits for it any more. */
gboolean spending_permits_going_out(struct session *session,
                                    const struct mailing *mailing, GError **error);

/* The member "findings": rule, number and effect of each. */
void spending_put_json(struct json *json, GArray *findings);

/* One line for the status page: what was spent, by when it is declared, keep the
 * receipts. NULL when nothing was spent and no declaration is due. The caller frees. */
char *spending_reminder(const struct spending *spending, day_number today);

/* "the amounts are those of 2024 …" when they are not those of the election; NULL
 * otherwise. The caller frees. */
char *spending_doubt(const struct spending *spending);
