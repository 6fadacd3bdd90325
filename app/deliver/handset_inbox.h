/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What came in, as a handset knows it. For the files of this folder only; handset_read()
 * stands in deliver/handset.h. */

#include <glib.h>

#include "deliver/handset.h"

/* Reports that a phone passes on and keeps nowhere. The caller unrefs. */
GPtrArray *handset_inbox_new(void);

/* The library tells of a message (GSM_SMSMessage); where it only tells that there is one,
 * nothing happens. */
void handset_inbox_add(struct handset *handset, gconstpointer sms);
