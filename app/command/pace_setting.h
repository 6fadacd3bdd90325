/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the settings say of how fast messages may go. */

#include <glib.h>

#include "command/session.h"

/* The limits of "smtp.rate" or "handset.rate" (deliver/pace.h: pace_read()), as struct
 * pace_limit added to `limits`. KIESPOST_ERROR_CONFIG when the setting is none. */
gboolean pace_setting_rate(const struct session *session, const char *key, GArray *limits,
                           GError **error);

/* The same for "smtp.daily" or "handset.daily", so many a day. */
void pace_setting_daily(const struct session *session, const char *key, GArray *limits);
