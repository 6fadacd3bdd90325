/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A message of a mailing to an invented person, so that nobody's data is in it. */

#include <glib.h>

#include "command/mailing_desk.h"
#include "command/session.h"
#include "compose/mail.h"
#include "compose/text_message.h"
#include "domain/recipient.h"

/* Everything but the address, or the number in E.164, is invented; it is borrowed. */
void trial_invent(const struct mailing_desk *desk, const char *address,
                  struct recipient *recipient);

/* Composes, marked as a trial. KIESPOST_ERROR_USAGE when the mailing goes to a voter list
 * only. */
gboolean trial_compose(struct session *session, const struct mailing_desk *desk,
                       const struct recipient *recipient, struct mail *mail,
                       GError **error);

/* The same of a text message. */
gboolean trial_compose_text(const struct mailing_desk *desk,
                            const struct recipient *recipient, struct text_message *text,
                            GError **error);
