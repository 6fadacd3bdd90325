/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How large a text message is on the network, and where it is cut when it needs several
 * parts (3GPP TS 23.038: alphabets, TS 23.040 section 9.2.3.24.1: concatenation with an
 * 8-bit reference, whose header takes 6 octets of 140). */

#include <glib.h>

#include "base/span.h"

enum sms_coding {
    SMS_GSM7, /* 160 septets alone, 153 in each of several; €, [, ^ and the like take two
               */
    SMS_UCS2, /* 70 units of 16 bits alone, 67 in each of several; emoji take two */
};

enum {
    SMS_PARTS_MOST = 10, /* operators and old handsets cope with no more */
};

struct sms_size {
    enum sms_coding coding;
    guint units; /* septets or 16-bit units, all parts together, headers left out */
    guint parts; /* as sms_split() makes them; 0 for an empty text */
    guint left;  /* units that still fit into the last part */
};

/* `text` is UTF-8. One character beyond GSM 03.38 makes the whole message UCS-2. May say
 * more parts than SMS_PARTS_MOST. */
void sms_measure(const char *text, gsize length, struct sms_size *size);

/* The pieces of `text`, in order, appended to `parts` (struct span): never cut inside a
 * character, a surrogate pair or an escape pair, nor between a letter and the combining
 * marks behind it where that can be helped. As many as sms_measure() says. */
void sms_split(const char *text, gsize length, GArray *parts);
