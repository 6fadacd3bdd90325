/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Mailings as the operator reads them, and as JSON. */

#include "command/json.h"
#include "domain/mailing.h"

/* "in preparation", "approved" … Static, translated. */
const char *mailing_state_phrase(enum mailing_state state);

/* The same of a mailing that was read under the dossier's lock, which a run keeps to its
 * end: a claim that is open then was left by a run that is dead, so "interrupted". */
const char *mailing_standing_phrase(const struct mailing *mailing);

/* "still to go", "handed over" … Static, translated. */
const char *delivery_state_phrase(enum delivery_state state);

/* mailing, channel, state and counts, into the object that is open. */
void mailing_put_json(struct json *json, const struct mailing *mailing);

/* The document kiespost.mailing/1. */
void mailing_print_json(const struct mailing *mailing);
