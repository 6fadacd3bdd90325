/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people consented to, in the words of a form (design/product.md, "Source kinds and
 * import fields"). */

#include <glib.h>

#include "domain/channel.h"
#include "domain/source.h"

/* "e-mail, sms" → the channels named; between them comma, slash, plus, blank and the
 * like. `*odd` when a word is none. */
channel_set consent_channels_read(const char *text, gsize length, gboolean *odd);

/* Separate consent to targeted political advertising: ja, oui, yes, 1, x, true or a date
 * is yes; empty and anything else is no. `*odd` when it is neither those nor a plain
 * no. */
enum declared consent_targeting_read(const char *text, gsize length, gboolean *odd);
