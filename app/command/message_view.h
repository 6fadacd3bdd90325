/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One message of a mailing shown again: derived anew from what was frozen, and compared
 * with the fingerprint taken when it was handed over. */

#include <glib.h>

#include "command/session.h"

/* `mailing show NAME --message R`. KIESPOST_ERROR_USAGE when R is not among the
 * recipients of the mailing, or it is one of letters. */
gboolean message_view_show(struct session *session, const char *mailing, const char *id,
                           GError **error);
