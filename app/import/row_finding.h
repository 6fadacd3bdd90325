/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is said of a row that is held because of its own content (domain/recipient.h, enum
 * row_finding). */

#include <glib.h>

#include "domain/recipient.h"

/* By which a row is refused or waits for a person; ROW_ENTERED_BY_HAND is none of them.
 */
#define ROW_FINDINGS_HELD (((1u << ROW_FINDING_COUNT) - 1) & ~(guint)ROW_ENTERED_BY_HAND)

/* "office-address" …, for JSON. Static. */
const char *row_finding_name(enum row_finding finding);

/* The id of the rule that asks for it, "office-contact-origin-hint". Static. */
const char *row_finding_rule(enum row_finding finding);

/* What was seen, of one person ("the e-mail address is one of a public authority or a
 * school"); translated, static. */
const char *row_finding_phrase(enum row_finding finding);

/* After an import, of one finding of ROW_FINDINGS_HELD: how many rows, what follows, and
 * the rule ("3 rows hold …: each waits for a decision (office-contact-origin-hint,
 * R-26)"). Translated; the caller frees. */
char *row_finding_sentence(enum row_finding finding, guint64 count);
