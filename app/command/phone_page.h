/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "mailing probe" of a mailing of text messages: what the phone says of itself. */

#include <glib.h>

#include "command/session.h"
#include "domain/mailing.h"

/* Connects, asks, prints and leaves; nothing is sent. KIESPOST_ERROR_REFUSED in an
 * example; others: handset_settings_read(), handset_open(). */
gboolean phone_page_print(struct session *session, const struct mailing *mailing,
                          GError **error);
