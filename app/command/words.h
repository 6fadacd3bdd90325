/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small pieces of what the operator reads and types, in plain words. */

#include <glib.h>

#include "base/day.h"
#include "domain/channel.h"
#include "domain/election.h"
#include "domain/enhanced_status.h"
#include "domain/field.h"
#include "domain/language.h"
#include "domain/source.h"
#include "domain/verdict.h"
#include "dossier/bad_addresses.h"
#include "rules/rule.h"

/* "y", "yes", "ja", "j", "oui", "o"; "n", "no", "nee", "neen", "non". */
gboolean word_is_yes(const char *word);
gboolean word_is_no(const char *word);

/* "letters", "e-mails", "text messages". Static, translated. */
const char *channel_phrase(enum channel channel);

/* "allowed", "to be looked at", "not allowed". Static, translated. */
const char *verdict_phrase(enum verdict verdict);

/* "refuses", "asks a person to decide" … Static, translated. */
const char *effect_phrase(enum effect effect);
/* The same in a word or two, for tables. */
const char *effect_word(enum effect effect);

/* "yes", "no", "not known", "does not concern this". Static, translated. */
const char *answer_phrase(enum answer answer);

/* "address does not exist", "mailbox full" … Static, translated. */
const char *refusal_phrase(enum channel channel, enum refusal_reason reason);

/* "on 12 September 2030 the mail provider answered that this address does not exist
 * (5.1.1)". The caller frees. */
char *bad_address_phrase(enum channel channel, const struct bad_address *bad);

/* "Flemish local elections". Static, translated. */
const char *regime_phrase(const struct regime *regime);

/* "20 September 2030" in the operator's language. The caller frees. */
char *day_phrase(day_number day);

/* "open", "flagged: a person must decide", "closed". Static, translated. */
const char *source_status_phrase(enum source_status status);

/* "order number", "family name". Static, translated. */
const char *field_phrase(enum field field);

/* "checking", "approving" … Static, translated. */
const char *stage_phrase(enum stage stage);

/* "a candidate", "the list". Static, translated. */
const char *source_role_phrase(enum source_role role);
const char *consent_for_phrase(enum consent_for consent_for);

/* The language in which names of places are shown; LANGUAGE_UNKNOWN, their own, in
 * English. */
enum language operator_language(void);

/* "H/P" out of "rule H/P; e-mail as online M-H/S": where there is room for the first code
 * only. The caller frees. */
char *grade_code(const char *evidence);

/* "H/P – sure; the text itself was seen" (law/rules.md section 0). The caller frees. */
char *grade_phrase(const char *evidence);
